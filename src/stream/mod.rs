//! From bytes to the state of a run, one layer a file:
//!
//! ```text
//! chunk -> Reader (what kind of body is this?) -> sse::Decoder -> api events -> Event -> Progress
//! ```
//!
//! [`Event`]s hold no picture bytes: those go to the [`crate::ports::Pictures`] the moment they are decoded, so that
//! the reader can move to a worker and only small messages cross to the page.

mod api;
#[cfg_attr(not(test), allow(dead_code, reason = "the reader moves onto it next"))]
mod base64;
mod drive;
mod event;
#[cfg_attr(not(test), allow(dead_code, reason = "the reader moves onto it next"))]
mod json;
mod picture;
mod progress;
mod reader;
pub mod sse;

pub use drive::{Step, drive};
pub use event::{Arrival, Event, Index, PictureAt, Usage};
pub use picture::settle;
pub use progress::{Changed, Ending, Extra, Progress, Slot};
pub use reader::{BytesEnd, Limits, Reader};

/// Without headers for so long, the page says so (shared/reliability.md row 13). It never stops by itself.
pub const PATIENCE_FOR_HEADERS_MS: u64 = 60_000;
/// Without a byte for so long, the page says so (shared/reliability.md row 13). Comments count as life.
pub const PATIENCE_FOR_BYTES_MS: u64 = 120_000;
