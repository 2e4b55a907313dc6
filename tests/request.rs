//! From the form to the wire: what is refused, what is sent, and that the form offers nothing wrong.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "support/file.rs"]
mod file;
#[path = "support/form.rs"]
mod form;
#[path = "support/models.rs"]
mod models;
#[path = "support/ready.rs"]
mod ready;

#[path = "request/files.rs"]
mod files;
#[path = "request/hints.rs"]
mod hints;
#[path = "request/limits.rs"]
mod limits;
#[path = "request/mentions.rs"]
mod mentions;
#[path = "request/offered.rs"]
mod offered;
#[path = "request/problems.rs"]
mod problems;
#[path = "request/references.rs"]
mod references;
#[path = "request/switching.rs"]
mod switching;
#[path = "request/tutorial.rs"]
mod tutorial;
#[path = "request/wire.rs"]
mod wire;
