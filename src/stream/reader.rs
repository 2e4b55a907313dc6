//! Reads one reply, whatever it turns out to be: events, JSON documents, an error body, or no API at all.
//!
//! Status and first bytes decide, never the content type: gateways answer a stream request with one JSON body, and
//! events under `text/plain` (protocol.md 3.2, shared/reliability.md rows 10 and 11).

use super::event::Event;
use super::meaning::Meaning;
use super::parts::{Listener, Parts};
use super::sse::lines::Lines;
use crate::fault::Kind;
use crate::ports::{Pictures, ReplyHead};

/// What one reply may weigh. Beyond it the page refuses rather than filling the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one event, or of one entry of a whole reply: 64 MiB (shared/reliability.md 3.5).
    pub event: usize,
    /// Bytes of the whole reply: fifteen of the largest events fit.
    pub body: usize,
    /// Bytes kept of an error body.
    pub error: usize,
    /// Events, or entries of a whole reply. The API has a few dozen; more would only fill the page, one small one at a time.
    pub events: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            event: 64 << 20,
            body: 1 << 30,
            error: 1 << 20,
            events: 10_000,
        }
    }
}

/// How the bytes ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BytesEnd {
    /// Without an error, which does not mean whole.
    Clean,
    /// The connection broke.
    Broken,
}

/// Turns a reply's bytes into [`Event`]s. What it holds is small, whatever comes.
#[derive(Debug)]
pub struct Reader {
    limits: Limits,
    read: usize,
    /// Not 2xx: whatever it is, it explains a refusal. `None`: the status is one of success.
    error: Option<Vec<u8>>,
    lines: Lines,
    parts: Parts,
}

impl Reader {
    /// `streamed`: whether the request asked for a stream.
    pub fn new(head: ReplyHead, streamed: bool, limits: Limits) -> Self {
        let is_success = (200..300).contains(&head.status);
        Self {
            limits,
            read: 0,
            error: (!is_success).then(Vec::new),
            lines: Lines::new(usize::MAX),
            parts: Parts::new(Meaning::new(head, streamed), limits),
        }
    }

    /// Whether nothing more is read: the reply was refused, or was too large.
    pub const fn is_over(&self) -> bool {
        self.parts.over
    }

    /// Reads the next bytes. After a refusal further bytes are passed over.
    pub fn push(&mut self, bytes: &[u8], pictures: &dyn Pictures, events: &mut Vec<Event>) {
        if self.parts.over {
            return;
        }
        if let Some(body) = &mut self.error {
            let room = self.limits.error.saturating_sub(body.len());
            body.extend(bytes.iter().take(room));
            return;
        }
        let mut listener = Listener {
            parts: &mut self.parts,
            pictures,
            events,
        };
        let room = self.limits.body.saturating_sub(self.read);
        let fitting = bytes.get(..room).unwrap_or(bytes);
        self.read += fitting.len();
        let lines = self.lines.push(fitting, &mut listener);
        if (lines.is_err() || fitting.len() < bytes.len()) && !listener.parts.over {
            listener.refuse(Kind::ReplyTooLarge);
        }
    }

    /// The bytes are over: reads what was waiting for the end, and gives up the picture that was cut.
    pub fn finish(&mut self, end: BytesEnd, pictures: &dyn Pictures, events: &mut Vec<Event>) {
        if self.parts.over {
            return;
        }
        match self.error.take() {
            Some(body) => events.push(Event::Refused(self.parts.meaning.refusal(&body))),
            None => Listener {
                parts: &mut self.parts,
                pictures,
                events,
            }
            .finish(end == BytesEnd::Broken),
        }
        self.parts.over = true;
    }

    /// The run was given up: so is the picture in progress.
    pub fn abandon(&mut self, pictures: &dyn Pictures) {
        self.parts.discard(pictures);
        self.parts.over = true;
    }
}
