//! What the reader holds does not grow with what it reads.
//!
//! The promise is that no input of a gigabyte costs more than 128 MiB. Tried are inputs of 1 to 32 MiB, and 64 MiB out of
//! gzip, because a debug build reads some kinds at a megabyte a second: what is held is bounded far lower
//! (`measure::MOST`), and the second half of an input may not hold more than the first did, which holds for any length.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "memory/files.rs"]
mod files;
#[path = "memory/measure.rs"]
mod measure;
#[path = "memory/pictures.rs"]
mod pictures;
#[path = "memory/replies.rs"]
mod replies;
