//! One failure or remark: what it is, why, and what to do next.

use crate::board::{Board, RunId, may_be_sent_again};
use crate::fault::{Fault, Kind, Weight};
use crate::session::Session;
use crate::text;
use crate::view::widgets::icon::{Icon, icon};
use leptos::prelude::*;

#[component]
pub fn FaultBlock(id: RunId, fault: Fault, connecting: RwSignal<bool>) -> impl IntoView {
    let words = text::fault::explain(&fault);
    let title = words.title.clone();
    let (class, sign) = match (fault.kind, fault.kind.weight()) {
        (Kind::Stopped, _) | (_, Weight::Remark) => ("fault calm", Icon::Note),
        (Kind::SlowToAnswer | Kind::Stalled, _) => ("fault warn", Icon::Clock),
        (Kind::Cut | Kind::Unfinished, _) => ("fault warn", Icon::Broken),
        _ => ("fault bad", Icon::Refused),
    };
    view! {
        <section class=class role="group" aria-label=words.title>
            <h3>{icon(sign)} <span>{title}</span></h3>
            <p class="cause">{words.cause}</p>
            <p class="next">{words.next}</p>
            {(!words.facts.is_empty())
                .then(|| view! { <p class="facts"><code>{words.facts}</code></p> })}
            {fault.detail.map(|detail| view! { <OwnWords detail=detail /> })}
            <Acts id=id kind=fault.kind connecting=connecting />
        </section>
    }
}

/// The service's message, quoted as such.
#[component]
fn OwnWords(detail: String) -> impl IntoView {
    view! {
        <details>
            <summary>{icon(Icon::Chevron)} {text::service_words()}</summary>
            <blockquote>{detail}</blockquote>
        </details>
    }
}

#[component]
fn Acts(id: RunId, kind: Kind, connecting: RwSignal<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    let ended = move || {
        session
            .board
            .with(|board| board.run(id).is_some_and(|run| run.ended_ms.is_some()))
    };
    let again = move || may_be_sent_again(kind) && ended() && !session.is_running();
    let has_empty = move || ended() && session.board.with(|board: &Board| board.has_empty(id));
    let about_connection = matches!(
        kind,
        Kind::KeyRejected
            | Kind::Unreachable
            | Kind::HtmlReply
            | Kind::ModelNotFound
            | Kind::EmptyReply
            | Kind::UnreadableReply
            | Kind::AccessDenied
    );
    view! {
        <p class="acts">
            {about_connection
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="btn small quiet"
                            on:click=move |_| connecting.set(true)
                        >
                            {text::check_address_and_key()}
                        </button>
                    }
                })}
            <Show when=again>
                <button
                    type="button"
                    class="btn small quiet"
                    on:click=move |_| session.send_again(id)
                >
                    {text::again()}
                </button>
            </Show>
            <Show when=has_empty>
                <button
                    type="button"
                    class="btn small"
                    on:click=move |_| session.clear_empty(id)
                >
                    {text::clear_empty()}
                </button>
            </Show>
        </p>
    }
}
