//! A file that somebody saved, to the responses in it, one layer a file:
//!
//! ```text
//! bytes -> unzip -> unicode -> split (line, head, chunked) -> Part
//! ```
//!
//! The work is linear in the bytes however they are cut, and no layer holds more than a buffer of a fixed length: a file of
//! a gigabyte, or a small one that inflates to one, passes through a few dozen kilobytes.

mod chunked;
mod head;
mod line;
mod open;
mod split;
mod unicode;
mod unzip;

pub use head::Head;
pub use open::{MOST_RESPONSES, Said, open};

use crate::fault::Kind;
use line::LONGEST;
use split::{Found, Splitter};
use unicode::Unicode;
use unzip::Unzip;

/// Whether a file that begins like this may hold responses: text, or gzip. `start`: its first bytes.
pub fn may_be_response(start: &[u8]) -> bool {
    let is_utf16 = start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]);
    let is_gzip = unzip::is_gzip(start) == Some(true);
    // SVG and HTML are text, too, and no response; what a gateway answers stands behind a head.
    let is_markup = start.trim_ascii_start().starts_with(b"<");
    let is_text = |byte: &u8| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r');
    is_utf16 || is_gzip || (!start.is_empty() && !is_markup && start.iter().all(is_text))
}

/// What is wrong with a file, apart from what its responses say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// Compressed bytes end too early. What came out of them is read.
    GzipCut,
    /// Compressed bytes are damaged; what follows is lost.
    GzipDamaged,
    /// More comes out of compressed bytes than [`Limits::inflated`].
    TooLarge,
    /// Bytes stand behind the end, and are passed over.
    Trailing,
    /// Chunked framing is wrong; from there on the bytes are taken as they are.
    ChunksDamaged,
    /// A body is shorter than its framing says.
    BodyCut,
    /// curl says that the transfer failed.
    TransferFailed,
}

impl Trouble {
    /// What a person is told.
    pub const fn kind(self) -> Kind {
        match self {
            Self::GzipCut => Kind::FileCut,
            Self::GzipDamaged | Self::ChunksDamaged => Kind::FileDamaged,
            Self::TooLarge => Kind::FileTooLarge,
            Self::Trailing => Kind::BytesAfterEnd,
            Self::BodyCut | Self::TransferFailed => Kind::Cut,
        }
    }

    /// Whether the response that it is met in was cut by it.
    pub const fn is_cut(self) -> bool {
        !matches!(self, Self::Trailing | Self::ChunksDamaged)
    }
}

/// What a file may weigh.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes that may come out of a compressed file, and of each compressed body in it: 4 GiB. None of them are held.
    pub inflated: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { inflated: 4 << 30 }
    }
}

/// What stands in a file, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part<'a> {
    /// A response begins.
    Head(Head),
    /// The next bytes of its body.
    Body {
        /// The line of the file that they all stand in, from 1. Of a compressed body, its own lines are counted.
        line: u64,
        /// Never empty, and without a line feed but at the end.
        bytes: &'a [u8],
    },
    /// Something is wrong here.
    Fault(Trouble),
}

/// Reads a file.
pub struct Log {
    unzip: Unzip,
    unicode: Unicode,
    splitter: Splitter,
    /// What came out of `unzip`, and how much of it went on.
    plain: Vec<u8>,
    plain_to: usize,
    /// What came out of `unicode`, and how much of it went on.
    text: Vec<u8>,
    text_to: usize,
    /// What was wrong with the compression of the whole file; said at the end.
    fault: Option<Trouble>,
    ended: bool,
    /// Every layer gave out what it held.
    flushed: bool,
}

impl Log {
    /// Reads from the first byte on.
    pub const fn new(limits: Limits) -> Self {
        Self {
            unzip: Unzip::new(limits.inflated),
            unicode: Unicode::new(),
            splitter: Splitter::new(limits.inflated),
            plain: Vec::new(),
            plain_to: 0,
            text: Vec::new(),
            text_to: 0,
            fault: None,
            ended: false,
            flushed: false,
        }
    }

    /// The next part; takes from `input` what it needs for it, so that between two parts a caller may wait. `None`: all of
    /// `input` is taken, and more of the file is needed; after [`Log::end`], the file is over.
    pub fn next<'a>(&'a mut self, input: &mut &[u8]) -> Option<Part<'a>> {
        let found = loop {
            let text = self.text.get(self.text_to..).unwrap_or_default();
            match self.splitter.next(text, self.flushed) {
                Found::More if self.flushed => return self.fault.take().map(Part::Fault),
                Found::More if self.refill(input) => {}
                Found::More => return None,
                Found::Skip(length) => self.text_to += length,
                found => break found,
            }
        };
        match found {
            Found::Body { line, length } => {
                let from = self.text_to;
                self.text_to += length;
                let bytes = self.text.get(from..self.text_to).unwrap_or_default();
                Some(Part::Body { line, bytes })
            }
            Found::Decoded { line, from, length } => {
                let bytes = self.splitter.decoded().get(from..from + length);
                let bytes = bytes.unwrap_or_default();
                Some(Part::Body { line, bytes })
            }
            Found::Head(head) => Some(Part::Head(head)),
            Found::Fault(trouble) => Some(Part::Fault(trouble)),
            Found::More | Found::Skip(_) => None,
        }
    }

    /// The file is over; [`Log::next`] gives out what is left.
    pub const fn end(&mut self) {
        self.ended = true;
    }

    /// The line of the next byte, from 1.
    pub const fn line(&self) -> u64 {
        self.splitter.line()
    }

    /// Makes more text. Whether anything moved.
    fn refill(&mut self, input: &mut &[u8]) -> bool {
        // No more than the longest candidate is moved, and only once a buffer.
        debug_assert!(self.text.len() - self.text_to <= LONGEST);
        self.text.drain(..self.text_to);
        self.text_to = 0;
        if let Some(mut rest) = self
            .plain
            .get(self.plain_to..)
            .filter(|rest| !rest.is_empty())
        {
            self.unicode.step(&mut rest, &mut self.text);
            self.plain_to = self.plain.len() - rest.len();
            return true;
        }
        self.plain.clear();
        self.plain_to = 0;
        if self.unzip.is_over() && !input.is_empty() {
            self.fault = self.fault.or(Some(Trouble::Trailing));
            *input = &[];
        }
        if !input.is_empty() || self.unzip.is_pending() {
            let result = self.unzip.step(input, &mut self.plain);
            self.fault = self.fault.or(result.err());
            return true;
        }
        if !self.ended {
            return false;
        }
        let result = self.unzip.finish(&mut self.plain);
        self.fault = self.fault.or(result.err());
        if self.plain.is_empty() {
            self.unicode.finish(&mut self.text);
            self.flushed = true;
        }
        true
    }
}
