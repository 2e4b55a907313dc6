//! Tabs of a browser that is only here: those that share one [`super::MemoryStore`].

use crate::ports::{LocalFuture, News, OnNews, Tabs};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What the tabs have in common.
#[derive(Clone, Default)]
pub(super) struct Browser(Rc<RefCell<State>>);

/// The tab that holds a board, and how it is told that it does no longer.
type Holder = (u32, Option<Box<dyn FnOnce()>>);

#[derive(Default)]
struct State {
    opened: u32,
    held: BTreeMap<String, Holder>,
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
        self.release();
        let mut state = self.browser.0.borrow_mut();
        state.listening.retain(|(id, _)| *id != self.id);
    }
}

impl Tabs for MemoryTab {
    fn hold(
        &self,
        board: &str,
        force: bool,
        lost: Box<dyn FnOnce()>,
    ) -> LocalFuture<'static, bool> {
        self.release();
        let before = self.browser.0.borrow_mut().held.remove(board);
        let is_mine = before.is_none() || force;
        let (holder, told) = match before {
            Some(before) if !force => (before, None),
            before => ((self.id, Some(lost)), before.and_then(|(_, lost)| lost)),
        };
        let mut state = self.browser.0.borrow_mut();
        state.held.insert(board.to_owned(), holder);
        drop(state);
        if let Some(lost) = told {
            lost();
        }
        Box::pin(async move { is_mine })
    }

    fn release(&self) {
        let mut state = self.browser.0.borrow_mut();
        state.held.retain(|_, (id, _)| *id != self.id);
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
