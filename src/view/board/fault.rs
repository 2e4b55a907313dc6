//! One failure or remark: what it is, why, and what to do next.

use crate::board::RunId;
use crate::fault::{Fault, Kind, Weight};
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{flag, when};
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use crate::words;
use leptos::prelude::*;

/// The block.
pub fn explained(session: Session, dialogs: Dialogs, id: RunId, fault: Fault) -> AnyView {
    let said = words::fault::explain(&fault);
    let facts = words::fault::facts(&fault);
    let title = words::fault::title(&fault);
    let is_refusal = fault.status == Some(429);
    let (class, sign) = match (fault.kind, fault.kind.weight()) {
        (Kind::Stopped | Kind::StoppedWaiting, _) | (_, Weight::Remark) => {
            ("fault calm", Icon::Note)
        }
        (Kind::SlowToAnswer | Kind::Stalled, _) => ("fault warn", Icon::Clock),
        (Kind::Cut | Kind::Unfinished | Kind::PageClosed, _) => ("fault warn", Icon::Broken),
        _ => ("fault bad", Icon::Refused),
    };
    let is_demo = session
        .board
        .with_untracked(|board| board.run(id).is_some_and(|run| run.demo));
    // What was tried by itself before a person is asked.
    let attempts = session
        .board
        .with_untracked(|board| board.run(id).map_or(1, |run| run.attempts));
    let tried =
        (attempts > 1 && is_refusal).then(|| line("tried", text::fault_tried(u64::from(attempts))));
    let demo = is_demo.then(|| line("next", text::fault_demo()));
    let (cause, next) = (line("cause", said.cause), line("next", said.next));
    let facts =
        (!facts.is_empty()).then(|| view! { <p class="facts"><code>{facts}</code></p> }.into_any());
    view! {
        <section class=class role="group" aria-label=title>
            <h3>{icon(sign)} <span>{title}</span></h3>
            {cause}
            {next}
            {tried}
            {demo}
            {facts}
            {fault.detail.map(own_words)}
            {acts(session, dialogs, id, fault.kind)}
        </section>
    }
    .into_any()
}

/// The service's message, quoted as such.
fn own_words(detail: String) -> AnyView {
    view! {
        <details>
            <summary>{icon(Icon::Chevron)} {text::service_words()}</summary>
            <blockquote>{detail}</blockquote>
        </details>
    }
    .into_any()
}

fn acts(session: Session, dialogs: Dialogs, id: RunId, kind: Kind) -> AnyView {
    let again = flag(move || kind.may_be_sent_again() && session.can_send_again(id));
    let has_empty = flag(move || session.board.with(|board| board.has_empty(id)));
    let connect = move || dialogs.open(Opened::Connection);
    let look_at = match kind {
        _ if kind.is_about_connection() => Some(text::check_address_and_key()),
        _ if kind.is_about_limits() => Some(text::change_limits()),
        _ => None,
    };
    let check = look_at.map(|word| button("btn small quiet", None, word, connect));
    let send = move || {
        button("btn small quiet", None, text::again(), move || {
            session.once_recalled(move || match session.needs_passphrase() {
                true => dialogs.open(Opened::Connection),
                false => session.send_again(id),
            });
        })
    };
    let clear = move || {
        button("btn small", None, text::clear_empty(), move || {
            session.clear_empty(id)
        })
    };
    view! { <p class="acts">{check} {when(again, send)} {when(has_empty, clear)}</p> }.into_any()
}
