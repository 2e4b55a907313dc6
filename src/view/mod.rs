//! Components: they draw what the session holds and forward what the person does. No rule stands here, no model's name,
//! and no browser interface. What changes goes through `widgets::live`, which says why.

mod bar;
mod board;
mod compose;
mod connection;
mod request;
mod viewer;
mod widgets;

use crate::session::{Area, Session};
use crate::text;
use leptos::ev;
use leptos::prelude::*;
use widgets::icon::{Icon, icon};
use widgets::lazy::ahead;
use widgets::live::{aria, press, words};

/// The dialogs that a button opens.
#[derive(Clone, Copy)]
struct Dialogs {
    connection: RwSignal<bool>,
    request: RwSignal<bool>,
}

/// The whole page. Needs a [`Session`] in context.
#[component]
pub fn App() -> impl IntoView {
    let session = expect_context::<Session>();
    let dialogs = Dialogs {
        connection: RwSignal::new(false),
        request: RwSignal::new(false),
    };
    let keys = window_event_listener(ev::keydown, move |event| {
        let free = !dialogs.connection.get_untracked()
            && !dialogs.request.get_untracked()
            && session.viewed.get_untracked().is_none();
        if free && event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            session.generate();
        }
    });
    on_cleanup(move || keys.remove());
    // All dialogs are in one chunk.
    ahead(connection::load);
    let area = words(move || session.area.get().name().to_owned());
    let said = words(move || session.announcement.get());
    view! {
        <div class="page" data-area=area>
            {bar::bar(session, dialogs)}
            <main class="work two">
                {compose::compose(session, dialogs)} {board::board(session, dialogs)}
            </main>
            {tabs(session)}
            {connection::connection_dialog(session, dialogs.connection)}
            {request::request_dialog(session, dialogs.request)}
            {viewer::viewer(session)}
            <p class="vh" role="status" aria-live="polite">{said}</p>
        </div>
    }
}

/// The bar at the bottom of a phone.
fn tabs(session: Session) -> AnyView {
    let tab = move |area: Area, picture: Icon, name: &'static str| {
        let current = aria(move || session.area.get() == area);
        let go = press(move || session.area.set(area));
        view! {
            <button type="button" class="tab" aria-current=current on:click=go>
                {icon(picture)}
                {name}
            </button>
        }
    };
    let disabled = aria(move || session.is_running());
    view! {
        <nav class="tabbar" aria-label=text::areas()>
            {tab(Area::Board, Icon::Grid, text::area_board())}
            {tab(Area::Compose, Icon::Pen, text::area_compose())}
            <button type="submit" form="compose" class="btn main big" aria-disabled=disabled>
                {text::generate()}
            </button>
        </nav>
    }
    .into_any()
}
