//! Server-sent events, exactly as the WHATWG HTML standard reads them (section 9.2, "Server-sent events").
//!
//! A push decoder on bytes: lines are split before UTF-8 is decoded, which is the same since no byte of a multi-byte
//! character is a line ending. The work is linear in the bytes however they are cut. [`Fields`] hands on pieces of lines
//! and holds none of them; [`Decoder`] gathers them into whole messages, as the standard dispatches them.

mod fields;

pub use fields::{Field, Fields, Piece};

use core::mem;

/// One dispatched event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The `event` field; `message` where there was none.
    pub event: String,
    /// The `data` lines joined by line feeds.
    pub data: String,
    /// The last `id` seen up to here; empty where there was none.
    pub last_event_id: String,
}

/// An event grew over the limit. The decoder cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventTooLarge;

/// Turns bytes into [`Message`]s.
#[derive(Debug)]
pub struct Decoder {
    fields: Fields,
    block: Block,
}

/// What the lines since the last empty one have said.
#[derive(Debug, Default)]
struct Block {
    event: Vec<u8>,
    data: Vec<u8>,
    /// The value of the line in progress.
    value: Vec<u8>,
    last_event_id: String,
    retry_ms: Option<u64>,
}

impl Decoder {
    /// `limit`: most bytes of one event's data, and of one line.
    pub fn new(limit: usize) -> Self {
        Self {
            fields: Fields::new(limit),
            block: Block::default(),
        }
    }

    /// The reconnection time that the server asked for, in milliseconds. `None`: it did not.
    pub const fn retry_ms(&self) -> Option<u64> {
        self.block.retry_ms
    }

    /// Reads the next bytes and hands on every event that they complete. What is unfinished when the bytes end
    /// is never dispatched, as the standard says, so there is no `finish`.
    ///
    /// # Errors
    /// When an event or a line grows over the limit.
    pub fn push(
        &mut self,
        bytes: &[u8],
        on_message: &mut impl FnMut(Message),
    ) -> Result<(), EventTooLarge> {
        let (block, limit) = (&mut self.block, self.fields.limit());
        let mut fits = Ok(());
        self.fields.push(bytes, &mut |piece| {
            if fits.is_ok() {
                fits = block.take(piece, limit, on_message);
            }
        })?;
        fits
    }
}

impl Block {
    fn take(
        &mut self,
        piece: Piece<'_>,
        limit: usize,
        on_message: &mut impl FnMut(Message),
    ) -> Result<(), EventTooLarge> {
        match piece {
            Piece::Data(bytes) => {
                if self.data.len().saturating_add(bytes.len()) > limit {
                    return Err(EventTooLarge);
                }
                self.data.extend_from_slice(bytes);
            }
            Piece::DataEnd => self.data.push(b'\n'),
            Piece::Value(_, bytes) => self.value.extend_from_slice(bytes),
            Piece::ValueEnd(field) => {
                let value = mem::take(&mut self.value);
                self.set(field, value);
            }
            Piece::Other(_) | Piece::OtherEnd => {}
            Piece::Dispatch => self.dispatch(on_message),
        }
        Ok(())
    }

    fn set(&mut self, field: Field, value: Vec<u8>) {
        match field {
            Field::Event => self.event = value,
            Field::Id if !value.contains(&0) => self.last_event_id = text(value),
            Field::Retry if !value.is_empty() && value.iter().all(u8::is_ascii_digit) => {
                self.retry_ms = core::str::from_utf8(&value)
                    .ok()
                    .and_then(|digits| digits.parse().ok());
            }
            Field::Id | Field::Retry => {}
        }
    }

    fn dispatch(&mut self, on_message: &mut impl FnMut(Message)) {
        let (event, mut data) = (mem::take(&mut self.event), mem::take(&mut self.data));
        if data.pop().is_none() {
            return;
        }
        let event = if event.is_empty() {
            "message".to_owned()
        } else {
            text(event)
        };
        on_message(Message {
            event,
            data: text(data),
            last_event_id: self.last_event_id.clone(),
        });
    }
}

/// Decodes UTF-8 as the standard does: what is not UTF-8 becomes U+FFFD.
pub(super) fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
