//! The shelf: every board that is kept on this device. One of them is open; the others are as they were left.

use super::desk::DRAWN_AT_ONCE;
use super::saving::{CANARY, Saving};
use super::{Area, Desk, Session};
use crate::board::{Board, RunId};
use crate::ports::{BOARD, StoreFault};
use crate::project::{restore, write};
use crate::stream::PictureAt;
use crate::text;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Pictures of a board that the shelf shows at most.
const COVER: usize = 4;

/// A board on the shelf.
#[derive(Debug, Clone, PartialEq)]
pub struct OnShelf {
    /// The name under which it is kept.
    pub name: String,
    /// Its title; may be empty.
    pub title: String,
    /// What its panels say, for the search.
    pub words: String,
    /// When it was changed last, Unix seconds; 0 where that is not known.
    pub changed: u64,
    /// How many panels it has.
    pub panels: usize,
    /// How many pictures its panels have had.
    pub pictures: usize,
    /// Bytes of those pictures that are on this device, each counted once, and of its texts.
    pub bytes: u64,
    /// Its first pictures.
    pub cover: Vec<PictureAt>,
    /// Whether it was put away.
    pub deleted: bool,
    /// Whether it is the open one.
    pub open: bool,
    /// Whether this version of the page can read it.
    pub readable: bool,
}

impl Session {
    /// Every board, the one that was changed last first; those that were put away come last.
    ///
    /// # Errors
    /// When nothing can be read from this device.
    pub async fn boards(self) -> Result<Vec<OnShelf>, StoreFault> {
        self.save_in_time().await;
        let Some(ports) = self.ports.try_get_value() else {
            return Ok(Vec::new());
        };
        let open = self.open_board.try_get_value().unwrap_or_default();
        let all = ports.store.boards().await?.into_iter();
        let mut all: Vec<OnShelf> = all
            .map(|(name, json)| on_shelf(name, &json, &open))
            .collect();
        all.sort_by(|one, other| {
            let rank = |board: &OnShelf| (board.deleted, core::cmp::Reverse(board.changed));
            rank(one)
                .cmp(&rank(other))
                .then_with(|| one.name.cmp(&other.name))
        });
        Ok(all)
    }

    /// Why no other board can be opened now. `None`: it can.
    pub fn must_stay(&self) -> Option<&'static str> {
        let running = self.board.with_untracked(Board::is_running);
        let unsaved = self.saving.get_untracked();
        match () {
            () if running => Some(text::shelf_running()),
            () if unsaved.is_wrong() && self.board.with_untracked(Board::has_pictures) => {
                Some(text::shelf_unsaved())
            }
            () => None,
        }
    }

    /// Opens another board; the one that was open is kept first. Whether it is open now.
    pub async fn open_board(self, name: String) -> bool {
        if self.must_stay().is_some() {
            return false;
        }
        self.save_in_time().await;
        let Some(ports) = self.ports.try_get_value() else {
            return false;
        };
        let noted = ports.store.noted(&name).await;
        let found = ports.store.load(&name).await.ok().flatten();
        let Some(Ok((mut board, _))) = found.map(|json| restore(&json)) else {
            self.say(text::shelf_unreadable().to_owned());
            return false;
        };
        // A run may have begun while the disk answered.
        if self.must_stay().is_some() {
            return false;
        }
        for one in noted {
            board.recover(RunId::numbered(one.run), one.arrival);
        }
        self.put_on_table(name, board);
        true
    }

    /// Begins a board of its own; the one that was open is kept first. Whether it is open now.
    pub async fn new_board(self) -> bool {
        if self.must_stay().is_some() {
            return false;
        }
        self.save_in_time().await;
        let Some(name) = self.free_name() else {
            return false;
        };
        let mut board = Board::default();
        board.change_about(|about| text::shelf_new_title().clone_into(&mut about.title));
        self.put_on_table(name, board);
        self.save_in_time().await;
        true
    }

    /// A copy of a board, beside it on the shelf.
    pub async fn duplicate_board(self, name: String) {
        let copy = text::shelf_copy_title;
        let Some(free) = self.free_name() else { return };
        self.rewrite(&name, &free, |board| {
            board.change_about(|about| about.title = copy(&about.title));
        })
        .await;
    }

    /// Gives a board a title.
    pub async fn rename_board(self, name: String, title: String) {
        if self.is_open(&name) {
            self.edit_about(|about| about.title = title);
            return self.save_in_time().await;
        }
        self.rewrite(&name, &name, |board| {
            board.change_about(|about| about.title = title);
        })
        .await;
    }

    /// Puts a board away, or takes it out again. Its pictures stay as long as it is there. The open one makes room for the one
    /// that was changed last, or for a new one.
    pub async fn put_away(self, name: String, away: bool) {
        let now = self
            .ports
            .try_get_value()
            .map(|ports| ports.page.unix_seconds());
        if self.is_open(&name) && away {
            if self.must_stay().is_some() {
                return;
            }
            self.save_in_time().await;
            let others = self.boards().await.unwrap_or_default().into_iter();
            let mut others = others.filter(|one| !one.open && !one.deleted && one.readable);
            let opened = match others.next() {
                Some(next) => self.open_board(next.name).await,
                None => self.new_board().await,
            };
            if !opened {
                return;
            }
        }
        self.rewrite(&name, &name, |board| {
            board.change_about(|about| about.deleted = now.filter(|_| away));
        })
        .await;
    }

    /// Removes a board that was put away, for good.
    pub async fn forget_board(self, name: String) -> Result<(), StoreFault> {
        match self.ports.try_get_value() {
            Some(ports) if !self.is_open(&name) => ports.store.forget(&name).await,
            _ => Ok(()),
        }
    }

    fn is_open(&self, name: &str) -> bool {
        self.open_board
            .try_get_value()
            .is_some_and(|open| open == name)
    }

    /// Reads a board that is not open, changes it and keeps it under a name.
    async fn rewrite(self, from: &str, to: &str, change: impl FnOnce(&mut Board)) {
        let Some(ports) = self.ports.try_get_value() else {
            return;
        };
        let found = ports.store.load(from).await.ok().flatten();
        if let Some(Ok((mut board, _))) = found.map(|json| restore(&json)) {
            change(&mut board);
            let written = ports.store.save(to, write(&board, 0)).await;
            if written.is_err() {
                self.say(text::shelf_not_written().to_owned());
            }
        }
    }

    /// A name that no other board has.
    fn free_name(&self) -> Option<String> {
        let ports = self.ports.try_get_value()?;
        let (time, chance) = (ports.page.unix_ms(), ports.page.chance());
        Some(format!("{BOARD}-{time}-{chance}"))
    }

    /// Puts another board on the screen.
    fn put_on_table(&self, name: String, board: Board) {
        let page = self.ports().page.clone();
        page.set_preference(CANARY, Some(&name));
        self.open_board.set_value(name);
        self.kept.set_value(None);
        self.undo.set_value(None);
        self.desk.set(Desk::default());
        self.viewed.set(None);
        self.drawn.set(DRAWN_AT_ONCE);
        self.area.set(Area::Board);
        self.saving.set(Saving::Saved);
        let title = board.about().title.clone();
        self.board.set(board);
        self.say(text::say_board_open(&title));
    }
}

fn on_shelf(name: String, json: &str, open: &str) -> OnShelf {
    let board = restore(json).ok().map(|(board, _)| board);
    let readable = board.is_some();
    let board = board.unwrap_or_default();
    let takes = || board.panels().iter().flat_map(|panel| &panel.takes);
    let sizes: BTreeMap<_, u64> = takes()
        .filter_map(|take| match &take.picture {
            PictureAt::Kept { hash, bytes, .. } => Some((*hash, *bytes)),
            _ => None,
        })
        .collect();
    let texts = board.panels().iter().flat_map(|panel| {
        let script = &panel.script;
        [
            &script.caption,
            &script.action,
            &script.dialogue,
            &script.notes,
        ]
    });
    let shown = board.panels().iter().filter_map(|panel| panel.take());
    OnShelf {
        open: name == open,
        name,
        title: board.about().title.clone(),
        words: texts.map(String::as_str).collect::<Vec<_>>().join(" "),
        changed: board.about().changed,
        panels: board.panels().len(),
        pictures: takes().count(),
        bytes: sizes.values().sum::<u64>() + json.len() as u64,
        cover: shown.take(COVER).map(|take| take.picture.clone()).collect(),
        deleted: board.about().deleted.is_some(),
        readable,
    }
}
