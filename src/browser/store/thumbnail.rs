//! Small pictures for the grid, decoded away from the page's thread.

use super::turns::Turns;
use crate::browser::files;
use crate::browser::inspect::{encoded, painted, resolved};
use crate::browser::message::{call, get, js, object};
use crate::reference::header::Header;
use js_sys::{Array, Function, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// The longer side of a thumbnail in pixels: twice the width of a usual cell, for dense screens.
const LONGER_SIDE: u32 = 768;
/// Enough to look at, at a tenth of the bytes of the best.
const QUALITY: f64 = 0.82;
/// Bytes of the file in which its header stands.
const HEADER_BYTES: u64 = 1 << 20;
/// Bytes of a file that nobody can read.
const BEGINNING: f64 = 65_536.0;
/// Pictures that are decoded at a time: a whole board at once takes the memory of all of them, and the processor from
/// whoever draws the page.
const AT_A_TIME: usize = 2;

thread_local! {
    static TURNS: Rc<Turns> = Turns::new(AT_A_TIME);
}

/// A JPEG of it. `None`: it is small already, this browser cannot make one, or cannot read the picture.
pub async fn thumbnail(picture: &Blob) -> Option<Blob> {
    let _turn = TURNS.with(Rc::clone).take().await;
    let start = files::read(picture, 0, HEADER_BYTES).await.ok()?;
    let Ok(header) = Header::read(start.as_slice()) else {
        return beginning(picture).await;
    };
    let (width, height) = (header.shown().width, header.shown().height);
    let longer = width.max(height);
    if longer <= LONGER_SIDE {
        return None;
    }
    let scaled =
        |side: u32| (u64::from(side) * u64::from(LONGER_SIDE) / u64::from(longer)).max(1) as u32;
    let (small_width, small_height) = (scaled(width), scaled(height));
    let upright = header.orientation.exif() == 1;
    let frame = match upright {
        true => decoded(picture, small_width, small_height).await,
        false => None,
    };
    let canvas = painted(picture, frame, small_width, small_height, "jpeg").await?;
    encoded(&canvas, "jpeg", QUALITY).await
}

/// Of a picture whose header says nothing: its beginning, if this browser cannot read it either. That is enough for it to
/// be told so, and what may be many megabytes is not loaded into the page for it.
async fn beginning(picture: &Blob) -> Option<Blob> {
    let global = js_sys::global();
    let bitmap = call(&global, "createImageBitmap", &[picture.into()])?;
    if let Some(bitmap) = resolved(bitmap).await {
        call(&bitmap, "close", &[]);
        return None;
    }
    let mime = picture.type_();
    let start = picture.slice_with_f64_and_f64_and_content_type(0.0, BEGINNING, &mime);
    start.ok()
}

/// A frame that the browser's own decoder made small while it decoded, which takes a fraction of the time and memory for a
/// JPEG (shared/performance.md B). `None`: it has no such decoder, or not for this format.
async fn decoded(picture: &Blob, width: u32, height: u32) -> Option<JsValue> {
    let constructor = get(&js_sys::global(), "ImageDecoder")
        .dyn_into::<Function>()
        .ok()?;
    // Not as a stream: the decoder collects that as well, piece by piece, which takes longer.
    let bytes = resolved(picture.array_buffer().into()).await?;
    let (width, height) = (js(Some(width.into())), js(Some(height.into())));
    let options = object(&[
        ("data", bytes),
        ("type", picture.type_().into()),
        ("desiredWidth", width),
        ("desiredHeight", height),
    ]);
    let decoder = Reflect::construct(&constructor, &Array::of1(&options)).ok()?;
    let frame = resolved(call(&decoder, "decode", &[])?).await;
    call(&decoder, "close", &[]);
    Some(get(&frame?, "image")).filter(|image| image.is_object())
}
