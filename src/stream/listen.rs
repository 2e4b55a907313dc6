//! One response's bytes to its events, its pictures kept on the way: what a live reply and an opened file have in common.

use super::apart;
use super::picture::forget;
use super::{BytesEnd, Event, Limits, Reader, settle};
use crate::ports::{Pictures, ReplyHead};
use core::mem;

/// Hears one response. Dropped in the middle, nothing of a picture that nobody heard of is left.
pub(super) struct Listener<'a> {
    reader: Reader,
    events: Vec<Event>,
    pictures: &'a dyn Pictures,
}

impl<'a> Listener<'a> {
    /// `streamed`: whether the request asked for a stream.
    pub(super) fn new(
        head: ReplyHead,
        streamed: bool,
        limits: Limits,
        pictures: &'a dyn Pictures,
    ) -> Self {
        Self {
            reader: Reader::new(head, streamed, limits),
            events: Vec::new(),
            pictures,
        }
    }

    /// Whether nothing more is read.
    pub(super) const fn is_over(&self) -> bool {
        self.reader.is_over()
    }

    /// What the next bytes say.
    pub(super) async fn hear(&mut self, bytes: &[u8]) -> Vec<Event> {
        self.reader.push(bytes, self.pictures, &mut self.events);
        self.settle().await
    }

    /// What was waiting for the end.
    pub(super) async fn finish(mut self, end: BytesEnd) -> Vec<Event> {
        self.reader.finish(end, self.pictures, &mut self.events);
        self.settle().await
    }

    async fn settle(&mut self) -> Vec<Event> {
        if self.events.is_empty() {
            return Vec::new();
        }
        apart(settle(&mut self.events, self.pictures)).await;
        mem::take(&mut self.events)
    }
}

impl Drop for Listener<'_> {
    fn drop(&mut self) {
        self.reader.abandon(self.pictures);
        forget(&self.events, self.pictures);
    }
}
