//! What people read about the core's own types: failures, problems, runs. The texts themselves stand in
//! [`crate::text`]; here is decided which of them is said, with which figures.

pub mod board;
#[cfg(feature = "app")]
pub mod check;
pub mod dispute;
pub mod fault;
pub mod framing;
pub mod import;
pub mod region;
pub mod request;
pub mod run;
#[cfg(feature = "app")]
pub mod step;
pub mod texts;
