//! What touches the browser, in a real one: run by `wasm-bindgen-test-runner` in Chromium. The runner
//! also serves the files of this package, which is all the server that these tests have.

#![cfg(target_family = "wasm")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "support/painter.rs"]
#[allow(dead_code, reason = "shared with other test groups")]
mod blank;
#[path = "support/line.rs"]
#[allow(dead_code, reason = "shared with other test groups")]
mod line;
#[path = "support/picture.rs"]
#[allow(dead_code, reason = "shared with other test groups")]
mod picture;
#[path = "support/wire.rs"]
#[allow(dead_code, reason = "shared with other test groups")]
mod wire;

#[path = "browser/dom.rs"]
mod dom;
#[path = "browser/network.rs"]
mod network;

#[path = "browser/clock.rs"]
mod clock;
#[path = "browser/fetch.rs"]
mod fetch;
#[path = "browser/markup.rs"]
mod markup;
#[path = "browser/page.rs"]
mod page;
#[path = "browser/painter.rs"]
mod painter;
#[path = "browser/vault.rs"]
mod vault;
#[path = "browser/whole.rs"]
mod whole;

#[path = "../src/view/widgets/markup/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the page uses the rest")]
pub mod page_markup;

/// Where the page has it, which is where `view!` looks for it.
mod view {
    pub mod widgets {
        pub use crate::page_markup as markup;
        pub use seedboard_markup::view;
    }
}

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
