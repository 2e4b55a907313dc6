//! The in-memory twins: whole sessions run on them, on the host, without a browser.

use super::{BlobId, Clock, LocalFuture, Pictures, Reply, ReplyHead, Transport};
use crate::fault::{Fault, Kind};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// A clock on which sleeping takes no time but is counted.
#[derive(Debug, Default, Clone)]
pub struct ManualClock(Rc<Cell<u64>>);

impl Clock for ManualClock {
    fn now_ms(&self) -> u64 {
        self.0.get()
    }

    fn sleep(&self, ms: u32) -> LocalFuture<'static, ()> {
        let now = Rc::clone(&self.0);
        Box::pin(async move { now.set(now.get() + u64::from(ms)) })
    }
}

/// Pictures kept in a list.
#[derive(Debug, Default, Clone)]
pub struct MemoryPictures(Rc<RefCell<Vec<(Vec<u8>, &'static str)>>>);

impl MemoryPictures {
    /// The bytes and type kept under `id`.
    pub fn bytes(&self, id: BlobId) -> Option<(Vec<u8>, &'static str)> {
        self.0.borrow().get(id.0 as usize).cloned()
    }

    /// How many pictures are kept.
    pub fn count(&self) -> usize {
        self.0.borrow().len()
    }
}

impl Pictures for MemoryPictures {
    fn keep(&self, bytes: &[u8], mime: &'static str) -> BlobId {
        let mut kept = self.0.borrow_mut();
        kept.push((bytes.to_vec(), mime));
        BlobId(u32::try_from(kept.len() - 1).unwrap_or(u32::MAX))
    }

    fn address(&self, id: BlobId) -> Option<String> {
        self.bytes(id).map(|_| format!("memory:{}", id.0))
    }
}

/// A transport that answers every request with the same script and remembers what was sent.
#[derive(Debug, Clone)]
pub struct ScriptedTransport {
    head: ReplyHead,
    chunks: Vec<Vec<u8>>,
    end: Result<(), Kind>,
    sent: Rc<RefCell<Vec<String>>>,
}

impl ScriptedTransport {
    /// `end`: how the body ends after the last chunk.
    pub fn new(head: ReplyHead, chunks: Vec<Vec<u8>>, end: Result<(), Kind>) -> Self {
        Self { head, chunks, end, sent: Rc::default() }
    }

    /// Every body that was sent, in order.
    pub fn sent(&self) -> Vec<String> {
        self.sent.borrow().clone()
    }
}

impl Transport for ScriptedTransport {
    fn send(&self, body: String) -> LocalFuture<'static, Result<Box<dyn Reply>, Fault>> {
        self.sent.borrow_mut().push(body);
        let reply = ScriptedReply {
            head: self.head.clone(),
            chunks: self.chunks.clone().into(),
            end: self.end,
        };
        Box::pin(async move { Ok(Box::new(reply) as Box<dyn Reply>) })
    }
}

struct ScriptedReply {
    head: ReplyHead,
    chunks: VecDeque<Vec<u8>>,
    end: Result<(), Kind>,
}

impl Reply for ScriptedReply {
    fn head(&self) -> &ReplyHead {
        &self.head
    }

    fn next_chunk(&mut self) -> LocalFuture<'_, Result<Option<Vec<u8>>, Kind>> {
        let next = match self.chunks.pop_front() {
            Some(chunk) => Ok(Some(chunk)),
            None => self.end.map(|()| None),
        };
        Box::pin(async move { next })
    }
}
