//! Pictures that are at the service only: that they are, until when, and the ways to save them.

use crate::session::{Session, ToSave};
use crate::text;
use crate::view::tools::header;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{flag, part, press, when, words};
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use leptos::prelude::*;

/// A line over the board, while there are any.
pub fn note(session: Session, dialogs: Dialogs) -> AnyView {
    let any = flag(move || session.has_loose());
    when(any, move || {
        let said = words(move || {
            let all = session.to_save();
            let count = all.len() as u64;
            match all.first().and_then(|first| first.dies_at) {
                Some(at) => text::loose_until(count, &session.moment(at)),
                None => text::loose(count),
            }
        });
        let open = press(move || dialogs.open(Opened::Rescue));
        view! {
            <p class="loose">
                {icon(Icon::Clock)} <span>{said}</span>
                <button type="button" class="link" aria-haspopup="dialog" on:click=open>
                    {text::loose_open()}
                </button>
            </p>
        }
        .into_any()
    })
}

/// The list.
pub fn list(session: Session, dialogs: Dialogs) -> AnyView {
    let copied = RwSignal::new(String::new());
    let copy = button(
        "btn quiet",
        Some(Icon::Copy),
        text::loose_copy(),
        move || {
            let commands = session.save_commands();
            leptos::task::spawn_local(async move {
                let said = match session.copy(commands).await {
                    true => text::loose_copied(),
                    false => text::copy_failed(),
                };
                copied.try_set(said.to_owned());
            });
        },
    );
    let said = words(move || copied.get());
    let rows = part(move || {
        let all = session.to_save();
        match all.is_empty() {
            true => line("lead", text::loose_none()),
            false => {
                let rows = all.into_iter().map(|one| row(session, one)).collect_view();
                view! { <ul class="loose-list">{rows}</ul> }.into_any()
            }
        }
    });
    view! {
        {header(dialogs, text::loose_title())}
        <div class="body">
            <p>{text::loose_why()}</p>
            <p>{text::loose_how()}</p>
            <div class="row">
                {copy} <span class="hint" role="status">{said}</span>
            </div>
            {rows}
        </div>
    }
    .into_any()
}

fn row(session: Session, one: ToSave) -> AnyView {
    let until = one
        .dies_at
        .map(|at| text::loose_row_until(&session.moment(at)))
        .unwrap_or_default();
    view! {
        <li>
            <b>{text::loose_panel(&one.panel)}</b>
            <code>{one.file}</code>
            <span class="hint num">{until}</span>
            <a href=one.address.as_str().to_owned() target="_blank" rel="noopener noreferrer">
                {text::loose_link()}
            </a>
        </li>
    }
    .into_any()
}
