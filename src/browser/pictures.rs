//! Picture bytes as blobs. The worker makes them and hands them over by reference; the page shows them by object URL.
//! They live as long as the page does: a board on the screen may show any of them, and nothing is stored yet.

use crate::ports::{BlobId, Pictures};
use std::cell::RefCell;
use web_sys::Blob;

/// The worker's side: blobs on their way to the page.
#[derive(Debug, Default)]
pub struct Blobs(RefCell<Vec<Option<Blob>>>);

impl Blobs {
    /// The blob, which is the page's from now on. `None`: it was taken, or never kept.
    pub fn take(&self, id: BlobId) -> Option<Blob> {
        self.0
            .borrow_mut()
            .get_mut(id.0 as usize)
            .and_then(Option::take)
    }
}

impl Pictures for Blobs {
    fn keep(&self, bytes: &[u8], mime: &'static str) -> BlobId {
        let mut blobs = self.0.borrow_mut();
        blobs.push(blob(bytes, mime));
        BlobId(u32::try_from(blobs.len() - 1).unwrap_or(u32::MAX))
    }

    fn address(&self, _: BlobId) -> Option<String> {
        None
    }
}

/// The page's side: addresses that an `<img>` can load.
#[derive(Debug, Default)]
pub struct ObjectUrls(RefCell<Vec<String>>);

impl ObjectUrls {
    /// Keeps a picture of the worker. `None`: it got lost on the way, and its panel will say so.
    pub fn keep_blob(&self, blob: Option<&Blob>) -> BlobId {
        let address = blob.and_then(|blob| web_sys::Url::create_object_url_with_blob(blob).ok());
        let mut urls = self.0.borrow_mut();
        urls.push(address.unwrap_or_default());
        BlobId(u32::try_from(urls.len() - 1).unwrap_or(u32::MAX))
    }
}

impl Pictures for ObjectUrls {
    fn keep(&self, bytes: &[u8], mime: &'static str) -> BlobId {
        self.keep_blob(blob(bytes, mime).as_ref())
    }

    fn address(&self, id: BlobId) -> Option<String> {
        self.0
            .borrow()
            .get(id.0 as usize)
            .filter(|url| !url.is_empty())
            .cloned()
    }
}

fn blob(bytes: &[u8], mime: &str) -> Option<Blob> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(mime);
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}
