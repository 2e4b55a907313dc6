//! Lines and fields, handed on piece by piece: nothing of a line is held but its field's name.

use super::EventTooLarge;
use core::mem;

/// The longest name of a field that the standard knows.
const LONGEST_NAME: usize = 5;
const BOM: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// What a line says, in pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Bytes of a `data` line's value.
    Data(&'a [u8]),
    /// A `data` line is over.
    DataEnd,
    /// Bytes of the value of `event`, `id` or `retry`.
    Value(Field, &'a [u8]),
    /// That line is over.
    ValueEnd(Field),
    /// Bytes of a line that is no field of the standard, its beginning included. Comments are not said.
    Other(&'a [u8]),
    /// That line is over.
    OtherEnd,
    /// An empty line.
    Dispatch,
}

/// A field with a short value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// `event`
    Event,
    /// `id`
    Id,
    /// `retry`
    Retry,
}

/// Splits bytes, cut anywhere, into [`Piece`]s.
#[derive(Debug)]
pub struct Fields {
    line: Line,
    /// Bytes of the line so far.
    length: usize,
    limit: usize,
    skip_line_feed: bool,
    bom: Option<usize>,
}

/// How far a line has been read.
#[derive(Debug)]
enum Line {
    /// Up to the colon.
    Name(Vec<u8>),
    /// The colon was there; one space after it is not part of the value.
    Colon(Kind),
    Value(Kind),
    Other,
    Comment,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Data,
    Short(Field),
}

impl Fields {
    /// `limit`: most bytes of one line's name or value, whatever the line is.
    pub fn new(limit: usize) -> Self {
        Self {
            line: Line::Name(Vec::new()),
            length: 0,
            limit,
            skip_line_feed: false,
            bom: Some(0),
        }
    }

    /// Most bytes of one line.
    pub const fn limit(&self) -> usize {
        self.limit
    }

    /// Reads the next bytes.
    ///
    /// # Errors
    /// When a line grows over the limit.
    pub fn push(
        &mut self,
        bytes: &[u8],
        on_piece: &mut impl FnMut(Piece<'_>),
    ) -> Result<(), EventTooLarge> {
        let mut rest = self.strip_bom(bytes, on_piece)?;
        while let Some(first) = rest.first() {
            if mem::take(&mut self.skip_line_feed) && *first == b'\n' {
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            let end = memchr::memchr2(b'\n', b'\r', rest);
            let (part, tail) = rest.split_at(end.unwrap_or(rest.len()));
            self.part(part, on_piece)?;
            if end.is_none() {
                break;
            }
            self.skip_line_feed = tail.first() == Some(&b'\r');
            rest = tail.get(1..).unwrap_or_default();
            self.end_line(on_piece);
        }
        Ok(())
    }

    /// Drops one leading byte order mark, which may itself be cut; a part that turns out to be no mark is text.
    fn strip_bom<'a>(
        &mut self,
        mut bytes: &'a [u8],
        on_piece: &mut impl FnMut(Piece<'_>),
    ) -> Result<&'a [u8], EventTooLarge> {
        while let Some(count) = self.bom {
            match (bytes.first(), BOM.get(count)) {
                (None, Some(_)) => return Ok(bytes),
                (Some(byte), Some(want)) if byte == want => {
                    self.bom = Some(count + 1);
                    bytes = bytes.get(1..).unwrap_or_default();
                }
                (_, None) => self.bom = None,
                (Some(_), Some(_)) => {
                    self.bom = None;
                    self.part(BOM.get(..count).unwrap_or_default(), on_piece)?;
                }
            }
        }
        Ok(bytes)
    }

    /// A part of a line, without its end.
    fn part(
        &mut self,
        mut part: &[u8],
        on_piece: &mut impl FnMut(Piece<'_>),
    ) -> Result<(), EventTooLarge> {
        self.length = self.length.saturating_add(part.len());
        if self.length > self.limit {
            return Err(EventTooLarge);
        }
        while let Some(first) = part.first().copied() {
            match &mut self.line {
                Line::Name(name) => {
                    let room = LONGEST_NAME + 1 - name.len();
                    let head = part.get(..room.min(part.len())).unwrap_or_default();
                    match head.iter().position(|byte| *byte == b':') {
                        Some(at) => {
                            name.extend_from_slice(head.get(..at).unwrap_or_default());
                            part = part.get(at + 1..).unwrap_or_default();
                            match kind_of(name) {
                                Some(kind) => self.line = Line::Colon(kind),
                                None if name.is_empty() => self.line = Line::Comment,
                                None => {
                                    on_piece(Piece::Other(name));
                                    on_piece(Piece::Other(b":"));
                                    self.line = Line::Other;
                                }
                            }
                        }
                        None => {
                            name.extend_from_slice(head);
                            part = part.get(head.len()..).unwrap_or_default();
                            if name.len() > LONGEST_NAME {
                                on_piece(Piece::Other(name));
                                self.line = Line::Other;
                            }
                        }
                    }
                }
                Line::Colon(kind) => {
                    if first == b' ' {
                        part = part.get(1..).unwrap_or_default();
                    }
                    self.line = Line::Value(*kind);
                }
                Line::Value(kind) => {
                    on_piece(match kind {
                        Kind::Data => Piece::Data(part),
                        Kind::Short(field) => Piece::Value(*field, part),
                    });
                    break;
                }
                Line::Other => {
                    on_piece(Piece::Other(part));
                    break;
                }
                Line::Comment => break,
            }
        }
        Ok(())
    }

    fn end_line(&mut self, on_piece: &mut impl FnMut(Piece<'_>)) {
        self.length = 0;
        match mem::replace(&mut self.line, Line::Name(Vec::new())) {
            Line::Name(name) if name.is_empty() => on_piece(Piece::Dispatch),
            // A field without a colon has an empty value.
            Line::Name(name) => match kind_of(&name) {
                Some(kind) => on_piece(end_of(kind)),
                None => {
                    on_piece(Piece::Other(&name));
                    on_piece(Piece::OtherEnd);
                }
            },
            Line::Colon(kind) | Line::Value(kind) => on_piece(end_of(kind)),
            Line::Other => on_piece(Piece::OtherEnd),
            Line::Comment => {}
        }
    }
}

fn kind_of(name: &[u8]) -> Option<Kind> {
    match name {
        b"data" => Some(Kind::Data),
        b"event" => Some(Kind::Short(Field::Event)),
        b"id" => Some(Kind::Short(Field::Id)),
        b"retry" => Some(Kind::Short(Field::Retry)),
        _ => None,
    }
}

const fn end_of(kind: Kind) -> Piece<'static> {
    match kind {
        Kind::Data => Piece::DataEnd,
        Kind::Short(field) => Piece::ValueEnd(field),
    }
}
