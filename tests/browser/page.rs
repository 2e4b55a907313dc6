//! The page around the program.

use crate::dom::{Scrap, document};
use seedboard::browser::BrowserPage;
use seedboard::ports::Page;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

#[wasm_bindgen_test]
fn a_preference_outlives_the_page() {
    const NAME: &str = "seedboard.test";
    let page = BrowserPage::default();
    page.set_preference(NAME, Some("paper"));
    assert_eq!(
        BrowserPage::default().preference(NAME).as_deref(),
        Some("paper")
    );
    page.set_preference(NAME, None);
    assert_eq!(BrowserPage::default().preference(NAME), None);
}

#[wasm_bindgen_test]
fn the_focus_opens_what_hides_the_control() {
    let form = Scrap::new(
        "<form><input name='prompt'><details><summary>more</summary>\
         <textarea name='optimize_prompt_options.mode'></textarea></details></form>",
    );
    let page = BrowserPage::default();
    let focused = || document().active_element().unwrap();
    page.focus_control("prompt");
    assert_eq!(focused(), *form.one("input"));
    assert!(!form.one("details").has_attribute("open"));
    page.focus_control("optimize_prompt_options.mode");
    assert_eq!(focused(), *form.one("textarea"));
    assert!(form.one("details").has_attribute("open"));
    page.focus_control("size");
    assert_eq!(focused(), *form.one("textarea"), "there is no such control");
}

#[wasm_bindgen_test]
fn the_theme_stands_on_the_root() {
    let page = BrowserPage::default();
    let shown = || {
        document()
            .document_element()
            .unwrap()
            .get_attribute("data-theme")
    };
    page.show_theme(Some("screening"));
    assert_eq!(shown().as_deref(), Some("screening"));
    page.show_theme(None);
    assert_eq!(shown(), None);
}

#[wasm_bindgen_test]
fn closing_asks_while_something_is_unsaved() {
    let page = BrowserPage::default();
    let asks = || {
        let event = document().create_event("BeforeUnloadEvent").unwrap();
        event.init_event_with_bubbles_and_cancelable("beforeunload", false, true);
        !web_sys::window().unwrap().dispatch_event(&event).unwrap()
    };
    assert!(!asks());
    page.guard_closing(true);
    assert!(asks());
    page.guard_closing(true);
    assert!(asks());
    page.guard_closing(false);
    assert!(!asks());
    page.guard_closing(true);
    assert!(asks(), "again after it was let go");
    page.guard_closing(false);
}

#[wasm_bindgen_test]
fn the_origin_is_the_servers() {
    let anchor: HtmlElement = document().create_element("a").unwrap().unchecked_into();
    anchor.set_attribute("href", "/relay").unwrap();
    let absolute = anchor.unchecked_into::<web_sys::HtmlAnchorElement>().href();
    assert_eq!(
        format!("{}/relay", BrowserPage::default().origin()),
        absolute
    );
}
