//! The contract of README.md over real TCP, one module per part of it.
//!
//! The client is an ordinary one: what it sees is what any client sees.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "clippy.toml allows these in tests, but does not see that helpers are part of them"
)]

mod binary;
mod client;
mod control;
mod cors;
mod faults;
mod hold;
mod pictures;
mod reply;
mod stream;
mod validation;
