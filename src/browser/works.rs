//! What the page asks of its workers, which are a chunk of the page: loaded, like the workers themselves, when there is
//! something to ask.

use super::files::Handles;
use super::message::{call, get, text};
use super::store::NAME;
use super::workers::Workers;
use crate::chunk::split;
use crate::fault::{Fault, Kind};
use crate::ports::{
    Address, FileFacts, Gallery, LocalFuture, OwnPicture, PictureHash, Remake, Storage, Store, View,
};
use crate::runner::{OnFound, OnStep, Opening, Runner, Sending};
use crate::stream::Step;
use js_sys::{Array, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Everything that a worker does.
pub trait Works: Runner + Gallery {
    /// What keeps boards.
    fn boards(&self) -> Rc<dyn Store>;
    /// What a file's header tells. `None`: there is no worker, or it died over it.
    fn inspect(&self, file: Blob) -> LocalFuture<'static, Option<FileFacts>>;
    /// Keeps it like a picture that a run brought. `None`: it is none that we know, or there is no room.
    fn store(&self, file: Blob) -> LocalFuture<'static, Option<OwnPicture>>;
    /// Another file of it. `None`: this browser cannot read the picture.
    fn remake(&self, file: Blob, how: Remake) -> LocalFuture<'static, Option<Blob>>;
}

/// The workers, once they are asked for.
#[derive(Clone)]
pub struct LazyWorks {
    files: Handles,
    made: Rc<RefCell<Option<Rc<dyn Works>>>>,
}

split!(workers, make(files: Handles) -> Rc<dyn Works>);

fn make(files: Handles) -> Rc<dyn Works> {
    Rc::new(Workers::new(&files))
}

impl LazyWorks {
    /// `files`: what bodies may hold.
    pub fn new(files: Handles) -> Self {
        Self {
            files,
            made: Rc::default(),
        }
    }

    /// `None`: their code did not arrive.
    pub async fn get(self) -> Option<Rc<dyn Works>> {
        if self.made.borrow().is_none() && make::load().await {
            // Somebody else may have come first.
            let mut made = self.made.borrow_mut();
            if made.is_none() {
                *made = make::call(self.files.clone());
            }
        }
        self.made.borrow().clone()
    }
}

impl Runner for LazyWorks {
    fn run(&self, sending: Sending, mut on_step: OnStep) -> LocalFuture<'static, ()> {
        let works = self.clone().get();
        Box::pin(async move {
            match works.await {
                Some(works) => works.run(sending, on_step).await,
                None => on_step(Step::Refused(Fault::new(Kind::WorkerFailed))),
            }
        })
    }

    fn open(&self, opening: Opening, on_found: OnFound) -> LocalFuture<'static, Result<(), Fault>> {
        let works = self.clone().get();
        Box::pin(async move {
            let works = works.await.ok_or(Fault::new(Kind::WorkerFailed))?;
            works.open(opening, on_found).await
        })
    }

    fn save_capture(&self, number: u32, name: &str) -> LocalFuture<'static, bool> {
        let (works, name) = (self.clone().get(), name.to_owned());
        Box::pin(async move {
            match works.await {
                Some(works) => works.save_capture(number, &name).await,
                None => false,
            }
        })
    }
}

impl Gallery for LazyWorks {
    fn show(&self, hash: PictureHash, view: View) -> LocalFuture<'static, Option<Address>> {
        let works = self.clone().get();
        Box::pin(async move { works.await?.show(hash, view).await })
    }
}

impl Storage for LazyWorks {
    fn is_used(&self) -> LocalFuture<'static, bool> {
        Box::pin(async { was_made().await == Some(true) })
    }

    fn store(&self) -> LocalFuture<'static, Option<Rc<dyn Store>>> {
        let works = self.clone().get();
        Box::pin(async move { Some(works.await?.boards()) })
    }
}

/// Whether this browser has the database, which is not made by asking. `None`: it does not tell.
async fn was_made() -> Option<bool> {
    // Reading the property alone may throw where storage is denied.
    let asked = call(&get(&js_sys::global(), "indexedDB"), "databases", &[])?;
    let all = JsFuture::from(Promise::resolve(&asked)).await.ok()?;
    let all: Array = all.dyn_into().ok()?;
    let name = |database: JsValue| text(&database, "name");
    Some(all.iter().filter_map(name).any(|name| name == NAME))
}
