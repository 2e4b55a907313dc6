//! A request's body for `fetch`: text as it is; with files, a blob that is put together slice by slice, so that neither
//! a file nor its base64 ever stands in memory as a whole.

use super::files::{Handles, read};
use crate::fault::{Fault, Kind};
use crate::ports::{FileId, Part};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

/// Bytes that become base64 at a time: a multiple of 3, so that only the last slice ends in padding.
const SLICE: u64 = 3 * 256 * 1024;

/// The body as `fetch` takes it.
///
/// # Errors
/// [`Kind::FileUnreadable`], with the file.
pub async fn body(parts: &[Part], files: &Handles) -> Result<JsValue, Fault> {
    if let [Part::Text(text)] = parts {
        return Ok(JsValue::from_str(text));
    }
    let pieces = Array::new();
    for part in parts {
        match part {
            Part::Text(text) => {
                pieces.push(&JsValue::from_str(text));
            }
            Part::Base64(id) => encode(*id, files, &pieces).await.ok_or(Fault {
                file: Some(*id),
                ..Fault::new(Kind::FileUnreadable)
            })?,
        }
    }
    Blob::new_with_str_sequence(&pieces)
        .map(JsValue::from)
        .map_err(|_| Fault::new(Kind::WorkerFailed))
}

async fn encode(id: FileId, files: &Handles, pieces: &Array) -> Option<()> {
    let file = files.get(id)?;
    let (mut from, length) = (0, file.size() as u64);
    while from < length {
        let to = (from + SLICE).min(length);
        let text = STANDARD.encode(read(&file, from, to).await.ok()?);
        // Each slice is handed to the browser at once, which may keep blobs on the disk.
        let slice = Array::of1(&JsValue::from_str(&text));
        let slice = Blob::new_with_str_sequence_and_options(&slice, &BlobPropertyBag::new());
        pieces.push(&slice.ok()?.into());
        from = to;
    }
    Some(())
}
