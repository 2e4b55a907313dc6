//! The shelf of boards.

mod away;
mod board;
mod cover;

use crate::ports::{Room, StoreFault};
use crate::session::{OnShelf, Session, unread};
use crate::text;
use crate::text::number;
use crate::view::Dialogs;
use crate::view::tools::header;
use crate::view::widgets::controls::{button, line, note};
use crate::view::widgets::everything::everything;
use crate::view::widgets::icon::Icon;
use crate::view::widgets::live::{flag, part, press, typed, when, words};
use crate::view::widgets::view;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// A board that was put away a moment ago: its name and title, and whether it was open.
type Away = (String, String, bool);

/// What the dialog holds while it is open.
#[derive(Clone, Copy)]
struct Shelf {
    session: Session,
    dialogs: Dialogs,
    /// `None`: they are being read.
    boards: RwSignal<Option<Result<Vec<OnShelf>, StoreFault>>>,
    search: RwSignal<String>,
    /// What can be taken back.
    away: RwSignal<Option<Away>>,
    /// Why the last thing that was asked for did not happen; empty where it did.
    refused: RwSignal<String>,
    /// `None`: the browser has not told, or does not.
    room: RwSignal<Option<Room>>,
}

impl Shelf {
    /// Does something with the boards, and reads them anew. The focus goes to the control with the name that comes of it.
    fn act(self, doing: impl Future<Output = bool> + 'static, then: impl Into<String>) {
        let then = then.into();
        leptos::task::spawn_local(async move {
            let done = doing.await;
            let why = self.session.announcement.try_get_untracked();
            let why = why.filter(|_| !done).unwrap_or_default();
            self.refused.try_set(why);
            self.read().await;
            self.session.focus_soon(&then);
        });
    }

    async fn measure(self) {
        let room = self.session.room().await;
        self.room.try_set(room);
    }

    async fn read(self) {
        let boards = self.session.boards().await;
        self.boards.try_set(Some(boards));
        self.measure().await;
    }

    /// Opens a board and goes to it; if that cannot be, says why.
    fn open(self, doing: impl Future<Output = bool> + 'static) {
        leptos::task::spawn_local(async move {
            if doing.await {
                self.dialogs.close();
            } else {
                let why = self.session.announcement.try_get_untracked();
                self.refused.try_set(why.unwrap_or_default());
            }
        });
    }

    /// The boards that are shown: those put away or the others, that have the words that are looked for.
    fn shown(self, deleted: bool) -> Vec<OnShelf> {
        let search = self.search.get();
        self.boards.with(|boards| {
            let boards = boards.as_ref().and_then(|boards| boards.as_ref().ok());
            let fits = |one: &&OnShelf| one.deleted == deleted && (deleted || one.has(&search));
            let boards = boards.into_iter().flatten().filter(fits);
            boards.cloned().collect()
        })
    }
}

pub fn shelf(session: Session, dialogs: Dialogs) -> AnyView {
    let shelf = Shelf {
        session,
        dialogs,
        boards: RwSignal::new(None),
        search: RwSignal::new(String::new()),
        away: RwSignal::new(None),
        refused: RwSignal::new(String::new()),
        room: RwSignal::new(None),
    };
    leptos::task::spawn_local(shelf.read());
    let stay = move |event: SubmitEvent| event.prevent_default();
    let search = typed(move |value| shelf.search.set(value));
    let new = button(
        "btn quiet",
        Some(Icon::Plus),
        text::shelf_new(),
        move || {
            shelf.open(session.new_board());
        },
    );
    let total = words(move || {
        shelf.boards.with(|boards| match boards {
            Some(Ok(boards)) if !boards.is_empty() => {
                let bytes = boards.iter().map(|board| board.bytes).sum();
                text::shelf_total(boards.len() as u64, &number::bytes(bytes))
            }
            _ => String::new(),
        })
    });
    let has_boards = flag(move || total.with(|total| !total.is_empty()));
    view! {
        {header(dialogs, text::boards())}
        <form class="body" on:submit=stay>
            <div class="shelf-tools">
                <input
                    class="in"
                    type="search"
                    name="shelf.search"
                    aria-label=text::shelf_search()
                    placeholder=text::shelf_search()
                    autocomplete="off"
                    on:input=search
                />
                {new}
            </div>
            {notes(shelf)}
            <div class="shelf-said" role="status">
                {undone(shelf)}
            </div>
            {state(shelf)}
            <ul class="boards">
                <For each=move || shelf.shown(false) key=|board| board.clone() let:one>
                    {board::board(shelf, one)}
                </For>
            </ul>
            {away::away(shelf)}
            <div class="shelf-foot">
                <p class="hint num total">{total}</p>
                {room(shelf)}
                {when(has_boards, move || everything(session))}
            </div>
        </form>
    }
    .into_any()
}

/// How full the browser is, and whether it may clear what is there.
fn room(shelf: Shelf) -> AnyView {
    part(move || {
        let Some(room) = shelf.room.get() else {
            return ().into_any();
        };
        let said = text::shelf_room(&number::bytes(room.used), &number::bytes(room.most));
        let (fate, ask) = match room.persistent {
            true => (text::shelf_persistent(), None),
            false => (text::shelf_loose(), Some(text::shelf_persist())),
        };
        let ask = ask.map(|ask| {
            button("link", None, ask, move || {
                leptos::task::spawn_local(async move {
                    let done = shelf.session.persist().await;
                    let said = shelf.session.announcement.try_get_untracked();
                    shelf
                        .refused
                        .try_set(said.filter(|_| !done).unwrap_or_default());
                    shelf.measure().await;
                });
            })
        });
        let (used, most) = (room.used as f64, room.most as f64);
        view! {
            <p class="hint num room">
                <meter min="0" max=most.to_string() value=used.to_string() aria-label=text::shelf_used()></meter>
                {said}
                {" "}
                {fate}
                {" "}
                {ask}
            </p>
        }
        .into_any()
    })
}

/// Why another board cannot be opened, and why the last press did nothing.
fn notes(shelf: Shelf) -> AnyView {
    let session = shelf.session;
    let stays = words(move || {
        session.board.track();
        session.saving.track();
        session.must_stay().unwrap_or_default().to_owned()
    });
    let said = words(move || {
        let refused = shelf.refused.get();
        stays.with(|stays| match stays.is_empty() {
            true => refused,
            false => stays.clone(),
        })
    });
    part(move || match said.get() {
        said if said.is_empty() => ().into_any(),
        said => note("note warn", Icon::Note, said, None),
    })
}

/// What was put away, and the way back.
fn undone(shelf: Shelf) -> AnyView {
    part(move || {
        let Some((name, title, opened)) = shelf.away.get() else {
            return ().into_any();
        };
        let back = press(move || {
            shelf.away.set(None);
            let focus = board::control("open", &name);
            shelf.act(shelf.session.take_out(name.clone(), opened), focus);
        });
        view! {
            <p class="undone">
                <span>{text::shelf_away(&title)}</span>
                <button type="button" class="btn small quiet" name="shelf.undo" on:click=back>
                    {text::shelf_undo()}
                </button>
            </p>
        }
        .into_any()
    })
}

/// What is said where no boards stand.
fn state(shelf: Shelf) -> AnyView {
    let session = shelf.session;
    part(move || {
        let searched = !shelf.search.with(|search| search.trim().is_empty());
        match shelf.boards.get() {
            None => line("hint", text::shelf_loading()),
            Some(Err(fault)) => {
                let why = unread(fault).unwrap_or_else(text::shelf_failed);
                let again = button("btn", None, text::shelf_again(), move || {
                    shelf.boards.set(None);
                    leptos::task::spawn_local(shelf.read());
                });
                note("note bad", Icon::Refused, why.to_owned(), Some(again))
            }
            Some(Ok(_)) if !untrack(|| shelf.shown(false)).is_empty() => ().into_any(),
            Some(Ok(_)) if searched => line("hint", text::shelf_none_found()),
            Some(Ok(_)) => {
                let sample = session.board.with_untracked(crate::board::Board::is_sample);
                let said = match sample {
                    true => text::shelf_empty_sample(),
                    false => text::shelf_empty(),
                };
                line("lead", said)
            }
        }
    })
}
