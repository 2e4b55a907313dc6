//! Time from `performance.now()`, which never goes back, and sleeping; in a page and in a worker alike.

use super::message::call;
use crate::ports::{Clock, LocalFuture};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, Window};

/// The clock of whoever runs here.
#[derive(Debug, Default, Clone, Copy)]
pub struct PageClock;

impl Clock for PageClock {
    fn now_ms(&self) -> u64 {
        // A worker's scope has it under the same name; asked for its time with every chunk of a reply.
        let scope: Window = js_sys::global().unchecked_into();
        scope.performance().map_or(0, |clock| clock.now() as u64)
    }

    fn sleep(&self, ms: u32) -> LocalFuture<'static, ()> {
        Box::pin(async move {
            let over = js_sys::Promise::new(&mut |resolve, _| match ms {
                0 => next_task(resolve),
                _ => {
                    // Without a timer the promise stays open; every global scope of a browser has them.
                    let arguments = [resolve.into(), ms.into()];
                    let _ = call(&js_sys::global(), "setTimeout", &arguments);
                }
            });
            let _: Result<JsValue, JsValue> = JsFuture::from(over).await;
        })
    }
}

/// Comes back once other tasks had their turn. Timers wait four milliseconds when one follows another, which would be a
/// third of the time that a reply takes; messages do not wait.
fn next_task(resolve: js_sys::Function) {
    let Ok(channel) = MessageChannel::new() else {
        return;
    };
    let port = channel.port1();
    let heard = port.clone();
    let told = Closure::once_into_js(move || {
        heard.close();
        // It cannot throw: it settles a promise.
        let _ = resolve.call0(&JsValue::UNDEFINED);
    });
    port.set_onmessage(Some(told.unchecked_ref()));
    // It throws only for what cannot be copied.
    let _ = channel.port2().post_message(&JsValue::NULL);
}
