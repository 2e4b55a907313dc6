//! The panel that is worked on: its picture, its takes, its texts, and what is done with it. It stands beside the board, in the
//! place of the form where there is no room for both, and alone on a phone.

mod acts;
mod compare;
mod crop;
mod fields;
mod head;
mod made;
mod picture;
mod prompt;
mod shown;
mod takes;

pub use compare::compare;

use super::Dialogs;
use super::widgets::lazy::{later, split};
use super::widgets::live::{anew_with, flag, part, when, words};
use crate::board::PanelId;
use crate::session::{PANEL_HEAD, Row, RowSignal, Session};
use crate::text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::view;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The area, while somebody works on a panel.
pub fn area(session: Session, dialogs: Dialogs) -> AnyView {
    let chosen = flag(move || session.desk.with(|desk| desk.chosen.is_some()));
    when(chosen, move || {
        later(aside::load, move || aside::call(session, dialogs))
    })
}

split!(desk, aside(session: Session, dialogs: Dialogs));

/// An `<aside class="aside">`, right below `.work`.
fn aside(session: Session, dialogs: Dialogs) -> AnyView {
    let which = words(move || match session.desk.with(|desk| desk.chosen) {
        Some(id) => id.element_id(),
        None => String::new(),
    });
    part(move || {
        anew_with(which);
        let chosen = session.desk.with_untracked(|desk| desk.chosen);
        chosen.map(|id| one(session, dialogs, id)).into_any()
    })
}

fn one(session: Session, dialogs: Dialogs, id: PanelId) -> AnyView {
    let row = session.panel(id);
    let locked = of_row(row, |row| row.panel.is_locked());
    session.land_on_panel();
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if !event.is_composing() && !event.default_prevented() => session.leave_panel(),
        // Elsewhere on the page that sends the form: whoever writes here does not mean it.
        "Enter" if event.ctrl_key() || event.meta_key() => event.stop_propagation(),
        _ => {}
    };
    let why = move || line("why", text::panel_locked());
    view! {
        <aside class="aside work-on" aria-labelledby=PANEL_HEAD on:keydown=keys>
            {head::head(session, id, row, locked)}
            {when(locked, why)}
            {undo(session)}
            {picture::picture(session, id, row)}
            {crop::crop(session, id, row, locked)}
            {takes::takes(session, dialogs, id, row, locked)}
            {acts::acts(session, id, row, locked)}
            {fields::fields(session, id, row, locked)}
            {prompt::prompt(session, dialogs, id, row, locked)}
            {made::made(session, row)}
        </aside>
    }
    .into_any()
}

/// What can be taken back; elsewhere than on a phone the board says it.
fn undo(session: Session) -> AnyView {
    let said = words(move || session.desk.with(|desk| desk.undo.clone()));
    part(move || match said.get() {
        said if said.is_empty() => ().into_any(),
        said => {
            let back = button("btn small quiet", None, text::panel_undo(), move || {
                session.undo()
            });
            view! { <p class="undo">{said} " " {back}</p> }.into_any()
        }
    })
}

/// Something of the panel that changes; false where it is not on the board any more.
fn of_row(row: RowSignal, read: fn(&Row) -> bool) -> Signal<bool> {
    flag(move || row.with(|row| row.as_ref().is_some_and(read)))
}

/// A text of the panel that changes; empty where it is not on the board any more.
fn said_of(
    row: RowSignal,
    read: impl Fn(&Row) -> String + Send + Sync + 'static,
) -> Signal<String> {
    words(move || row.with(|row| row.as_ref().map(&read).unwrap_or_default()))
}
