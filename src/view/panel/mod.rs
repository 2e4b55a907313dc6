//! The panel that is worked on: its picture, its takes, its texts, and what is done with it. It stands beside the board, in the
//! place of the form where there is no room for both, and alone on a phone.

use super::Dialogs;
use super::widgets::lazy::{later, split};
use super::widgets::live::{flag, when};
use crate::session::Session;
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
    let _ = (session, dialogs);
    ().into_any()
}

/// Two takes of the panel beside each other, or one over the other.
pub fn compare(session: Session, dialogs: Dialogs) -> AnyView {
    let _ = (session, dialogs);
    ().into_any()
}
