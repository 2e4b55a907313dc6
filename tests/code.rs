//! The request as a program: what stands in each text. That the texts run is proved in `tests/exports`.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "support/models.rs"]
mod models;

#[path = "code/literals.rs"]
mod literals;
#[path = "code/texts.rs"]
mod texts;
