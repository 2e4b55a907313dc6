//! How the body of a capture is put together: bytes that were written down, and text that is made again from pictures.

use crate::ports::Incoming;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use core::ops::Range;

/// Characters that are made in one go; whole quads.
const BLOCK: u64 = 1 << 20;
const QUAD: u64 = 4;
/// Bytes of a quad.
const TRIPLE: u64 = 3;

/// A body, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body(Vec<Part>);

/// A part of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The next of the bytes that were written down, so many.
    Written(u64),
    /// Text of a picture.
    Text(PictureText),
}

/// Characters of a picture's base64 text. They end where a quad does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureText {
    /// Which picture.
    pub picture: Incoming,
    at: Range<u64>,
}

impl Body {
    /// The parts.
    pub fn parts(&self) -> &[Part] {
        &self.0
    }

    /// Bytes were written down.
    pub fn write(&mut self, bytes: u64) {
        match self.0.last_mut() {
            Some(Part::Written(last)) => *last += bytes,
            _ => self.0.push(Part::Written(bytes)),
        }
    }

    /// Text was left out.
    pub fn leave_out(&mut self, picture: Incoming, from: u64, length: u64) {
        let at = from..from + length;
        match self.0.last_mut() {
            Some(Part::Text(last)) if last.picture == picture && last.at.end == from => {
                last.at.end = at.end;
            }
            _ => self.0.push(Part::Text(PictureText { picture, at })),
        }
    }
}

impl PictureText {
    /// The same in blocks that are made one at a time.
    pub fn blocks(&self) -> impl Iterator<Item = Self> {
        let Range { start, end } = self.at;
        let first = start / BLOCK;
        let blocks = first..end.div_ceil(BLOCK);
        blocks.map(move |block| Self {
            picture: self.picture,
            at: start.max(block * BLOCK)..end.min((block + 1) * BLOCK),
        })
    }

    /// The bytes of the picture that it is made of.
    pub const fn bytes(&self) -> Range<u64> {
        self.at.start / QUAD * TRIPLE..self.at.end / QUAD * TRIPLE
    }

    /// The characters. `bytes`: those of [`PictureText::bytes`].
    pub fn of(&self, bytes: &[u8]) -> String {
        let mut text = STANDARD_NO_PAD.encode(bytes);
        text.drain(..(self.at.start % QUAD) as usize);
        text
    }
}
