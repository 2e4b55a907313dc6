//! Whole sessions with the built-in service, from the form's draft to the board, without a browser.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "support/demo.rs"]
mod demo;
#[path = "support/models.rs"]
mod models;
#[path = "support/painter.rs"]
mod painter;
#[path = "support/picture.rs"]
mod picture;
#[path = "support/ready.rs"]
mod ready;

#[path = "demo/mishaps.rs"]
mod mishaps;
#[path = "demo/pace.rs"]
mod pace;
#[path = "demo/pictures.rs"]
mod pictures;
#[path = "demo/refusals.rs"]
mod refusals;
#[path = "demo/wire.rs"]
mod wire;
