//! The two workers, as what the page asks of them. A chunk of the page: a first visit that only looks around needs neither.

use super::RunWorker;
use super::download::{address, download};
use super::files::Handles;
use super::held::Held;
use super::message::{
    read_facts, read_made, read_own_picture, write_capture, write_inspect, write_keep,
    write_remake, write_show, write_thumbnail,
};
use super::tabs::BrowserTabs;
use super::worker_store::WorkerStore;
use super::works::Works;
use crate::fault::Fault;
use crate::ports::{
    Address, FileFacts, Gallery, LocalFuture, OwnPicture, PictureHash, Remake, Store, View,
};
use crate::runner::{OnFound, OnStep, Opening, Runner, Sending};
use std::rc::Rc;
use web_sys::Blob;

/// One that runs requests, and one that looks at files and keeps things: whatever they do to it, no paid run ends with it.
pub struct Workers {
    held: Rc<Held>,
    runs: Rc<RunWorker>,
    looks: Rc<RunWorker>,
    tabs: Rc<BrowserTabs>,
}

impl Workers {
    /// `files`: what bodies may hold.
    pub fn new(files: &Handles) -> Self {
        let held = Rc::new(Held::default());
        Self {
            runs: Rc::new(RunWorker::new("runs", held.clone(), files.clone())),
            looks: Rc::new(RunWorker::new("looks", held.clone(), files.clone())),
            held,
            tabs: Rc::new(BrowserTabs::new()),
        }
    }
}

impl Works for Workers {
    fn boards(&self) -> Rc<dyn Store> {
        Rc::new(WorkerStore {
            worker: Rc::clone(&self.looks),
            held: Rc::clone(&self.held),
            tabs: Rc::clone(&self.tabs),
        })
    }

    fn inspect(&self, file: Blob) -> LocalFuture<'static, Option<FileFacts>> {
        let worker = Rc::clone(&self.looks);
        Box::pin(async move {
            let told = worker.job(|job| write_inspect(job, &file)).await;
            told.as_ref().map(read_facts)
        })
    }

    fn store(&self, file: Blob) -> LocalFuture<'static, Option<OwnPicture>> {
        let worker = Rc::clone(&self.looks);
        Box::pin(async move {
            let told = worker.job(|job| write_keep(job, &file)).await;
            told.as_ref().and_then(read_own_picture)
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

    fn save_capture(&self, number: u32, name: &str) -> LocalFuture<'static, bool> {
        let (worker, name) = (Rc::clone(&self.runs), name.to_owned());
        Box::pin(async move {
            // Which of them ran it is not written down.
            let file = worker
                .ask_all(|id| write_capture(id, number), read_made)
                .await;
            file.is_some_and(|file| download(&file, &name))
        })
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
