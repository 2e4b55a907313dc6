//! The two plans for the pictures of panels, beside each other before anything is paid.

use crate::session::Session;
use crate::view::Dialogs;
use leptos::prelude::*;

pub fn plans(session: Session, dialogs: Dialogs) -> AnyView {
    let _ = (session, dialogs);
    ().into_any()
}
