//! Chunked framing that `curl --raw` left in the body (RFC 9112, 7.1).

use super::Trouble;

/// Most digits of a chunk's size: 4 GiB less one.
const DIGITS: u8 = 8;

/// Takes the framing off while the bytes come.
#[derive(Debug)]
pub(super) struct Chunked {
    state: State,
}

#[derive(Debug, Clone, Copy)]
enum State {
    Size {
        size: u64,
        digits: u8,
    },
    /// The rest of a size line.
    Extension {
        size: u64,
    },
    Data {
        left: u64,
    },
    /// The line end behind a chunk.
    DataEnd,
    /// Behind the last chunk; `blank`: nothing on this line so far.
    Trailer {
        blank: bool,
    },
    Over,
}

/// What stands at the front of the bytes.
pub(super) enum Piece {
    /// So many bytes of framing.
    Framing(usize),
    /// So many bytes of the body.
    Data(usize),
    /// The body is over; what follows is not part of it.
    Over,
}

/// Whether a body that may be chunked begins with a chunk's size line. `None`: it is too short to say.
pub(super) fn is_chunked(start: &[u8]) -> Option<bool> {
    let digits = start
        .iter()
        .take_while(|byte| byte.is_ascii_hexdigit())
        .count();
    match start.get(digits) {
        _ if digits > usize::from(DIGITS) => Some(false),
        None => None,
        Some(b'\r' | b'\n' | b';') => Some(digits > 0),
        Some(_) => Some(false),
    }
}

impl Chunked {
    pub(super) const fn new() -> Self {
        Self {
            state: State::Size { size: 0, digits: 0 },
        }
    }

    /// Says what stands at the front of `bytes`, which are not empty, and goes on behind it.
    pub(super) fn next(&mut self, bytes: &[u8]) -> Result<Piece, Trouble> {
        let Some(&first) = bytes.first() else {
            return Ok(Piece::Framing(0));
        };
        self.state = match self.state {
            State::Size { size, digits } => match char::from(first).to_digit(16) {
                Some(digit) if digits < DIGITS => State::Size {
                    size: size * 16 + u64::from(digit),
                    digits: digits + 1,
                },
                None if digits > 0 && first == b'\n' => behind_size(size),
                None if digits > 0 && matches!(first, b'\r' | b';' | b' ' | b'\t') => {
                    State::Extension { size }
                }
                _ => return Err(Trouble::ChunksDamaged),
            },
            State::Extension { size } if first == b'\n' => behind_size(size),
            State::Data { left } => {
                let here = usize::try_from(left).unwrap_or(usize::MAX).min(bytes.len());
                self.state = match left - here as u64 {
                    0 => State::DataEnd,
                    left => State::Data { left },
                };
                return Ok(Piece::Data(here));
            }
            State::DataEnd => match first {
                b'\r' => State::DataEnd,
                b'\n' => State::Size { size: 0, digits: 0 },
                _ => return Err(Trouble::ChunksDamaged),
            },
            State::Trailer { blank } => match first {
                b'\n' if blank => State::Over,
                b'\n' => State::Trailer { blank: true },
                b'\r' => State::Trailer { blank },
                _ => State::Trailer { blank: false },
            },
            State::Over => return Ok(Piece::Over),
            same @ State::Extension { .. } => same,
        };
        Ok(Piece::Framing(1))
    }

    /// Whether the last chunk came.
    pub(super) const fn is_whole(&self) -> bool {
        matches!(self.state, State::Trailer { .. } | State::Over)
    }
}

const fn behind_size(size: u64) -> State {
    match size {
        0 => State::Trailer { blank: true },
        left => State::Data { left },
    }
}
