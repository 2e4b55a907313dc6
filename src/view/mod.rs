//! Components: they draw what the session holds and forward what the person does. No rule stands here, no model's name,
//! and no browser interface. What changes goes through `widgets::live`, which says why.

mod bar;
mod board;
mod compose;
mod desk;
mod list;
mod panel;
mod shelf;
mod tools;
mod viewer;
mod widgets;

use crate::request::ReferenceId;
use crate::session::{Area, Session};
use crate::text;
use crate::view::widgets::view;
use leptos::ev;
use leptos::prelude::*;
use widgets::icon::{Icon, icon};
use widgets::lazy::{ahead, split};
use widgets::live::{aria, flag, press, when, words};

/// A dialog that a button opens; one is open at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opened {
    /// Where requests go.
    Connection,
    /// The exact request, and code that sends it.
    Request,
    /// A curl command or JSON, into the form.
    Import,
    /// A response, from a file or pasted.
    Response,
    /// One reference.
    Reference(ReferenceId),
    /// How to write a prompt.
    Advice,
    /// Prompts that were sent.
    Earlier,
    /// Where the documents disagree.
    Sources,
    /// Every board of this device.
    Boards,
    /// The two ways to make the pictures of panels.
    Plans,
    /// Words in all texts of the board.
    Find,
    /// What holds for the whole board.
    About,
    /// A shot list from a spreadsheet.
    Paste,
    /// Two takes of the chosen panel beside each other.
    Compare,
    /// What was done on the board, and how it was earlier.
    History,
    /// Pictures that are at the service only.
    Rescue,
    /// The link of the board.
    Share,
}

/// The dialogs.
#[derive(Clone, Copy)]
struct Dialogs(RwSignal<Option<Opened>>);

impl Dialogs {
    /// One that is open already is shown anew, so that the browser puts the focus into the other.
    fn open(self, which: Opened) {
        if self.0.get_untracked().is_none() {
            self.0.set(Some(which));
        } else {
            self.close();
            request_animation_frame(move || self.0.set(Some(which)));
        }
    }

    fn close(self) {
        self.0.set(None);
    }

    /// Generates; where the key still waits for its passphrase, asks for that first.
    fn generate(self, session: Session) {
        leptos::task::spawn_local(async move {
            if !pressed::load().await || pressed::call(session, self).is_none() {
                session.say_missing_part();
            }
        });
    }
}

split!(form, pressed(session: Session, dialogs: Dialogs) -> ());

fn pressed(session: Session, dialogs: Dialogs) {
    session.once_recalled(move || match session.needs_passphrase() {
        true => dialogs.open(Opened::Connection),
        false => session.generate(),
    });
}

/// The whole page. Needs a [`Session`] in context.
#[component]
pub fn App() -> impl IntoView {
    let session = expect_context::<Session>();
    let dialogs = Dialogs(RwSignal::new(None));
    let keys = window_event_listener(ev::keydown, move |event| {
        let free = dialogs.0.get_untracked().is_none() && session.viewed.get_untracked().is_none();
        if free && event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            dialogs.generate(session);
        }
    });
    let address = window_event_listener_untyped("hashchange", move |_| session.follow_address());
    on_cleanup(move || {
        keys.remove();
        address.remove();
    });
    // All dialogs are in one chunk, and so is all that is said of runs.
    ahead(tools::load);
    ahead(board::load);
    ahead(compose::load);
    let area = words(move || session.area.get().name().to_owned());
    let said = words(move || session.announcement.get());
    view! {
        <div class="page" data-area=area>
            {bar::bar(session, dialogs)}
            <main class="work two">
                {compose::compose(session, dialogs)} {board::board(session, dialogs)}
                {panel::area(session, dialogs)}
            </main>
            {tabs(session)}
            {tools::tools(session, dialogs)}
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
        .into_any()
    };
    let chosen = flag(move || session.desk.with(|desk| desk.chosen.is_some()));
    let disabled = aria(move || session.is_generating());
    view! {
        <nav class="tabbar" aria-label=text::areas()>
            {tab(Area::Board, Icon::Grid, text::area_board())}
            {tab(Area::Compose, Icon::Pen, text::area_compose())}
            {when(chosen, move || tab(Area::Panel, Icon::Frame, text::area_panel()))}
            <button type="submit" form="compose" class="btn main big" aria-disabled=disabled>
                {text::generate()}
            </button>
        </nav>
    }
    .into_any()
}
