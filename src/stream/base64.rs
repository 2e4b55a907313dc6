//! Base64 that comes in pieces, cut anywhere, and is never held as a whole.
//!
//! Strict: the standard alphabet, the padding that belongs there, no bits left over; only ASCII white space is passed
//! over. Whole quads are decoded in runs by the `base64` crate; what is left of a piece, less than two quads, waits here.

use base64::engine::general_purpose::STANDARD;
use base64::{DecodeError, Engine};

/// The text is no base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged {
    /// Where the first wrong character stands, counted from 0 in the text's bytes, white space among them; the text's
    /// length where something is missing at its end.
    pub at: u64,
}

/// Turns base64 text into bytes.
#[derive(Debug, Default)]
pub struct Decoder {
    /// The last characters, which are no whole quad yet or end in padding.
    held: [Held; 4],
    count: usize,
    read: u64,
    /// White space was met: where there is some, more follows, and it is taken out before a run is decoded.
    spaced: bool,
}

#[derive(Debug, Clone, Copy, Default)]
struct Held {
    byte: u8,
    at: u64,
}

const PAD: u8 = b'=';
const QUAD: usize = 4;

impl Decoder {
    /// Decodes the next piece of text and appends its bytes to `out`. After an error the decoder is of no more use.
    ///
    /// # Errors
    /// At the first wrong character.
    pub fn push(&mut self, text: &[u8], out: &mut Vec<u8>) -> Result<(), Damaged> {
        let mut rest = text;
        while self.count > 0 {
            let Some((byte, tail)) = rest.split_first() else {
                return Ok(());
            };
            self.take(*byte, out)?;
            rest = tail;
        }
        if !self.spaced {
            let run = whole_quads(rest);
            let (quads, tail) = rest.split_at(run);
            match decode(quads, out) {
                Ok(()) => {
                    self.read += run as u64;
                    return self.take_all(tail, out);
                }
                Err(_) if quads.iter().any(u8::is_ascii_whitespace) => self.spaced = true,
                Err(at) => {
                    return Err(Damaged {
                        at: self.read + at as u64,
                    });
                }
            }
        }
        self.push_spaced(rest, out)
    }

    /// How many characters wait for the rest of their quad, or for the end.
    pub const fn held(&self) -> u64 {
        self.count as u64
    }

    /// The text is over: decodes what waited for its end.
    ///
    /// # Errors
    /// When the text was cut, padded wrongly, or has bits left over.
    pub fn finish(&mut self, out: &mut Vec<u8>) -> Result<(), Damaged> {
        let quad = self.held.map(|held| held.byte);
        let quad = quad.get(..self.count).unwrap_or_default();
        let before = out.len();
        let error = match STANDARD.decode_vec(quad, out) {
            Ok(()) => return Ok(()),
            Err(error) => error,
        };
        out.truncate(before);
        let symbol = match error {
            DecodeError::InvalidLastSymbol(at, _) => self.held.get(at).map(|held| held.at),
            _ => None,
        };
        Err(Damaged {
            at: symbol.unwrap_or(self.read),
        })
    }

    /// From the beginning of a quad, without the white space.
    fn push_spaced(&mut self, text: &[u8], out: &mut Vec<u8>) -> Result<(), Damaged> {
        let (places, symbols): (Vec<u32>, Vec<u8>) = (0..)
            .zip(text.iter().copied())
            .filter(|(_, byte)| !byte.is_ascii_whitespace())
            .unzip();
        let place = |symbol: usize| {
            let place = places.get(symbol);
            place.map_or(text.len(), |place| *place as usize)
        };
        let run = whole_quads(&symbols);
        let quads = symbols.get(..run).unwrap_or_default();
        decode(quads, out).map_err(|at| Damaged {
            at: self.read + place(at) as u64,
        })?;
        let tail = place(run);
        self.read += tail as u64;
        self.take_all(text.get(tail..).unwrap_or_default(), out)
    }

    fn take_all(&mut self, text: &[u8], out: &mut Vec<u8>) -> Result<(), Damaged> {
        text.iter().try_for_each(|byte| self.take(*byte, out))
    }

    /// Takes one character into the quad in progress.
    fn take(&mut self, byte: u8, out: &mut Vec<u8>) -> Result<(), Damaged> {
        let at = self.read;
        self.read += 1;
        if byte.is_ascii_whitespace() {
            return Ok(());
        }
        // Padding that is followed by anything but the rest of the padding is itself what is wrong.
        let padding = self.held.iter().take(self.count);
        let padding = padding.clone().find(|held| held.byte == PAD);
        if let Some(first) = padding.filter(|_| byte != PAD || self.count == QUAD) {
            return Err(Damaged { at: first.at });
        }
        let is_symbol = byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
        if !is_symbol && (byte != PAD || self.count < 2) {
            return Err(Damaged { at });
        }
        if let Some(held) = self.held.get_mut(self.count) {
            *held = Held { byte, at };
            self.count += 1;
        }
        if self.count == QUAD && byte != PAD {
            self.count = 0;
            let quad = self.held.map(|held| held.byte);
            return decode(&quad, out).map_err(|_| Damaged { at });
        }
        Ok(())
    }
}

/// How much of a text that begins with a quad can be decoded before its end is known: padding may only stand there.
fn whole_quads(text: &[u8]) -> usize {
    let mut whole = text.len() / QUAD * QUAD;
    while whole > 0 && text.get(whole - 1) == Some(&PAD) {
        whole -= QUAD;
    }
    whole
}

/// Decodes whole quads. `Err`: where the first wrong character is.
fn decode(quads: &[u8], out: &mut Vec<u8>) -> Result<(), usize> {
    if base64_simd::STANDARD.decode_append(quads, out).is_ok() {
        return Ok(());
    }
    // It does not tell where.
    let before = out.len();
    STANDARD.decode_vec(quads, out).map_err(|error| {
        out.truncate(before);
        match error {
            DecodeError::InvalidByte(at, _) | DecodeError::InvalidLastSymbol(at, _) => at,
            DecodeError::InvalidLength(_) | DecodeError::InvalidPadding => quads.len(),
        }
    })
}
