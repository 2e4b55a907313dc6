//! Other tabs with the same page on the same device.

use super::LocalFuture;

/// The name of the channel on which they are told.
pub const NEWS: &str = "seedboard";

/// What tabs tell each other about a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// It was written.
    Saved,
    /// Somebody wants to change it in another tab: whoever holds it writes it and lets go.
    Wanted,
    /// It is not let go, because a request is under way.
    Busy,
    /// What is kept, of this board and every other, was closed under the page: a newer version of the page wants to change it,
    /// or it was cleared. The board's name is empty.
    Closed,
}

impl News {
    /// Every one.
    pub const ALL: [News; 4] = [News::Saved, News::Wanted, News::Busy, News::Closed];

    /// As it is told.
    pub const fn name(self) -> &'static str {
        match self {
            News::Saved => "saved",
            News::Wanted => "wanted",
            News::Busy => "busy",
            News::Closed => "closed",
        }
    }
}

/// Who hears the news: the board's name, and what of it.
pub type OnNews = Box<dyn Fn(String, News)>;

/// One tab at a time holds a board, and only that one writes it. Where a browser cannot say who does, every tab does.
pub trait Tabs {
    /// Holds a board, and no other one from now on. `force`: takes it from the tab that has it. `lost` is called when another
    /// tab takes it from this one. False: another tab has it.
    fn hold(&self, board: &str, force: bool, lost: Box<dyn FnOnce()>)
    -> LocalFuture<'static, bool>;
    /// Lets go.
    fn release(&self);
    /// Whether no tab holds a board.
    fn is_free(&self, board: &str) -> LocalFuture<'static, bool>;
    /// Tells the other tabs.
    fn tell(&self, board: &str, news: News);
    /// Hears what other tabs tell, from now on.
    fn listen(&self, on_news: OnNews);
}
