//! Boards, kept by a worker: neither writing nor reading them stands on the page's thread.

use super::RunWorker;
use super::held::Held;
use super::message::{
    read_boards, read_noted, read_past, read_snapshots, read_stored, write_ask_noted,
    write_ask_past, write_ask_snapshot, write_ask_snapshots, write_boards, write_forget,
    write_load, write_save, write_take_snapshot, write_tidy,
};
use super::tabs::BrowserTabs;
use crate::ports::{KeptSteps, LocalFuture, Noted, Snapshot, Store, StoreFault, Tabs};
use std::rc::Rc;

/// What keeps them.
pub struct WorkerStore {
    /// The worker that reads and writes.
    pub worker: Rc<RunWorker>,
    /// Pictures that it had no room for.
    pub held: Rc<Held>,
    /// The other tabs.
    pub tabs: Rc<BrowserTabs>,
}

impl Store for WorkerStore {
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
