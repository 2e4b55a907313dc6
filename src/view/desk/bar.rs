//! The head of the board.

use crate::session::Session;
use crate::view::Dialogs;
use leptos::prelude::*;

pub fn bar(session: Session, dialogs: Dialogs) -> AnyView {
    let _ = (session, dialogs);
    ().into_any()
}
