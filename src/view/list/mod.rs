//! The board as a shot list, and words in all its texts.

mod cell;
mod find;
mod hits;
mod paste;
mod row;
mod table;

pub use find::find;
pub use paste::paste;
pub use table::list;

use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::button;
use crate::view::widgets::live::{flag, when, words};
use crate::view::widgets::view;
use leptos::prelude::*;

/// What was done in a dialog and can be taken back: the page behind it, which offers the same, cannot be reached from there.
fn undo(session: Session, done: RwSignal<bool>) -> AnyView {
    let offered = flag(move || done.get() && session.desk.with(|desk| !desk.undo.is_empty()));
    let said = words(move || session.desk.with(|desk| desk.undo.clone()));
    when(offered, move || {
        let back = button("btn small quiet", None, text::list_undo(), move || {
            session.undo();
            session.focus_soon("find");
        });
        view! {
            <p class="undone">
                <span class="num">{said}</span>
                {back}
            </p>
        }
        .into_any()
    })
}
