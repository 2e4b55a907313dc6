//! The board on this device: written when it changes, open again on the next visit.
//!
//! "Saved" is said when the store has said so, and not before. A board is never written over by an older state of itself:
//! writes follow one another, each with what the board is then.

use super::Session;
use crate::board::Board;
use crate::ports::StoreFault;
use crate::project::{Unreadable, restore, write};
use crate::text;
use futures::future::select;
use leptos::prelude::*;

/// The name under which the board is kept.
const BOARD: &str = "board";
/// Says, outside the database, that a board was kept: a database that was cleared is told from a first visit by it
/// (shared/reliability.md 4.3, point 9).
const CANARY: &str = "seedboard.board";
/// Between a change and its writing, so that a burst of changes is written once.
const REST_MS: u32 = 300;

/// A run waits so long for the board to be written before it is sent; then it is sent all the same.
const PATIENCE_MS: u32 = 2_000;

/// How the board on the screen stands to what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Saving {
    /// There is nothing of the person's on it.
    #[default]
    Nothing,
    /// The board of the last visit is on its way.
    Opening,
    /// Something is not written yet.
    Pending,
    /// Everything is on its way to the disk.
    Writing,
    /// Everything is on the disk.
    Saved,
    /// It is in memory only.
    Failed(StoreFault),
    /// A board was kept here, and is gone: the browser's storage was cleared.
    Cleared,
    /// What is kept cannot be read by this version; it is left as it is.
    Unreadable,
}

impl Saving {
    /// The value of `data-saving`.
    pub const fn name(self) -> &'static str {
        match self {
            Saving::Nothing => "nothing",
            Saving::Opening => "opening",
            Saving::Pending | Saving::Writing => "saving",
            Saving::Saved => "saved",
            Saving::Failed(_) => "failed",
            Saving::Cleared => "cleared",
            Saving::Unreadable => "unreadable",
        }
    }

    /// In words; nothing where there is nothing to say.
    pub fn said(self) -> &'static str {
        match self {
            Saving::Nothing => "",
            Saving::Opening => text::saving_opening(),
            Saving::Pending | Saving::Writing => text::saving_pending(),
            Saving::Saved => text::saving_saved(),
            Saving::Failed(StoreFault::Full) => text::saving_full(),
            Saving::Failed(StoreFault::Denied) => text::saving_denied(),
            Saving::Cleared => text::saving_cleared(),
            Saving::Unreadable => text::saving_unreadable(),
        }
    }

    /// Whether what is on the screen would be lost with the page.
    pub(super) const fn is_unsaved(self) -> bool {
        matches!(
            self,
            Saving::Pending | Saving::Writing | Saving::Failed(_) | Saving::Unreadable
        )
    }
}

impl Session {
    /// Opens the board of the last visit, if there is one, and writes every change from then on.
    pub(super) fn keep_board(&self) {
        let session = *self;
        let page = self.ports().page.clone();
        let kept = page.preference(CANARY).is_some();
        if kept {
            self.saving.set(Saving::Opening);
            self.board.set(Board::default());
            let found = self.ports().store.load(BOARD);
            leptos::task::spawn_local(async move {
                let found = found.await;
                session.opened(found);
            });
        }
        Effect::new(move |before: Option<()>| {
            session.board.track();
            // The first time nothing has changed yet.
            if before.is_some() {
                session.changed();
            }
        });
    }

    fn opened(&self, found: Result<Option<String>, StoreFault>) {
        let board = found.map(|json| json.map(|json| restore(&json)));
        let next = match board {
            Ok(Some(Ok((board, _)))) => {
                self.kept.try_set_value(write(&board, 0));
                self.board.try_set(board);
                Saving::Saved
            }
            Ok(Some(Err(Unreadable::Newer | Unreadable::NoBoard))) => Saving::Unreadable,
            Ok(None) => Saving::Cleared,
            Err(fault) => Saving::Failed(fault),
        };
        self.saving.try_set(next);
    }

    /// The board has changed: it is written in a moment.
    fn changed(&self) {
        match self.saving.get_untracked() {
            Saving::Opening | Saving::Unreadable | Saving::Pending => return,
            _ if self.board.with_untracked(Board::is_sample) || self.is_kept() => return,
            _ => self.saving.set(Saving::Pending),
        }
        let session = *self;
        let clock = self.ports().clock.clone();
        leptos::task::spawn_local(async move {
            clock.sleep(REST_MS).await;
            // A run that began meanwhile has had it written already.
            if session.saving.try_get_untracked() == Some(Saving::Pending) {
                session.save().await;
            }
        });
    }

    /// Whether the board is what was written or opened last: not every change is one of what is kept.
    fn is_kept(&self) -> bool {
        let now_ms = self.ports().clock.now_ms();
        let json = self.board.with_untracked(|board| write(board, now_ms));
        self.kept.with_value(|kept| *kept == json)
    }

    /// The same as [`Self::save`], but does not wait for a disk that does not answer.
    pub(super) async fn save_in_time(self) {
        let Some(ports) = self.ports.try_get_value() else {
            return;
        };
        let saving = std::pin::pin!(self.save());
        select(saving, ports.clock.sleep(PATIENCE_MS)).await;
    }

    /// Writes the board as it is now; resolves when it is on the disk, or when that has failed.
    pub(super) async fn save(self) {
        let Some(ports) = self.ports.try_get_value() else {
            return;
        };
        let now_ms = ports.clock.now_ms();
        if self.saving.try_get_untracked() == Some(Saving::Unreadable) {
            // What was kept is never written over by a version that cannot read it.
            return;
        }
        let Some(json) = self.board.try_with_untracked(|board| write(board, now_ms)) else {
            return;
        };
        // What changes from here on is another writing.
        self.saving.try_set(Saving::Writing);
        self.kept.try_set_value(json.clone());
        let saved = ports.store.save(BOARD, json).await;
        let after = match saved {
            Ok(()) => {
                ports.page.set_preference(CANARY, Some("1"));
                Saving::Saved
            }
            Err(fault) => {
                self.kept.try_set_value(String::new());
                Saving::Failed(fault)
            }
        };
        self.saving.try_update(|saving| {
            if *saving == Saving::Writing {
                *saving = after;
            }
        });
    }
}
