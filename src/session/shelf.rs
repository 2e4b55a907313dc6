//! The shelf: every board that is kept on this device. One of them is open; the others are as they were left.

use super::on_shelf::OnShelf;
use super::saving::{CANARY, KeptBoard, Saving};
use super::turns::DRAWN_AT_ONCE;
use super::{Area, Desk, Session};
use crate::board::{Board, RunId};
use crate::ports::{BOARD, Noted, Room, StoreFault};
use crate::project::{restore, write};
use crate::text;
use leptos::prelude::*;
use std::cmp::Reverse;

impl Session {
    /// Every board, the one that was changed last first; those that were put away come last.
    ///
    /// # Errors
    /// When nothing can be read from this device.
    pub async fn boards(self) -> Result<Vec<OnShelf>, StoreFault> {
        self.save_in_time().await;
        let open = self.open_board.try_get_value().unwrap_or_default();
        let all = self.store().await?.boards().await?.into_iter();
        let mut all: Vec<OnShelf> = all
            .map(|(name, json)| OnShelf::new(name, &json, &open))
            .collect();
        let rank = |board: &OnShelf| (board.deleted, Reverse(board.changed));
        all.sort_by(|one, other| {
            let by_rank = rank(one).cmp(&rank(other));
            by_rank.then_with(|| one.name.cmp(&other.name))
        });
        Ok(all)
    }

    /// How much room this browser gives. `None`: it does not tell.
    pub async fn room(self) -> Option<Room> {
        self.store().await.ok()?.room().await
    }

    /// Asks the browser to keep everything until the person removes it. What came of it is said.
    pub async fn persist(self) -> bool {
        let done = match self.store().await {
            Ok(store) => store.persist().await,
            Err(_) => false,
        };
        self.say(match done {
            true => text::say_persistent().to_owned(),
            false => text::say_not_persistent().to_owned(),
        });
        done
    }

    /// When a board was changed last, in words. `None`: that is not known.
    pub fn last_change(&self, board: &OnShelf) -> Option<String> {
        let known = board.changed > 0;
        known.then(|| self.ports().page.moment(board.changed))
    }

    /// Puts the focus on the control with this name after the next redraw.
    pub fn focus_soon(&self, name: &str) {
        self.ports().page.refocus(name);
    }

    /// Why no other board can be opened now. `None`: it can.
    pub fn must_stay(&self) -> Option<&'static str> {
        let saving = self.saving.get_untracked();
        let (running, has_work) = self.board.with_untracked(|board| {
            let has_work = !board.is_sample() && !board.is_empty();
            (board.is_running(), has_work)
        });
        match saving {
            // What is opened last would be written over by what is on its way.
            Saving::Opening => Some(text::shelf_opening()),
            _ if running => Some(text::shelf_running()),
            saving if saving.is_wrong() && has_work => Some(text::shelf_unsaved()),
            _ => None,
        }
    }

    /// Opens another board; the one that was open is kept first. Whether it is open now.
    pub async fn open_board(self, name: String) -> bool {
        if self.is_open(&name) {
            return true;
        }
        if !self.may_leave().await {
            return false;
        }
        let Some(ports) = self.ports.try_get_value() else {
            return false;
        };
        let Some((board, noted)) = self.read(&name).await else {
            return false;
        };
        // A run may have begun while the disk answered.
        if !self.may_leave().await {
            return false;
        }
        // Opened, it is as it was kept: only what is changed from here on is written.
        let kept = KeptBoard::of(&board, None);
        ports.page.set_preference(CANARY, Some(&name));
        let held = self.hold(&name).await;
        self.put_on_table(name.clone(), recovered(board, noted), Some(kept));
        match held {
            true => self.read_past(&name).await,
            false => drop(self.saving.try_set(Saving::Elsewhere)),
        }
        true
    }

    /// Begins a board of its own; the one that was open is kept first. Whether it is open now.
    pub async fn new_board(self) -> bool {
        if !self.may_leave().await {
            return false;
        }
        let Some(name) = self.free_name() else {
            return false;
        };
        let mut board = Board::default();
        board.change_about(|about| text::shelf_new_title().clone_into(&mut about.title));
        self.put_on_table(name, board, None);
        self.past_known.set_value(true);
        self.save_in_time().await;
        true
    }

    /// A copy of a board, beside it on the shelf. Whether it is there.
    pub async fn duplicate_board(self, name: String) -> bool {
        if self.is_open(&name) {
            self.save_in_time().await;
        }
        let Some(free) = self.free_name() else {
            return false;
        };
        let now = self.stamp(&free);
        let done = self.rewrite(&name, &free, |board| {
            board.stamp(now);
            board.change_about(|about| {
                about.title = text::shelf_copy_title(&title_or_default(&about.title));
                about.deleted = None;
            });
        });
        let done = done.await;
        if let Some(board) = &done {
            self.say(text::say_board_copied(&board.about().title));
        }
        done.is_some()
    }

    /// Gives a board a title. Whether it has it.
    pub async fn rename_board(self, name: String, title: String) -> bool {
        let title = title.trim().to_owned();
        let said = text::say_board_renamed(&title_or_default(&title));
        if self.is_open(&name) {
            self.edit_about(|about| about.title = title);
            self.save_in_time().await;
        } else {
            let now = self.stamp(&name);
            let change = |board: &mut Board| {
                board.stamp(now);
                board.change_about(|about| about.title = title);
            };
            if self.rewrite(&name, &name, change).await.is_none() {
                return false;
            }
        }
        self.say(said);
        true
    }

    /// Puts a board away. Its pictures stay as long as it is there. The open one makes room for the one that was changed last,
    /// or for a new one. Whether it was put away.
    pub async fn put_away(self, name: String) -> bool {
        if self.is_open(&name) && !self.make_room().await {
            return false;
        }
        self.mark_deleted(&name, true).await
    }

    /// Takes a board out again that was put away. `opened`: it was the open one, and is opened again. Whether it is back.
    pub async fn take_out(self, name: String, opened: bool) -> bool {
        let back = self.mark_deleted(&name, false).await;
        if !back || !opened {
            return back;
        }
        let stand_in = self.open_board.try_get_value().unwrap_or_default();
        let untouched = self.board.with_untracked(|board| {
            let about = board.about();
            board.is_empty() && about.title == text::shelf_new_title() && about.style.is_empty()
        });
        // A new board that only took its place goes again.
        if self.open_board(name).await
            && untouched
            && let Ok(store) = self.store().await
        {
            let _ = store.forget(&stand_in).await;
        }
        back
    }

    /// Removes a board that was put away, for good. Whether it is gone.
    pub async fn forget_board(self, name: String) -> bool {
        let may_go = self.is_free(&name).await && !self.is_open(&name);
        let gone = match self.store().await {
            Ok(store) => may_go && store.forget(&name).await.is_ok(),
            Err(_) => false,
        };
        self.say(match gone {
            true => text::say_board_forgotten().to_owned(),
            false => text::shelf_not_written().to_owned(),
        });
        gone
    }

    /// Opens another board than the open one.
    async fn make_room(self) -> bool {
        if !self.may_leave().await {
            return false;
        }
        let others = self.boards().await.unwrap_or_default().into_iter();
        let mut others = others.filter(|one| !one.open && !one.deleted && one.readable);
        match others.next() {
            Some(next) => self.open_board(next.name).await,
            None => self.new_board().await,
        }
    }

    async fn mark_deleted(self, name: &str, away: bool) -> bool {
        let now = self.now();
        let marked = self.rewrite(name, name, |board| {
            board.change_about(|about| about.deleted = away.then_some(now));
        });
        let Some(board) = marked.await else {
            return false;
        };
        let title = title_or_default(&board.about().title);
        self.say(match away {
            true => text::say_board_away(&title),
            false => text::say_board_back(&title),
        });
        true
    }

    /// Keeps the open board, and says whether another one can be opened; if not, why.
    pub(super) async fn may_leave(self) -> bool {
        if self.must_stay().is_none() {
            self.save_in_time().await;
        }
        let unwritten = matches!(
            self.saving.try_get_untracked(),
            None | Some(Saving::Pending | Saving::Writing)
        );
        // A disk that does not answer holds nobody's work yet.
        let why = self.must_stay().or(unwritten.then(text::shelf_unsaved));
        if let Some(why) = why {
            self.say(why.to_owned());
        }
        why.is_none()
    }

    fn is_open(&self, name: &str) -> bool {
        self.open_board
            .try_get_value()
            .is_some_and(|open| open == name)
    }

    /// A kept board, and what came for it that it does not know. `None`: it cannot be read; that is said.
    async fn read(self, name: &str) -> Option<(Board, Vec<Noted>)> {
        let (noted, found) = self.load(name).await;
        let why = match found.map(|json| json.map(|json| restore(&json))) {
            Ok(Some(Ok((board, _)))) => return Some((board, noted)),
            Ok(_) => text::shelf_unreadable(),
            Err(_) => text::shelf_not_read(),
        };
        self.say(why.to_owned());
        None
    }

    /// Reads a board, changes it and keeps it under a name. `None`: it is as it was; that is said.
    async fn rewrite(self, from: &str, to: &str, change: impl FnOnce(&mut Board)) -> Option<Board> {
        if !self.is_free(to).await {
            self.say(text::shelf_elsewhere().to_owned());
            return None;
        }
        let (board, noted) = self.read(from).await?;
        let mut board = recovered(board, noted);
        change(&mut board);
        self.keep_beside(to, &board).await.then_some(board)
    }

    /// Writes a board that is not the open one. Whether it is kept; if not, that is said.
    pub(super) async fn keep_beside(self, name: &str, board: &Board) -> bool {
        let kept = match self.store().await {
            Ok(store) => store.save(name, write(board, 0), None).await.is_ok(),
            Err(_) => false,
        };
        if !kept {
            self.say(text::shelf_not_written().to_owned());
        }
        kept
    }

    /// Unix seconds; 0 when the page has gone.
    pub(super) fn now(&self) -> u64 {
        let ports = self.ports.try_get_value();
        ports.map_or(0, |ports| ports.page.unix_seconds())
    }

    /// When a board is changed now, Unix seconds: later than any other that was changed here.
    pub(super) fn stamp(&self, board: &str) -> u64 {
        let now = self.now();
        let stamp = self.stamped.try_update_value(|(last, at)| {
            let least = *at + u64::from(last != board);
            (*last, *at) = (board.to_owned(), now.max(least));
            *at
        });
        stamp.unwrap_or(now)
    }

    /// A name that no other board has.
    pub(super) fn free_name(&self) -> Option<String> {
        let ports = self.ports.try_get_value()?;
        let (time, chance) = (ports.page.unix_ms(), ports.page.chance());
        Some(format!("{BOARD}-{time}-{chance}"))
    }

    /// Puts another board on the screen. `kept`: as it is kept. `None`: it is not yet.
    pub(super) fn put_on_table(&self, name: String, board: Board, kept: Option<KeptBoard>) {
        self.open_board.set_value(name);
        self.kept.set_value(kept);
        self.forget_past();
        self.unclaimed.update(Vec::clear);
        // How somebody looks at boards is theirs; what they picked and chose was the other board's.
        self.desk.update(|desk| {
            *desk = Desk {
                density: desk.density,
                list: desk.list,
                ..Desk::default()
            };
        });
        self.viewed.set(None);
        self.drawn.set(DRAWN_AT_ONCE);
        self.area.set(Area::Board);
        self.saving.set(Saving::Saved);
        let title = title_or_default(&board.about().title);
        self.board.set(board);
        self.say(text::say_board_open(&title));
    }
}

fn recovered(mut board: Board, noted: Vec<Noted>) -> Board {
    for one in noted {
        board.recover(RunId::numbered(one.run), one.arrival);
    }
    board
}

/// A board's title, or what one without a title is called.
pub fn title_or_default(title: &str) -> String {
    match title.trim() {
        "" => text::board_title().to_owned(),
        title => title.to_owned(),
    }
}
