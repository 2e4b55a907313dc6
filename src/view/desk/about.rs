//! What holds for the whole board.

use crate::session::Session;
use crate::view::Dialogs;
use leptos::prelude::*;

pub fn about(session: Session, dialogs: Dialogs) -> AnyView {
    let _ = (session, dialogs);
    ().into_any()
}
