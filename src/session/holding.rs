//! One tab writes a board at a time. The others read it as it was written last, and take over when they are asked to.

use super::Session;
use super::saving::{Act, Saving};
use crate::board::Board;
use crate::ports::{News, Tabs};
use crate::text;
use futures::lock::Mutex;
use leptos::prelude::*;
use std::rc::Rc;

/// The tab that holds a board has so long to write it and let go; then it is taken from it.
const PATIENCE_MS: u32 = 1_500;
/// Between two looks whether it has.
const LOOK_MS: u32 = 100;

/// The other tabs, and which board this one holds.
#[derive(Clone, Default)]
pub(super) struct Holding {
    tabs: Option<Rc<dyn Tabs>>,
    board: Option<String>,
    /// Whether the tab that has it said that it cannot let go.
    busy: bool,
    /// How often the open board was read from the disk.
    readings: u32,
    /// Whoever asks for a board has it: of two that ask at once, the browser would refuse the second what the first is given.
    asking: Rc<Mutex<()>>,
}

impl Session {
    /// Whether the open board is changed in another tab, or came by a link, and is only read here. If so, that is said.
    pub(super) fn only_reads(&self) -> bool {
        let why = match self.saving.get_untracked() {
            Saving::Elsewhere => text::tabs_text(),
            Saving::Shared => text::shared_text(),
            _ => return false,
        };
        self.say(why.to_owned());
        true
    }

    /// Holds a board, if no other tab does. Whether it is held.
    pub(super) async fn hold(self, board: &str) -> bool {
        let asking = self
            .holding
            .try_with_value(|holding| Rc::clone(&holding.asking));
        let asking = asking.unwrap_or_default();
        let _turn = asking.lock().await;
        if self.holds(board) {
            return true;
        }
        match self.tabs().await {
            Some(tabs) => self.try_hold(&tabs, board, false).await,
            None => true,
        }
    }

    pub(super) fn holds(&self, board: &str) -> bool {
        let held = |holding: &Holding| holding.board.as_deref() == Some(board);
        self.holding.try_with_value(held) == Some(true)
    }

    /// Whether no other tab changes a board.
    pub(super) async fn is_free(self, board: &str) -> bool {
        match self.tabs().await {
            Some(tabs) => self.holds(board) || tabs.is_free(board).await,
            None => true,
        }
    }

    /// Takes the open board over from the tab that has it, and reads it anew. If that tab waits for pictures, it keeps it; that
    /// is said.
    pub(super) async fn take_over(self) {
        let (Some(tabs), Some(board)) = (self.tabs().await, self.open_board.try_get_value()) else {
            return;
        };
        let Some(ports) = self.ports.try_get_value() else {
            return;
        };
        self.holding
            .try_update_value(|holding| holding.busy = false);
        tabs.tell(&board, News::Wanted);
        let mut held = false;
        for _ in 0..PATIENCE_MS / LOOK_MS {
            ports.clock.sleep(LOOK_MS).await;
            if self.holding.try_with_value(|holding| holding.busy) == Some(true) {
                self.say(text::tabs_busy().to_owned());
                return;
            }
            held = self.try_hold(&tabs, &board, false).await;
            if held {
                break;
            }
        }
        // It does not answer: it hangs, or is asleep.
        if !held {
            self.try_hold(&tabs, &board, true).await;
        }
        self.read_anew(Saving::Opening);
        self.say(text::say_taken_over().to_owned());
    }

    async fn try_hold(self, tabs: &Rc<dyn Tabs>, board: &str, force: bool) -> bool {
        let (session, name) = (self, board.to_owned());
        let lost = Box::new(move || session.lose(&name));
        let held = tabs.hold(board, force, lost).await;
        self.holding.try_update_value(|holding| {
            holding.board = held.then(|| board.to_owned());
        });
        held
    }

    /// The other tabs, to which this one listens from then on. `None`: their code did not come.
    async fn tabs(self) -> Option<Rc<dyn Tabs>> {
        if let Some(known) = self.known_tabs() {
            return Some(known);
        }
        let tabs = self.store().await.ok()?.tabs();
        let is_first = self.holding.try_update_value(|holding| {
            let is_first = holding.tabs.is_none();
            holding.tabs.get_or_insert_with(|| Rc::clone(&tabs));
            is_first
        });
        if is_first == Some(true) {
            let session = self;
            tabs.listen(Box::new(move |board, news| session.hear_news(&board, news)));
        }
        self.known_tabs()
    }

    /// `None`: nobody has asked for them yet.
    fn known_tabs(&self) -> Option<Rc<dyn Tabs>> {
        let tabs = self.holding.try_with_value(|holding| holding.tabs.clone());
        tabs.flatten()
    }

    /// Tells the other tabs something about a board.
    pub(super) fn tell(&self, board: &str, news: News) {
        if let Some(tabs) = self.known_tabs() {
            tabs.tell(board, news);
        }
    }

    fn hear_news(&self, board: &str, news: News) {
        let is_open = self.open_board.try_get_value().as_deref() == Some(board);
        if !is_open && news != News::Closed {
            return;
        }
        let session = *self;
        match news {
            News::Closed => self.save_anew(),
            News::Saved if session.saving.try_get_untracked() == Some(Saving::Elsewhere) => {
                session.read_anew(Saving::Elsewhere);
            }
            News::Saved => {}
            News::Busy => {
                self.holding.try_update_value(|holding| holding.busy = true);
            }
            News::Wanted if !session.holds(board) => {}
            News::Wanted if session.board.with_untracked(Board::is_running) => {
                self.tell(board, News::Busy);
            }
            News::Wanted => {
                let board = board.to_owned();
                leptos::task::spawn_local(async move {
                    session.save_in_time().await;
                    session.lose(&board);
                    if let Some(tabs) = session.known_tabs() {
                        tabs.release();
                    }
                });
            }
        }
    }

    /// Another tab has the board from now on.
    fn lose(&self, board: &str) {
        if !self.holds(board) {
            return;
        }
        self.holding
            .try_update_value(|holding| holding.board = None);
        if self.open_board.try_get_value().as_deref() == Some(board) {
            self.saving.try_set(Saving::Elsewhere);
            self.say(text::say_taken_from_here().to_owned());
        }
    }

    /// The board is read from the disk: what an earlier reading finds is out of date from now on.
    pub(super) fn begin_reading(&self) -> u32 {
        let next = self.holding.try_update_value(|holding| {
            holding.readings += 1;
            holding.readings
        });
        next.unwrap_or_default()
    }

    /// Whether no reading began since.
    pub(super) fn is_reading(&self, reading: u32) -> bool {
        self.holding.try_with_value(|holding| holding.readings) == Some(reading)
    }

    /// Reads the open board from the disk, whatever is on the screen.
    fn read_anew(&self, meanwhile: Saving) {
        self.saving.try_set(meanwhile);
        self.bring_back(Act::Anew);
    }
}
