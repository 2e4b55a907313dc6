//! The state of a run: every ending of DESIGN section 4, every odd index, and where pictures stand
//! on the board.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "support/draft.rs"]
mod draft;
#[path = "support/session.rs"]
mod session;
#[path = "support/wire.rs"]
mod wire;

#[path = "run/board.rs"]
mod board;
#[path = "run/endings.rs"]
mod endings;
#[path = "run/indices.rs"]
mod indices;
#[path = "run/pictures.rs"]
mod pictures;
#[path = "run/reply.rs"]
mod reply;
#[path = "run/steps.rs"]
mod steps;
#[path = "run/takes.rs"]
mod takes;
