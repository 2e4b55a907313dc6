//! What is done with a panel right where it stands.

use crate::board::PanelId;
use crate::session::Session;
use leptos::prelude::*;

pub fn on_board(session: Session, id: PanelId) -> AnyView {
    let _ = (session, id);
    ().into_any()
}
