//! Boards as they are stored: what is written comes back, whatever it was; what is not a board is refused.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

#[path = "support/capture.rs"]
mod capture;
#[path = "support/draft.rs"]
mod draft;
#[path = "support/session.rs"]
mod session;
#[path = "support/wire.rs"]
mod wire;

#[path = "project/archive.rs"]
mod archive;
#[path = "project/golden.rs"]
mod golden;
#[path = "project/hostile.rs"]
mod hostile;
#[path = "project/round_trip.rs"]
mod round_trip;
#[path = "project/told.rs"]
mod told;
