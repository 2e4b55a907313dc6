//! Replies, written down while they come.

use super::LocalFuture;
use super::Reply;
use crate::stream::capture::Sent;

/// What is to be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recording {
    /// Of the run; a later recording of the same number takes the place of an earlier one.
    pub number: u32,
    /// What was asked for.
    pub sent: Sent,
}

/// Where replies are written down as captures. A reply that cannot be written down is read all the same.
pub trait Recordings {
    /// The same reply, written down as it is read. `sent_ms`: when its request went out, on the page's clock.
    fn record(
        &self,
        reply: Box<dyn Reply>,
        recording: Recording,
        sent_ms: u64,
    ) -> LocalFuture<'static, Box<dyn Reply>>;
}
