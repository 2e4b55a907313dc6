//! What the panel is called, whether it is approved, and the way back.

use super::said_of;
use crate::board::{PanelId, Status};
use crate::session::{PANEL_HEAD, RowSignal, Session};
use crate::text;
use crate::view::desk::PADLOCK;
use crate::view::widgets::controls::button;
use crate::view::widgets::icon::{Icon, stroke};
use crate::view::widgets::live::{part, press, when};
use crate::view::widgets::view;
use leptos::prelude::*;

/// A padlock that is open.
const OPEN: &str = "M4 7.500h8v6H4zM5.500 7.500V4.500a2.500 2.500 0 0 1 4.900-.700";

pub fn head(session: Session, id: PanelId, row: RowSignal, locked: Signal<bool>) -> AnyView {
    let name = said_of(row, |row| text::panel_number(&row.number));
    let title = said_of(row, |row| row.panel.script.caption.clone());
    let toggle = press(move || {
        let to = match locked.get_untracked() {
            true => Status::Draft,
            false => Status::Approved,
        };
        session.set_status(&[id], to);
    });
    let word = part(move || {
        let (sign, word) = match locked.get() {
            true => (OPEN, text::panel_unlock()),
            false => (PADLOCK, text::panel_approve()),
        };
        view! {
            {stroke(sign)}
            {word}
        }
        .into_any()
    });
    let approved = move || {
        view! { <span class="approved">{stroke(PADLOCK)} {text::panel_approved()}</span> }
            .into_any()
    };
    let close = button("btn", Some(Icon::Cross), text::close(), move || {
        session.leave_panel();
    });
    view! {
        <header class="top" role="presentation">
            <div class="name">
                <h2 id=PANEL_HEAD tabindex="-1">
                    {name}
                </h2>
                {when(locked, approved)}
                <p class="hint">{title}</p>
            </div>
            <button type="button" class="btn quiet" on:click=toggle>
                {word}
            </button>
            {close}
        </header>
    }
    .into_any()
}
