//! The two workers, as what the page asks of them. A chunk of the page: a first visit that only looks around needs neither.

use super::RunWorker;
use super::files::Handles;
use super::held::Held;
use super::message::{
    read_facts, read_made, read_stored, write_inspect, write_load, write_remake, write_save,
    write_show, write_thumbnail,
};
use super::works::Works;
use crate::fault::Fault;
use crate::ports::{
    Address, FileFacts, Gallery, LocalFuture, PictureHash, Remake, Store, StoreFault, View,
};
use crate::runner::{OnFound, OnStep, Opening, Runner, Sending};
use std::rc::Rc;
use web_sys::{Blob, Url};

/// One that runs requests, and one that looks at files and keeps things: whatever they do to it, no paid run ends with it.
pub struct Workers {
    held: Rc<Held>,
    runs: RunWorker,
    looks: Rc<RunWorker>,
}

impl Workers {
    /// `files`: what bodies may hold.
    pub fn new(files: &Handles) -> Self {
        let held = Rc::new(Held::default());
        Self {
            runs: RunWorker::new("runs", held.clone(), files.clone()),
            looks: Rc::new(RunWorker::new("looks", held.clone(), files.clone())),
            held,
        }
    }
}

impl Works for Workers {
    fn inspect(&self, file: Blob) -> LocalFuture<'static, Option<FileFacts>> {
        let worker = Rc::clone(&self.looks);
        Box::pin(async move {
            let told = worker.job(|job| write_inspect(job, &file)).await;
            told.as_ref().map(read_facts)
        })
    }

    fn remake(&self, file: Blob, how: Remake) -> LocalFuture<'static, Option<Blob>> {
        let worker = Rc::clone(&self.looks);
        Box::pin(async move {
            let told = worker.job(|job| write_remake(job, &file, how)).await;
            told.as_ref().and_then(read_made)
        })
    }
}

impl Runner for Workers {
    fn run(&self, sending: Sending, on_step: OnStep) -> LocalFuture<'static, ()> {
        self.runs.run(sending, on_step)
    }

    fn open(&self, opening: Opening, on_found: OnFound) -> LocalFuture<'static, Result<(), Fault>> {
        // Beside the runs: an odd file takes none of them along.
        self.looks.open(opening, on_found)
    }
}

impl Gallery for Workers {
    fn show(&self, hash: PictureHash, view: View) -> LocalFuture<'static, Option<Address>> {
        let (held, worker) = (self.held.get(hash), Rc::clone(&self.looks));
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

impl Store for Workers {
    fn save(&self, name: &str, json: String) -> LocalFuture<'static, Result<(), StoreFault>> {
        let (worker, name) = (Rc::clone(&self.looks), name.to_owned());
        Box::pin(async move {
            let saved = worker.job(|id| write_save(id, &name, &json)).await;
            let saved = saved.as_ref().ok_or(StoreFault::Denied)?;
            read_stored(saved).map(|_| ())
        })
    }

    fn load(&self, name: &str) -> LocalFuture<'static, Result<Option<String>, StoreFault>> {
        let (worker, name) = (Rc::clone(&self.looks), name.to_owned());
        Box::pin(async move {
            let found = worker.job(|id| write_load(id, &name)).await;
            read_stored(found.as_ref().ok_or(StoreFault::Denied)?)
        })
    }
}
