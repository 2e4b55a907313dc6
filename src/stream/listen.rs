//! One response's bytes to its events, its pictures kept on the way: what a live reply and an opened file have in common.

use super::{BytesEnd, Event, Limits, Reader, settle};
use crate::ports::{Pictures, ReplyHead};

/// Hears one response.
pub(super) struct Listener<'a> {
    reader: Reader,
    pictures: &'a dyn Pictures,
}

impl<'a> Listener<'a> {
    /// `streamed`: whether the request asked for a stream.
    pub(super) fn new(head: ReplyHead, streamed: bool, pictures: &'a dyn Pictures) -> Self {
        Self {
            reader: Reader::new(head, streamed, Limits::default()),
            pictures,
        }
    }

    /// Whether nothing more is read.
    pub(super) const fn is_over(&self) -> bool {
        self.reader.is_over()
    }

    /// What the next bytes say.
    pub(super) async fn hear(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        self.reader.push(bytes, self.pictures, &mut events);
        settle(&mut events, self.pictures).await;
        events
    }

    /// What was waiting for the end.
    pub(super) async fn finish(mut self, end: BytesEnd) -> Vec<Event> {
        let mut events = Vec::new();
        self.reader.finish(end, self.pictures, &mut events);
        settle(&mut events, self.pictures).await;
        events
    }
}
