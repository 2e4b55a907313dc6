//! The document of the runner, and waiting for it.

use futures::future::{Either, select};
use js_sys::Array;
use seedboard::browser::PageClock;
use seedboard::ports::Clock;
use std::pin::pin;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

/// Far beyond anything that these tests wait for: what takes longer hangs.
const HANGS_MS: u32 = 10_000;

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

#[wasm_bindgen]
extern "C" {
    /// Lists of nodes are not among the parts of web-sys that the page is built with.
    type Root;
    #[wasm_bindgen(method, js_name = querySelectorAll)]
    fn query_selector_all(this: &Root, selector: &str) -> JsValue;
    type Control;
    #[wasm_bindgen(method, getter)]
    fn labels(this: &Control) -> JsValue;
}

/// How many labels a control has.
pub fn count_labels(control: &Element) -> u32 {
    Array::from(&control.unchecked_ref::<Control>().labels()).length()
}

/// An element of the document that goes when the test is over.
pub struct Scrap(pub HtmlElement);

impl Scrap {
    pub fn new(html: &str) -> Self {
        let element: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        element.set_inner_html(html);
        document().body().unwrap().append_child(&element).unwrap();
        Self(element)
    }

    /// Every element that the selector matches, in order.
    pub fn all(&self, selector: &str) -> Vec<Element> {
        let root: &Root = self.0.unchecked_ref();
        let found = Array::from(&root.query_selector_all(selector));
        found.iter().map(JsCast::unchecked_into).collect()
    }

    /// The one element that the selector matches.
    pub fn one(&self, selector: &str) -> HtmlElement {
        let mut found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector}");
        found.remove(0).unchecked_into()
    }
}

impl Drop for Scrap {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// Lets everything run that is ready to run.
pub async fn breathe() {
    PageClock.sleep(0).await;
}

/// A future that hangs becomes a test that fails.
pub async fn in_time<T>(future: impl Future<Output = T>) -> T {
    match select(pin!(future), PageClock.sleep(HANGS_MS)).await {
        Either::Left((value, _)) => value,
        Either::Right(_) => panic!("it never came"),
    }
}
