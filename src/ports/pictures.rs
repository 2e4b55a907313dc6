//! Where picture bytes go while they arrive, and where they come back from when somebody looks.

use super::{LocalFuture, PictureHash};
use crate::reference::PictureFormat;

/// Bytes of a piece: pictures are written, digested and stored in pieces of this length, the last one shorter, never as one
/// buffer (shared/reliability.md 4.1).
pub const PIECE_BYTES: usize = 512 << 10;

/// Names a picture from its first byte until it is kept, within one worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Incoming(pub u32);

/// A picture whose bytes are all there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Its name from now on.
    pub hash: PictureHash,
    /// Length of the file in bytes.
    pub bytes: u64,
    /// Whether it is on this device for good. If not, storage is full or denied, and it is gone with the page.
    pub saved: bool,
}

/// Where the bytes of arriving pictures go, piece by piece. Only small names are handed on.
pub trait Pictures {
    /// A picture begins.
    fn begin(&self) -> Incoming;
    /// The base64 text that its next bytes come from, whole quads of it but for their beginning: its characters from this
    /// one on, without white space between. Not told of all text.
    fn text(&self, id: Incoming, from: u64, text: &[u8]) {
        let _ = (id, from, text);
    }
    /// Its next bytes.
    fn write(&self, id: Incoming, bytes: &[u8]);
    /// It is damaged, or was cut off: its bytes are not wanted.
    fn discard(&self, id: Incoming);
    /// It is whole: resolves when it is stored, or when that has failed and it is kept in memory. `Err`: not even that.
    /// `format`: by its bytes, never by what the service says.
    fn keep(&self, id: Incoming, format: PictureFormat) -> LocalFuture<'static, Result<Kept, ()>>;
    /// Resolves when so little waits to be stored that more may come: a slow disk slows the reader.
    fn ready(&self) -> LocalFuture<'static, ()>;
}

/// How a stored picture is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Small, for the grid.
    Thumbnail,
    /// The file as it came.
    Whole,
}

/// The page's side: stored pictures, as something that an `<img>` can load.
pub trait Gallery {
    /// Resolves to an address. `None`: the picture is not here, or cannot be read.
    fn show(&self, hash: PictureHash, view: View) -> LocalFuture<'static, Option<Address>>;
}

/// An address that an `<img>` can load for as long as this lives; it takes memory until then.
pub struct Address {
    text: String,
    release: Option<Box<dyn FnOnce()>>,
}

impl Address {
    /// `release`: told once, when nobody looks any more.
    pub fn new(text: String, release: impl FnOnce() + 'static) -> Self {
        Self {
            text,
            release: Some(Box::new(release)),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        if let Some(release) = self.release.take() {
            release();
        }
    }
}
