//! The board on this device: written when it changes, open again on the next visit.
//!
//! "Saved" is said when the store has said so, and not before. A board is never written over by an older state of itself:
//! writes follow one another, each with what the board is then.

mod kept;
mod state;

pub(super) use kept::KeptBoard;
pub use state::{Saving, unread};

use super::keyring::{has_note, recall};
use super::{Session, title_or_default};
use crate::board::{Board, RunId};
use crate::chunk::split;
use crate::ports::{BOARD, LocalFuture, News, Noted, Store, StoreFault};
use crate::project::{Unreadable, restore, write};
use crate::stream::PictureAt;
use crate::text;
use futures::future::select;
use leptos::prelude::*;
use std::rc::Rc;

/// Says, outside the database, which board was open last: a database that was cleared is told from a first visit by it
/// (shared/reliability.md 4.3, point 9).
pub(super) const CANARY: &str = "seedboard.board";
/// That the browser was asked to keep everything for good.
const PERSIST: &str = "seedboard.persist";
/// Between a change and its writing, so that a burst of changes is written once.
const REST_MS: u32 = 300;

/// Into a visit, so that it takes nothing from its beginning.
const TIDY_MS: u32 = 60_000;

/// A run waits so long for the board to be written before it is sent; then it is sent all the same.
const PATIENCE_MS: u32 = 2_000;

impl Session {
    /// Opens the board of the last visit, if there is one, and writes every change from then on.
    pub(super) fn keep_board(&self) {
        let session = *self;
        if !self.begin_with_link() && !self.open_last() {
            leptos::task::spawn_local(session.find_lost());
        }
        if has_note(&*self.ports().page) {
            self.recalling.set_value(true);
            self.bring_back(Act::Recall);
        }
        Effect::new(move |before: Option<()>| {
            let sample = session.board.with(Board::is_sample);
            // The first time nothing has changed yet; and what is closed is not written.
            let closed = session.saving.get_untracked().is_closed();
            if before.is_some() && !sample && !closed {
                leptos::task::spawn_local(async move {
                    session.keeping(Act::Changed).await;
                });
            }
        });
    }

    /// Opens the board of the last visit. False: nothing tells of one.
    pub(super) fn open_last(&self) -> bool {
        let name = self.ports().page.preference(CANARY);
        let is_known = name.is_some();
        if let Some(name) = name {
            // Earlier versions kept one board, and its name was known.
            let name = if name == "1" { BOARD.to_owned() } else { name };
            self.make_way_for(name);
            self.bring_back(Act::Open);
        }
        is_known
    }

    /// Looks for boards although nothing outside the database says that there are any: a browser that is killed may have
    /// written its database to the disk and not yet what stands beside it.
    pub(super) async fn find_lost(self) {
        let Some(ports) = self.ports.try_get_value() else {
            return;
        };
        if ports.storage.is_used().await {
            self.bring_back(Act::Find);
        }
    }

    /// A kept board is on its way; until it is there, nothing is on the screen.
    pub(super) fn make_way_for(&self, name: String) {
        self.open_board.set_value(name);
        self.past_known.set_value(false);
        self.saving.set(Saving::Opening);
        self.board.set(Board::default());
    }

    pub(super) fn bring_back(&self, act: Act) {
        let session = *self;
        leptos::task::spawn_local(async move {
            if let Some(opening) = session.keeping(act).await {
                opening.await;
            }
        });
    }

    /// Writes the board before a request leaves. It does not wait for a disk that does not answer.
    pub(super) async fn save_in_time(self) {
        let saving = self.keeping(Act::Save).await;
        let Some((saving, ports)) = saving.zip(self.ports.try_get_value()) else {
            return;
        };
        select(saving, ports.clock.sleep(PATIENCE_MS)).await;
    }

    /// The page is left, or may be: what waits to be written is written at once.
    pub fn save_now(&self) {
        if self.saving.try_get_untracked() == Some(Saving::Pending) {
            self.bring_back(Act::Save);
        }
    }

    /// What is on the disk may be gone, or out of reach: the board is written once more, which tells.
    pub(super) fn save_anew(&self) {
        if self.saving.try_get_untracked() == Some(Saving::Saved) {
            self.kept.set_value(None);
            self.saving.set(Saving::Pending);
            self.bring_back(Act::Save);
        }
    }

    /// Tries once more to write the board or to open the kept one, or puts the message away that an older one is gone.
    pub fn settle_saving(&self) {
        let session = *self;
        match self.saving.get_untracked() {
            Saving::Cleared => self.saving.set(Saving::Nothing),
            Saving::Unopened(_) => self.bring_back(Act::Open),
            Saving::Elsewhere => self.bring_back(Act::TakeOver),
            Saving::Failed(StoreFault::Changed) => self.part_ways(),
            _ => leptos::task::spawn_local(async move { session.save_in_time().await }),
        }
    }

    /// Another tab changed the board without either knowing of the other: what is here becomes a board of its own.
    fn part_ways(&self) {
        let Some(name) = self.free_name() else { return };
        self.open_board.set_value(name);
        self.kept.set_value(None);
        self.edit_about(|about| {
            about.title = text::shelf_copy_title(&title_or_default(&about.title));
        });
        self.bring_back(Act::Save);
    }

    /// Gives the person everything that is kept, and what is on the screen, as one file. Whether the browser saves it now.
    pub async fn save_everything(self) -> bool {
        let now_ms = self.ports().clock.now_ms();
        let shown = self.board.try_with_untracked(|board| {
            let own = !board.is_sample() && !board.is_empty();
            own.then(|| write(board, now_ms))
        });
        let name = self.open_board.try_get_value().unwrap_or_default();
        let board = shown.flatten().map(|json| (name, json));
        match self.store().await {
            Ok(store) => store.save_all(board).await,
            Err(_) => false,
        }
    }

    /// What keeps boards.
    ///
    /// # Errors
    /// When its code did not come.
    pub(super) async fn store(self) -> Result<Rc<dyn Store>, StoreFault> {
        let ports = self.ports.try_get_value().ok_or(StoreFault::NoCode)?;
        ports.storage.store().await.ok_or(StoreFault::NoCode)
    }

    /// A kept board's JSON, and what came for it that it may not know.
    pub(super) async fn load(self, name: &str) -> (Vec<Noted>, Result<Option<String>, StoreFault>) {
        match self.store().await {
            Ok(store) => {
                // First, since what is written to the board in between is forgotten here.
                let noted = store.noted(name).await;
                (noted, store.load(name).await)
            }
            Err(fault) => (Vec::new(), Err(fault)),
        }
    }

    /// Loads what writes and opens boards, and calls it; if it cannot be loaded, nothing is kept, and that is said.
    pub(super) async fn keeping(self, act: Act) -> Option<LocalFuture<'static, ()>> {
        if !keep::load().await {
            self.saving.try_update(|saving| {
                *saving = match saving.is_closed() {
                    true => Saving::Unopened(StoreFault::NoCode),
                    false => Saving::Failed(StoreFault::NoCode),
                }
            });
            return None;
        }
        keep::call(self, act)
    }
}

/// What there is to do.
pub(super) enum Act {
    /// Open the board of the last visit.
    Open,
    /// Open the board that was changed last, if there is one: nobody knows which was open.
    Find,
    /// Open it once more, in the place of what is on the screen.
    Anew,
    /// Take it over from another tab.
    TakeOver,
    /// Take over the connection that was kept.
    Recall,
    /// The board has changed: write it in a moment.
    Changed,
    /// Write it now.
    Save,
}

split!(workers, keep(session: Session, act: Act) -> LocalFuture<'static, ()>);

fn keep(session: Session, act: Act) -> LocalFuture<'static, ()> {
    match act {
        Act::Open => open(session, false),
        Act::Find => Box::pin(find(session)),
        Act::Anew => open(session, true),
        Act::TakeOver => Box::pin(session.take_over()),
        Act::Recall => {
            recall(session);
            Box::pin(async {})
        }
        Act::Changed => {
            changed(session);
            Box::pin(async {})
        }
        Act::Save => save(session),
    }
}

/// Opens the board of the last visit. `anew`: whatever is on the screen.
fn open(session: Session, anew: bool) -> LocalFuture<'static, ()> {
    Box::pin(async move {
        let name = session.open_board.try_get_value().unwrap_or_default();
        let reading = session.begin_reading();
        let held = match anew {
            true => session.holds(&name),
            false => session.hold(&name).await,
        };
        let (noted, json) = session.load(&name).await;
        // A long board takes a while to be read, and to be drawn: the page breathes before and between.
        breathe(session).await;
        let board = json.map(|json| json.map(|json| restore(&json)));
        breathe(session).await;
        // Another one was opened while the disk answered, or this one is read once more.
        let is_open = session.open_board.try_get_value().as_ref() == Some(&name);
        if !is_open || !session.is_reading(reading) {
            return;
        }
        let next = match board {
            // Work that began meanwhile stays on the screen, and what is kept where it is.
            Ok(Some(Ok(_))) if !anew && !session.board.with_untracked(Board::is_empty) => return,
            Ok(Some(Ok((mut board, _)))) => {
                session
                    .kept
                    .try_set_value(Some(KeptBoard::of(&board, None)));
                for one in noted {
                    board.recover(RunId::numbered(one.run), one.arrival);
                }
                session.board.try_set(board);
                match held {
                    true => Saving::Saved,
                    false => Saving::Elsewhere,
                }
            }
            Ok(Some(Err(Unreadable::Newer | Unreadable::NoBoard))) => Saving::Unreadable,
            Ok(None) => Saving::Cleared,
            Err(fault) => Saving::Unopened(fault),
        };
        session.saving.try_set(next);
        if anew {
            session.forget_past();
        }
        if matches!(next, Saving::Saved | Saving::Cleared) {
            session.read_past(&name).await;
        }
        // What was recovered is written like any change.
        if next == Saving::Saved {
            changed(session);
            session.fetch_loose();
            leptos::task::spawn_local(tidy_later(session));
        }
    })
}

/// Opens the board that was changed last, unless somebody has begun one meanwhile.
async fn find(session: Session) {
    let Some(ports) = session.ports.try_get_value() else {
        return;
    };
    let Ok(store) = session.store().await else {
        return;
    };
    let boards = store.boards().await.unwrap_or_default();
    let kept = boards.into_iter().filter_map(|(name, json)| {
        let (board, _) = restore(&json).ok()?;
        let about = board.about();
        about.deleted.is_none().then_some((about.changed, name))
    });
    let found = kept.max().map(|(_, name)| name);
    if let Some(name) =
        found.filter(|_| session.board.try_with_untracked(Board::is_sample) == Some(true))
    {
        ports.page.set_preference(CANARY, Some(&name));
        session.make_way_for(name);
        open(session, false).await;
    }
}

async fn breathe(session: Session) {
    if let Some(ports) = session.ports.try_get_value() {
        ports.clock.sleep(0).await;
    }
}

/// Removes what nobody names, when the visit has settled.
async fn tidy_later(session: Session) {
    let Some(ports) = session.ports.try_get_value() else {
        return;
    };
    ports.clock.sleep(TIDY_MS).await;
    if let Ok(store) = session.store().await {
        store.tidy().await;
    }
}

/// The board has changed: it is written in a moment.
fn changed(session: Session) {
    let waits = |now: Saving| now.is_closed() || now == Saving::Pending;
    if session.saving.try_get_untracked().is_none_or(waits) || is_kept(session) {
        return;
    }
    session.saving.set(Saving::Pending);
    let clock = session.ports().clock.clone();
    leptos::task::spawn_local(async move {
        clock.sleep(REST_MS).await;
        // A run that began meanwhile has had it written already.
        if session.saving.try_get_untracked() == Some(Saving::Pending) {
            save(session).await;
        }
    });
}

/// Whether the board is what was written or opened last: not every change is one of what is kept.
fn is_kept(session: Session) -> bool {
    if session.has_unwritten_steps() {
        return false;
    }
    let now_ms = session.ports().clock.now_ms();
    session.board.with_untracked(|board| {
        session
            .kept
            .with_value(|kept| kept.as_ref().is_some_and(|kept| kept.is(board, now_ms)))
    })
}

/// Whether this tab holds the open board. A board that is new here, and has a name that another tab gave one meanwhile, gets
/// a name of its own.
async fn may_write(session: Session, store: &Rc<dyn Store>) -> bool {
    let Some(name) = session.open_board.try_get_value() else {
        return false;
    };
    if session.holds(&name) {
        return true;
    }
    let held = session.hold(&name).await;
    let is_new = || session.kept.try_with_value(Option::is_none) == Some(true);
    if !is_new() && !held {
        session.saving.try_set(Saving::Elsewhere);
        return false;
    }
    // A disk that cannot be read is not written over either: saving says so.
    let is_there = is_new() && matches!(store.load(&name).await, Ok(Some(_)));
    // It may be this tab that has written it, while the disk answered.
    if (!is_there && held) || !is_new() {
        return true;
    }
    if session.open_board.try_get_value().as_ref() == Some(&name)
        && let Some(free) = session.free_name()
    {
        session.open_board.try_set_value(free);
    }
    match session.open_board.try_get_value() {
        Some(own) => session.hold(&own).await,
        None => false,
    }
}

/// Asks the browser, once on a device, to keep everything for good: when the first picture of the person's is there, and not
/// for a page that somebody only looks at.
fn ask_to_persist(session: Session, store: &Rc<dyn Store>) {
    let has_picture = |board: &Board| {
        let mut takes = board.panels().iter().flat_map(|panel| &panel.takes);
        takes.any(|take| matches!(take.picture, PictureAt::Kept { saved: true, .. }))
    };
    let Some(ports) = session.ports.try_get_value() else {
        return;
    };
    if ports.page.preference(PERSIST).is_none()
        && session.board.try_with_untracked(has_picture) == Some(true)
    {
        ports.page.set_preference(PERSIST, Some("asked"));
        let asking = store.persist();
        leptos::task::spawn_local(async move {
            asking.await;
        });
    }
}

/// Writes the board as it is now; resolves when it is on the disk, or when that has failed.
fn save(session: Session) -> LocalFuture<'static, ()> {
    // What was kept is never written over by what does not know it.
    let closed = session
        .saving
        .try_get_untracked()
        .is_none_or(Saving::is_closed);
    // The sample is nobody's work, and what is on the disk already was not changed by being looked at.
    let settled = session.board.try_with_untracked(Board::is_sample) != Some(false)
        || match session.saving.try_get_untracked() {
            Some(Saving::Saved) => is_kept(session),
            // Nothing stands in the place of what is gone yet.
            Some(Saving::Cleared) => session.board.with_untracked(Board::is_empty),
            _ => false,
        };
    let ports = session
        .ports
        .try_get_value()
        .filter(|_| !closed && !settled);
    Box::pin(async move {
        let Some(ports) = ports else { return };
        let store = match session.store().await {
            Ok(store) => store,
            Err(fault) => {
                session.saving.try_set(Saving::Failed(fault));
                return;
            }
        };
        if !may_write(session, &store).await {
            return;
        }
        let now_ms = ports.clock.now_ms();
        let Some(name) = session.open_board.try_get_value() else {
            return;
        };
        let changed = session.stamp(&name);
        // Nobody redraws for it.
        let written = session.board.try_update_untracked(|board| {
            board.stamp(changed);
            let json = write(board, now_ms);
            (KeptBoard::of(board, Some(json.clone())), json)
        });
        let Some((kept, json)) = written else { return };
        // What changes from here on is another writing.
        session.saving.try_set(Saving::Writing);
        session.kept.try_set_value(Some(kept));
        let (steps, mark) = session.steps_to_keep();
        let after = match store.save(&name, json, steps).await {
            Ok(()) => {
                ports.page.set_preference(CANARY, Some(&name));
                session.tell(&name, News::Saved);
                ask_to_persist(session, &store);
                session.fetch_loose();
                Saving::Saved
            }
            Err(fault) => {
                session.past.try_update_value(|past| past.failed(mark));
                session.kept.try_set_value(None);
                Saving::Failed(fault)
            }
        };
        session.saving.try_update(|saving| {
            if *saving == Saving::Writing {
                *saving = after;
            }
        });
    })
}
