//! Replies, written down while they are read.

use super::{Incoming, LocalFuture, PictureHash, ReplyHead};
use crate::stream::capture::{CaptureEnd, Sent};
use std::rc::Rc;

/// What is to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recording {
    /// Of the run; a later recording of the same number takes the place of an earlier one.
    pub number: u32,
    /// The name of the board that the run belongs to, for which its pictures are noted.
    pub board: String,
    /// What was asked for.
    pub sent: Sent,
}

/// Where replies are written down as captures. A reply that cannot be written down is read all the same.
pub trait Recordings {
    /// The headers of a reply came. `sent_ms`: when its request went out, on the page's clock.
    fn begin(
        &self,
        head: ReplyHead,
        recording: Recording,
        sent_ms: u64,
    ) -> LocalFuture<'static, Rc<dyn Reel>>;
}

/// One reply that is being written down; dropped, it is a capture as it stands. Every byte of the body is told once, in
/// order, by [`Reel::write`] or by [`Reel::leave_out`].
pub trait Reel {
    /// Whether pictures that were kept can be found again by their names. If not, nothing is left out.
    fn finds_pictures(&self) -> bool;
    /// So many bytes, told next, came at this time on the page's clock.
    fn arrive(&self, at_ms: u64, bytes: usize);
    /// These bytes.
    fn write(&self, bytes: &[u8]);
    /// Base64 text of a picture, which is made again from the picture: its characters from this one on, so many.
    fn leave_out(&self, picture: Incoming, from: u64, length: u64);
    /// What a picture will be called whose text is left out. `None`: it was lost.
    fn name(&self, picture: Incoming, name: LocalFuture<'static, Option<PictureHash>>);
    /// The reply is over. Not told: somebody pressed Stop.
    fn end(&self, end: CaptureEnd);
}
