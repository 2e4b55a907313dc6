//! Server-sent events, exactly as the WHATWG HTML standard reads them (section 9.2, "Server-sent events").
//!
//! Two push parsers on bytes: [`lines`] hands on the fields as they come and holds nothing, [`Decoder`] collects them
//! into whole [`Message`]s. The reader of replies stands on the first, because an event may be 60 MB. The work is linear
//! in the bytes however they are cut.

pub(crate) mod lines;

use core::mem;
use lines::{Field, Lines, Sink};

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
    lines: Lines,
    fields: Fields,
}

/// What is known of the event in progress, and of the stream.
#[derive(Debug)]
struct Fields {
    event: Vec<u8>,
    data: Vec<u8>,
    /// The value of an `id` or `retry` line.
    value: Vec<u8>,
    last_event_id: String,
    retry_ms: Option<u64>,
    limit: usize,
    too_large: bool,
}

impl Decoder {
    /// `limit`: most bytes of one event's data, and of one line.
    pub fn new(limit: usize) -> Self {
        Self {
            lines: Lines::new(limit),
            fields: Fields {
                event: Vec::new(),
                data: Vec::new(),
                value: Vec::new(),
                last_event_id: String::new(),
                retry_ms: None,
                limit,
                too_large: false,
            },
        }
    }

    /// The reconnection time that the server asked for, in milliseconds. `None`: it did not.
    pub const fn retry_ms(&self) -> Option<u64> {
        self.fields.retry_ms
    }

    /// Reads the next bytes and hands on every event that they complete. What is unfinished when the bytes end
    /// is never dispatched, as the standard says, so there is no `finish`.
    ///
    /// # Errors
    /// When an event is over the limit; then and from then on.
    pub fn push(
        &mut self,
        bytes: &[u8],
        on_message: &mut impl FnMut(Message),
    ) -> Result<(), EventTooLarge> {
        let fields = &mut self.fields;
        let read = self.lines.push(bytes, &mut Gather { fields, on_message });
        self.fields.too_large |= read.is_err();
        match self.fields.too_large {
            true => Err(EventTooLarge),
            false => Ok(()),
        }
    }
}

struct Gather<'a, F> {
    fields: &'a mut Fields,
    on_message: &'a mut F,
}

impl<F: FnMut(Message)> Sink for Gather<'_, F> {
    fn begin(&mut self, field: Field, _: u64) {
        match field {
            Field::Event => self.fields.event.clear(),
            Field::Id | Field::Retry => self.fields.value.clear(),
            Field::Data | Field::Comment | Field::Other => {}
        }
    }

    fn value(&mut self, field: Field, bytes: &[u8]) {
        let fields = &mut *self.fields;
        match field {
            Field::Data if fields.data.len().saturating_add(bytes.len()) > fields.limit => {
                fields.too_large = true;
            }
            _ if fields.too_large => {}
            Field::Data => fields.data.extend_from_slice(bytes),
            Field::Event => fields.event.extend_from_slice(bytes),
            Field::Id | Field::Retry => fields.value.extend_from_slice(bytes),
            Field::Comment | Field::Other => {}
        }
    }

    fn end(&mut self, field: Field) {
        let fields = &mut *self.fields;
        match field {
            Field::Data => fields.data.push(b'\n'),
            Field::Id if !fields.value.contains(&0) => {
                fields.last_event_id = text(mem::take(&mut fields.value));
            }
            Field::Retry
                if !fields.value.is_empty() && fields.value.iter().all(u8::is_ascii_digit) =>
            {
                fields.retry_ms = core::str::from_utf8(&fields.value)
                    .ok()
                    .and_then(|digits| digits.parse().ok());
            }
            _ => {}
        }
    }

    fn blank(&mut self) {
        let fields = &mut *self.fields;
        let (event, mut data) = (mem::take(&mut fields.event), mem::take(&mut fields.data));
        if fields.too_large || data.pop().is_none() {
            return;
        }
        let event = if event.is_empty() {
            "message".to_owned()
        } else {
            text(event)
        };
        (self.on_message)(Message {
            event,
            data: text(data),
            last_event_id: fields.last_event_id.clone(),
        });
    }
}

/// Decodes UTF-8 as the standard does: what is not UTF-8 becomes U+FFFD.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
