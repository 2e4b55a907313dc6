//! Tabs of a browser that is only here: those that share one [`super::MemoryStore`].

use crate::ports::{LocalFuture, News, OnNews, Tabs};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

/// What the tabs have in common.
#[derive(Clone, Default)]
pub(super) struct Browser(Rc<RefCell<State>>);

/// A board that a tab holds.
struct Hold {
    tab: u32,
    /// How the tab is told that it does no longer.
    lost: Box<dyn FnOnce()>,
    /// Whether the tab knows already: it cannot let go of what it does not know to have.
    told: bool,
}

#[derive(Default)]
struct State {
    opened: u32,
    held: BTreeMap<String, Hold>,
    listening: Vec<(u32, Rc<OnNews>)>,
}

impl core::fmt::Debug for Browser {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str("Browser")
    }
}

impl Browser {
    /// Another tab.
    pub(super) fn open(&self) -> Rc<dyn Tabs> {
        let mut state = self.0.borrow_mut();
        state.opened += 1;
        Rc::new(MemoryTab {
            id: state.opened,
            browser: self.clone(),
        })
    }
}

/// One tab; it is closed when nobody has it any more.
struct MemoryTab {
    id: u32,
    browser: Browser,
}

impl Drop for MemoryTab {
    fn drop(&mut self) {
        let mut state = self.browser.0.borrow_mut();
        state.held.retain(|_, hold| hold.tab != self.id);
        state.listening.retain(|(id, _)| *id != self.id);
    }
}

/// Resolves when everybody else has had a turn.
async fn later() {
    let mut waited = false;
    poll_fn(|context| match std::mem::replace(&mut waited, true) {
        true => Poll::Ready(()),
        false => {
            context.waker().wake_by_ref();
            Poll::Pending
        }
    })
    .await;
}

impl Tabs for MemoryTab {
    fn hold(
        &self,
        board: &str,
        force: bool,
        lost: Box<dyn FnOnce()>,
    ) -> LocalFuture<'static, bool> {
        self.release();
        let mut state = self.browser.0.borrow_mut();
        let before = state.held.remove(board);
        let (hold, told, is_mine) = match before {
            Some(before) if !force => (before, None, false),
            before => {
                let (tab, told) = (self.id, false);
                (
                    Hold { tab, lost, told },
                    before.map(|before| before.lost),
                    true,
                )
            }
        };
        state.held.insert(board.to_owned(), hold);
        drop(state);
        if let Some(lost) = told {
            lost();
        }
        let (browser, board) = (self.browser.clone(), board.to_owned());
        Box::pin(async move {
            // As in a browser, others go on before the answer is there.
            later().await;
            if is_mine && let Some(hold) = browser.0.borrow_mut().held.get_mut(&board) {
                hold.told = true;
            }
            is_mine
        })
    }

    fn release(&self) {
        let mut state = self.browser.0.borrow_mut();
        state
            .held
            .retain(|_, hold| hold.tab != self.id || !hold.told);
    }

    fn is_free(&self, board: &str) -> LocalFuture<'static, bool> {
        let free = !self.browser.0.borrow().held.contains_key(board);
        Box::pin(async move { free })
    }

    fn tell(&self, board: &str, news: News) {
        let others: Vec<Rc<OnNews>> = {
            let state = self.browser.0.borrow();
            let others = state.listening.iter().filter(|(id, _)| *id != self.id);
            others.map(|(_, hear)| Rc::clone(hear)).collect()
        };
        others.iter().for_each(|hear| hear(board.to_owned(), news));
    }

    fn listen(&self, on_news: OnNews) {
        let mut state = self.browser.0.borrow_mut();
        state.listening.push((self.id, Rc::new(on_news)));
    }
}
