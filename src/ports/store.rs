//! What the page keeps on this device beside pictures: its boards.

use super::{LocalFuture, OwnPicture, Tabs};
use crate::stream::Arrival;
use std::rc::Rc;

/// Why something is not kept. What was there before stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreFault {
    /// No room is left.
    Full,
    /// This browser lets the page store nothing, or what it stored is damaged.
    Denied,
    /// A newer version of the page has changed how things are kept; this one cannot read them any more.
    Newer,
    /// An older version of the page is open in another tab, and does not let go of what is kept.
    Older,
    /// Everything that was kept is gone: it was cleared while the page was open. What is written next is kept again.
    Cleared,
    /// Another tab has written the board since this one read or wrote it, and the browser let neither know of the other: it
    /// keeps tabs apart for pages on https only.
    Changed,
    /// The part of the page that keeps things could not be loaded.
    NoCode,
}

/// The name of the first board of a device.
pub const BOARD: &str = "board";

/// A picture that a run brought, noted before the board could say so.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted {
    /// The number of the run.
    pub run: u32,
    /// What came.
    pub arrival: Arrival,
}

/// What was done on a board, as it is kept beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptSteps {
    /// Steps with their numbers, each as its JSON. To be kept: those that are new or changed; as it is kept: all.
    pub steps: Vec<(u32, String)>,
    /// The number of the first. What has a smaller one is forgotten.
    pub first: u32,
    /// How many, from the first on, are done; the rest was taken back.
    pub done: u32,
}

/// A board as it was at some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Snapshot {
    /// Unix seconds of the last change in it.
    pub at: u64,
    /// Whether somebody asked for it; otherwise it was made when work on the board went on after a pause.
    pub by_hand: bool,
}

/// What this device keeps, before anything is loaded for it.
pub trait Storage {
    /// Whether anything was ever kept. Asking makes nothing and loads nothing; a browser that does not tell says no.
    fn is_used(&self) -> LocalFuture<'static, bool>;
    /// The boards. `None`: their code did not come.
    fn store(&self) -> LocalFuture<'static, Option<Rc<dyn Store>>>;
}

/// What this browser gives the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Bytes in use, by the browser's own estimate.
    pub used: u64,
    /// Bytes that may be used, by the same.
    pub most: u64,
    /// Whether it stays until the person removes it. If not, the browser may clear it when the disk is full.
    pub persistent: bool,
}

/// Boards by name, each as its JSON.
pub trait Store {
    /// Keeps a board, and with it, in the same moment, what was done on it since; resolves when both are on the disk and not
    /// before. `steps`: `None` leaves what is kept of them. [`StoreFault::Changed`] where the board is not what was loaded or
    /// saved here last.
    fn save(
        &self,
        name: &str,
        json: String,
        steps: Option<KeptSteps>,
    ) -> LocalFuture<'static, Result<(), StoreFault>>;
    /// What was done on a board.
    fn steps(&self, name: &str) -> LocalFuture<'static, Result<KeptSteps, StoreFault>>;
    /// Keeps the board, as it is kept now, as a snapshot of its own. `Ok(false)`: there is no board of this name.
    fn take_snapshot(&self, name: &str) -> LocalFuture<'static, Result<bool, StoreFault>>;
    /// The snapshots of a board, the newest first.
    fn snapshots(&self, name: &str) -> LocalFuture<'static, Result<Vec<Snapshot>, StoreFault>>;
    /// The JSON of a snapshot. `Ok(None)`: it is gone.
    fn load_snapshot(
        &self,
        name: &str,
        snapshot: Snapshot,
    ) -> LocalFuture<'static, Result<Option<String>, StoreFault>>;
    /// Every kept board, as its name and its JSON, in no order.
    fn boards(&self) -> LocalFuture<'static, Result<Vec<(String, String)>, StoreFault>>;
    /// Forgets a board for good; its pictures go when nobody names them.
    fn forget(&self, name: &str) -> LocalFuture<'static, Result<(), StoreFault>>;
    /// A kept board. `Ok(None)`: there is none of this name.
    fn load(&self, name: &str) -> LocalFuture<'static, Result<Option<String>, StoreFault>>;
    /// Removes what nobody names any more, a day after it was first found. It may take its time.
    fn tidy(&self) -> LocalFuture<'static, ()> {
        Box::pin(async {})
    }
    /// Fetches a picture and keeps it. `None`: the page may not read it, it is none, or there is no room for it.
    fn fetch(&self, address: &str) -> LocalFuture<'static, Option<OwnPicture>>;
    /// How much room there is. `None`: the browser does not tell, as on plain http.
    fn room(&self) -> LocalFuture<'static, Option<Room>>;
    /// Asks the browser to keep everything until the person removes it; some ask the person in turn. Resolves to whether it does.
    fn persist(&self) -> LocalFuture<'static, bool>;
    /// Gives the person everything that is kept as one file, with pictures that there was no room for. `board`: the open board as it
    /// is on the screen, its name and its JSON, in the place of what is kept under that name. Resolves to whether the download
    /// began.
    fn save_all(&self, board: Option<(String, String)>) -> LocalFuture<'static, bool>;
    /// The other tabs that keep boards on this device.
    fn tabs(&self) -> Rc<dyn Tabs>;
    /// Pictures that are stored and that the board as it is kept may not name: the page went before it could be written.
    fn noted(&self, name: &str) -> LocalFuture<'static, Vec<Noted>>;
}
