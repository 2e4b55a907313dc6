//! The worker's side of captures: what of a reply is written down goes to a file of the page's own (the origin private file
//! system) while it is read; its times, and where the text of which picture stood, are kept in memory until somebody saves
//! the capture.
//!
//! Where the browser has no such file, a short reply is kept in memory and a long one is not recorded. Nothing of a run
//! depends on it.

use super::message::{call, get, object};
use super::store::{Database, show};
use crate::ports::{
    Incoming, LocalFuture, PictureHash, Recording, Recordings, Reel, ReplyHead, View,
};
use crate::stream::capture::{Body, CaptureEnd, Part, PictureText, Recorder};
use js_sys::{Array, Promise, Uint8Array};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// The folder of the files.
const FOLDER: &str = "captures";
/// Bytes of all captures; the oldest make room.
const ON_DISK: u64 = 512 << 20;
/// Bytes of a reply that is recorded in memory: one with a picture or two. Of a longer one these are copied for nothing.
const IN_MEMORY: u64 = 2 << 20;
/// Bytes that are written at once.
const BLOCK: u32 = 1 << 20;
/// What a visit before left behind is removed when it is so old: its page may still be open.
const OLD_MS: f64 = 12.0 * 3_600_000.0;

/// The captures of this visit, by run.
#[derive(Clone)]
pub struct Captures(Rc<Shared>);

struct Shared {
    kept: RefCell<BTreeMap<u32, Rc<Capture>>>,
    /// Where the pictures are.
    database: Database,
}

/// One that is over.
struct Capture {
    recorder: Recorder,
    body: Body,
    names: RefCell<Names>,
    written: Written,
    bytes: u64,
}

/// What the pictures are called whose text was left out.
type Names = BTreeMap<Incoming, Name>;

enum Name {
    Coming(LocalFuture<'static, Option<PictureHash>>),
    Known(PictureHash),
}

/// What was written down.
enum Written {
    /// A file's handle, and its name.
    File(JsValue, String),
    Memory(Array),
}

impl Captures {
    /// `database`: where the pictures are.
    pub fn new(database: Database) -> Self {
        Self(Rc::new(Shared {
            kept: RefCell::default(),
            database,
        }))
    }

    /// A capture as one file. `None`: there is none of this run, or something of it is gone.
    pub async fn get(&self, number: u32) -> Option<Blob> {
        let capture = self.0.kept.borrow().get(&number).cloned()?;
        let written = match &capture.written {
            Written::File(handle, _) => asked(handle, "getFile", &[]).await?.dyn_into().ok()?,
            Written::Memory(parts) => Blob::new_with_u8_array_sequence(parts).ok()?,
        };
        let parts = Array::of1(&JsValue::from_str(&capture.recorder.head_text()));
        let mut at = 0.0;
        for part in capture.body.parts() {
            match part {
                Part::Written(bytes) => {
                    let end = at + *bytes as f64;
                    parts.push(written.slice_with_f64_and_f64(at, end).ok()?.as_ref());
                    at = end;
                }
                Part::Text(text) => {
                    let hash = capture.name(text.picture).await?;
                    let picture = show(&self.0.database, hash, View::Whole).await?;
                    for block in text.blocks() {
                        parts.push(text_of(&block, &picture).await?.as_ref());
                    }
                }
            }
        }
        Blob::new_with_blob_sequence(&parts).ok()
    }

    fn keep(&self, number: u32, capture: Capture) {
        let mut gone = Vec::new();
        {
            let mut kept = self.0.kept.borrow_mut();
            gone.extend(kept.insert(number, Rc::new(capture)));
            let weight = |all: &BTreeMap<u32, Rc<Capture>>| -> u64 {
                all.values().map(|capture| capture.bytes).sum()
            };
            while weight(&kept) > ON_DISK && kept.len() > 1 {
                gone.extend(kept.pop_first().map(|(_, capture)| capture));
            }
        }
        for capture in gone {
            if let Written::File(_, name) = &capture.written {
                wasm_bindgen_futures::spawn_local(remove(name.clone()));
            }
        }
    }
}

impl Capture {
    /// `None`: the picture was lost.
    async fn name(&self, picture: Incoming) -> Option<PictureHash> {
        let name = self.names.borrow_mut().remove(&picture)?;
        let hash = match name {
            Name::Known(hash) => hash,
            Name::Coming(name) => name.await?,
        };
        self.names.borrow_mut().insert(picture, Name::Known(hash));
        Some(hash)
    }
}

/// The characters, made again from the picture.
async fn text_of(text: &PictureText, picture: &Blob) -> Option<Uint8Array> {
    let bytes = text.bytes();
    let part = picture.slice_with_f64_and_f64(bytes.start as f64, bytes.end as f64);
    let buffer = JsFuture::from(part.ok()?.array_buffer()).await.ok()?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    Some(Uint8Array::from(text.of(&bytes).as_bytes()))
}

impl Recordings for Captures {
    fn begin(
        &self,
        head: ReplyHead,
        recording: Recording,
        sent_ms: u64,
    ) -> LocalFuture<'static, Rc<dyn Reel>> {
        let captures = self.clone();
        Box::pin(async move {
            let finds_pictures = captures.0.database.is_there().await;
            let taking = Taking {
                recorder: Recorder::new(head, recording.sent),
                body: Body::default(),
                names: BTreeMap::new(),
                sink: Some(Sink::open().await),
                bytes: 0,
            };
            Rc::new(Taken {
                captures,
                number: recording.number,
                sent_ms,
                finds_pictures,
                taking: RefCell::new(taking),
            }) as Rc<dyn Reel>
        })
    }
}

/// Where bytes go while they come.
enum Sink {
    File(FileSink),
    Memory(Array, u64),
}

/// A file, written in blocks: each write asks the browser's process for room, which costs more than the bytes do.
struct FileSink {
    access: JsValue,
    handle: JsValue,
    name: String,
    /// Bytes in the file.
    at: u64,
    /// The next ones.
    block: Uint8Array,
    in_block: u32,
}

impl FileSink {
    /// `None`: the browser has no such files, or lets us have none.
    async fn open() -> Option<Self> {
        let folder = folder().await?;
        let name = format!("{}-{}", js_sys::Date::now(), js_sys::Math::random());
        let create = object(&[("create", JsValue::TRUE)]);
        let handle = asked(&folder, "getFileHandle", &[name.as_str().into(), create]).await?;
        Some(Self {
            access: asked(&handle, "createSyncAccessHandle", &[]).await?,
            handle,
            name,
            at: 0,
            block: Uint8Array::new_with_length(BLOCK),
            in_block: 0,
        })
    }

    fn write(&mut self, mut bytes: &[u8]) -> bool {
        while !bytes.is_empty() {
            let room = (BLOCK - self.in_block) as usize;
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            let to = self.in_block + now.len() as u32;
            self.block.subarray(self.in_block, to).copy_from(now);
            self.in_block = to;
            bytes = later;
            if self.in_block == BLOCK && !self.flush() {
                return false;
            }
        }
        true
    }

    fn flush(&mut self) -> bool {
        let place = object(&[("at", JsValue::from_f64(self.at as f64))]);
        let bytes = self.block.subarray(0, self.in_block);
        let length = core::mem::take(&mut self.in_block);
        self.at += u64::from(length);
        let written = call(&self.access, "write", &[bytes.into(), place]);
        written.and_then(|written| written.as_f64()) == Some(f64::from(length))
    }

    /// Whether everything is in it.
    fn close(&mut self) -> bool {
        let is_whole = self.flush();
        let _ = call(&self.access, "close", &[]);
        is_whole
    }
}

impl Sink {
    async fn open() -> Self {
        match FileSink::open().await {
            Some(file) => Self::File(file),
            None => Self::Memory(Array::new(), 0),
        }
    }

    /// `false`: it did not take them, and is of no more use.
    fn write(&mut self, bytes: &[u8]) -> bool {
        match self {
            Self::File(file) => file.write(bytes),
            Self::Memory(parts, length) => {
                *length += bytes.len() as u64;
                parts.push(&Uint8Array::from(bytes));
                *length <= IN_MEMORY
            }
        }
    }

    /// `None`: the file did not take the last bytes, and is gone.
    fn close(self) -> Option<Written> {
        match self {
            Self::File(mut file) => {
                if file.close() {
                    return Some(Written::File(file.handle, file.name));
                }
                wasm_bindgen_futures::spawn_local(remove(file.name));
                None
            }
            Self::Memory(parts, _) => Some(Written::Memory(parts)),
        }
    }

    fn give_up(self) {
        if let Self::File(mut file) = self {
            file.close();
            wasm_bindgen_futures::spawn_local(remove(file.name));
        }
    }
}

/// A reply that is being written down.
struct Taken {
    captures: Captures,
    number: u32,
    sent_ms: u64,
    finds_pictures: bool,
    taking: RefCell<Taking>,
}

struct Taking {
    recorder: Recorder,
    body: Body,
    names: Names,
    /// `None`: it took no more.
    sink: Option<Sink>,
    /// How many were written.
    bytes: u64,
}

impl Reel for Taken {
    fn finds_pictures(&self) -> bool {
        self.finds_pictures
    }

    fn arrive(&self, at_ms: u64, bytes: usize) {
        let at_ms = at_ms.saturating_sub(self.sent_ms);
        self.taking.borrow_mut().recorder.chunk(at_ms, bytes);
    }

    fn write(&self, bytes: &[u8]) {
        let mut taking = self.taking.borrow_mut();
        taking.bytes += bytes.len() as u64;
        taking.body.write(bytes.len() as u64);
        let full = taking.sink.take_if(|sink| !sink.write(bytes));
        full.into_iter().for_each(Sink::give_up);
    }

    fn leave_out(&self, picture: Incoming, from: u64, length: u64) {
        self.taking
            .borrow_mut()
            .body
            .leave_out(picture, from, length);
    }

    fn name(&self, picture: Incoming, name: LocalFuture<'static, Option<PictureHash>>) {
        let mut taking = self.taking.borrow_mut();
        taking.names.insert(picture, Name::Coming(name));
    }

    fn end(&self, end: CaptureEnd) {
        self.taking.borrow_mut().recorder.end(end);
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        let taking = self.taking.get_mut();
        if let Some(written) = taking.sink.take().and_then(Sink::close) {
            let capture = Capture {
                recorder: taking.recorder.clone(),
                body: core::mem::take(&mut taking.body),
                names: RefCell::new(core::mem::take(&mut taking.names)),
                written,
                bytes: taking.bytes,
            };
            self.captures.keep(self.number, capture);
        }
    }
}

/// Removes what visits before left behind.
pub async fn clear_old() {
    let Some(folder) = folder().await else { return };
    let Some(all) = call(&folder, "values", &[]) else {
        return;
    };
    let now = js_sys::Date::now();
    while let Some(step) = asked(&all, "next", &[]).await {
        if get(&step, "done").is_truthy() {
            return;
        }
        let handle = get(&step, "value");
        let file = asked(&handle, "getFile", &[]).await;
        let changed = file.and_then(|file| get(&file, "lastModified").as_f64());
        if changed.is_some_and(|changed| now - changed > OLD_MS)
            && let Some(name) = get(&handle, "name").as_string()
        {
            remove(name).await;
        }
    }
}

async fn folder() -> Option<JsValue> {
    let storage = get(&get(&js_sys::global(), "navigator"), "storage");
    let root = asked(&storage, "getDirectory", &[]).await?;
    let create = object(&[("create", JsValue::TRUE)]);
    asked(&root, "getDirectoryHandle", &[FOLDER.into(), create]).await
}

async fn remove(name: String) {
    if let Some(folder) = folder().await {
        asked(&folder, "removeEntry", &[name.as_str().into()]).await;
    }
}

/// Calls a method that promises something. `None`: there is none, or it failed.
async fn asked(on: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let promise: Promise = call(on, name, arguments)?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}
