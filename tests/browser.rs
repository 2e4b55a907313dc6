//! What touches the browser, in a real one: run by `wasm-bindgen-test-runner` in Chromium.
#![cfg(target_family = "wasm")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test::wasm_bindgen_test]
fn pictures_get_an_address_of_their_own() {
    use seedboard::ports::Pictures;
    let pictures = seedboard::browser::ObjectUrls::default();
    let (first, second) = (
        pictures.keep(b"a", "image/png"),
        pictures.keep(b"b", "image/png"),
    );
    assert_ne!(first, second);
    assert!(pictures.address(first).unwrap().starts_with("blob:"));
}
