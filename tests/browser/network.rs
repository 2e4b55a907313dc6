//! `network.js` for tests.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/tests/browser/network.js")]
extern "C" {
    /// Stands in the place of `window.fetch` until it is restored.
    pub type Network;

    #[wasm_bindgen(constructor)]
    pub fn new() -> Network;
    #[wasm_bindgen(method)]
    pub fn restore(this: &Network);
    #[wasm_bindgen(method, getter)]
    pub fn aborted(this: &Network) -> bool;
    #[wasm_bindgen(method, getter)]
    pub fn cancelled(this: &Network) -> bool;
    /// Method, redirect, credentials, cache and referrer policy.
    #[wasm_bindgen(method, getter)]
    pub fn options(this: &Network) -> String;
    /// The headers that the page set, a line each.
    #[wasm_bindgen(method, getter)]
    pub fn headers(this: &Network) -> String;
    #[wasm_bindgen(method)]
    pub fn body(this: &Network) -> Promise;
    #[wasm_bindgen(method)]
    pub fn answer(this: &Network, status: u16, headers: &str);
    #[wasm_bindgen(method)]
    pub fn say(this: &Network, text: &str);
    #[wasm_bindgen(method)]
    pub fn end(this: &Network);
    #[wasm_bindgen(method)]
    pub fn cut(this: &Network);
}
