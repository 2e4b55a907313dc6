//! The page around the program: focus, clipboard, preferences, theme, and the question before closing.

use super::home::home;
use super::message::{call, get, object};
use crate::ports::{LocalFuture, Page};
use js_sys::{Array, Function, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    BeforeUnloadEvent, Document, Element, HtmlElement, HtmlTextAreaElement, ScrollIntoViewOptions,
    ScrollLogicalPosition, Storage, Window,
};

/// Asks before the page closes.
type Guard = Closure<dyn FnMut(BeforeUnloadEvent)>;

/// Where everything here happens.
#[derive(Default)]
pub struct BrowserPage {
    guard: RefCell<Option<Guard>>,
    /// Tells elements whether they are near the screen.
    observer: RefCell<Option<JsValue>>,
}

/// The property of a watched element that holds what is to be told.
const TOLD: &str = "seedboardNear";

/// One for all elements that scroll in `root`; `undefined` where this browser has none.
fn observer(root: Option<Element>) -> JsValue {
    let tell = Closure::<dyn Fn(JsValue)>::new(|entries: JsValue| {
        for entry in entries.unchecked_into::<Array>() {
            let element = get(&entry, "target");
            // Whoever has the focus is not taken away.
            let focused = call(&element, "matches", &[":focus-within".into()]);
            let near = get(&entry, "isIntersecting").is_truthy()
                || focused.is_some_and(|focused| focused.is_truthy());
            let height = get(&get(&entry, "boundingClientRect"), "height");
            call(&element, TOLD, &[near.into(), height]);
        }
    });
    let options = object(&[
        ("root", root.map_or(JsValue::NULL, JsValue::from)),
        ("rootMargin", "100%".into()),
    ]);
    let constructor = get(&js_sys::global(), "IntersectionObserver").dyn_into::<Function>();
    let made = constructor.ok().and_then(|constructor| {
        Reflect::construct(&constructor, &Array::of2(&tell.into_js_value(), &options)).ok()
    });
    made.unwrap_or_default()
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window().and_then(|window| window.document())
}

/// Reading the property alone may throw where cookies are blocked.
fn storage() -> Option<Storage> {
    window().and_then(|window| window.local_storage().ok().flatten())
}

/// That of this tab alone; the same holds for it.
fn tab_storage() -> Option<Storage> {
    window().and_then(|window| window.session_storage().ok().flatten())
}

/// Keeps a value, or forgets it. Whether that was done.
fn keep(storage: Option<Storage>, name: &str, value: Option<&str>) -> bool {
    let done = storage.map(|storage| match value {
        Some(value) => storage.set_item(name, value),
        None => storage.remove_item(name),
    });
    matches!(done, Some(Ok(())))
}

fn own_origin() -> String {
    window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}

/// What is drawn in turn is there within so many frames, or never will be.
const REVEALED_FRAMES: u8 = 60;

fn with_next_redraw(act: impl FnOnce() + 'static) {
    let later = Closure::once_into_js(act);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(later.unchecked_ref());
    }
}

/// Names are the API's field paths: letters, points and underscores only.
fn control(name: &str) -> Option<HtmlElement> {
    let found = document()?.query_selector(&format!("form [name='{name}']"));
    found.ok().flatten()?.dyn_into().ok()
}

fn focus(control: &HtmlElement) {
    control.scroll_into_view();
    let _ = control.focus();
}

/// With the first of so many frames in which it is there.
fn reveal_within(id: String, frames: u8) {
    with_next_redraw(move || {
        let element = document().and_then(|document| document.get_element_by_id(&id));
        match (element, frames.checked_sub(1)) {
            (Some(element), _) => {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Nearest);
                element.scroll_into_view_with_scroll_into_view_options(&options);
            }
            (None, Some(more)) => reveal_within(id, more),
            (None, None) => {}
        }
    });
}

impl Page for BrowserPage {
    fn origin(&self) -> String {
        own_origin()
    }

    fn fragment(&self) -> String {
        let hash = window().and_then(|window| window.location().hash().ok());
        let hash = hash.unwrap_or_default();
        hash.strip_prefix('#').unwrap_or_default().to_owned()
    }

    fn focus_control(&self, name: &str) {
        let Some(control) = control(name) else { return };
        if let Ok(Some(details)) = control.closest("details") {
            let _ = details.set_attribute("open", "");
        }
        focus(&control);
        let focused = document().and_then(|document| document.active_element());
        if focused.as_ref() != Some(control.as_ref()) {
            // A phone shows one area at a time, and the one with this control comes with the next redraw.
            with_next_redraw(move || focus(&control));
        }
    }

    fn refocus(&self, name: &str) {
        let name = name.to_owned();
        with_next_redraw(move || {
            if let Some(control) = control(&name) {
                let _ = control.focus();
            }
        });
    }

    fn write(&self, name: &str, text: &str, caret: u32) {
        let control =
            control(name).and_then(|control| control.dyn_into::<HtmlTextAreaElement>().ok());
        if let Some(control) = control {
            control.set_value(text);
            let _ = control.set_selection_range(caret, caret);
            let _ = control.focus();
        }
    }

    fn caret(&self, name: &str) -> Option<u32> {
        let text = control(name)?.dyn_into::<HtmlTextAreaElement>().ok()?;
        text.selection_start().ok().flatten()
    }

    fn land(&self, id: &str) {
        let id = id.to_owned();
        with_next_redraw(move || {
            let Some(document) = document() else { return };
            let types = |at: Element| matches!(&*at.tag_name(), "INPUT" | "TEXTAREA" | "SELECT");
            if document.active_element().is_some_and(types) {
                return;
            }
            let within = format!("#{id}[tabindex], #{id} button");
            let found = document.query_selector(&within).ok().flatten();
            if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
                let _ = element.focus();
            }
        });
    }

    fn reveal(&self, id: &str) {
        reveal_within(id.to_owned(), REVEALED_FRAMES);
    }

    fn is_there(&self, id: &str) -> bool {
        document().is_some_and(|document| document.get_element_by_id(id).is_some())
    }

    fn columns(&self) -> u32 {
        let grid = document().and_then(|document| {
            let found = document.query_selector(".panels:not(.far)");
            found.ok().flatten()
        });
        let style = grid.and_then(|grid| window()?.get_computed_style(&grid).ok().flatten());
        let tracks = style.and_then(|style| style.get_property_value("grid-template-columns").ok());
        tracks.map_or(0, |tracks| tracks.split(' ').count() as u32)
    }

    fn watch(&self, id: &str, told: Box<dyn Fn(bool, u32)>) {
        let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
            return;
        };
        let told = Closure::<dyn Fn(bool, u32)>::new(told).into_js_value();
        // The element holds what it calls: both go together.
        let _ = Reflect::set(&element, &TOLD.into(), &told);
        let closest = |root| element.closest(root).ok().flatten();
        let observer = match closest(".board") {
            Some(board) => self
                .observer
                .borrow_mut()
                .get_or_insert_with(|| observer(Some(board)))
                .clone(),
            // What stands in a dialog goes with it, and with what watches it.
            None => observer(closest(".body")),
        };
        if call(&observer, "observe", &[element.clone().into()]).is_none() {
            call(&element, TOLD, &[JsValue::TRUE, 0.into()]);
        }
    }

    fn copy(&self, text: String) -> LocalFuture<'static, bool> {
        Box::pin(async move {
            // Absent on plain http, where reading it gives undefined.
            let clipboard = window().and_then(|window| {
                let navigator = JsValue::from(window.navigator());
                js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()
            });
            let Some(clipboard) = clipboard.filter(|clipboard| clipboard.is_object()) else {
                return false;
            };
            let write = js_sys::Reflect::get(&clipboard, &JsValue::from_str("writeText"))
                .ok()
                .and_then(|write| write.dyn_into::<js_sys::Function>().ok());
            let Some(write) = write else { return false };
            match write.call1(&clipboard, &JsValue::from_str(&text)) {
                Ok(promise) => JsFuture::from(js_sys::Promise::resolve(&promise))
                    .await
                    .is_ok(),
                Err(_) => false,
            }
        })
    }

    fn guard_closing(&self, unsaved: bool) {
        let Some(window) = window() else { return };
        let mut guard = self.guard.borrow_mut();
        match (unsaved, guard.take()) {
            (true, Some(set)) => *guard = Some(set),
            (true, None) => {
                let ask =
                    Closure::<dyn FnMut(BeforeUnloadEvent)>::new(|event: BeforeUnloadEvent| {
                        event.prevent_default();
                    });
                window.set_onbeforeunload(Some(ask.as_ref().unchecked_ref()));
                *guard = Some(ask);
            }
            (false, _) => window.set_onbeforeunload(None),
        }
    }

    fn preference(&self, name: &str) -> Option<String> {
        storage().and_then(|storage| storage.get_item(name).ok().flatten())
    }

    fn set_preference(&self, name: &str, value: Option<&str>) {
        // A full or denied storage loses a preference, not work.
        let _ = keep(storage(), name, value);
    }

    fn show_theme(&self, theme: Option<&str>) {
        if let Some(root) = document().and_then(|document| document.document_element()) {
            let _ = match theme {
                Some(theme) => root.set_attribute("data-theme", theme),
                None => root.remove_attribute("data-theme"),
            };
        }
    }

    fn unix_ms(&self) -> u64 {
        js_sys::Date::now() as u64
    }

    fn moment(&self, unix_seconds: u64) -> String {
        let date = js_sys::Date::new(&JsValue::from_f64(unix_seconds as f64 * 1000.0));
        let options = object(&[
            ("dateStyle", "medium".into()),
            ("timeStyle", "short".into()),
        ]);
        // In the page's language: an array of none asks for the browser's.
        date.to_locale_string("default", &options).into()
    }

    fn chance(&self) -> u32 {
        (js_sys::Math::random() * f64::from(u32::MAX)) as u32
    }

    fn own_file(&self, file: &str) -> String {
        home(file)
    }

    fn tab_note(&self, name: &str) -> Option<String> {
        tab_storage().and_then(|storage| storage.get_item(name).ok().flatten())
    }

    fn set_tab_note(&self, name: &str, value: Option<&str>) -> bool {
        keep(tab_storage(), name, value)
    }

    fn is_online(&self) -> bool {
        window().is_none_or(|window| window.navigator().on_line())
    }
}
