//! Whether anything answers at an address, as far as a browser lets a page know.

use super::message::{call, get, object};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

/// GETs without key, cookie, referrer or redirect, and lets the body be. The status; 0 where the page may only know that
/// something answered, which is asked for with `readable` off (shared/reliability.md section 5, row 2). `None`: nothing
/// did, or nothing that the page may read.
pub async fn probe(url: &str, readable: bool) -> Option<u16> {
    let abort = AbortController::new().ok()?;
    let (mode, redirect) = match readable {
        true => ("cors", "error"),
        // The only redirect mode that fetch takes together with this one.
        false => ("no-cors", "follow"),
    };
    let options = object(&[
        ("mode", mode.into()),
        ("redirect", redirect.into()),
        ("credentials", "omit".into()),
        ("referrerPolicy", "no-referrer".into()),
        ("cache", "no-store".into()),
        ("signal", JsValue::from(abort.signal())),
    ]);
    let promise = call(&js_sys::global(), "fetch", &[url.into(), options])?;
    let response = JsFuture::from(promise.dyn_into::<Promise>().ok()?).await;
    let status = get(response.as_ref().ok()?, "status").as_f64();
    abort.abort();
    status.map(|status| status as u16)
}
