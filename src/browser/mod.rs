//! The only place that names the browser's interfaces: each file fills in one port of the core.

mod clock;
mod fetch;
mod page;
mod painter;
mod pictures;

pub use clock::PageClock;
pub use fetch::Fetch;
pub use page::BrowserPage;
pub use painter::WorkerPainter;
pub use pictures::ObjectUrls;

use crate::session::{Ports, Session};
use crate::view::App;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// Mounts the page into `#app`.
pub fn start() {
    console_error_panic_hook::set_once();
    let clock = Rc::new(PageClock::new());
    let ports = Ports {
        clock: clock.clone(),
        pictures: Rc::new(ObjectUrls::default()),
        painter: Rc::new(WorkerPainter::default()),
        transport: Rc::new(Fetch),
        page: Rc::new(BrowserPage::default()),
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
