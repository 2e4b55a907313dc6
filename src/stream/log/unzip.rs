//! Gzip, where there is any, taken off while the bytes come (RFC 1952). The framing of the members is read here, so that
//! their end, what stands behind it, and a cut are told apart exactly, wherever the bytes are cut.

use super::Trouble;
use crc32fast::Hasher;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_HAS_MORE_INPUT;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// Most bytes that one step gives out, and those that deflate may refer back to.
const STEP: usize = 32 << 10;
const MAGIC: [u8; 2] = [0x1F, 0x8B];
const HEADER_BYTES: u8 = 10;
const TRAILER_BYTES: u8 = 8;

/// Whether a text that begins like this is gzip. `None`: it is too short to say.
pub(super) fn is_gzip(start: &[u8]) -> Option<bool> {
    match start {
        [] => None,
        [first] if *first == MAGIC[0] => None,
        [first, second, ..] => Some([*first, *second] == MAGIC),
        [_] => Some(false),
    }
}

/// Takes gzip off; bytes that are none pass as they are.
pub(super) struct Unzip {
    state: State,
    /// Bytes that may still come out.
    left: u64,
    /// The decoder filled its window and may have more without new bytes.
    pending: bool,
}

enum State {
    /// Nothing seen but, perhaps, the first byte of the magic.
    Sniff {
        half: bool,
    },
    /// Not gzip.
    Plain,
    Member(Box<Member>),
    /// Behind a member: another one, padding, or something else.
    Between {
        half: bool,
    },
    /// Nothing more comes out.
    Over,
}

struct Member {
    part: Part,
    inflate: DecompressorOxide,
    /// What came out last, in a ring.
    window: Vec<u8>,
    /// Where in it the next byte goes.
    place: usize,
    crc: Hasher,
    /// Bytes that came out, as the trailer counts them.
    length: u32,
    trailer: [u8; TRAILER_BYTES as usize],
}

/// Where in a member the next byte stands.
#[derive(Clone, Copy)]
enum Part {
    Header {
        at: u8,
        flags: u8,
    },
    /// What the flags announced, in this order.
    ExtraLength {
        flags: u8,
        low: Option<u8>,
    },
    Extra {
        flags: u8,
        left: u16,
    },
    Name {
        flags: u8,
    },
    Comment {
        flags: u8,
    },
    HeaderCrc {
        left: u8,
    },
    Data,
    Trailer {
        at: u8,
    },
}

mod flag {
    pub const CRC: u8 = 2;
    pub const EXTRA: u8 = 4;
    pub const NAME: u8 = 8;
    pub const COMMENT: u8 = 16;
}

impl Unzip {
    /// `most`: bytes that may come out of gzip; beyond it is [`Trouble::TooLarge`].
    pub(super) const fn new(most: u64) -> Self {
        Self {
            state: State::Sniff { half: false },
            left: most,
            pending: false,
        }
    }

    /// Whether everything has come out, so that what is left of the input is something else.
    pub(super) const fn is_over(&self) -> bool {
        matches!(self.state, State::Over)
    }

    /// Whether another step may give bytes without new input.
    pub(super) const fn is_pending(&self) -> bool {
        self.pending
    }

    /// Takes some bytes from `input` and adds at most [`STEP`] to `out`. Once it is over it takes nothing.
    pub(super) fn step(&mut self, input: &mut &[u8], out: &mut Vec<u8>) -> Result<(), Trouble> {
        match &mut self.state {
            State::Plain => {
                let (now, later) = input.split_at(input.len().min(STEP));
                out.extend_from_slice(now);
                *input = later;
            }
            State::Sniff { half } => match (*half, input.split_first()) {
                (_, None) => {}
                (false, Some((&first, rest))) if first == MAGIC[0] => {
                    (*half, *input) = (true, rest);
                }
                (true, Some((&second, rest))) if second == MAGIC[1] => {
                    *input = rest;
                    self.state = State::Member(Box::new(Member::new()));
                }
                (half, Some(_)) => {
                    out.extend(MAGIC.first().filter(|_| half));
                    self.state = State::Plain;
                }
            },
            State::Between { half } => match (*half, input.split_first()) {
                (_, None) => {}
                (false, Some((0, rest))) => *input = rest,
                (false, Some((&first, rest))) if first == MAGIC[0] => {
                    (*half, *input) = (true, rest);
                }
                (true, Some((&second, rest))) if second == MAGIC[1] => {
                    *input = rest;
                    self.state = State::Member(Box::new(Member::new()));
                }
                (_, Some(_)) => self.state = State::Over,
            },
            State::Member(_) => return self.member(input, out),
            State::Over => {}
        }
        Ok(())
    }

    /// The bytes are over.
    pub(super) fn finish(&mut self, out: &mut Vec<u8>) -> Result<(), Trouble> {
        // Without new bytes the decoder still makes what its last ones were enough for.
        let mut before = None;
        while before != Some(out.len()) {
            before = Some(out.len());
            self.step(&mut &[][..], out)?;
        }
        match core::mem::replace(&mut self.state, State::Over) {
            State::Sniff { half: true } => out.push(MAGIC[0]),
            State::Member(_) => return Err(Trouble::GzipCut),
            _ => {}
        }
        Ok(())
    }

    fn member(&mut self, input: &mut &[u8], out: &mut Vec<u8>) -> Result<(), Trouble> {
        let State::Member(member) = &mut self.state else {
            return Ok(());
        };
        if !matches!(member.part, Part::Data) {
            let Some((&byte, rest)) = input.split_first() else {
                return Ok(());
            };
            *input = rest;
            return match member.frame(byte) {
                Ok(false) => Ok(()),
                Ok(true) => {
                    self.state = State::Between { half: false };
                    Ok(())
                }
                Err(trouble) => self.give_up(trouble),
            };
        }
        let (status, taken, made) = member.inflate(input);
        *input = input.get(taken..).unwrap_or_default();
        let room = usize::try_from(self.left).unwrap_or(usize::MAX);
        let fits = made.get(..room.min(made.len())).unwrap_or_default();
        out.extend_from_slice(fits);
        let is_too_large = fits.len() < made.len();
        self.left -= fits.len() as u64;
        self.pending = status == TINFLStatus::HasMoreOutput;
        match status {
            _ if is_too_large => self.give_up(Trouble::TooLarge),
            TINFLStatus::Done => {
                member.part = Part::Trailer { at: 0 };
                Ok(())
            }
            TINFLStatus::NeedsMoreInput | TINFLStatus::HasMoreOutput => Ok(()),
            _ => self.give_up(Trouble::GzipDamaged),
        }
    }

    fn give_up(&mut self, trouble: Trouble) -> Result<(), Trouble> {
        self.state = State::Over;
        self.pending = false;
        Err(trouble)
    }
}

impl Member {
    /// The magic is behind.
    fn new() -> Self {
        Self {
            part: Part::Header { at: 2, flags: 0 },
            inflate: DecompressorOxide::new(),
            window: vec![0; STEP],
            place: 0,
            crc: Hasher::new(),
            length: 0,
            trailer: [0; TRAILER_BYTES as usize],
        }
    }

    /// Says how it goes on, how many bytes of the input were taken, and what came out.
    fn inflate(&mut self, input: &[u8]) -> (TINFLStatus, usize, &[u8]) {
        let (flags, from) = (TINFL_FLAG_HAS_MORE_INPUT, self.place);
        let (status, taken, count) =
            decompress(&mut self.inflate, input, &mut self.window, from, flags);
        let made = self.window.get(from..from + count).unwrap_or_default();
        self.place = (from + count) % STEP;
        self.crc.update(made);
        self.length = self.length.wrapping_add(count as u32);
        (status, taken, made)
    }

    /// Takes one byte of the framing. Whether the member ends with it.
    fn frame(&mut self, byte: u8) -> Result<bool, Trouble> {
        self.part = match self.part {
            // 8, deflate, is the only method there ever was.
            Part::Header { at: 2, .. } if byte != 8 => return Err(Trouble::GzipDamaged),
            Part::Header { at: 3, .. } => Part::Header { at: 4, flags: byte },
            Part::Header { at, flags } if at + 1 < HEADER_BYTES => {
                Part::Header { at: at + 1, flags }
            }
            Part::Header { flags, .. } => announced(flags),
            Part::ExtraLength { flags, low: None } => Part::ExtraLength {
                flags,
                low: Some(byte),
            },
            Part::ExtraLength {
                flags,
                low: Some(low),
            } => match u16::from_le_bytes([low, byte]) {
                0 => announced(flags & !flag::EXTRA),
                left => Part::Extra { flags, left },
            },
            Part::Extra { flags, left: 1 } => announced(flags & !flag::EXTRA),
            Part::Extra { flags, left } => Part::Extra {
                flags,
                left: left - 1,
            },
            Part::Name { flags } if byte == 0 => announced(flags & !flag::NAME),
            Part::Comment { flags } if byte == 0 => announced(flags & !flag::COMMENT),
            Part::HeaderCrc { left: 2 } => Part::HeaderCrc { left: 1 },
            Part::HeaderCrc { .. } => Part::Data,
            Part::Trailer { at } => {
                if let Some(place) = self.trailer.get_mut(usize::from(at)) {
                    *place = byte;
                }
                if at + 1 == TRAILER_BYTES {
                    return self.check().map(|()| true);
                }
                Part::Trailer { at: at + 1 }
            }
            same @ (Part::Name { .. } | Part::Comment { .. } | Part::Data) => same,
        };
        Ok(false)
    }

    fn check(&self) -> Result<(), Trouble> {
        let [a, b, c, d, length @ ..] = self.trailer;
        let right = u32::from_le_bytes([a, b, c, d]) == self.crc.clone().finalize()
            && u32::from_le_bytes(length) == self.length;
        if right {
            Ok(())
        } else {
            Err(Trouble::GzipDamaged)
        }
    }
}

/// The first part behind the fixed header that these flags announce.
fn announced(flags: u8) -> Part {
    if flags & flag::EXTRA != 0 {
        Part::ExtraLength { flags, low: None }
    } else if flags & flag::NAME != 0 {
        Part::Name { flags }
    } else if flags & flag::COMMENT != 0 {
        Part::Comment { flags }
    } else if flags & flag::CRC != 0 {
        Part::HeaderCrc { left: 2 }
    } else {
        Part::Data
    }
}
