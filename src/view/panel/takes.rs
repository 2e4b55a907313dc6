//! Every picture that the panel has had; one of them is shown.

use super::said_of;
use super::shown::small;
use crate::board::{PanelId, Take};
use crate::session::{Row, RowSignal, Session};
use crate::text;
use crate::view::widgets::controls::button;
use crate::view::widgets::live::{anew_with, aria, flag, part, press, when, words};
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use leptos::prelude::*;

pub fn takes(
    session: Session,
    dialogs: Dialogs,
    id: PanelId,
    row: RowSignal,
    locked: Signal<bool>,
) -> AnyView {
    let count = move || row.with(|row| row.as_ref().map_or(0, |row| row.panel.takes.len()));
    let some = flag(move || count() > 0);
    let more = flag(move || count() > 1);
    when(some, move || {
        let compare = move || {
            button("link", None, text::panel_compare(), move || {
                dialogs.open(Opened::Compare)
            })
        };
        view! {
            <section class="part" aria-labelledby="takes-h">
                <div class="row spread">
                    <h3 id="takes-h">{text::panel_takes()}</h3>
                    {when(more, compare)}
                </div>
                <ol class="strip">
                    <For each=move || (0..count()).collect() key=|at: &usize| *at let:at>
                        {tile(session, id, row, at, locked)}
                    </For>
                </ol>
            </section>
        }
        .into_any()
    })
}

fn tile(session: Session, id: PanelId, row: RowSignal, at: usize, locked: Signal<bool>) -> AnyView {
    let active = aria(move || row.with(|row| row.as_ref().is_some_and(|row| is_shown(row, at))));
    let which = said_of(row, move |row| match row.panel.takes.get(at) {
        Some(take) => format!("{:?}", take.picture),
        None => String::new(),
    });
    let picture = part(move || {
        anew_with(which);
        let take = row.with_untracked(|row| row.as_ref()?.panel.takes.get(at).cloned());
        take.map(|take| small(session, &take)).into_any()
    });
    let from = words(move || {
        let take = row.with(|row| row.as_ref()?.panel.takes.get(at).cloned());
        take.map(|take| origin(session, &take)).unwrap_or_default()
    });
    let name = text::panel_take(&(at + 1).to_string());
    let label = words(move || text::panel_take_label(&(at + 1).to_string(), &from.get()));
    let choose = press(move || session.choose_take(id, at));
    let shown = flag(move || row.with(|row| row.as_ref().is_some_and(|row| is_shown(row, at))));
    let mark = move || view! { <i>{text::panel_take_shown()}</i> }.into_any();
    view! {
        <li>
            <button
                type="button"
                class="take"
                aria-label=label
                aria-pressed=active
                disabled=locked
                on:click=choose
            >
                <span class="pic">{picture}</span>
                <span class="num">{name} {when(shown, mark)}</span>
                <span class="from">{from}</span>
            </button>
        </li>
    }
    .into_any()
}

fn is_shown(row: &Row, at: usize) -> bool {
    let shown = row.panel.take();
    shown.is_some()
        && row.panel.takes.get(at).map(std::ptr::from_ref) == shown.map(std::ptr::from_ref)
}

/// Where a take comes from, in a word or two.
pub fn origin(session: Session, take: &Take) -> String {
    if !take.file_name.is_empty() {
        return take.file_name.clone();
    }
    let Some(asked) = &take.asked else {
        return match take.created {
            Some(_) => text::panel_from_own().to_owned(),
            None => text::panel_from_sample().to_owned(),
        };
    };
    let demo = session.board.with_untracked(|board| {
        take.run
            .and_then(|run| board.run(run))
            .is_some_and(|run| run.demo)
    });
    match (demo, asked.rules) {
        (true, _) => text::panel_from_demo().to_owned(),
        (false, Some(model)) => model.name.to_owned(),
        (false, None) => asked.model_id.clone(),
    }
}
