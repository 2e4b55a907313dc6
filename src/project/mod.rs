//! A board as it is stored: JSON, versioned, written from the board and rebuilt from whatever is found.
//!
//! ```json
//! {"seedboard": 2, "title": "…", "parts": [ … ], "asked": [ … ], "runs": [ … ], "panels": [ … ], "next_panel": 5, "next_run": 2}
//! ```
//!
//! Requests stand once, in `asked`, and runs and takes name them by their place. Pictures stand by name: their bytes are
//! elsewhere. No key, no base URL and no file of the person's is in it.

mod archive;
pub mod link;
mod restore;
mod steps;
mod told;
mod write;

pub use archive::{Archive, Entry};
pub use restore::{Unreadable, restore};
pub use steps::{restore_step, write_step};
pub use told::Told;
pub use write::write;

/// The version that is written. Every version ever written stays readable.
pub const VERSION: u64 = 2;
