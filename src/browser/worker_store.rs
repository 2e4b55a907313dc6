//! Boards, kept by a worker: neither writing nor reading them stands on the page's thread.

use super::RunWorker;
use super::download::download;
use super::held::Held;
use super::message::{
    call, get, number, read_boards, read_made, read_noted, read_own_picture, read_past,
    read_snapshots, read_stored, write_archive, write_ask_noted, write_ask_past,
    write_ask_snapshot, write_ask_snapshots, write_boards, write_fetch, write_forget, write_load,
    write_save, write_take_snapshot, write_tidy,
};
use super::tabs::BrowserTabs;
use crate::ports::{
    KeptSteps, LocalFuture, Noted, OwnPicture, Room, Snapshot, Store, StoreFault, Tabs,
};
use js_sys::Promise;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// What keeps them.
pub struct WorkerStore {
    /// The worker that reads and writes.
    pub worker: Rc<RunWorker>,
    /// Pictures that it had no room for.
    pub held: Rc<Held>,
    /// The other tabs.
    pub tabs: Rc<BrowserTabs>,
}

/// What `navigator.storage` says to a question. `None`: there is none, as on plain http, or it does not answer it.
async fn asked(question: &str) -> Option<JsValue> {
    let storage = get(&get(&js_sys::global(), "navigator"), "storage");
    let answer = call(&storage, question, &[])?;
    JsFuture::from(Promise::resolve(&answer)).await.ok()
}

impl Store for WorkerStore {
    fn fetch(&self, address: &str) -> LocalFuture<'static, Option<OwnPicture>> {
        let (worker, address) = (Rc::clone(&self.worker), address.to_owned());
        Box::pin(async move {
            let told = worker.job(|id| write_fetch(id, &address)).await;
            told.as_ref().and_then(read_own_picture)
        })
    }

    fn room(&self) -> LocalFuture<'static, Option<Room>> {
        Box::pin(async {
            let told = asked("estimate").await?;
            Some(Room {
                used: number(&told, "usage")?,
                most: number(&told, "quota")?,
                persistent: asked("persisted").await?.is_truthy(),
            })
        })
    }

    fn persist(&self) -> LocalFuture<'static, bool> {
        Box::pin(async { asked("persist").await.is_some_and(|told| told.is_truthy()) })
    }

    fn save_all(&self, board: Option<(String, String)>) -> LocalFuture<'static, bool> {
        let (worker, held) = (Rc::clone(&self.worker), self.held.all());
        Box::pin(async move {
            let message = |id| write_archive(id, board.as_ref(), &held);
            let made = worker.job(message).await;
            let file = made.as_ref().and_then(read_made);
            let today = String::from(js_sys::Date::new_0().to_iso_string());
            let day = today.get(..10).unwrap_or_default();
            file.is_some_and(|file| download(&file, &format!("seedboard-{day}.zip")))
        })
    }

    fn save(
        &self,
        name: &str,
        json: String,
        steps: Option<KeptSteps>,
    ) -> LocalFuture<'static, Result<(), StoreFault>> {
        let (worker, name) = (Rc::clone(&self.worker), name.to_owned());
        Box::pin(async move {
            let message = |id| write_save(id, &name, &json, steps.as_ref());
            let saved = worker.job(message).await;
            let saved = saved.as_ref().ok_or(StoreFault::Denied)?;
            read_stored(saved).map(|_| ())
        })
    }

    fn steps(&self, name: &str) -> LocalFuture<'static, Result<KeptSteps, StoreFault>> {
        let (worker, name) = (Rc::clone(&self.worker), name.to_owned());
        Box::pin(async move {
            let found = worker.job(|id| write_ask_past(id, &name)).await;
            let found = found.as_ref().ok_or(StoreFault::Denied)?;
            read_stored(found).map(|_| read_past(found))
        })
    }

    fn take_snapshot(&self, name: &str) -> LocalFuture<'static, Result<bool, StoreFault>> {
        let (worker, name) = (Rc::clone(&self.worker), name.to_owned());
        Box::pin(async move {
            let taken = worker.job(|id| write_take_snapshot(id, &name)).await;
            let taken = taken.as_ref().ok_or(StoreFault::Denied)?;
            read_stored(taken).map(|found| found.is_some())
        })
    }

    fn snapshots(&self, name: &str) -> LocalFuture<'static, Result<Vec<Snapshot>, StoreFault>> {
        let (worker, name) = (Rc::clone(&self.worker), name.to_owned());
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
        let (worker, name) = (Rc::clone(&self.worker), name.to_owned());
        Box::pin(async move {
            let found = worker
                .job(|id| write_ask_snapshot(id, &name, snapshot))
                .await;
            read_stored(found.as_ref().ok_or(StoreFault::Denied)?)
        })
    }

    fn boards(&self) -> LocalFuture<'static, Result<Vec<(String, String)>, StoreFault>> {
        let worker = Rc::clone(&self.worker);
        Box::pin(async move {
            let found = worker.job(write_boards).await;
            read_boards(found.as_ref().ok_or(StoreFault::Denied)?)
        })
    }

    fn forget(&self, name: &str) -> LocalFuture<'static, Result<(), StoreFault>> {
        let (worker, name) = (Rc::clone(&self.worker), name.to_owned());
        Box::pin(async move {
            let gone = worker.job(|id| write_forget(id, &name)).await;
            let gone = gone.as_ref().ok_or(StoreFault::Denied)?;
            read_stored(gone).map(|_| ())
        })
    }

    fn tabs(&self) -> Rc<dyn Tabs> {
        Rc::clone(&self.tabs) as _
    }

    fn tidy(&self) -> LocalFuture<'static, ()> {
        let worker = Rc::clone(&self.worker);
        Box::pin(async move {
            // Another visit tries again.
            let _ = worker.job(write_tidy).await;
        })
    }

    fn noted(&self, name: &str) -> LocalFuture<'static, Vec<Noted>> {
        let (worker, held, name) = (
            Rc::clone(&self.worker),
            Rc::clone(&self.held),
            name.to_owned(),
        );
        Box::pin(async move {
            let found = worker.job(|id| write_ask_noted(id, &name)).await;
            found.map_or_else(Vec::new, |found| read_noted(&found, &held))
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
