//! From bytes to the state of a run, one layer a file:
//!
//! ```text
//! chunk -> Reader (what kind of body is this?) -> sse::Decoder -> api events -> Event -> Progress
//! ```
//!
//! What was saved to a file comes through [`log`] first, which finds the responses in it; [`capture`] is the form in which
//! the page saves one itself.
//!
//! [`Event`]s hold no picture bytes: those go to the [`crate::ports::Pictures`] the moment they are decoded, so that
//! the reader can move to a worker and only small messages cross to the page.

mod api;
pub mod capture;
mod drive;
mod event;
mod listen;
pub mod log;
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
