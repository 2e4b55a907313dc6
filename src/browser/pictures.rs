//! Picture bytes as blobs, shown by object URLs. They live as long as the page does: a board on the screen may show
//! any of them, and nothing is stored yet.

use crate::ports::{BlobId, Pictures};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// Blobs by id.
#[derive(Debug, Default)]
pub struct ObjectUrls(RefCell<Vec<String>>);

impl Pictures for ObjectUrls {
    fn keep(&self, bytes: &[u8], mime: &'static str) -> BlobId {
        let mut urls = self.0.borrow_mut();
        let id = BlobId(u32::try_from(urls.len()).unwrap_or(u32::MAX));
        // An empty address is a picture that cannot be shown; the panel then says so.
        urls.push(object_url(bytes, mime).unwrap_or_default());
        id
    }

    fn address(&self, id: BlobId) -> Option<String> {
        self.0
            .borrow()
            .get(id.0 as usize)
            .filter(|url| !url.is_empty())
            .cloned()
    }
}

fn object_url(bytes: &[u8], mime: &str) -> Result<String, JsValue> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    web_sys::Url::create_object_url_with_blob(&blob)
}
