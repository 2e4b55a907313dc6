//! Server-sent events, exactly as the WHATWG HTML standard reads them (section 9.2, "Server-sent events").
//!
//! A push decoder on bytes: lines are split before UTF-8 is decoded, which is the same since no byte of a multi-byte
//! character is a line ending. The work is linear in the bytes however they are cut: a chunk is searched once, and a
//! line in progress is only ever appended to.

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
    line: Vec<u8>,
    skip_line_feed: bool,
    bom: Bom,
    event: Vec<u8>,
    data: Vec<u8>,
    last_event_id: String,
    retry_ms: Option<u64>,
    limit: usize,
}

/// How much of a byte order mark was seen at the very start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bom {
    Seen(usize),
    Over,
}

const BOM: [u8; 3] = [0xEF, 0xBB, 0xBF];

impl Decoder {
    /// `limit`: most bytes of one event's data, and of one line.
    pub fn new(limit: usize) -> Self {
        Self {
            line: Vec::new(),
            skip_line_feed: false,
            bom: Bom::Seen(0),
            event: Vec::new(),
            data: Vec::new(),
            last_event_id: String::new(),
            retry_ms: None,
            limit,
        }
    }

    /// The reconnection time that the server asked for, in milliseconds. `None`: it did not.
    pub const fn retry_ms(&self) -> Option<u64> {
        self.retry_ms
    }

    /// Reads the next bytes and hands on every event that they complete. What is unfinished when the bytes end
    /// is never dispatched, as the standard says, so there is no `finish`.
    pub fn push(
        &mut self,
        bytes: &[u8],
        on_message: &mut impl FnMut(Message),
    ) -> Result<(), EventTooLarge> {
        let mut rest = self.strip_bom(bytes);
        while !rest.is_empty() {
            if mem::take(&mut self.skip_line_feed) && rest.first() == Some(&b'\n') {
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            let Some(end) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
                return self.keep(rest);
            };
            let (head, tail) = rest.split_at(end);
            self.skip_line_feed = tail.first() == Some(&b'\r');
            rest = tail.get(1..).unwrap_or_default();
            if self.line.is_empty() {
                self.read_line(head, on_message)?;
            } else {
                self.keep(head)?;
                let mut line = mem::take(&mut self.line);
                self.read_line(&line, on_message)?;
                line.clear();
                self.line = line;
            }
        }
        Ok(())
    }

    /// Drops one leading byte order mark, which may itself be cut; a part that turns out to be no mark is data.
    fn strip_bom<'a>(&mut self, mut bytes: &'a [u8]) -> &'a [u8] {
        while let Bom::Seen(count) = self.bom {
            match (bytes.first(), BOM.get(count)) {
                (None, Some(_)) => return bytes,
                (Some(byte), Some(want)) if byte == want => {
                    self.bom = Bom::Seen(count + 1);
                    bytes = bytes.get(1..).unwrap_or_default();
                }
                (_, None) => self.bom = Bom::Over,
                (Some(_), Some(_)) => {
                    self.line.extend(BOM.iter().take(count));
                    self.bom = Bom::Over;
                }
            }
        }
        bytes
    }

    fn keep(&mut self, part: &[u8]) -> Result<(), EventTooLarge> {
        if self.line.len().saturating_add(part.len()) > self.limit {
            return Err(EventTooLarge);
        }
        self.line.extend_from_slice(part);
        Ok(())
    }

    fn read_line(
        &mut self,
        line: &[u8],
        on_message: &mut impl FnMut(Message),
    ) -> Result<(), EventTooLarge> {
        if line.is_empty() {
            self.dispatch(on_message);
            return Ok(());
        }
        // A line that came in pieces was measured by `keep`; one that came whole must not pass either.
        if line.len() > self.limit {
            return Err(EventTooLarge);
        }
        let (field, value) = match line.iter().position(|byte| *byte == b':') {
            None => (line, &[][..]),
            Some(at) => {
                let (field, value) = line.split_at(at);
                let value = value.get(1..).unwrap_or_default();
                (field, value.strip_prefix(b" ").unwrap_or(value))
            }
        };
        match field {
            b"data" => {
                if self.data.len().saturating_add(value.len()) > self.limit {
                    return Err(EventTooLarge);
                }
                self.data.extend_from_slice(value);
                self.data.push(b'\n');
            }
            b"event" => {
                self.event.clear();
                self.event.extend_from_slice(value);
            }
            b"id" if !value.contains(&0) => {
                self.last_event_id = String::from_utf8_lossy(value).into_owned();
            }
            b"retry" if !value.is_empty() && value.iter().all(u8::is_ascii_digit) => {
                self.retry_ms = core::str::from_utf8(value)
                    .ok()
                    .and_then(|digits| digits.parse().ok());
            }
            // A comment (the field before the colon is empty) or a field of some other protocol.
            _ => {}
        }
        Ok(())
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
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
