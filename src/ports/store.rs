//! What the page keeps on this device beside pictures: its boards.

use super::LocalFuture;
use crate::stream::Arrival;

/// Why something is not kept. What was there before stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreFault {
    /// No room is left.
    Full,
    /// This browser lets the page store nothing, or what it stored is damaged.
    Denied,
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

/// Boards by name, each as its JSON.
pub trait Store {
    /// Keeps a board; resolves when it is on the disk and not before.
    fn save(&self, name: &str, json: String) -> LocalFuture<'static, Result<(), StoreFault>>;
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
    /// Pictures that are stored and that the board as it is kept may not name: the page went before it could be written.
    fn noted(&self, name: &str) -> LocalFuture<'static, Vec<Noted>>;
}
