//! What is kept on a device, in memory: pictures and boards.

use super::tabs::Browser;
use crate::ports::{
    Address, Gallery, Incoming, Kept, KeptSteps, LocalFuture, Noted, OwnPicture, PictureHash,
    Pictures, Room, Snapshot, Storage, Store, StoreFault, Tabs, View,
};
use crate::reference::PictureFormat;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Pictures in memory.
#[derive(Debug, Default, Clone)]
pub struct MemoryPictures(Rc<RefCell<PictureState>>);

#[derive(Debug, Default)]
struct PictureState {
    begun: u32,
    incoming: BTreeMap<Incoming, Vec<u8>>,
    kept: BTreeMap<PictureHash, (Vec<u8>, PictureFormat)>,
    order: Vec<PictureHash>,
    shown: usize,
}

impl MemoryPictures {
    /// The bytes and format of a picture.
    pub fn bytes(&self, hash: PictureHash) -> Option<(Vec<u8>, PictureFormat)> {
        self.0.borrow().kept.get(&hash).cloned()
    }

    /// The pictures that were kept, in order; one that came twice stands here twice and is kept once.
    pub fn kept(&self) -> Vec<PictureHash> {
        self.0.borrow().order.clone()
    }

    /// How many pictures are being written.
    pub fn incoming(&self) -> usize {
        self.0.borrow().incoming.len()
    }

    /// How many addresses are in use.
    pub fn shown(&self) -> usize {
        self.0.borrow().shown
    }
}

impl Pictures for MemoryPictures {
    fn begin(&self) -> Incoming {
        let mut state = self.0.borrow_mut();
        let id = Incoming(state.begun);
        state.begun += 1;
        state.incoming.insert(id, Vec::new());
        id
    }

    fn write(&self, id: Incoming, bytes: &[u8]) {
        if let Some(picture) = self.0.borrow_mut().incoming.get_mut(&id) {
            picture.extend_from_slice(bytes);
        }
    }

    fn discard(&self, id: Incoming) {
        self.0.borrow_mut().incoming.remove(&id);
    }

    fn keep(&self, id: Incoming, format: PictureFormat) -> LocalFuture<'static, Result<Kept, ()>> {
        let mut state = self.0.borrow_mut();
        let kept = state.incoming.remove(&id).map(|bytes| {
            let kept = Kept {
                hash: PictureHash::of(&bytes),
                bytes: bytes.len() as u64,
                saved: true,
            };
            state.kept.insert(kept.hash, (bytes, format));
            state.order.push(kept.hash);
            kept
        });
        Box::pin(async move { kept.ok_or(()) })
    }

    fn ready(&self) -> LocalFuture<'static, ()> {
        Box::pin(async {})
    }
}

impl Gallery for MemoryPictures {
    fn show(&self, hash: PictureHash, view: View) -> LocalFuture<'static, Option<Address>> {
        let here = self.0.borrow().kept.contains_key(&hash);
        let state = Rc::clone(&self.0);
        let address = here.then(|| {
            state.borrow_mut().shown += 1;
            Address::new(format!("memory:{view:?}/{hash}"), move || {
                state.borrow_mut().shown -= 1;
            })
        });
        Box::pin(async move { address })
    }
}

/// Boards in memory, with the moods of a disk, as one tab sees them.
#[derive(Debug, Default, Clone)]
pub struct MemoryStore {
    shared: Rc<RefCell<StoreState>>,
    /// What this tab read or wrote last.
    known: Rc<RefCell<BTreeMap<String, Option<String>>>>,
}

#[derive(Debug, Default)]
struct StoreState {
    boards: BTreeMap<String, String>,
    steps: BTreeMap<String, KeptSteps>,
    snapshots: Vec<(String, Snapshot, String)>,
    fault: Option<StoreFault>,
    saves: usize,
    /// Pictures that the page may read, by address, and what it asked for.
    pictures: BTreeMap<String, OwnPicture>,
    fetched: Vec<String>,
    persistent: bool,
    persist_asked: usize,
    files: Vec<Option<(String, String)>>,
    noted: Vec<Noted>,
    browser: Browser,
}

impl MemoryStore {
    /// The same boards in another tab.
    pub fn in_another_tab(&self) -> Self {
        Self {
            shared: Rc::clone(&self.shared),
            known: Rc::default(),
        }
    }

    /// From now on everything fails like this. `None`: all is well.
    pub fn fail(&self, fault: Option<StoreFault>) {
        self.shared.borrow_mut().fault = fault;
    }

    /// Puts something there, or takes it away, as only somebody else would.
    pub fn put(&self, name: &str, json: Option<&str>) {
        let mut state = self.shared.borrow_mut();
        match json {
            Some(json) => state.boards.insert(name.to_owned(), json.to_owned()),
            None => state.boards.remove(name),
        };
    }

    /// A worker has noted this.
    pub fn note(&self, noted: Noted) {
        self.shared.borrow_mut().noted.push(noted);
    }

    /// What is kept under a name.
    pub fn kept(&self, name: &str) -> Option<String> {
        self.shared.borrow().boards.get(name).cloned()
    }

    /// The names of all boards, in order.
    pub fn names(&self) -> Vec<String> {
        self.shared.borrow().boards.keys().cloned().collect()
    }

    /// From now on there is a picture at this address that the page may read.
    pub fn offer(&self, address: &str, picture: OwnPicture) {
        let mut state = self.shared.borrow_mut();
        state.pictures.insert(address.to_owned(), picture);
    }

    /// The addresses that were asked for, in order.
    pub fn fetched(&self) -> Vec<String> {
        self.shared.borrow().fetched.clone()
    }

    /// How often the browser was asked to keep it all.
    pub fn persist_asked(&self) -> usize {
        self.shared.borrow().persist_asked
    }

    /// Files with everything in them that were asked for, each as the board that was on the screen.
    pub fn files(&self) -> Vec<Option<(String, String)>> {
        self.shared.borrow().files.clone()
    }

    /// How often something was kept.
    pub fn saves(&self) -> usize {
        self.shared.borrow().saves
    }
}

impl Storage for MemoryStore {
    fn is_used(&self) -> LocalFuture<'static, bool> {
        let is_used = !self.shared.borrow().boards.is_empty();
        Box::pin(async move { is_used })
    }

    fn store(&self) -> LocalFuture<'static, Option<Rc<dyn Store>>> {
        let store: Rc<dyn Store> = Rc::new(self.clone());
        Box::pin(async move { Some(store) })
    }
}

impl Store for MemoryStore {
    fn save(
        &self,
        name: &str,
        json: String,
        steps: Option<KeptSteps>,
    ) -> LocalFuture<'static, Result<(), StoreFault>> {
        let mut state = self.shared.borrow_mut();
        let known = self.known.borrow().get(name).cloned();
        let is_known = |found: &String| known.is_none_or(|known| known.as_ref() == Some(found));
        let saved = match (state.fault, state.boards.get(name)) {
            (Some(fault), _) => Err(fault),
            (None, Some(found)) if !is_known(found) => Err(StoreFault::Changed),
            (None, _) => Ok(()),
        };
        if saved.is_ok() {
            let now = Some(json.clone());
            self.known.borrow_mut().insert(name.to_owned(), now);
            if let Some(steps) = steps {
                let kept = state.steps.entry(name.to_owned()).or_default();
                let is_new = |number: u32| !steps.steps.iter().any(|(one, _)| *one == number);
                kept.steps
                    .retain(|(number, _)| *number >= steps.first && is_new(*number));
                kept.steps.extend(steps.steps);
                kept.steps.sort();
                (kept.first, kept.done) = (steps.first, steps.done);
            }
            state.boards.insert(name.to_owned(), json);
            state.saves += 1;
        }
        Box::pin(async move { saved })
    }

    fn steps(&self, name: &str) -> LocalFuture<'static, Result<KeptSteps, StoreFault>> {
        let state = self.shared.borrow();
        let found = state.fault.map_or_else(
            || Ok(state.steps.get(name).cloned().unwrap_or_default()),
            Err,
        );
        Box::pin(async move { found })
    }

    fn take_snapshot(&self, name: &str) -> LocalFuture<'static, Result<bool, StoreFault>> {
        let mut state = self.shared.borrow_mut();
        let fault = state.fault;
        let json = state.boards.get(name).cloned().filter(|_| fault.is_none());
        let taken = json.is_some();
        if let Some(json) = json {
            let at = state.snapshots.len() as u64 + 1;
            let snapshot = Snapshot { at, by_hand: true };
            state.snapshots.push((name.to_owned(), snapshot, json));
        }
        Box::pin(async move { fault.map_or(Ok(taken), Err) })
    }

    fn snapshots(&self, name: &str) -> LocalFuture<'static, Result<Vec<Snapshot>, StoreFault>> {
        let state = self.shared.borrow();
        let of_board = state.snapshots.iter().filter(|(one, _, _)| one == name);
        let mut all: Vec<Snapshot> = of_board.map(|(_, snapshot, _)| *snapshot).collect();
        all.reverse();
        let found = state.fault.map_or(Ok(all), Err);
        Box::pin(async move { found })
    }

    fn load_snapshot(
        &self,
        name: &str,
        snapshot: Snapshot,
    ) -> LocalFuture<'static, Result<Option<String>, StoreFault>> {
        let state = self.shared.borrow();
        let mut all = state.snapshots.iter();
        let json = all.find(|(one, at, _)| one == name && *at == snapshot);
        let found = state
            .fault
            .map_or(Ok(json.map(|(_, _, json)| json.clone())), Err);
        Box::pin(async move { found })
    }

    fn fetch(&self, address: &str) -> LocalFuture<'static, Option<OwnPicture>> {
        let mut state = self.shared.borrow_mut();
        state.fetched.push(address.to_owned());
        let found = state.pictures.get(address).copied();
        Box::pin(async move { found })
    }

    fn room(&self) -> LocalFuture<'static, Option<Room>> {
        let state = self.shared.borrow();
        let room = Room {
            used: state.boards.values().map(|json| json.len() as u64).sum(),
            most: 1 << 30,
            persistent: state.persistent,
        };
        Box::pin(async move { Some(room) })
    }

    fn persist(&self) -> LocalFuture<'static, bool> {
        let mut state = self.shared.borrow_mut();
        state.persistent = true;
        state.persist_asked += 1;
        Box::pin(async { true })
    }

    fn save_all(&self, board: Option<(String, String)>) -> LocalFuture<'static, bool> {
        self.shared.borrow_mut().files.push(board);
        Box::pin(async { true })
    }

    fn tabs(&self) -> Rc<dyn Tabs> {
        self.shared.borrow().browser.open()
    }

    fn boards(&self) -> LocalFuture<'static, Result<Vec<(String, String)>, StoreFault>> {
        let state = self.shared.borrow();
        let all = state.boards.clone().into_iter().collect();
        let found = state.fault.map_or(Ok(all), Err);
        Box::pin(async move { found })
    }

    fn forget(&self, name: &str) -> LocalFuture<'static, Result<(), StoreFault>> {
        let mut state = self.shared.borrow_mut();
        let gone = state.fault.map_or(Ok(()), Err);
        if gone.is_ok() {
            state.boards.remove(name);
        }
        Box::pin(async move { gone })
    }

    fn noted(&self, _: &str) -> LocalFuture<'static, Vec<Noted>> {
        let noted = self.shared.borrow().noted.clone();
        Box::pin(async move { noted })
    }

    fn load(&self, name: &str) -> LocalFuture<'static, Result<Option<String>, StoreFault>> {
        let state = self.shared.borrow();
        let found = match state.fault {
            Some(fault) => Err(fault),
            None => Ok(state.boards.get(name).cloned()),
        };
        if let Ok(found) = &found {
            let found = found.clone();
            self.known.borrow_mut().insert(name.to_owned(), found);
        }
        Box::pin(async move { found })
    }
}
