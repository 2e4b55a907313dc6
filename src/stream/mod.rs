//! From bytes to the state of a run, one layer a file:
//!
//! ```text
//! chunk -> Reader -> sse::lines -> parts (which bytes are JSON?) -> json -> meaning -> Event -> Progress
//!                                                                    |
//!                                                  incoming -> base64 -> ports::Pictures
//! ```
//!
//! Nothing is held but what is small. A picture's text is decoded as it comes and its bytes go to the
//! [`crate::ports::Pictures`], so that the reader can live in a worker and only small messages cross to the page.
//!
//! What was saved to a file comes through [`log`] first, which finds the responses in it; [`capture`] is the form in which
//! the page saves one itself.

mod api;
pub mod base64;
pub mod capture;
mod drive;
mod event;
mod expiry;
mod incoming;
mod json;
mod listen;
pub mod log;
mod meaning;
mod parts;
mod picture;
mod preview;
mod progress;
mod reader;
pub mod sse;

pub(crate) use drive::apart;
pub use drive::{Around, Step, drive};
pub use event::{Arrival, Event, Index, PictureAt, Usage};
pub use expiry::dies_at;
pub use picture::settle;
pub use preview::Preview;
pub use progress::{Changed, Ending, Extra, Progress, Slot};
pub use reader::{BytesEnd, Limits, Reader};

/// Without headers for so long, the page says so (shared/reliability.md row 13). It never stops by itself.
pub const PATIENCE_FOR_HEADERS_MS: u64 = 60_000;
/// Without a byte for so long, the page says so (shared/reliability.md row 13). Comments count as life.
pub const PATIENCE_FOR_BYTES_MS: u64 = 120_000;
