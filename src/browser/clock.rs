//! Time from `performance.now()`, which never goes back, and sleeping by `setTimeout`.

use crate::ports::{Clock, LocalFuture};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The page's clock.
#[derive(Debug, Default)]
pub struct PageClock;

impl PageClock {
    /// A clock that counts from the page's start.
    pub const fn new() -> Self {
        Self
    }
}

impl Clock for PageClock {
    fn now_ms(&self) -> u64 {
        let performance = web_sys::window().and_then(|window| window.performance());
        performance.map_or(0, |performance| performance.now() as u64)
    }

    fn sleep(&self, ms: u32) -> LocalFuture<'static, ()> {
        Box::pin(async move {
            let timer = js_sys::Promise::new(&mut |resolve, _| {
                if let Some(window) = web_sys::window() {
                    let delay = i32::try_from(ms).unwrap_or(i32::MAX);
                    let resolve: &js_sys::Function = resolve.unchecked_ref();
                    // Without a timer the promise stays open; a window always has them.
                    let _ = window
                        .set_timeout_with_callback_and_timeout_and_arguments_0(resolve, delay);
                }
            });
            let _: Result<JsValue, JsValue> = JsFuture::from(timer).await;
        })
    }
}
