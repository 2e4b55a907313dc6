//! Components: they draw what the session holds and forward what the person does. No rule stands here, no model's name,
//! and no browser interface.

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

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let session = expect_context::<Session>();
    let connecting = RwSignal::new(false);
    let showing_request = RwSignal::new(false);
    let keys = window_event_listener(ev::keydown, move |event| {
        let free = !connecting.get_untracked()
            && !showing_request.get_untracked()
            && session.viewed.get_untracked().is_none();
        if free && event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            session.generate();
        }
    });
    on_cleanup(move || keys.remove());
    view! {
        <div class="page" data-area=move || session.area.get().name()>
            <bar::Bar connecting=connecting />
            <div class="work two">
                <compose::Compose showing_request=showing_request />
                <board::BoardArea connecting=connecting />
            </div>
            <Tabs />
            <connection::ConnectionDialog open=connecting />
            <request::RequestDialog open=showing_request />
            <viewer::Viewer />
            <p class="vh" role="status" aria-live="polite">{move || session.announcement.get()}</p>
        </div>
    }
}

/// The bar at the bottom of a phone.
#[component]
fn Tabs() -> impl IntoView {
    let session = expect_context::<Session>();
    let tab = move |area: Area, picture: Icon, name: &'static str| {
        view! {
            <button
                type="button"
                class="tab"
                aria-current=move || (session.area.get() == area).to_string()
                on:click=move |_| session.area.set(area)
            >
                {icon(picture)}
                {name}
            </button>
        }
    };
    view! {
        <nav class="tabbar" aria-label=text::areas()>
            {tab(Area::Board, Icon::Grid, text::area_board())}
            {tab(Area::Compose, Icon::Pen, text::area_compose())}
            <button
                type="submit"
                form="compose"
                class="btn main big"
                aria-disabled=move || session.is_running().to_string()
            >
                {text::generate()}
            </button>
        </nav>
    }
}
