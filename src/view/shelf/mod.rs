//! The shelf of boards.

use crate::session::Session;
use crate::view::Dialogs;
use leptos::prelude::*;

pub fn shelf(session: Session, dialogs: Dialogs) -> AnyView {
    let _ = (session, dialogs);
    ().into_any()
}
