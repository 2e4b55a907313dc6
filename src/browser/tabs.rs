//! Web Locks say which tab holds a board, a channel tells the others what became of it. Both may be missing or throw: on plain
//! http there are no locks, and with storage denied reading them throws (shared/reliability.md 4.1).

use super::message::{call, get, object, text};
use crate::ports::{LocalFuture, NEWS, News, OnNews, Tabs};
use futures::channel::oneshot;
use js_sys::{Array, Function, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// Before a board's name, in the name of its lock.
const LOCK: &str = "seedboard ";

/// The tabs of this browser.
pub struct BrowserTabs {
    /// Ends the lock that is held.
    release: Rc<RefCell<Option<Function>>>,
    channel: Option<BroadcastChannel>,
}

impl BrowserTabs {
    /// Holds nothing.
    pub fn new() -> Self {
        Self {
            release: Rc::default(),
            channel: BroadcastChannel::new(NEWS).ok(),
        }
    }
}

fn locks() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then_some(locks)
}

impl Tabs for BrowserTabs {
    fn hold(
        &self,
        board: &str,
        force: bool,
        lost: Box<dyn FnOnce()>,
    ) -> LocalFuture<'static, bool> {
        self.release();
        let Some(locks) = locks() else {
            return Box::pin(async { true });
        };
        let (told, answer) = oneshot::channel();
        let told = Rc::new(Cell::new(Some(told)));
        let unanswered = Rc::clone(&told);
        let held = Rc::clone(&self.release);
        // Called once with the lock, or with null where another tab has it; the lock lasts as long as its promise.
        let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let is_mine = lock.is_object();
            if let Some(told) = told.take() {
                let _ = told.send(is_mine);
            }
            if !is_mine {
                return JsValue::UNDEFINED;
            }
            Promise::new(&mut |release, _| {
                held.borrow_mut().replace(release);
            })
            .into()
        });
        let option = match force {
            true => "steal",
            false => "ifAvailable",
        };
        let options = object(&[(option, JsValue::TRUE)]);
        let name = format!("{LOCK}{board}").into();
        if let Some(ended) = call(&locks, "request", &[name, options, granted]) {
            // Let go, it resolves; taken by another tab, it rejects, and so it does at once where storage is denied.
            let lost = Closure::once_into_js(move |_: JsValue| match unanswered.take() {
                Some(told) => drop(told.send(true)),
                None => lost(),
            });
            call(&ended, "catch", &[lost]);
        }
        Box::pin(async move { answer.await.unwrap_or(true) })
    }

    fn release(&self) {
        if let Some(release) = self.release.borrow_mut().take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }

    fn is_free(&self, board: &str) -> LocalFuture<'static, bool> {
        let name = format!("{LOCK}{board}");
        Box::pin(async move {
            let asked = locks().and_then(|locks| call(&locks, "query", &[]));
            let Some(asked) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) else {
                return true;
            };
            let found = wasm_bindgen_futures::JsFuture::from(asked).await;
            let held = found.map(|found| get(&found, "held")).unwrap_or_default();
            let held = held.dyn_into::<Array>().unwrap_or_default();
            !held
                .iter()
                .any(|lock| text(&lock, "name").as_deref() == Some(&name))
        })
    }

    fn tell(&self, board: &str, news: News) {
        if let Some(channel) = &self.channel {
            let message = Array::of2(&board.into(), &news.name().into());
            let _ = channel.post_message(&message);
        }
    }

    fn listen(&self, on_news: OnNews) {
        let Some(channel) = &self.channel else { return };
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let (board, news) = (text(&event.data(), "0"), text(&event.data(), "1"));
            let news = News::ALL
                .into_iter()
                .find(|one| news.as_deref() == Some(one.name()));
            if let (Some(board), Some(news)) = (board, news) {
                on_news(board, news);
            }
        });
        channel.set_onmessage(Some(hear.into_js_value().unchecked_ref()));
    }
}
