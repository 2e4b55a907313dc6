//! The board as it was earlier: kept, compared, and opened again as a copy beside the others.

use super::{Session, title_or_default};
use crate::board::Board;
use crate::ports::{Snapshot, StoreFault};
use crate::project::restore;
use crate::text;
use leptos::prelude::*;

impl Session {
    /// Keeps the open board as it is now. Whether it is kept.
    pub async fn take_snapshot(self) -> bool {
        self.save_in_time().await;
        let name = self.open_board.try_get_value().unwrap_or_default();
        let taken = match self.store().await {
            Ok(store) => store.take_snapshot(&name).await == Ok(true),
            Err(_) => false,
        };
        self.say(match taken {
            true => text::say_snapshot().to_owned(),
            false => text::shelf_not_written().to_owned(),
        });
        taken
    }

    /// The snapshots of the open board, the newest first.
    ///
    /// # Errors
    /// When nothing can be read from this device.
    pub async fn snapshots(self) -> Result<Vec<Snapshot>, StoreFault> {
        let name = self.open_board.try_get_value().unwrap_or_default();
        self.store().await?.snapshots(&name).await
    }

    /// The board as it was then. `None`: it is gone, or cannot be read; that is said.
    pub async fn board_at(self, snapshot: Snapshot) -> Option<Board> {
        let name = self.open_board.try_get_value()?;
        let found = match self.store().await {
            Ok(store) => store.load_snapshot(&name, snapshot).await,
            Err(fault) => Err(fault),
        };
        let board = found.ok().flatten().and_then(|json| restore(&json).ok());
        if board.is_none() {
            self.say(text::shelf_unreadable().to_owned());
        }
        board.map(|(board, _)| board)
    }

    /// Opens a snapshot as a board of its own, beside the one that it is of. Whether it is open.
    pub async fn open_snapshot(self, snapshot: Snapshot) -> bool {
        let Some(mut board) = self.board_at(snapshot).await else {
            return false;
        };
        let (Some(ports), Some(free)) = (self.ports.try_get_value(), self.free_name()) else {
            return false;
        };
        let moment = ports.page.moment(snapshot.at);
        board.stamp(self.stamp(&free));
        board.change_about(|about| {
            about.title = text::snapshot_title(&title_or_default(&about.title), &moment);
            about.deleted = None;
        });
        if !self.keep_beside(&free, &board).await {
            return false;
        }
        self.open_board(free).await
    }
}
