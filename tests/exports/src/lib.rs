//! What the proofs of exported code share: a service, requests, and the programs of this machine.
//!
//! The proofs stand in `tests/`. `cargo xtask test --only exports` installs what they need and names it to them:
//! `EXPORTS_PYTHON` (an interpreter with the packages of `python/requirements.txt`), `EXPORTS_GOFMT`, `EXPORTS_JAVA`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "only tests use it, and a test may panic"
)]

pub mod drafts;
pub mod prompts;
pub mod service;
pub mod tools;
