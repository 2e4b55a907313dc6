//! The page: its ports, and the view mounted into `#app`.

use super::files::Handles;
use super::{BrowserPage, BrowserShelf, BrowserVault, LazyWorks, PageClock};
use crate::session::{Ports, Session};
use crate::view::App;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// Mounts the page.
pub fn start() {
    console_error_panic_hook::set_once();
    let files = Handles::default();
    let works = Rc::new(LazyWorks::new(files.clone()));
    let ports = Ports {
        clock: Rc::new(PageClock),
        gallery: works.clone(),
        storage: works.clone(),
        runner: works.clone(),
        vault: BrowserVault::lazy(),
        sharing: super::sharing::lazy(),
        page: Rc::new(BrowserPage::default()),
        shelf: Rc::new(BrowserShelf::new(files.clone(), (*works).clone())),
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
