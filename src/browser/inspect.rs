//! The worker's looks at a picture file: its header, read where it is and never as a whole, and another file made of it.

use super::files::read;
use super::message::{call, get, js, js_text, object};
use super::store::StoredPictures;
use crate::ports::{FileFacts, Look, OwnPicture, PIECE_BYTES, Pictures as _, Remake};
use crate::reference::PictureFormat;
use crate::reference::header::{Header, HeaderFault, ReadAt};
use crate::stream::log::may_be_response;
use js_sys::{Array, Function, Reflect};
use std::borrow::Cow;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, FileReaderSync};

/// Bytes that tell whether a file may be a response.
const START_BYTES: u64 = 512;
/// Larger files are not compared: the later documents' limit is 30 MB.
const COMPARED_BYTES: u64 = 32_000_000;
/// Bytes that are read at a time where the whole file is.
const SLICE: u64 = 1 << 20;

/// A file that only workers can read at once.
struct OnDisk<'a> {
    blob: &'a Blob,
    reader: FileReaderSync,
}

impl OnDisk<'_> {
    fn bytes(&self, from: u64, to: u64) -> Option<Vec<u8>> {
        let slice = self
            .blob
            .slice_with_f64_and_f64(from as f64, to as f64)
            .ok()?;
        let buffer = self.reader.read_as_array_buffer(&slice).ok()?;
        Some(js_sys::Uint8Array::new(&buffer).to_vec())
    }

    /// FNV-1a, 64 bits, over all bytes.
    fn fingerprint(&self) -> Option<u64> {
        let length = self.length();
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut from = 0;
        while from < length {
            let to = (from + SLICE).min(length);
            for byte in self.bytes(from, to)? {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
            from = to;
        }
        Some(hash)
    }
}

impl ReadAt for OnDisk<'_> {
    fn length(&self) -> u64 {
        self.blob.size() as u64
    }

    fn read_at(&self, offset: u64, length: usize) -> Cow<'_, [u8]> {
        let end = offset.saturating_add(length as u64);
        Cow::Owned(self.bytes(offset, end).unwrap_or_default())
    }
}

/// What the first bytes of a file tell.
pub fn inspect(blob: &Blob) -> FileFacts {
    let Ok(reader) = FileReaderSync::new() else {
        return FileFacts {
            look: Look::Failed,
            ..FileFacts::default()
        };
    };
    let file = OnDisk { blob, reader };
    let known = |format: PictureFormat| FileFacts {
        format: format.data_name(),
        format_name: format.name(),
        ..FileFacts::default()
    };
    let facts = match Header::read(&file) {
        Ok(header) => {
            let size = header.shown();
            FileFacts {
                size: Some((size.width, size.height)),
                ..known(header.format)
            }
        }
        Err(HeaderFault::CutShort { format } | HeaderFault::Damaged { format }) => known(format),
        Err(HeaderFault::NotTaken(other)) => FileFacts {
            format_name: other.name(),
            ..FileFacts::default()
        },
        Err(HeaderFault::Unreadable) => FileFacts {
            look: Look::Unreadable,
            ..FileFacts::default()
        },
        Err(HeaderFault::Empty | HeaderFault::Unknown) => FileFacts::default(),
    };
    let compared = file.length() <= COMPARED_BYTES;
    FileFacts {
        // A picture's file is not read for it.
        may_be_response: facts.format_name.is_empty() && begins_like_response(&file),
        fingerprint: compared.then(|| file.fingerprint()).flatten(),
        ..facts
    }
}

fn begins_like_response(file: &OnDisk<'_>) -> bool {
    let start = file.bytes(0, START_BYTES.min(file.length()));
    start.is_some_and(|start| may_be_response(&start))
}

/// Qualities in the order in which they are tried; after the last the picture gets smaller.
const QUALITIES: [f64; 4] = [0.92, 0.85, 0.78, 0.7];
/// How often the picture gets smaller, each time to four fifths of its sides.
const SHRINKS: u32 = 8;

/// Makes another file of one. `None`: this browser cannot read the picture, or cannot make it fit.
pub async fn remake(blob: &Blob, how: Remake) -> Option<Blob> {
    let (mut width, mut height) = how.size;
    for _ in 0..SHRINKS {
        let canvas = painted(blob, None, width, height, how.format).await?;
        for quality in QUALITIES {
            let made = encoded(&canvas, how.format, quality).await?;
            if made.size() as u64 <= how.most_bytes {
                return Some(made);
            }
            if how.format == "png" {
                break;
            }
        }
        (width, height) = ((width * 4 / 5).max(1), (height * 4 / 5).max(1));
    }
    None
}

/// A canvas of this size with the picture on it: `frame` where it was decoded already, otherwise the blob.
pub(super) async fn painted(
    blob: &Blob,
    frame: Option<JsValue>,
    width: u32,
    height: u32,
    format: &str,
) -> Option<JsValue> {
    let global = js_sys::global();
    let (js_width, js_height) = (js(Some(width.into())), js(Some(height.into())));
    let resize = object(&[
        ("resizeWidth", js_width.clone()),
        ("resizeHeight", js_height.clone()),
        ("resizeQuality", js_text(Some("high"))),
        ("imageOrientation", js_text(Some("from-image"))),
    ]);
    let bitmap = match frame {
        Some(frame) => frame,
        None => resolved(call(&global, "createImageBitmap", &[blob.into(), resize])?).await?,
    };
    let constructor = get(&global, "OffscreenCanvas")
        .dyn_into::<Function>()
        .ok()?;
    let canvas = Reflect::construct(&constructor, &Array::of2(&js_width, &js_height)).ok()?;
    let context = call(&canvas, "getContext", &[js_text(Some("2d"))])?;
    let zero = || JsValue::from_f64(0.0);
    if format == "jpeg" {
        // JPEG knows no transparency; paper is white.
        Reflect::set(&context, &"fillStyle".into(), &"#fff".into()).ok()?;
        let all = [zero(), zero(), js_width.clone(), js_height.clone()];
        call(&context, "fillRect", &all)?;
    }
    let place = [bitmap.clone(), zero(), zero(), js_width, js_height];
    call(&context, "drawImage", &place)?;
    call(&bitmap, "close", &[]);
    Some(canvas)
}

pub(super) async fn encoded(canvas: &JsValue, format: &str, quality: f64) -> Option<Blob> {
    let mime = format!("image/{format}");
    let options = object(&[
        ("type", js_text(Some(&mime))),
        ("quality", JsValue::from_f64(quality)),
    ]);
    let made = resolved(call(canvas, "convertToBlob", &[options])?).await?;
    // A browser that cannot write the format hands out another one.
    made.dyn_into::<Blob>()
        .ok()
        .filter(|blob| blob.type_() == mime)
}

/// What a promise came to. `None`: it was rejected, or is none.
pub(super) async fn resolved(promise: JsValue) -> Option<JsValue> {
    JsFuture::from(promise.dyn_into::<js_sys::Promise>().ok()?)
        .await
        .ok()
}

/// What is at an address, without a word about who asks. `None`: this page may not read it, or it is not there.
pub async fn fetched(address: &str) -> Option<Blob> {
    let options = object(&[
        ("credentials", js_text(Some("omit"))),
        ("referrerPolicy", js_text(Some("no-referrer"))),
        ("redirect", js_text(Some("error"))),
        // An `<img>` may have left a copy that nobody may read.
        ("cache", js_text(Some("no-store"))),
    ]);
    let asked = call(&js_sys::global(), "fetch", &[address.into(), options])?;
    let response = resolved(asked).await?;
    if !get(&response, "ok").is_truthy() {
        return None;
    }
    resolved(call(&response, "blob", &[])?)
        .await?
        .dyn_into()
        .ok()
}

/// Keeps a picture of the person's own, slice by slice, as one that a run brought. `None`: it is none that we know, cannot be
/// read, or there is no room for it.
pub async fn keep(blob: &Blob, pictures: &StoredPictures) -> Option<OwnPicture> {
    let format = PictureFormat::named(inspect(blob).format)?;
    let id = pictures.begin();
    let (mut from, length) = (0, blob.size() as u64);
    while from < length {
        let to = (from + PIECE_BYTES as u64).min(length);
        let Ok(bytes) = read(blob, from, to).await else {
            pictures.discard(id);
            return None;
        };
        pictures.write(id, &bytes);
        pictures.ready().await;
        from = to;
    }
    let kept = pictures.keep(id, format).await.ok()?;
    if !kept.saved {
        // It is on the person's disk: no second copy stands in memory for it.
        pictures.take_unsaved(kept.hash);
        return None;
    }
    Some(OwnPicture { kept, format })
}
