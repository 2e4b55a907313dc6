//! UTF-16, as a Windows shell's redirection writes it, to UTF-8. Anything else passes as it is, without the byte order
//! mark that UTF-8 may have in front.

/// Most bytes of input that one step takes.
const STEP: usize = 16 << 10;
const REPLACEMENT: char = '\u{fffd}';

/// Transcodes while the bytes come.
pub(super) enum Unicode {
    /// Too few bytes to say.
    Sniff(Vec<u8>),
    Utf8,
    Utf16(Utf16),
}

pub(super) struct Utf16 {
    big_endian: bool,
    /// Half a unit.
    byte: Option<u8>,
    /// A high surrogate that waits for its other half.
    high: Option<u16>,
}

impl Unicode {
    pub(super) const fn new() -> Self {
        Self::Sniff(Vec::new())
    }

    /// Takes some bytes from `input` and adds their text to `out`.
    pub(super) fn step(&mut self, input: &mut &[u8], out: &mut Vec<u8>) {
        match self {
            Self::Sniff(start) => {
                let Some((byte, rest)) = input.split_first() else {
                    return;
                };
                *input = rest;
                start.push(*byte);
                if let Some(found) = decide(start) {
                    let start = core::mem::take(start);
                    self.begin(found, &start, out);
                }
            }
            Self::Utf8 => {
                let (now, later) = input.split_at(input.len().min(STEP));
                out.extend_from_slice(now);
                *input = later;
            }
            Self::Utf16(decoder) => {
                let (now, later) = input.split_at(input.len().min(STEP));
                now.iter().for_each(|byte| decoder.push(*byte, out));
                *input = later;
            }
        }
    }

    /// The bytes are over.
    pub(super) fn finish(&mut self, out: &mut Vec<u8>) {
        match self {
            Self::Sniff(start) => {
                let start = core::mem::take(start);
                let found = decide_short(&start);
                self.begin(found, &start, out);
                if !matches!(self, Self::Sniff(_)) {
                    self.finish(out);
                }
            }
            Self::Utf8 => {}
            Self::Utf16(decoder) => {
                if decoder.high.take().is_some() | decoder.byte.take().is_some() {
                    put(REPLACEMENT, out);
                }
            }
        }
    }

    fn begin(&mut self, found: Found, start: &[u8], out: &mut Vec<u8>) {
        let (next, mark) = match found {
            Found::Utf8 { mark } => (Self::Utf8, mark),
            Found::Utf16 { big_endian, mark } => (
                Self::Utf16(Utf16 {
                    big_endian,
                    byte: None,
                    high: None,
                }),
                mark,
            ),
        };
        *self = next;
        let mut rest = start.get(mark..).unwrap_or_default();
        while !rest.is_empty() {
            self.step(&mut rest, out);
        }
    }
}

/// What the first bytes are; `mark`: bytes of a byte order mark.
enum Found {
    Utf8 { mark: usize },
    Utf16 { big_endian: bool, mark: usize },
}

/// `None`: more bytes decide. Without a mark, a NUL in every other byte of the start does: what begins a response is ASCII.
fn decide(start: &[u8]) -> Option<Found> {
    match start {
        [0xFF, 0xFE, ..] => Some(Found::Utf16 {
            big_endian: false,
            mark: 2,
        }),
        [0xFE, 0xFF, ..] => Some(Found::Utf16 {
            big_endian: true,
            mark: 2,
        }),
        [0xEF, 0xBB, 0xBF, ..] => Some(Found::Utf8 { mark: 3 }),
        [_, _, _, _, ..] => Some(decide_short(start)),
        _ => None,
    }
}

fn decide_short(start: &[u8]) -> Found {
    match start {
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => Found::Utf16 {
            big_endian: true,
            mark: 0,
        },
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => Found::Utf16 {
            big_endian: false,
            mark: 0,
        },
        _ => Found::Utf8 { mark: 0 },
    }
}

impl Utf16 {
    fn push(&mut self, byte: u8, out: &mut Vec<u8>) {
        let Some(first) = self.byte.take() else {
            self.byte = Some(byte);
            return;
        };
        let unit = if self.big_endian {
            u16::from_be_bytes([first, byte])
        } else {
            u16::from_le_bytes([first, byte])
        };
        match (self.high.take(), unit) {
            (Some(high), 0xDC00..=0xDFFF) => {
                let pair = char::decode_utf16([high, unit]).next();
                put(pair.and_then(Result::ok).unwrap_or(REPLACEMENT), out);
            }
            (high, unit) => {
                if high.is_some() {
                    put(REPLACEMENT, out);
                }
                match char::from_u32(u32::from(unit)) {
                    Some(character) => put(character, out),
                    None if unit < 0xDC00 => self.high = Some(unit),
                    None => put(REPLACEMENT, out),
                }
            }
        }
    }
}

fn put(character: char, out: &mut Vec<u8>) {
    let mut bytes = [0; 4];
    out.extend_from_slice(character.encode_utf8(&mut bytes).as_bytes());
}
