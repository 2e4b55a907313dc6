//! The person's picture files as the browser hands them out: handles, whose bytes are read when they are needed.

use crate::ports::{FileId, Files, LocalFuture, Source};
use js_sys::{ArrayBuffer, IteratorNext, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamByobReader};

/// Bytes that the browser reads of a file at once.
const FILLED: u32 = 256 << 10;

/// Handles by id. A handle is a blob; picked and dropped files are ones with a name.
///
/// A list: there are few, and a map is code that a first visit would load for nothing.
#[derive(Debug, Clone, Default)]
pub struct Handles(Rc<RefCell<Vec<(FileId, Blob)>>>);

impl Handles {
    /// Keeps a handle under the next free id.
    pub fn add(&self, blob: Blob) -> FileId {
        let mut all = self.0.borrow_mut();
        let last = all.iter().map(|(id, _)| id.0).max();
        let next = FileId(last.map_or(0, |last| last.wrapping_add(1)));
        all.push((next, blob));
        next
    }

    /// Keeps a handle under the id that the page gave it.
    pub fn put(&self, id: FileId, blob: Blob) {
        let mut all = self.0.borrow_mut();
        match all.iter_mut().find(|(known, _)| *known == id) {
            Some((_, held)) => *held = blob,
            None => all.push((id, blob)),
        }
    }

    /// The handle. `None`: there is none under this id.
    pub fn get(&self, id: FileId) -> Option<Blob> {
        let all = self.0.borrow();
        let found = all.iter().find(|(known, _)| *known == id);
        found.map(|(_, blob)| blob.clone())
    }
}

/// Reads a stretch of a file; past its end there is nothing. `Err`: it was changed, moved or deleted.
pub async fn read(blob: &Blob, from: u64, to: u64) -> Result<Vec<u8>, ()> {
    let slice = blob
        .slice_with_f64_and_f64(from as f64, to as f64)
        .map_err(|_| ())?;
    let buffer = JsFuture::from(slice.array_buffer()).await.map_err(|_| ())?;
    let buffer: ArrayBuffer = buffer.dyn_into().map_err(|_| ())?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// A file that is read where it is, slice by slice.
struct Slices {
    file: Blob,
    /// What the browser fills again and again; a buffer for each slice would pile up until it cleans. `None`: it is in use,
    /// or this browser makes its own.
    buffer: Rc<RefCell<Option<ArrayBuffer>>>,
}

impl Slices {
    fn new(file: Blob) -> Self {
        let buffer = RefCell::new(Some(ArrayBuffer::new(FILLED)));
        Self {
            file,
            buffer: Rc::new(buffer),
        }
    }
}

impl Source for Slices {
    fn bytes(&self) -> u64 {
        self.file.size() as u64
    }

    fn read(&self, from: u64, to: u64) -> LocalFuture<'static, Result<Vec<u8>, ()>> {
        let (file, kept) = (self.file.clone(), Rc::clone(&self.buffer));
        Box::pin(async move {
            let slice = file.slice_with_f64_and_f64(from as f64, to as f64);
            let reader = ReadableStreamByobReader::new(&slice.map_err(|_| ())?.stream());
            let buffer = kept.borrow_mut().take();
            match (reader, buffer) {
                (Ok(reader), Some(buffer)) => {
                    let (bytes, buffer) = fill(&reader, buffer, to - from).await?;
                    *kept.borrow_mut() = Some(buffer);
                    Ok(bytes)
                }
                _ => read(&file, from, to).await,
            }
        })
    }
}

/// Reads a stream of about so many bytes to its end; gives the buffer back.
async fn fill(
    reader: &ReadableStreamByobReader,
    mut buffer: ArrayBuffer,
    about: u64,
) -> Result<(Vec<u8>, ArrayBuffer), ()> {
    let mut bytes = Vec::with_capacity(usize::try_from(about).unwrap_or_default());
    loop {
        let reading = reader.read_with_array_buffer_view(&Uint8Array::new(&buffer));
        let step: IteratorNext = JsFuture::from(reading)
            .await
            .map_err(|_| ())?
            .unchecked_into();
        let filled: Uint8Array = step.value().dyn_into().map_err(|_| ())?;
        buffer = filled.buffer();
        if step.done() {
            return Ok((bytes, buffer));
        }
        bytes.extend(filled.to_vec());
    }
}

impl Files for Handles {
    fn read(&self, id: FileId) -> LocalFuture<'static, Result<Vec<u8>, ()>> {
        let blob = self.get(id);
        Box::pin(async move {
            let blob = blob.ok_or(())?;
            read(&blob, 0, blob.size() as u64).await
        })
    }

    fn source(&self, id: FileId) -> Option<Rc<dyn Source>> {
        let blob = self.get(id)?;
        Some(Rc::new(Slices::new(blob)))
    }
}
