//! A string of the JSON: unescaped while it comes, and handed on where it is a picture.

use super::{Broken, Picture};
use crate::ports::Pictures;
use crate::stream::base64::PictureText;
use crate::stream::sse;

/// Bytes that are kept of a string; what is longer is cut, and no address any more.
pub(super) const MOST: usize = 64 << 10;
/// What a picture's address begins with that holds the picture itself.
const DATA: &[u8] = b"data:";
/// Longer than `data:image/svg+xml;charset=utf-8;base64,` ever is.
const PREFIX: usize = 64;

/// A string in the making.
#[derive(Debug)]
pub(super) struct Text {
    kind: Kind,
    escape: Escape,
    /// The first half of a surrogate pair.
    high: Option<u16>,
}

#[derive(Debug)]
enum Kind {
    /// Bytes, and whether some were left out.
    Plain(Vec<u8>, bool),
    /// May be a picture, as a `data:` address or, where `base64` says so, by itself: its first characters.
    Address {
        start: Vec<u8>,
        base64: bool,
    },
    Picture(PictureText),
}

#[derive(Debug)]
enum Escape {
    None,
    Begun,
    Unicode(u8, u16),
}

/// What a whole string was.
#[derive(Debug)]
pub(super) enum Whole {
    Text(String),
    /// It was too long to be kept.
    Cut,
    Picture(Picture),
}

impl Text {
    /// `field`: whose value it is; empty where it is the name of one, or an element.
    pub(super) fn begin(field: &str) -> Self {
        let start = Vec::new();
        Self {
            kind: match field {
                "b64_json" => Kind::Address {
                    start,
                    base64: true,
                },
                "url" => Kind::Address {
                    start,
                    base64: false,
                },
                _ => Kind::Plain(start, false),
            },
            escape: Escape::None,
            high: None,
        }
    }

    /// Reads on: how many bytes that took, and how many more are kept. Nothing is taken of the quotation mark that ends it.
    pub(super) fn push(
        &mut self,
        rest: &[u8],
        pictures: &dyn Pictures,
    ) -> Result<(usize, usize), Broken> {
        if !matches!(self.escape, Escape::None) {
            let byte = rest.first().copied().unwrap_or_default();
            return Ok((1, self.escaped(byte, pictures)?));
        }
        let end = memchr::memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
        let run = rest.get(..end).unwrap_or_default();
        if run.is_empty() {
            if rest.first() == Some(&b'\\') {
                self.escape = Escape::Begun;
                return Ok((1, 0));
            }
            return Ok((0, 0));
        }
        let half = self.flush_high(pictures);
        if !self.takes(run) {
            return Err(Broken::Syntax);
        }
        Ok((end, half + self.append(run, pictures)))
    }

    /// The quotation mark came.
    pub(super) fn finish(mut self, pictures: &dyn Pictures) -> Whole {
        self.flush_high(pictures);
        match self.kind {
            Kind::Plain(_, true) => Whole::Cut,
            Kind::Plain(bytes, false) => Whole::Text(sse::text(bytes)),
            Kind::Address { start, base64 } if base64 && !start.is_empty() => {
                let mut picture = PictureText::new();
                picture.push(&start, pictures);
                Whole::Picture(picture.finish(pictures))
            }
            Kind::Address { start, .. } => Whole::Text(sse::text(start)),
            Kind::Picture(picture) => Whole::Picture(picture.finish(pictures)),
        }
    }

    /// It will not be whole.
    pub(super) fn abandon(self, pictures: &dyn Pictures) {
        if let Kind::Picture(picture) = self.kind {
            picture.abandon(pictures);
        }
    }

    /// Whether a run may stand in a string: control characters may not, but for line breaks in a picture's text.
    fn takes(&self, run: &[u8]) -> bool {
        match self.kind {
            Kind::Plain(..) => run.iter().all(|byte| *byte >= 0x20),
            Kind::Address { .. } | Kind::Picture(_) => true,
        }
    }

    /// How many bytes more are kept.
    fn append(&mut self, run: &[u8], pictures: &dyn Pictures) -> usize {
        match &mut self.kind {
            Kind::Picture(text) => {
                text.push(run, pictures);
                0
            }
            Kind::Plain(bytes, cut) => {
                let room = MOST.saturating_sub(bytes.len());
                let run = run.get(..room.min(run.len())).unwrap_or_default();
                *cut |= room == 0 || run.len() == room;
                bytes.extend_from_slice(run);
                run.len()
            }
            Kind::Address { start, base64 } => {
                start.extend_from_slice(run);
                let base64 = *base64;
                let start = core::mem::take(start);
                let is_data = DATA.starts_with(start.get(..DATA.len()).unwrap_or(&start));
                let comma = start.iter().take(PREFIX).position(|byte| *byte == b',');
                match (is_data, comma) {
                    (true, Some(comma)) if start.len() > DATA.len() => {
                        self.flow(start.get(comma + 1..).unwrap_or_default(), pictures);
                        0
                    }
                    (true, None) if start.len() < PREFIX => {
                        self.kind = Kind::Address { start, base64 };
                        0
                    }
                    _ if base64 => {
                        self.flow(&start, pictures);
                        0
                    }
                    _ => {
                        self.kind = Kind::Plain(Vec::new(), false);
                        self.append(&start, pictures)
                    }
                }
            }
        }
    }

    fn flow(&mut self, start: &[u8], pictures: &dyn Pictures) {
        let mut text = PictureText::new();
        text.push(start, pictures);
        self.kind = Kind::Picture(text);
    }

    /// A byte behind a backslash.
    fn escaped(&mut self, byte: u8, pictures: &dyn Pictures) -> Result<usize, Broken> {
        let simple = match (&mut self.escape, byte) {
            (Escape::Unicode(digits, code), _) => {
                let digit = (byte as char).to_digit(16).ok_or(Broken::Syntax)?;
                *code = *code << 4 | digit as u16;
                *digits += 1;
                if *digits < 4 {
                    return Ok(0);
                }
                let code = *code;
                self.escape = Escape::None;
                return Ok(self.unit(code, pictures));
            }
            (_, b'u') => {
                self.escape = Escape::Unicode(0, 0);
                return Ok(0);
            }
            (_, b'"' | b'\\' | b'/') => byte,
            (_, b'b') => 0x08,
            (_, b'f') => 0x0C,
            (_, b'n') => b'\n',
            (_, b'r') => b'\r',
            (_, b't') => b'\t',
            _ => return Err(Broken::Syntax),
        };
        self.escape = Escape::None;
        Ok(self.flush_high(pictures) + self.append(&[simple], pictures))
    }

    /// A UTF-16 code unit; half a pair becomes U+FFFD.
    fn unit(&mut self, unit: u16, pictures: &dyn Pictures) -> usize {
        if let (Some(high), 0xDC00..=0xDFFF) = (self.high, unit) {
            self.high = None;
            let code = 0x1_0000 + ((u32::from(high) - 0xD800) << 10) + (u32::from(unit) - 0xDC00);
            return self.character(code, pictures);
        }
        let half = self.flush_high(pictures);
        half + match unit {
            0xD800..=0xDBFF => {
                self.high = Some(unit);
                0
            }
            _ => self.character(u32::from(unit), pictures),
        }
    }

    fn flush_high(&mut self, pictures: &dyn Pictures) -> usize {
        match self.high.take() {
            Some(_) => self.character(0xFFFD, pictures),
            None => 0,
        }
    }

    fn character(&mut self, code: u32, pictures: &dyn Pictures) -> usize {
        let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        let mut buffer = [0; 4];
        self.append(character.encode_utf8(&mut buffer).as_bytes(), pictures)
    }
}
