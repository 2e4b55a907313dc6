//! What the core needs from outside: time, the network, a place for pictures. Each is a trait in the core's
//! own words; the page fills it in from `browser/`, tests from the in-memory twins below.
//!
//! Futures are boxed and local: a page has one thread, and JavaScript values cannot leave it.

mod memory;

pub use memory::{ManualClock, MemoryPictures, ScriptedTransport};

use crate::fault::{Fault, Kind};
use core::future::Future;
use core::pin::Pin;

/// A future that stays on its thread.
pub type LocalFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Time. Nothing is ordered or identified by it; it is only shown.
pub trait Clock {
    /// Milliseconds since some fixed moment; never goes back.
    fn now_ms(&self) -> u64;
    /// Resolves after at least so many milliseconds. Zero lets the page breathe once.
    fn sleep(&self, ms: u32) -> LocalFuture<'static, ()>;
}

/// Status and headers of a reply, as far as a page may read them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReplyHead {
    /// HTTP status.
    pub status: u16,
    /// `x-request-id`. `None`: not sent, or not exposed to the page.
    pub request_id: Option<String>,
    /// `Retry-After` in seconds. `None`: not sent, not exposed, or a date.
    pub retry_after: Option<u32>,
}

/// A reply whose body arrives piece by piece. Dropping it ends the request.
pub trait Reply {
    /// Status and headers.
    fn head(&self) -> &ReplyHead;
    /// The next bytes, cut anywhere. `Ok(None)`: the body ended without an error, which does not mean that it
    /// was whole (shared/reliability.md finding 3). `Err(Kind::Cut)`: the connection broke.
    fn next_chunk(&mut self) -> LocalFuture<'_, Result<Option<Vec<u8>>, Kind>>;
}

/// Sends a request body to `{base}/images/generations`. Dropping the future ends the request.
pub trait Transport {
    /// `body` is the exact JSON. `Err`: no reply came at all.
    fn send(&self, body: String) -> LocalFuture<'static, Result<Box<dyn Reply>, Fault>>;
}

/// The id of stored picture bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlobId(pub u32);

/// Where picture bytes are kept; everything else holds a [`BlobId`].
pub trait Pictures {
    /// Keeps the bytes of a picture file. `mime`: our own word for what the bytes are, never the service's.
    fn keep(&self, bytes: &[u8], mime: &'static str) -> BlobId;
    /// An address that an `<img>` can load. `None`: nothing is kept under that id.
    fn address(&self, id: BlobId) -> Option<String>;
}
