//! When a request may go out: the one refusal that is answered by sending again, the pace, and what the page learns of
//! how long runs take. Whole sessions are in tests/session.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "sending/pace.rs"]
mod pace;
#[path = "sending/repeat.rs"]
mod repeat;
#[path = "sending/times.rs"]
mod times;
