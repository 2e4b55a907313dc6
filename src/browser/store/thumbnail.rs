//! Small pictures for the grid, decoded away from the page's thread.

use crate::browser::inspect::{encoded, painted};
use crate::browser::message::{call, get, js, object};
use crate::reference::header::Header;
use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// The longer side of a thumbnail in pixels: twice the width of a usual cell, for dense screens.
const LONGER_SIDE: u32 = 768;
/// Enough to look at, at a tenth of the bytes of the best.
const QUALITY: f64 = 0.82;
/// Bytes of the file in which its header stands.
const HEADER_BYTES: f64 = 1_048_576.0;

/// A JPEG of it. `None`: it is small already, this browser cannot make one, or cannot read the picture.
pub async fn thumbnail(picture: &Blob) -> Option<Blob> {
    let start = picture.slice_with_f64_and_f64(0.0, HEADER_BYTES).ok()?;
    let buffer = JsFuture::from(start.array_buffer()).await.ok()?;
    let header = Header::read(&Uint8Array::new(&buffer).to_vec()[..]).ok()?;
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

/// A frame that the browser's own decoder made small while it decoded, which takes a fraction of the time and memory for a
/// JPEG (shared/performance.md B). `None`: it has no such decoder, or not for this format.
async fn decoded(picture: &Blob, width: u32, height: u32) -> Option<JsValue> {
    let constructor = get(&js_sys::global(), "ImageDecoder")
        .dyn_into::<Function>()
        .ok()?;
    let (width, height) = (js(Some(width.into())), js(Some(height.into())));
    let options = object(&[
        ("data", picture.stream().into()),
        ("type", picture.type_().into()),
        ("desiredWidth", width),
        ("desiredHeight", height),
    ]);
    let decoder = Reflect::construct(&constructor, &js_sys::Array::of1(&options)).ok()?;
    let promise = call(&decoder, "decode", &[])?;
    let frame = match promise.dyn_into::<js_sys::Promise>() {
        Ok(promise) => JsFuture::from(promise).await.ok(),
        Err(_) => None,
    };
    call(&decoder, "close", &[]);
    Some(get(&frame?, "image")).filter(|image| image.is_object())
}
