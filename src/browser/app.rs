//! The page: its ports, and the view mounted into `#app`.

use super::files::Handles;
use super::{BrowserGallery, BrowserPage, BrowserShelf, Held, PageClock, RunWorker};
use crate::session::{Ports, Session};
use crate::view::App;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// Mounts the page.
pub fn start() {
    console_error_panic_hook::set_once();
    let held = Rc::new(Held::default());
    let files = Handles::default();
    // A worker of its own for looks at files and pictures: whatever they do to it, no paid run ends with it.
    let looks = Rc::new(RunWorker::new(held.clone(), files.clone()));
    let runner = Rc::new(RunWorker::new(held.clone(), files.clone()));
    let gallery = Rc::new(BrowserGallery::new(held, looks.clone()));
    let ports = Ports {
        clock: Rc::new(PageClock),
        gallery: gallery.clone(),
        store: gallery,
        runner,
        page: Rc::new(BrowserPage::default()),
        shelf: Rc::new(BrowserShelf::new(files.clone(), looks)),
        files: Rc::new(files),
    };
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"))
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(root) = root else { return };
    mount_to(root, move || {
        let session = Session::new(ports);
        provide_context(session);
        view! { <App /> }
    })
    .forget();
}
