//! Time from `performance.now()`, which never goes back, and sleeping by `setTimeout`; in a page and in a worker alike.

use super::message::{call, get};
use crate::ports::{Clock, LocalFuture};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The clock of whoever runs here.
#[derive(Debug, Default, Clone, Copy)]
pub struct PageClock;

impl Clock for PageClock {
    fn now_ms(&self) -> u64 {
        let performance = get(&js_sys::global(), "performance");
        call(&performance, "now", &[])
            .and_then(|now| now.as_f64())
            .map_or(0, |now| now as u64)
    }

    fn sleep(&self, ms: u32) -> LocalFuture<'static, ()> {
        Box::pin(async move {
            let timer = js_sys::Promise::new(&mut |resolve, _| {
                // Without a timer the promise stays open; every global scope of a browser has them.
                let _ = call(
                    &js_sys::global(),
                    "setTimeout",
                    &[resolve.into(), ms.into()],
                );
            });
            let _: Result<JsValue, JsValue> = JsFuture::from(timer).await;
        })
    }
}
