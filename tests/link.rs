//! The link of a board: what travels, what comes back, and what is refused.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "link/boards.rs"]
mod boards;
#[path = "link/corpus.rs"]
mod corpus;
#[path = "link/hostile.rs"]
mod hostile;
#[path = "link/round_trip.rs"]
mod round_trip;
#[path = "link/travels.rs"]
mod travels;
