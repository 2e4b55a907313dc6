//! The two workers, as what the page asks of them. A chunk of the page: a first visit that only looks around needs neither.

use super::files::Handles;
use super::held::Held;
use super::message::{
    read_boards, read_facts, read_made, read_noted, read_own_picture, read_past, read_snapshots,
    read_stored, write_ask_noted, write_ask_past, write_ask_snapshot, write_ask_snapshots,
    write_boards, write_capture, write_forget, write_inspect, write_keep, write_load, write_remake,
    write_save, write_show, write_take_snapshot, write_thumbnail, write_tidy,
};
use super::tabs::BrowserTabs;
use super::works::{Works, was_made};
use super::{PageClock, RunWorker};
use crate::fault::Fault;
use crate::ports::{
    Address, Clock, FileFacts, Gallery, KeptSteps, LocalFuture, Noted, OwnPicture, PictureHash,
    Remake, Snapshot, Store, StoreFault, Tabs, View,
};
use crate::runner::{OnFound, OnStep, Opening, Runner, Sending};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlElement, Url};

/// An address is needed for so long after a download began.
const SAVING_MS: u32 = 60_000;

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
            let saved = file.and_then(|file| download(&file, &name));
            let Some(address) = saved else { return false };
            // The browser reads it while it is saved, and does not say when it is done.
            wasm_bindgen_futures::spawn_local(async move {
                PageClock.sleep(SAVING_MS).await;
                drop(address);
            });
            true
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

/// Hands a file to the person as a download.
fn download(file: &Blob, name: &str) -> Option<Address> {
    let address = address(file)?;
    let document = web_sys::window()?.document()?;
    let link = document.create_element("a").ok()?;
    link.set_attribute("href", address.as_str()).ok()?;
    link.set_attribute("download", name).ok()?;
    link.dyn_into::<HtmlElement>().ok()?.click();
    Some(address)
}

fn address(blob: &Blob) -> Option<Address> {
    let text = Url::create_object_url_with_blob(blob).ok()?;
    let made = text.clone();
    Some(Address::new(text, move || {
        let _ = Url::revoke_object_url(&made);
    }))
}

impl Store for Workers {
    fn is_there(&self) -> LocalFuture<'static, bool> {
        Box::pin(was_made())
    }

    fn save(
        &self,
        name: &str,
        json: String,
        steps: Option<KeptSteps>,
    ) -> LocalFuture<'static, Result<(), StoreFault>> {
        let (worker, name) = (Rc::clone(&self.looks), name.to_owned());
        Box::pin(async move {
            let message = |id| write_save(id, &name, &json, steps.as_ref());
            let saved = worker.job(message).await;
            let saved = saved.as_ref().ok_or(StoreFault::Denied)?;
            read_stored(saved).map(|_| ())
        })
    }

    fn steps(&self, name: &str) -> LocalFuture<'static, Result<KeptSteps, StoreFault>> {
        let (worker, name) = (Rc::clone(&self.looks), name.to_owned());
        Box::pin(async move {
            let found = worker.job(|id| write_ask_past(id, &name)).await;
            let found = found.as_ref().ok_or(StoreFault::Denied)?;
            read_stored(found).map(|_| read_past(found))
        })
    }

    fn take_snapshot(&self, name: &str) -> LocalFuture<'static, Result<bool, StoreFault>> {
        let (worker, name) = (Rc::clone(&self.looks), name.to_owned());
        Box::pin(async move {
            let taken = worker.job(|id| write_take_snapshot(id, &name)).await;
            let taken = taken.as_ref().ok_or(StoreFault::Denied)?;
            read_stored(taken).map(|found| found.is_some())
        })
    }

    fn snapshots(&self, name: &str) -> LocalFuture<'static, Result<Vec<Snapshot>, StoreFault>> {
        let (worker, name) = (Rc::clone(&self.looks), name.to_owned());
        Box::pin(async move {
            let found = worker.job(|id| write_ask_snapshots(id, &name)).await;
            read_snapshots(found.as_ref().ok_or(StoreFault::Denied)?)
        })
    }

    fn load_snapshot(
        &self,
        name: &str,
        snapshot: Snapshot,
    ) -> LocalFuture<'static, Result<Option<String>, StoreFault>> {
        let (worker, name) = (Rc::clone(&self.looks), name.to_owned());
        Box::pin(async move {
            let found = worker
                .job(|id| write_ask_snapshot(id, &name, snapshot))
                .await;
            read_stored(found.as_ref().ok_or(StoreFault::Denied)?)
        })
    }

    fn boards(&self) -> LocalFuture<'static, Result<Vec<(String, String)>, StoreFault>> {
        let worker = Rc::clone(&self.looks);
        Box::pin(async move {
            let found = worker.job(write_boards).await;
            read_boards(found.as_ref().ok_or(StoreFault::Denied)?)
        })
    }

    fn forget(&self, name: &str) -> LocalFuture<'static, Result<(), StoreFault>> {
        let (worker, name) = (Rc::clone(&self.looks), name.to_owned());
        Box::pin(async move {
            let gone = worker.job(|id| write_forget(id, &name)).await;
            let gone = gone.as_ref().ok_or(StoreFault::Denied)?;
            read_stored(gone).map(|_| ())
        })
    }

    fn tabs(&self) -> LocalFuture<'static, Option<Rc<dyn Tabs>>> {
        let tabs: Rc<dyn Tabs> = Rc::clone(&self.tabs) as _;
        Box::pin(async move { Some(tabs) })
    }

    fn tidy(&self) -> LocalFuture<'static, ()> {
        let worker = Rc::clone(&self.looks);
        Box::pin(async move {
            // Another visit tries again.
            let _ = worker.job(write_tidy).await;
        })
    }

    fn noted(&self, name: &str) -> LocalFuture<'static, Vec<Noted>> {
        let (worker, held, name) = (
            Rc::clone(&self.looks),
            Rc::clone(&self.held),
            name.to_owned(),
        );
        Box::pin(async move {
            let found = worker.job(|id| write_ask_noted(id, &name)).await;
            found.map_or_else(Vec::new, |found| read_noted(&found, &held))
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
