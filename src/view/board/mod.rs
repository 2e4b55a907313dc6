//! The board: the main thing on the screen.

mod capture;
mod fault;
mod frame;
mod hand;
mod kept;
mod panel;
mod run;
mod welcome;

pub use frame::{alternative, said};
pub use panel::shape;
pub use run::load;

use super::Dialogs;
use super::desk;
use super::widgets::icon::{Icon, icon};
use super::widgets::live::{flag, told_to_many, when, words};
use crate::board::Board;
use crate::session::{Saving, Session, Sheet};
use crate::text;
use crate::view::widgets::view;
use leptos::prelude::*;

pub fn board(session: Session, dialogs: Dialogs) -> AnyView {
    let is_sample = flag(move || session.board.with(Board::is_sample));
    let is_empty = flag(move || {
        session.panel_ids.with(Vec::is_empty) && session.saving.get() != Saving::Opening
    });
    let missing = flag(move || session.missing.get());
    session.count_columns();
    // Every panel reads these two.
    let shape = told_to_many(words(move || session.board.with(panel::shape_of_board)));
    let own = told_to_many(words(move || match is_sample.get() {
        true => String::new(),
        false => "own".to_owned(),
    }));
    view! {
        <section class="board" class:four=is_sample aria-labelledby="board-h">
            <h2 id="board-h" class="vh">
                {text::area_board()}
            </h2>
            {when(is_sample, move || welcome::welcome(dialogs))}
            {kept::kept(session)}
            {when(missing, missing_part)}
            {hand::unclaimed(session)}
            {desk::head(session, dialogs, is_sample)}
            {run::runs(session, dialogs)}
            <For each=move || session.sheets() key=|sheet| *sheet let:at>
                {sheet(session, at, shape, own)}
            </For>
            {when(is_empty, nothing)}
        </section>
    }
    .into_any()
}

/// Panels in a row of rows; empty, and as high as it was, while it is far from the screen.
fn sheet(session: Session, at: u32, shape: Signal<String>, own: Signal<String>) -> AnyView {
    let stands = session.sheet(at);
    let far = flag(move || stands.get() != Sheet::Drawn);
    let block_size = words(move || match session.sheet_height(stands) {
        0 => String::new(),
        height => format!("{height}px"),
    });
    let near = flag(move || !far.get());
    let panels = move || {
        view! {
            <For each=move || session.sheet_ids(at) key=|id| *id let:id>
                {panel::panel(session, id, shape, own)}
            </For>
        }
        .into_any()
    };
    view! {
        <ol
            class="panels"
            class:far=far
            id=Session::sheet_element(at)
            style:block-size=block_size
        >
            {when(near, panels)}
        </ol>
    }
    .into_any()
}

/// What somebody asked for is in a part of the page that did not come.
fn missing_part() -> AnyView {
    view! {
        <section class="fault bad" role="alert">
            <h3>{icon(Icon::Refused)} <span>{text::fault_worker_failed()}</span></h3>
            <p class="cause">{text::part_missing_text()}</p>
        </section>
    }
    .into_any()
}

/// A board without panels says how to get one.
fn nothing() -> AnyView {
    view! {
        <div class="nothing">
            <h3>{text::empty_board()}</h3>
            <p>{text::empty_board_text()}</p>
        </div>
    }
    .into_any()
}
