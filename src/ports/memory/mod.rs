//! The in-memory twins: whole sessions run on them, on the host, without a browser.

mod storage;
mod tabs;

pub use storage::{MemoryPictures, MemoryStore};

use super::{
    Address, Clock, FileFacts, FileId, Files, Given, GivenFile, LazySharing, LazyVault,
    LocalFuture, MemorySource, OnGiven, Outgoing, OwnPicture, Page, Pictures, Remake, Reply,
    ReplyHead, Sharing, Shelf, Shut, Source, Transport, Turn, Vault,
};
use crate::fault::{Fault, Kind};
use crate::reference::PictureFormat;
use crate::stream::Preview;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// A clock on which sleeping takes no time but is counted.
#[derive(Debug, Default, Clone)]
pub struct ManualClock(Rc<Cell<u64>>);

impl Clock for ManualClock {
    fn now_ms(&self) -> u64 {
        self.0.get()
    }

    fn sleep(&self, ms: u32) -> LocalFuture<'static, ()> {
        let now = Rc::clone(&self.0);
        Box::pin(async move { now.set(now.get() + u64::from(ms)) })
    }
}

/// Files in memory; one that is not here cannot be read.
#[derive(Debug, Default, Clone)]
pub struct MemoryFiles(Rc<RefCell<BTreeMap<FileId, Vec<u8>>>>);

impl MemoryFiles {
    /// Puts a file there, or other bytes into it.
    pub fn put(&self, id: FileId, bytes: &[u8]) {
        self.0.borrow_mut().insert(id, bytes.to_vec());
    }

    /// Takes a file away, as somebody does on the disk.
    pub fn take_away(&self, id: FileId) {
        self.0.borrow_mut().remove(&id);
    }
}

impl Files for MemoryFiles {
    fn read(&self, id: FileId) -> LocalFuture<'static, Result<Vec<u8>, ()>> {
        let bytes = self.0.borrow().get(&id).cloned().ok_or(());
        Box::pin(async move { bytes })
    }

    fn source(&self, id: FileId) -> Option<Rc<dyn Source>> {
        let bytes = self.0.borrow().get(&id).cloned()?;
        Some(Rc::new(MemorySource::new(&bytes)))
    }
}

/// A shelf on which a test puts files, with what their headers tell.
#[derive(Clone, Default)]
pub struct MemoryShelf {
    /// The files' bytes, as the runner reads them.
    pub files: MemoryFiles,
    /// Where those are kept that become pictures of panels.
    pub pictures: MemoryPictures,
    facts: Rc<RefCell<BTreeMap<FileId, FileFacts>>>,
    remade: Rc<RefCell<Vec<(FileId, Remake)>>>,
    listener: Rc<RefCell<Option<OnGiven>>>,
}

impl MemoryShelf {
    /// Puts a file there and tells what its header says.
    pub fn put(&self, name: &str, bytes: &[u8], facts: FileFacts) -> GivenFile {
        let id = FileId(u32::try_from(self.facts.borrow().len()).unwrap_or(u32::MAX));
        self.files.put(id, bytes);
        self.facts.borrow_mut().insert(id, facts);
        GivenFile {
            id,
            name: name.to_owned(),
            bytes: bytes.len() as u64,
        }
    }

    /// A person brings something.
    pub fn give(&self, given: Given) {
        if let Some(on_given) = &*self.listener.borrow() {
            on_given(given);
        }
    }

    /// What was made anew so far.
    pub fn remade(&self) -> Vec<(FileId, Remake)> {
        self.remade.borrow().clone()
    }
}

impl Shelf for MemoryShelf {
    fn listen(&self, on_given: OnGiven) {
        *self.listener.borrow_mut() = Some(on_given);
    }

    fn inspect(&self, id: FileId) -> LocalFuture<'static, FileFacts> {
        let facts = self.facts.borrow().get(&id).copied().unwrap_or_default();
        Box::pin(async move { facts })
    }

    fn preview(&self, id: FileId) -> Option<String> {
        let known = self.facts.borrow().contains_key(&id);
        known.then(|| format!("memory:file/{}", id.0))
    }

    fn remake(&self, id: FileId, how: Remake) -> LocalFuture<'static, Option<GivenFile>> {
        self.remade.borrow_mut().push((id, how));
        let facts = FileFacts {
            format: how.format,
            format_name: how.format,
            size: Some(how.size),
            ..FileFacts::default()
        };
        let made = self.put("remade", b"smaller", facts);
        Box::pin(async move { Some(made) })
    }

    fn store(&self, id: FileId) -> LocalFuture<'static, Option<OwnPicture>> {
        let (files, pictures) = (self.files.clone(), self.pictures.clone());
        let facts = self.facts.borrow().get(&id).copied().unwrap_or_default();
        let format = PictureFormat::named(facts.format);
        Box::pin(async move {
            let (bytes, format) = (files.read(id).await.ok()?, format?);
            let incoming = pictures.begin();
            pictures.write(incoming, &bytes);
            let kept = pictures.keep(incoming, format).await.ok()?;
            Some(OwnPicture { kept, format })
        })
    }

    fn take_text(&self, text: &str) -> Option<GivenFile> {
        Some(self.put("", text.as_bytes(), FileFacts::default()))
    }

    fn take_over(&self, address: &str, name: &str) -> LocalFuture<'static, Option<GivenFile>> {
        let facts = FileFacts {
            format: "jpeg",
            format_name: "JPEG",
            size: Some((2048, 2048)),
            ..FileFacts::default()
        };
        let taken = (!address.is_empty()).then(|| self.put(name, b"picture", facts));
        Box::pin(async move { taken })
    }
}

/// A transport that answers every request with the same script and remembers what was sent.
#[derive(Clone)]
pub struct ScriptedTransport {
    head: ReplyHead,
    chunks: Vec<Vec<u8>>,
    end: Result<(), Kind>,
    sent: Rc<RefCell<Vec<Outgoing>>>,
}

impl ScriptedTransport {
    /// `end`: how the body ends after the last chunk.
    pub fn new(head: ReplyHead, chunks: Vec<Vec<u8>>, end: Result<(), Kind>) -> Self {
        Self {
            head,
            chunks,
            end,
            sent: Rc::default(),
        }
    }

    /// Everything that was sent, in order.
    pub fn sent(&self) -> Vec<Outgoing> {
        self.sent.borrow().clone()
    }
}

impl Transport for ScriptedTransport {
    fn send(&self, outgoing: Outgoing) -> LocalFuture<'static, Result<Box<dyn Reply>, Fault>> {
        self.sent.borrow_mut().push(outgoing);
        let reply = ScriptedReply {
            head: self.head.clone(),
            chunks: self.chunks.clone().into(),
            end: self.end,
        };
        Box::pin(async move { Ok(Box::new(reply) as Box<dyn Reply>) })
    }
}

struct ScriptedReply {
    head: ReplyHead,
    chunks: VecDeque<Vec<u8>>,
    end: Result<(), Kind>,
}

impl Reply for ScriptedReply {
    fn head(&self) -> &ReplyHead {
        &self.head
    }

    fn next_chunk(&mut self) -> LocalFuture<'_, Result<Option<Vec<u8>>, Kind>> {
        let next = match self.chunks.pop_front() {
            Some(chunk) => Ok(Some(chunk)),
            None => self.end.map(|()| None),
        };
        Box::pin(async move { next })
    }
}

/// A page that remembers what was done to it. Clones are tabs of one browser.
#[derive(Clone)]
pub struct MemoryPage {
    state: Rc<RefCell<PageState>>,
    clock: Rc<dyn Clock>,
    unix_ms_at_zero: u64,
}

/// The Unix time at which a [`MemoryPage`] begins, in milliseconds.
const UNIX_MS: u64 = 1_757_388_756_000;

impl Default for MemoryPage {
    fn default() -> Self {
        Self {
            state: Rc::default(),
            clock: Rc::new(ManualClock::default()),
            unix_ms_at_zero: UNIX_MS,
        }
    }
}

/// What a [`MemoryPage`] remembers.
#[derive(Debug, Default, Clone)]
pub struct PageState {
    /// The control that has the focus.
    pub focused: Option<String>,
    /// Where the caret is.
    pub caret: Option<u32>,
    /// The last element that was brought into view.
    pub revealed: Option<String>,
    /// The last text that was copied.
    pub copied: Option<String>,
    /// Whether closing asks first.
    pub guarded: bool,
    /// The theme in force.
    pub theme: Option<String>,
    /// What chance gives.
    pub chance: u32,
    /// Whether nothing can be kept on this device.
    pub denied: bool,
    /// Whether the browser says that there is no network.
    pub offline: bool,
    /// The fragment of its address.
    pub fragment: String,
    preferences: BTreeMap<String, String>,
    /// Of this tab.
    notes: BTreeMap<String, String>,
}

impl MemoryPage {
    /// What was done so far.
    pub fn state(&self) -> PageState {
        self.state.borrow().clone()
    }

    /// Another tab of the same browser, in which time goes by this clock from now on.
    pub fn timed_by(&self, clock: Rc<dyn Clock>) -> Self {
        let unix_ms_at_zero = self.unix_ms().saturating_sub(clock.now_ms());
        Self {
            state: Rc::clone(&self.state),
            clock,
            unix_ms_at_zero,
        }
    }

    /// Closes the tab; the browser stays.
    pub fn close_tab(&self) {
        self.state.borrow_mut().notes.clear();
    }

    /// Everything that stands in the browser's storage: what outlives the tab, and what does not.
    pub fn stored(&self) -> [Vec<(String, String)>; 2] {
        let state = self.state.borrow();
        [&state.preferences, &state.notes].map(|all| all.clone().into_iter().collect())
    }

    /// Changes what the page is.
    pub fn change(&self, change: impl FnOnce(&mut PageState)) {
        change(&mut self.state.borrow_mut());
    }
}

impl MemoryPage {
    /// What sharing asks of this page; its code is there from the start.
    pub fn sharing(&self) -> LazySharing {
        let page = self.clone();
        LazySharing {
            load: || Box::pin(async { true }),
            get: Rc::new(move || Some(Rc::new(page.clone()))),
        }
    }
}

/// Without pixels.
impl Sharing for MemoryPage {
    fn address(&self) -> String {
        "http://127.0.0.1:8080/".to_owned()
    }

    fn drop_fragment(&self) {
        self.state.borrow_mut().fragment.clear();
    }

    fn preview(&self, _: String) -> LocalFuture<'static, Option<Preview>> {
        Box::pin(async { None })
    }

    fn show_preview(&self, _: &Preview) -> Option<Address> {
        None
    }

    fn can_hand_on(&self) -> bool {
        false
    }

    fn hand_on(&self, _: String, _: String) -> LocalFuture<'static, bool> {
        Box::pin(async { false })
    }
}

impl Page for MemoryPage {
    fn origin(&self) -> String {
        "http://127.0.0.1:8080".to_owned()
    }

    fn fragment(&self) -> String {
        self.state.borrow().fragment.clone()
    }

    fn focus_control(&self, name: &str) {
        self.state.borrow_mut().focused = Some(name.to_owned());
    }

    fn refocus(&self, name: &str) {
        let mut state = self.state.borrow_mut();
        state.focused = Some(name.to_owned());
    }

    fn write(&self, name: &str, _: &str, caret: u32) {
        let mut state = self.state.borrow_mut();
        (state.focused, state.caret) = (Some(name.to_owned()), Some(caret));
    }

    fn caret(&self, _: &str) -> Option<u32> {
        self.state.borrow().caret
    }

    fn land(&self, id: &str) {
        self.state.borrow_mut().focused = Some(id.to_owned());
    }

    fn reveal(&self, id: &str) {
        self.state.borrow_mut().revealed = Some(id.to_owned());
    }

    fn is_there(&self, _: &str) -> bool {
        true
    }

    fn columns(&self) -> u32 {
        4
    }

    fn watch(&self, _: &str, told: Box<dyn Fn(bool, u32)>) {
        told(true, 0);
    }

    fn copy(&self, text: String) -> LocalFuture<'static, bool> {
        self.state.borrow_mut().copied = Some(text);
        Box::pin(async { true })
    }

    fn guard_closing(&self, unsaved: bool) {
        self.state.borrow_mut().guarded = unsaved;
    }

    fn preference(&self, name: &str) -> Option<String> {
        let state = self.state.borrow();
        let kept = state.preferences.get(name).filter(|_| !state.denied);
        kept.cloned()
    }

    fn set_preference(&self, name: &str, value: Option<&str>) {
        let preferences = &mut self.state.borrow_mut().preferences;
        match value {
            Some(value) => preferences.insert(name.to_owned(), value.to_owned()),
            None => preferences.remove(name),
        };
    }

    fn show_theme(&self, theme: Option<&str>) {
        self.state.borrow_mut().theme = theme.map(str::to_owned);
    }

    fn unix_ms(&self) -> u64 {
        self.unix_ms_at_zero + self.clock.now_ms()
    }

    fn moment(&self, unix_seconds: u64) -> String {
        format!("unix {unix_seconds}")
    }

    fn chance(&self) -> u32 {
        self.state.borrow().chance
    }

    fn own_file(&self, file: &str) -> String {
        file.to_owned()
    }

    fn tab_note(&self, name: &str) -> Option<String> {
        let state = self.state.borrow();
        let kept = state.notes.get(name).filter(|_| !state.denied);
        kept.cloned()
    }

    fn set_tab_note(&self, name: &str, value: Option<&str>) -> bool {
        let mut state = self.state.borrow_mut();
        match value {
            Some(value) => state.notes.insert(name.to_owned(), value.to_owned()),
            None => state.notes.remove(name),
        };
        !state.denied
    }

    fn is_online(&self) -> bool {
        !self.state.borrow().offline
    }
}

/// A vault whose seal is only words: what it makes can be told apart, and opened by nobody with another passphrase.
#[derive(Debug, Default)]
pub struct MemoryVault;

impl MemoryVault {
    /// Its code is there from the start.
    pub const LAZY: LazyVault = LazyVault {
        is_there: true,
        load: || Box::pin(async { true }),
        get: || Some(Rc::new(Self)),
    };
}

impl Vault for MemoryVault {
    fn turn(
        &self,
        turn: Turn,
        bytes: Vec<u8>,
        context: String,
        passphrase: String,
    ) -> LocalFuture<'static, Result<Vec<u8>, Shut>> {
        let turned = match turn {
            Turn::Seal => {
                let parts = [bytes, context.into_bytes(), passphrase.into_bytes()];
                Ok(parts.map(hidden).join(".").into_bytes())
            }
            Turn::Open => opened(&bytes, &context, &passphrase),
        };
        Box::pin(async { turned })
    }
}

fn hidden(bytes: Vec<u8>) -> String {
    let turned = bytes.iter().map(|byte| format!("{:02x}", byte ^ 0x5a));
    turned.collect()
}

fn opened(sealed: &[u8], context: &str, passphrase: &str) -> Result<Vec<u8>, Shut> {
    let part = |part: &str| {
        let pair = |at: usize| u8::from_str_radix(part.get(at..at + 2)?, 16).ok();
        let bytes = (0..part.len()).step_by(2).map(|at| Some(pair(at)? ^ 0x5a));
        bytes.collect::<Option<Vec<u8>>>()
    };
    let sealed = String::from_utf8_lossy(sealed);
    let parts: Option<Vec<Vec<u8>>> = sealed.split('.').map(part).collect();
    match parts.as_deref() {
        Some([text, sealed_for, by])
            if sealed_for == context.as_bytes() && by == passphrase.as_bytes() =>
        {
            Ok(text.clone())
        }
        Some([_, _, _]) => Err(Shut::Wrong),
        _ => Err(Shut::Unreadable),
    }
}
