//! What stays on this device: one IndexedDB, opened and written by the workers, so that neither storing nor reading stands
//! on the page's thread.
//!
//! | store | key | value |
//! |---|---|---|
//! | `pieces` | `[file, n]` | `ArrayBuffer` of at most [`crate::ports::PIECE_BYTES`] |
//! | `pictures` | [`crate::ports::PictureHash`] as text | `{file, pieces, bytes, format}` |
//! | `thumbnails` | the same | `ArrayBuffer`, a JPEG |
//! | `boards` | the board's name | its JSON |
//! | `journal` | `[board, run, hash or address, index]` | what came with a picture that the board does not tell of yet |
//! | `steps` | `[board, n]` | a step of a person's work; at `[board, "at"]`, which of them are done |
//! | `snapshots` | `[board, seconds, why]` | the JSON of the board as it was then |
//! | `strays` | `file` | when a file that nobody names was first found, Unix milliseconds |
//!
//! `file` is a number made up when a picture begins, since its hash is known at its end only. Pieces come first, then the
//! picture that names them, in a transaction that is flushed to the disk, then the board that names the picture: what a
//! board says is there, is there. Everything else (shared/reliability.md 4.3) is said by a transaction's `complete` alone.

mod archive;
mod boards;
mod database;
mod digest;
mod journal;
mod pictures;
mod show;
mod snapshots;
mod steps;
mod thumbnail;
mod tidy;
mod turns;

pub use archive::{OnThePage, archive};
pub use boards::{boards, forget, load, save};
#[cfg(feature = "app")]
pub use database::NAME;
pub use database::{BLOCKED, CHANGED, CLEARED, Database, Denied};
pub use journal::{note, noted};
pub use pictures::{StoredPictures, blob};
pub use show::show;
pub use snapshots::{load_snapshot, snapshots, take_snapshot};
pub use steps::steps;
pub use thumbnail::thumbnail;
pub use tidy::tidy;
