//! Pictures kept as blobs.

use crate::dom::natural_size;
use crate::picture::{jpeg, png};
use gloo_net::http::Request;
use seedboard::browser::{Blobs, ObjectUrls};
use seedboard::ports::{BlobId, Pictures};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlImageElement;

#[wasm_bindgen_test]
async fn an_address_loads_as_an_image_of_the_pictures_size() {
    let pictures = ObjectUrls::default();
    let first = pictures.keep(&jpeg(160, 90), "image/jpeg");
    let second = pictures.keep(&png(90, 160), "image/png");
    for (id, size) in [(first, (160, 90)), (second, (90, 160))] {
        let image = HtmlImageElement::new().unwrap();
        image.set_src(&pictures.address(id).unwrap());
        assert_eq!(natural_size(&image).await, size);
    }
}

/// A blob's type decides what a browser makes of it when it is opened in a tab.
#[wasm_bindgen_test]
async fn bytes_are_kept_whole_and_under_our_type() {
    let pictures = ObjectUrls::default();
    let bytes = b"<svg xmlns='http://www.w3.org/2000/svg'/>\0\xFF";
    let address = pictures.address(pictures.keep(bytes, "image/png")).unwrap();
    let reply = Request::get(&address).send().await.unwrap();
    assert_eq!(
        reply.headers().get("content-type").as_deref(),
        Some("image/png")
    );
    assert_eq!(reply.binary().await.unwrap(), bytes);
}

#[wasm_bindgen_test]
fn nothing_is_kept_under_other_ids() {
    let pictures = ObjectUrls::default();
    let kept = pictures.keep(b"a", "image/png");
    assert_ne!(pictures.keep(b"a", "image/png"), kept);
    assert_eq!(pictures.address(BlobId(2)), None);
}

#[wasm_bindgen_test]
async fn the_worker_hands_a_picture_over_once() {
    let (worker, page) = (Blobs::default(), ObjectUrls::default());
    let id = worker.keep(&jpeg(160, 90), "image/jpeg");
    assert_eq!(worker.address(id), None, "only the page shows pictures");
    let blob = worker.take(id);
    let image = HtmlImageElement::new().unwrap();
    let kept = page.keep_blob(blob.as_ref());
    image.set_src(&page.address(kept).unwrap());
    assert_eq!(natural_size(&image).await, (160, 90));
    assert!(worker.take(id).is_none());
}

#[wasm_bindgen_test]
fn a_picture_that_got_lost_has_an_id_but_no_address() {
    let page = ObjectUrls::default();
    let lost = page.keep_blob(None);
    let kept = page.keep(b"a", "image/png");
    assert_ne!(lost, kept);
    assert_eq!(page.address(lost), None);
    assert!(page.address(kept).is_some());
}
