//! The exported programs, run or parsed by the real thing.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

mod go_and_java;
mod literals;
mod python;
mod shell;
