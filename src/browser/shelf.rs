//! Where files come in: the picker, a drop anywhere on the page, a paste.

use super::LazyWorks;
use super::files::Handles;
use crate::ports::{
    FileFacts, FileId, Given, GivenFile, LocalFuture, Look, OnGiven, OwnPicture, Remake, Shelf,
};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, ClipboardEvent, DataTransfer, DragEvent, Element, Event, FileList, HtmlInputElement,
    HtmlTextAreaElement, Response,
};

/// On the root element while files are dragged over the page.
const DROPPING: &str = "data-dropping";

/// The `name` of the picker for responses.
const RESPONSE: &str = "response.file";

/// The `name` of the picker for pictures of a panel.
const TAKE: &str = "panel.file";

/// The type of a dragged address.
const ADDRESS: &str = "text/uri-list";

/// The page's shelf.
pub struct BrowserShelf {
    files: Handles,
    works: LazyWorks,
    previews: RefCell<Vec<(FileId, String)>>,
}

impl BrowserShelf {
    /// `works` looks at the files.
    pub fn new(files: Handles, works: LazyWorks) -> Self {
        Self {
            files,
            works,
            previews: RefCell::default(),
        }
    }
}

impl Shelf for BrowserShelf {
    fn listen(&self, on_given: OnGiven) {
        let files = self.files.clone();
        let on_given = Rc::new(on_given);
        let addresses = Rc::clone(&on_given);
        let given_address = move |address| addresses(Given::Address(address));
        let give = move |list: Option<FileList>, as_what: &dyn Fn(Vec<GivenFile>) -> Given| {
            let given = take(list.as_ref(), &files);
            let some = !given.is_empty();
            if some {
                on_given(as_what(given));
            }
            some
        };
        let give = Rc::new(give);
        let picked = Rc::clone(&give);
        on("change", move |event| {
            let input = event
                .target()
                .and_then(|at| at.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input.filter(|input| input.type_() == "file") {
                picked(
                    input.files(),
                    match input.name().as_str() {
                        RESPONSE => &Given::Responses,
                        TAKE => &Given::Takes,
                        _ => &Given::Pictures,
                    },
                );
                // The same file may be picked again.
                input.set_value("");
            }
        });
        on("dragstart", |event| {
            // Firefox drags no element of the page that brings no data.
            if let Some(data) = dragged(event).filter(|data| data.types().length() == 0) {
                let _ = data.set_data("text/plain", "");
            }
        });
        on("dragover", |event| {
            let brings = |data: DataTransfer| {
                brings(&data, "Files") || (brings(&data, ADDRESS) && !into_text(event))
            };
            if dragged(event).is_some_and(brings) {
                event.prevent_default();
                mark(true);
            }
        });
        on("dragleave", |event| {
            let left = event
                .dyn_ref::<DragEvent>()
                .is_none_or(|event| event.related_target().is_none());
            if left {
                mark(false);
            }
        });
        let dropped = Rc::clone(&give);
        on("drop", move |event| {
            mark(false);
            let Some(data) = dragged(event) else { return };
            let panel = panel_under(event);
            let as_what = |files| match panel {
                Some(panel) => Given::OnPanel(panel, files),
                None => Given::Files(files),
            };
            if dropped(data.files(), &as_what) {
                event.prevent_default();
            } else if !into_text(event)
                && let Some(address) = first_address(&data)
            {
                event.prevent_default();
                given_address(address);
            }
        });
        on("paste", move |event| {
            let data = event
                .dyn_ref::<ClipboardEvent>()
                .and_then(ClipboardEvent::clipboard_data);
            // Text from an office program comes with a picture of itself; in a text field the text is meant. A file that
            // was copied comes with its bare name.
            let in_text = into_text(event);
            let is_text = data.as_ref().is_some_and(says_more_than_names);
            if !(in_text && is_text) && data.is_some_and(|data| give(data.files(), &Given::Files)) {
                event.prevent_default();
            }
        });
    }

    fn inspect(&self, id: FileId) -> LocalFuture<'static, FileFacts> {
        let (works, file) = (self.works.clone().get(), self.files.get(id));
        Box::pin(async move {
            let failed = FileFacts {
                look: Look::Failed,
                ..FileFacts::default()
            };
            let Some((file, works)) = file.zip(works.await) else {
                return failed;
            };
            works.inspect(file).await.unwrap_or(failed)
        })
    }

    fn preview(&self, id: FileId) -> Option<String> {
        let mut known = self.previews.borrow_mut();
        if let Some((_, url)) = known.iter().find(|(known, _)| *known == id) {
            return Some(url.clone());
        }
        let url = web_sys::Url::create_object_url_with_blob(&self.files.get(id)?).ok()?;
        known.push((id, url.clone()));
        Some(url)
    }

    fn remake(&self, id: FileId, how: Remake) -> LocalFuture<'static, Option<GivenFile>> {
        let (works, files) = (self.works.clone().get(), self.files.clone());
        Box::pin(async move {
            let file = files.get(id)?;
            let made = works.await?.remake(file, how).await?;
            Some(keep(made, String::new(), &files))
        })
    }

    fn store(&self, id: FileId) -> LocalFuture<'static, Option<OwnPicture>> {
        let (works, file) = (self.works.clone().get(), self.files.get(id));
        Box::pin(async move { works.await?.store(file?).await })
    }

    fn take_text(&self, text: &str) -> Option<GivenFile> {
        let parts = js_sys::Array::of1(&JsValue::from_str(text));
        let blob = Blob::new_with_str_sequence(&parts).ok()?;
        Some(keep(blob, String::new(), &self.files))
    }

    fn take_over(&self, address: &str, name: &str) -> LocalFuture<'static, Option<GivenFile>> {
        let files = self.files.clone();
        let (name, asked) = (
            name.to_owned(),
            window().map(|window| window.fetch_with_str(address)),
        );
        Box::pin(async move {
            let reply = JsFuture::from(asked?).await.ok()?;
            let reply = reply.dyn_into::<Response>().ok().filter(Response::ok)?;
            let blob = JsFuture::from(reply.blob().ok()?).await.ok()?;
            Some(keep(blob.dyn_into().ok()?, name, &files))
        })
    }
}

fn keep(blob: Blob, name: String, files: &Handles) -> GivenFile {
    let bytes = blob.size() as u64;
    GivenFile {
        id: files.add(blob),
        name,
        bytes,
    }
}

fn take(list: Option<&FileList>, files: &Handles) -> Vec<GivenFile> {
    let list = list
        .into_iter()
        .flat_map(|list| (0..list.length()).filter_map(|at| list.get(at)));
    list.map(|file| {
        let name = file.name();
        keep(file.into(), name, files)
    })
    .collect()
}

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

fn dragged(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<DragEvent>()?.data_transfer()
}

fn brings(data: &DataTransfer, kind: &str) -> bool {
    data.types().includes(&JsValue::from_str(kind), 0)
}

/// The number of the panel on which something is dropped.
fn panel_under(event: &Event) -> Option<u32> {
    let at = event.target()?.dyn_into::<Element>().ok()?;
    let panel = at.closest(".panel").ok().flatten()?.id();
    panel.strip_prefix("panel-")?.parse().ok()
}

/// Whether it is meant for a field that takes text.
fn into_text(event: &Event) -> bool {
    event
        .target()
        .is_some_and(|at| at.has_type::<HtmlTextAreaElement>() || at.has_type::<HtmlInputElement>())
}

/// Whether there is text beside the files that is not just what they are called.
fn says_more_than_names(data: &DataTransfer) -> bool {
    let text = data.get_data("text/plain").unwrap_or_default();
    let files = data.files();
    let all = files
        .iter()
        .flat_map(|list| (0..list.length()).filter_map(|at| list.get(at)));
    let names: Vec<String> = all.map(|file| file.name()).collect();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.any(|line| !names.iter().any(|name| name == line))
}

/// The first address of a list, which may hold comments.
fn first_address(data: &DataTransfer) -> Option<String> {
    let list = data.get_data(ADDRESS).ok()?;
    let mut lines = list.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    first.map(str::to_owned)
}

fn mark(dropping: bool) {
    let root = window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.toggle_attribute_with_force(DROPPING, dropping);
    }
}

/// Listens on the window for as long as the page lives.
fn on(name: &str, act: impl Fn(&Event) + 'static) {
    let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| act(&event));
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
    }
    heard.forget();
}
