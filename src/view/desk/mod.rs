//! What a person does with a whole board of their own: its head, the plans for its pictures, its shot list, and the shelf of
//! boards. All of it is in one chunk, with the panel that is worked on.

use super::widgets::lazy::{later, split};
use super::widgets::live::when;
use super::{Dialogs, Opened};
use crate::session::Session;
use crate::view::widgets::live::flag;
use leptos::prelude::*;

/// What stands over the panels; nothing over the sample.
pub fn head(session: Session, dialogs: Dialogs, is_sample: Signal<bool>) -> AnyView {
    let own = flag(move || !is_sample.get());
    when(own, move || {
        later(bar::load, move || bar::call(session, dialogs))
    })
}

split!(desk, bar(session: Session, dialogs: Dialogs));

fn bar(session: Session, dialogs: Dialogs) -> AnyView {
    let _ = (session, dialogs);
    ().into_any()
}

/// The content of one of its dialogs.
pub fn dialog(session: Session, dialogs: Dialogs, opened: Opened) -> AnyView {
    later(opening::load, move || opening::call(session, dialogs, opened))
}

split!(desk, opening(session: Session, dialogs: Dialogs, opened: Opened));

fn opening(session: Session, dialogs: Dialogs, opened: Opened) -> AnyView {
    let _ = (session, dialogs, opened);
    ().into_any()
}
