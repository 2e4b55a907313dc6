//! The board as a shot list, and words in all its texts.

use crate::session::Session;
use crate::view::Dialogs;
use leptos::prelude::*;

pub fn list(session: Session, dialogs: Dialogs) -> AnyView {
    let _ = (session, dialogs);
    ().into_any()
}

pub fn find(session: Session, dialogs: Dialogs) -> AnyView {
    let _ = (session, dialogs);
    ().into_any()
}

pub fn paste(session: Session, dialogs: Dialogs) -> AnyView {
    let _ = (session, dialogs);
    ().into_any()
}
