//! Stored pictures and boards, which a worker fetches, as something that the page can show.

use super::RunWorker;
use super::held::Held;
use super::message::{read_made, read_stored, write_load, write_save, write_show, write_thumbnail};
use crate::ports::{Address, Gallery, LocalFuture, PictureHash, Store, StoreFault, View};
use std::rc::Rc;
use web_sys::{Blob, Url};

/// Asks the worker that also looks at files.
#[derive(Clone)]
pub struct BrowserGallery {
    held: Rc<Held>,
    worker: Rc<RunWorker>,
}

impl BrowserGallery {
    /// `held`: pictures that are in memory only.
    pub fn new(held: Rc<Held>, worker: Rc<RunWorker>) -> Self {
        Self { held, worker }
    }
}

impl Gallery for BrowserGallery {
    fn show(&self, hash: PictureHash, view: View) -> LocalFuture<'static, Option<Address>> {
        let (held, worker) = (self.held.get(hash), Rc::clone(&self.worker));
        Box::pin(async move {
            let blob = match (held, view) {
                (Some(held), View::Whole) => held,
                (Some(held), View::Thumbnail) => {
                    let small = worker.job(|id| write_thumbnail(id, &held)).await;
                    small.as_ref().and_then(read_made).unwrap_or(held)
                }
                (None, view) => {
                    let found = worker.job(|id| write_show(id, hash, view)).await?;
                    read_made(&found)?
                }
            };
            address(&blob)
        })
    }
}

fn address(blob: &Blob) -> Option<Address> {
    let text = Url::create_object_url_with_blob(blob).ok()?;
    let made = text.clone();
    Some(Address::new(text, move || {
        let _ = Url::revoke_object_url(&made);
    }))
}

impl Store for BrowserGallery {
    fn save(&self, name: &str, json: String) -> LocalFuture<'static, Result<(), StoreFault>> {
        let (worker, name) = (Rc::clone(&self.worker), name.to_owned());
        Box::pin(async move {
            let saved = worker.job(|id| write_save(id, &name, &json)).await;
            let saved = saved.as_ref().ok_or(StoreFault::Denied)?;
            read_stored(saved).map(|_| ())
        })
    }

    fn load(&self, name: &str) -> LocalFuture<'static, Result<Option<String>, StoreFault>> {
        let (worker, name) = (Rc::clone(&self.worker), name.to_owned());
        Box::pin(async move {
            let found = worker.job(|id| write_load(id, &name)).await;
            read_stored(found.as_ref().ok_or(StoreFault::Denied)?)
        })
    }
}
