//! The dialogs that buttons open: one `<dialog>`, whose content is built when it opens and dropped when it
//! closes. Its code is a chunk of its own, loaded when it is asked for.

mod advice;
mod connection;
mod demo;
mod earlier;
mod import;
mod key;
mod limits;
mod qr;
mod reach;
mod reference;
mod request;
mod response;
mod share;
mod sources;

use super::widgets::controls::button;
use super::widgets::dialog::dialog;
use super::widgets::icon::Icon;
use super::widgets::lazy::{Loading, split};
use super::widgets::live::{flag, part, words};
use super::{Dialogs, Opened, desk};
use crate::session::Session;
use crate::text;
use crate::view::widgets::view;
use leptos::prelude::*;

/// The id of every dialog's heading.
pub const HEADING: &str = "tool-h";

pub fn tools(session: Session, dialogs: Dialogs) -> AnyView {
    let open = flag(move || dialogs.0.get().is_some());
    let class = words(move || dialogs.0.get().map(class).unwrap_or_default().to_owned());
    dialog(
        open,
        move || dialogs.close(),
        class,
        HEADING,
        content::load,
        move || content::call(session, dialogs),
    )
}

split!(dialogs, content(session: Session, dialogs: Dialogs));

fn content(session: Session, dialogs: Dialogs) -> AnyView {
    part(move || match dialogs.0.get() {
        Some(opened) => of(session, dialogs, opened),
        None => ().into_any(),
    })
}

/// Fetches the code of every dialog, unless it is there.
pub fn load() -> Loading {
    content::load()
}

const fn class(opened: Opened) -> &'static str {
    match opened {
        Opened::Connection => "connection",
        Opened::Request => "wire",
        Opened::Share => "share",
        Opened::Boards => "shelf",
        Opened::Plans => "plans",
        Opened::Find => "find",
        Opened::About => "about",
        Opened::Compare => "compare",
        Opened::History => "history",
        Opened::Rescue => "rescue",
        Opened::Paste => "reading",
        Opened::Reference(_) => "closely",
        Opened::Advice | Opened::Earlier | Opened::Sources | Opened::Import | Opened::Response => {
            "reading"
        }
    }
}

fn of(session: Session, dialogs: Dialogs, opened: Opened) -> AnyView {
    match opened {
        Opened::Connection => connection::connection(session, dialogs),
        Opened::Request => request::request(session, dialogs),
        Opened::Response => response::response(session, dialogs),
        Opened::Import => import::import_dialog(session, dialogs),
        Opened::Reference(id) => reference::reference(session, dialogs, id),
        Opened::Advice => advice::advice(session, dialogs),
        Opened::Earlier => earlier::earlier(session, dialogs),
        Opened::Share => share::share(session, dialogs),
        Opened::Sources => sources::sources(session, dialogs),
        Opened::Boards
        | Opened::Plans
        | Opened::Find
        | Opened::About
        | Opened::Paste
        | Opened::History
        | Opened::Rescue
        | Opened::Compare => desk::dialog(session, dialogs, opened),
    }
}

/// Heading and the button that closes.
pub fn header(dialogs: Dialogs, title: impl Into<String>) -> AnyView {
    let close = button("btn", Some(Icon::Cross), text::close(), move || {
        dialogs.close()
    });
    view! {
        <header role="presentation">
            <h2 id=HEADING>{title.into()}</h2>
            {close}
        </header>
    }
    .into_any()
}
