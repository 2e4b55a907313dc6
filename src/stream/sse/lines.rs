//! The lines of an event stream as they come, without holding any: which field a line is, and its value piece by piece.

use super::EventTooLarge;
use core::mem;
use memchr::memchr2;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Data,
    Event,
    Id,
    Retry,
    /// It begins with a colon; its value is what follows.
    Comment,
    /// Nothing that the standard knows; its value is the whole line.
    Other,
}

/// The names of fields; none begins with another.
const NAMES: [(&[u8], Field); 4] = [
    (b"data", Field::Data),
    (b"event", Field::Event),
    (b"id", Field::Id),
    (b"retry", Field::Retry),
];

/// Hears the lines. A value comes in any number of pieces, among them none.
pub(crate) trait Sink {
    /// A line begins, the `line`th from 1.
    fn begin(&mut self, field: Field, line: u64);
    /// The next bytes of its value.
    fn value(&mut self, field: Field, bytes: &[u8]);
    /// The line is over.
    fn end(&mut self, field: Field);
    /// A line with nothing in it, which dispatches the event.
    fn blank(&mut self);
}

/// Splits bytes into lines and lines into fields. Lines are split before UTF-8 is decoded, which is the same since no
/// byte of a multi-byte character is a line ending.
#[derive(Debug)]
pub(crate) struct Lines {
    bom: Bom,
    skip_line_feed: bool,
    state: State,
    line: u64,
    length: usize,
    limit: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// So many bytes of the line were seen, all of the name at this place of [`NAMES`].
    Name(usize, usize),
    /// Behind the colon, where one space belongs to the line and not to the value.
    Colon(Field),
    Value(Field),
}

const START: State = State::Name(0, 0);

/// How much of a byte order mark was seen at the very start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bom {
    Seen(usize),
    Over,
}

const BOM: [u8; 3] = [0xEF, 0xBB, 0xBF];

impl Lines {
    /// `limit`: most bytes of a line.
    pub(crate) const fn new(limit: usize) -> Self {
        Self {
            bom: Bom::Seen(0),
            skip_line_feed: false,
            state: START,
            line: 1,
            length: 0,
            limit,
        }
    }

    /// Reads the next bytes, cut anywhere.
    pub(crate) fn push(&mut self, bytes: &[u8], sink: &mut impl Sink) -> Result<(), EventTooLarge> {
        let mut rest = self.strip_bom(bytes, sink)?;
        while !rest.is_empty() {
            if mem::take(&mut self.skip_line_feed) && rest.first() == Some(&b'\n') {
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            let Some(end) = memchr2(b'\n', b'\r', rest) else {
                return self.read(rest, sink);
            };
            let (head, tail) = rest.split_at(end);
            self.skip_line_feed = tail.first() == Some(&b'\r');
            rest = tail.get(1..).unwrap_or_default();
            self.read(head, sink)?;
            self.end_line(sink);
        }
        Ok(())
    }

    /// Drops one leading byte order mark, which may itself be cut; a part that turns out to be no mark is text.
    fn strip_bom<'a>(
        &mut self,
        mut bytes: &'a [u8],
        sink: &mut impl Sink,
    ) -> Result<&'a [u8], EventTooLarge> {
        while let Bom::Seen(count) = self.bom {
            match (bytes.first(), BOM.get(count)) {
                (None, Some(_)) => return Ok(bytes),
                (Some(byte), Some(want)) if byte == want => {
                    self.bom = Bom::Seen(count + 1);
                    bytes = bytes.get(1..).unwrap_or_default();
                }
                (_, None) => self.bom = Bom::Over,
                (Some(_), Some(_)) => {
                    self.bom = Bom::Over;
                    self.read(BOM.get(..count).unwrap_or_default(), sink)?;
                }
            }
        }
        Ok(bytes)
    }

    /// Reads bytes of one line.
    fn read(&mut self, bytes: &[u8], sink: &mut impl Sink) -> Result<(), EventTooLarge> {
        self.length = self.length.saturating_add(bytes.len());
        if self.length > self.limit {
            return Err(EventTooLarge);
        }
        let mut rest = bytes;
        while let Some((byte, tail)) = rest.split_first() {
            match self.state {
                State::Name(0, _) if *byte == b':' => {
                    self.begin(Field::Comment, State::Colon, sink);
                    rest = tail;
                }
                State::Name(seen, at) => {
                    let at = if seen == 0 { named(*byte) } else { at };
                    let name = NAMES.get(at);
                    match name.map(|(name, field)| (name.get(seen), *field)) {
                        Some((Some(want), _)) if want == byte => {
                            self.state = State::Name(seen + 1, at);
                            rest = tail;
                        }
                        Some((None, field)) if *byte == b':' => {
                            self.begin(field, State::Colon, sink);
                            rest = tail;
                        }
                        _ => self.begin_other(seen, at, sink),
                    }
                }
                State::Colon(field) => {
                    self.state = State::Value(field);
                    if *byte == b' ' {
                        rest = tail;
                    }
                }
                State::Value(field) => {
                    sink.value(field, rest);
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn end_line(&mut self, sink: &mut impl Sink) {
        if let State::Name(seen, at) = self.state {
            match NAMES.get(at) {
                _ if seen == 0 => {}
                Some((name, field)) if name.len() == seen => {
                    self.begin(*field, State::Value, sink);
                }
                _ => self.begin_other(seen, at, sink),
            }
        }
        match self.state {
            State::Name(..) => sink.blank(),
            State::Colon(field) | State::Value(field) => sink.end(field),
        }
        self.state = START;
        self.length = 0;
        self.line += 1;
    }

    fn begin(&mut self, field: Field, next: fn(Field) -> State, sink: &mut impl Sink) {
        sink.begin(field, self.line);
        self.state = next(field);
    }

    /// What began like the name of a field is none.
    fn begin_other(&mut self, seen: usize, at: usize, sink: &mut impl Sink) {
        self.begin(Field::Other, State::Value, sink);
        if let Some(start) = NAMES.get(at).and_then(|(name, _)| name.get(..seen))
            && !start.is_empty()
        {
            sink.value(Field::Other, start);
        }
    }
}

/// The place of the name with this first byte; beyond the last where there is none.
fn named(first: u8) -> usize {
    let found = NAMES
        .iter()
        .position(|(name, _)| name.first() == Some(&first));
    found.unwrap_or(NAMES.len())
}
