//! What a person does with a whole board of their own: its head, the plans for its pictures, what stands on its panels. All of
//! it is in one chunk, with the panel that is worked on, the shot list and the shelf.

mod about;
mod bar;
mod drag;
mod grip;
mod hints;
mod history;
mod loose;
mod more;
mod on_board;
mod picking;
mod plans;
mod reshape;
mod said;
mod snapshots;

pub use on_board::PADLOCK;

use super::widgets::lazy::{later, split};
use super::widgets::live::{flag, when};
use super::{Dialogs, Opened, list, panel, shelf};
use crate::board::PanelId;
use crate::session::Session;
use leptos::prelude::*;

/// What stands over the panels; nothing over the sample.
pub fn head(session: Session, dialogs: Dialogs, is_sample: Signal<bool>) -> AnyView {
    let own = flag(move || !is_sample.get());
    when(own, move || {
        later(over::load, move || over::call(session, dialogs))
    })
}

split!(desk, over(session: Session, dialogs: Dialogs));

fn over(session: Session, dialogs: Dialogs) -> AnyView {
    bar::bar(session, dialogs)
}

/// What is done with a panel of one's own right where it stands.
pub fn on_board(session: Session, id: PanelId) -> AnyView {
    let turn = session.in_turn();
    when(turn.into(), move || {
        later(below::load, move || below::call(session, id))
    })
}

split!(desk, below(session: Session, id: PanelId));

fn below(session: Session, id: PanelId) -> AnyView {
    on_board::on_board(session, id)
}

/// The content of one of its dialogs.
pub fn dialog(session: Session, dialogs: Dialogs, opened: Opened) -> AnyView {
    later(content::load, move || {
        content::call(session, dialogs, opened)
    })
}

split!(desk, content(session: Session, dialogs: Dialogs, opened: Opened));

fn content(session: Session, dialogs: Dialogs, opened: Opened) -> AnyView {
    match opened {
        Opened::Boards => shelf::shelf(session, dialogs),
        Opened::Plans => plans::plans(session, dialogs),
        Opened::About => about::about(session, dialogs),
        Opened::Find => list::find(session, dialogs),
        Opened::Paste => list::paste(session, dialogs),
        Opened::History => history::history(session, dialogs),
        Opened::Rescue => loose::list(session, dialogs),
        Opened::Compare => panel::compare(session, dialogs),
        _ => ().into_any(),
    }
}
