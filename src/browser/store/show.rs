//! Stored pictures, for somebody who looks.

use super::database::{PICTURES, PIECES, THUMBNAILS, result};
use super::pictures::blob;
use super::thumbnail::thumbnail;
use super::{Database, Denied};
use crate::browser::message::{get, number, text};
use crate::ports::{PictureHash, View};
use crate::reference::PictureFormat;
use js_sys::{Array, ArrayBuffer};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// The picture as a blob. `None`: it is not here, or cannot be read. A thumbnail is made once and kept; where this browser
/// cannot make one, the whole picture stands in for it.
pub async fn show(database: &Database, hash: PictureHash, view: View) -> Option<Blob> {
    let key = JsValue::from_str(&hash.to_string());
    if view == View::Thumbnail
        && let Some(kept) = kept_thumbnail(database, &key).await
    {
        return Some(kept);
    }
    let whole = whole(database, &key).await.ok().flatten()?;
    if view == View::Whole {
        return Some(whole);
    }
    let Some(small) = thumbnail(&whole).await else {
        return Some(whole);
    };
    // It can be made again: nothing waits for it to be stored.
    let (database, copy) = (database.clone(), small.clone());
    wasm_bindgen_futures::spawn_local(async move {
        let _ = keep_thumbnail(&database, &key, &copy).await;
    });
    Some(small)
}

async fn kept_thumbnail(database: &Database, key: &JsValue) -> Option<Blob> {
    let reading = database.read(&[THUMBNAILS]).await.ok()?;
    let kept = reading.store(THUMBNAILS).ok()?.get(key).ok()?;
    let kept = result(&kept).await.ok()?;
    kept.is_object()
        .then(|| blob(&[kept], "image/jpeg"))
        .flatten()
}

async fn keep_thumbnail(database: &Database, key: &JsValue, small: &Blob) -> Result<(), Denied> {
    let buffer = JsFuture::from(small.array_buffer()).await?;
    let writing = database.write(&[THUMBNAILS]).await?;
    writing.store(THUMBNAILS)?.put_with_key(&buffer, key)?;
    writing.complete().await
}

/// `Ok(None)`: it was never stored.
async fn whole(database: &Database, key: &JsValue) -> Result<Option<Blob>, Denied> {
    let reading = database.read(&[PICTURES]).await?;
    let picture = result(&reading.store(PICTURES)?.get(key)?).await?;
    let (Some(pieces), Some(file)) = (number(&picture, "pieces"), get(&picture, "file").as_f64())
    else {
        return Ok(None);
    };
    let format = text(&picture, "format");
    let format = format.as_deref().and_then(PictureFormat::named);
    // One piece at a time goes through this thread's memory: a blob's bytes are the browser's.
    let mut parts = Vec::new();
    for at in 0..pieces {
        let buffer = piece(database, file, at).await?;
        parts.extend(blob(&[buffer], "").map(JsValue::from));
    }
    let mime = format.map_or("application/octet-stream", PictureFormat::mime);
    Ok(blob(&parts, mime))
}

/// One piece, as an `ArrayBuffer`.
pub(super) async fn piece(database: &Database, file: f64, at: u64) -> Result<JsValue, Denied> {
    let reading = database.read(&[PIECES]).await?;
    let key = Array::of2(&file.into(), &JsValue::from_f64(at as f64));
    let piece = result(&reading.store(PIECES)?.get(&key)?).await?;
    match piece.is_instance_of::<ArrayBuffer>() {
        true => Ok(piece),
        false => Err(Denied("NotFoundError".to_owned())),
    }
}
