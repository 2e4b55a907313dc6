//! The panel that is worked on.

use crate::board::PanelId;
use crate::session::Session;
use leptos::prelude::*;

pub fn hand_tools(session: Session, id: PanelId) -> AnyView {
    let _ = (session, id);
    ().into_any()
}
