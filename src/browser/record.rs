//! The worker's side of captures: a reply's bytes go to a file of the page's own (the origin private file system) while they
//! are read, and its times into the head that is put before them when somebody saves the capture.
//!
//! Where the browser has no such file, a short reply is kept in memory and a long one is not recorded. Nothing of a run
//! depends on it.

use super::message::{call, get, object};
use crate::fault::Kind;
use crate::ports::{Clock, LocalFuture, Recording, Recordings, Reply, ReplyHead};
use crate::stream::capture::{CaptureEnd, Recorder};
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
/// Bytes of a reply that is recorded in memory.
const IN_MEMORY: u64 = 8 << 20;
/// Bytes that are written at once.
const BLOCK: u32 = 1 << 20;
/// What a visit before left behind is removed when it is so old: its page may still be open.
const OLD_MS: f64 = 12.0 * 3_600_000.0;

/// The captures of this visit, by run.
#[derive(Clone)]
pub struct Captures {
    kept: Rc<RefCell<BTreeMap<u32, Capture>>>,
    clock: Rc<dyn Clock>,
}

/// One that is over.
struct Capture {
    recorder: Recorder,
    body: Body,
}

enum Body {
    /// A file's handle, and its name.
    File(JsValue, String),
    Memory(Array),
}

impl Captures {
    /// `clock`: tells when bytes come.
    pub fn new(clock: Rc<dyn Clock>) -> Self {
        Self {
            kept: Rc::default(),
            clock,
        }
    }

    /// A capture as one file. `None`: there is none of this run, or its file is gone.
    pub async fn get(&self, number: u32) -> Option<Blob> {
        let (head, file, parts) = {
            let kept = self.kept.borrow();
            let capture = kept.get(&number)?;
            let (file, parts) = match &capture.body {
                Body::File(handle, _) => (Some(handle.clone()), Array::new()),
                Body::Memory(parts) => (None, parts.slice(0, parts.length())),
            };
            (capture.recorder.head_text(), file, parts)
        };
        if let Some(handle) = file {
            parts.push(&asked(&handle, "getFile", &[]).await?);
        }
        parts.unshift(&JsValue::from_str(&head));
        Blob::new_with_blob_sequence(&parts).ok()
    }

    fn keep(&self, number: u32, capture: Capture) {
        let mut gone = Vec::new();
        {
            let mut kept = self.kept.borrow_mut();
            gone.extend(kept.insert(number, capture));
            let weight = |all: &BTreeMap<u32, Capture>| -> u64 {
                let bytes = |one: &Capture| one.recorder.schedule().bytes();
                all.values().map(bytes).sum()
            };
            while weight(&kept) > ON_DISK && kept.len() > 1 {
                gone.extend(kept.pop_first().map(|(_, capture)| capture));
            }
        }
        for capture in gone {
            if let Body::File(_, name) = capture.body {
                wasm_bindgen_futures::spawn_local(remove(name));
            }
        }
    }
}

impl Recordings for Captures {
    fn record(
        &self,
        reply: Box<dyn Reply>,
        recording: Recording,
        sent_ms: u64,
    ) -> LocalFuture<'static, Box<dyn Reply>> {
        let captures = self.clone();
        Box::pin(async move {
            let sink = Sink::open().await;
            Box::new(Recorded {
                recorder: Recorder::new(reply.head().clone(), recording.sent),
                number: recording.number,
                sink: Some(sink),
                sent_ms,
                captures,
                reply,
            }) as Box<dyn Reply>
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
    fn close(self) -> Option<Body> {
        match self {
            Self::File(mut file) => {
                if file.close() {
                    return Some(Body::File(file.handle, file.name));
                }
                wasm_bindgen_futures::spawn_local(remove(file.name));
                None
            }
            Self::Memory(parts, _) => Some(Body::Memory(parts)),
        }
    }

    fn give_up(self) {
        if let Self::File(mut file) = self {
            file.close();
            wasm_bindgen_futures::spawn_local(remove(file.name));
        }
    }
}

/// A reply that is written down as it is read. Dropped early, it counts as stopped.
struct Recorded {
    reply: Box<dyn Reply>,
    recorder: Recorder,
    number: u32,
    /// `None`: it took no more.
    sink: Option<Sink>,
    sent_ms: u64,
    captures: Captures,
}

impl Recorded {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, Kind> {
        let next = self.reply.next_chunk().await;
        match &next {
            Ok(Some(bytes)) => {
                let at_ms = self.captures.clock.now_ms().saturating_sub(self.sent_ms);
                self.recorder.chunk(at_ms, bytes.len());
                let sink = self.sink.take_if(|sink| !sink.write(bytes));
                sink.into_iter().for_each(Sink::give_up);
            }
            Ok(None) => self.recorder.end(CaptureEnd::Clean),
            Err(_) => self.recorder.end(CaptureEnd::Broken),
        }
        next
    }
}

impl Reply for Recorded {
    fn head(&self) -> &ReplyHead {
        self.reply.head()
    }

    fn next_chunk(&mut self) -> LocalFuture<'_, Result<Option<Vec<u8>>, Kind>> {
        Box::pin(self.next())
    }
}

impl Drop for Recorded {
    fn drop(&mut self) {
        if let Some(body) = self.sink.take().and_then(Sink::close) {
            let capture = Capture {
                recorder: self.recorder.clone(),
                body,
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
