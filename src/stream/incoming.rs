//! A picture while its base64 text comes in: decoded and handed on as it comes, so that it is never held.

use super::base64::Decoder;
use crate::catalog::Size;
use crate::fault::{Fault, Kind};
use crate::ports::{Incoming, Pictures};
use crate::reference::PictureFormat;
use crate::reference::header::Header;

/// Decoded bytes that tell every format of a result.
const SNIFFED: usize = 12;
/// Text that is decoded in one go.
const RUN: usize = 64 << 10;
/// Decoded bytes that are handed on in one go: at least so many, unless the picture ends.
const WRITTEN: usize = 32 << 10;
/// Decoded bytes in which the header has to stand; what a camera or an editor writes before it is smaller.
const HEAD: usize = 256 << 10;
/// What begins a picture that is an address of its own.
pub(super) const DATA_URL: &[u8] = b"data:";
/// Most bytes between [`DATA_URL`] and the comma.
const HEADER: usize = 128;

/// What a picture's text was, once it is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Streamed {
    /// A picture, written and waiting to be kept.
    Whole {
        /// Its name until then.
        id: Incoming,
        /// By its first bytes.
        format: PictureFormat,
        /// By its header. `None`: that cannot be read.
        size: Option<Size>,
    },
    /// None; nothing of it is left.
    Spoilt(Fault),
}

impl Streamed {
    /// Nobody wants it.
    pub(super) fn discard(self, pictures: &dyn Pictures) {
        if let Self::Whole { id, .. } = self {
            pictures.discard(id);
        }
    }
}

/// The text of one picture: bare base64, or a data URL as some gateways send it.
#[derive(Debug, Default)]
pub(super) struct PictureStream {
    stage: Stage,
    has_text: bool,
    decoder: Decoder,
    decoded: Vec<u8>,
    /// Whole quads that were decoded.
    quads: u64,
    begun: Option<(Incoming, PictureFormat)>,
    head: Head,
    spoilt: Option<Fault>,
}

#[derive(Debug)]
enum Stage {
    /// So many bytes of [`DATA_URL`] were seen and nothing else.
    Start(usize),
    /// The media type of a data URL.
    Header(Vec<u8>),
    Base64,
}

impl Default for Stage {
    fn default() -> Self {
        Self::Start(0)
    }
}

impl PictureStream {
    /// The next piece of text, cut anywhere.
    pub(super) fn push(&mut self, text: &[u8], pictures: &dyn Pictures) {
        self.has_text |= !text.is_empty();
        let mut rest = text;
        while self.spoilt.is_none() {
            let Some((byte, tail)) = rest.split_first() else {
                return;
            };
            match &mut self.stage {
                Stage::Start(seen) if DATA_URL.get(*seen) == Some(byte) => {
                    *seen += 1;
                    rest = tail;
                    if *seen == DATA_URL.len() {
                        self.stage = Stage::Header(Vec::new());
                    }
                }
                Stage::Start(seen) => {
                    let seen = *seen;
                    self.stage = Stage::Base64;
                    self.decode(DATA_URL.get(..seen).unwrap_or_default(), pictures);
                }
                Stage::Header(header) if *byte == b',' => {
                    rest = tail;
                    if header.to_ascii_lowercase().ends_with(b";base64") {
                        self.stage = Stage::Base64;
                    } else {
                        self.spoil(Kind::DamagedPicture, None, pictures);
                    }
                }
                Stage::Header(header) if header.len() < HEADER => {
                    header.push(*byte);
                    rest = tail;
                }
                Stage::Header(_) => self.spoil(Kind::DamagedPicture, None, pictures),
                Stage::Base64 => return self.decode(rest, pictures),
            }
        }
    }

    /// The text is over. `None`: it was empty, which stands for no picture.
    pub(super) fn finish(mut self, pictures: &dyn Pictures) -> Option<Streamed> {
        if !self.has_text {
            return None;
        }
        match self.stage {
            Stage::Start(seen) => self.decode(DATA_URL.get(..seen).unwrap_or_default(), pictures),
            Stage::Header(_) if self.spoilt.is_none() => {
                self.spoil(Kind::DamagedPicture, None, pictures);
            }
            Stage::Header(_) | Stage::Base64 => {}
        }
        if self.spoilt.is_none() {
            match self.decoder.finish(&mut self.decoded) {
                Ok(()) => self.write(0, pictures),
                Err(damaged) => self.spoil(Kind::DamagedPicture, Some(damaged.at), pictures),
            }
        }
        Some(match (self.spoilt, self.begun) {
            (Some(fault), _) => Streamed::Spoilt(fault),
            (None, Some((id, format))) => Streamed::Whole {
                id,
                format,
                size: self.head.size,
            },
            (None, None) => Streamed::Spoilt(Fault::new(Kind::NotAPicture)),
        })
    }

    /// The text was cut.
    pub(super) fn discard(self, pictures: &dyn Pictures) {
        self.give_up(pictures);
    }

    /// The picture will not be whole. What was decoded goes on first: whoever heard of its text can count on its bytes.
    fn give_up(&self, pictures: &dyn Pictures) {
        if let Some((id, _)) = self.begun {
            pictures.write(id, &self.decoded);
            pictures.discard(id);
        }
    }

    /// Not inlined, for the reason at `json::scan::plain`.
    #[inline(never)]
    fn decode(&mut self, text: &[u8], pictures: &dyn Pictures) {
        let mut rest = text;
        while self.spoilt.is_none() && !rest.is_empty() {
            // What the bytes are is known before any later character is looked at, however the text is cut.
            let run = if self.begun.is_some() { RUN } else { 1 };
            let (piece, tail) = rest.split_at(run.min(rest.len()));
            rest = tail;
            let (from, before) = (self.symbols(), self.decoded.len());
            if let Err(damaged) = self.decoder.push(piece, &mut self.decoded) {
                return self.spoil(Kind::DamagedPicture, Some(damaged.at), pictures);
            }
            self.quads += (self.decoded.len() - before) as u64 / 3;
            self.tell(from, piece, pictures);
            let wanted = if self.begun.is_some() {
                WRITTEN
            } else {
                SNIFFED
            };
            self.write(wanted, pictures);
        }
    }

    /// How many characters came so far, white space left out.
    const fn symbols(&self) -> u64 {
        self.quads * 4 + self.decoder.held()
    }

    /// Says which text was decoded: of this piece, which began with that character, what is decoded already.
    fn tell(&self, from: u64, piece: &[u8], pictures: &dyn Pictures) {
        let has_space = self.symbols() - from != piece.len() as u64;
        if let Some((id, _)) = self.begun.filter(|_| !has_space) {
            let decoded = (self.quads * 4).saturating_sub(from);
            let text = piece.get(..decoded as usize).unwrap_or(piece);
            pictures.text(id, from, text);
        }
    }

    /// Hands on what is decoded, if it is at least so much.
    fn write(&mut self, least: usize, pictures: &dyn Pictures) {
        if self.decoded.len() < least {
            return;
        }
        if self.begun.is_none() {
            match PictureFormat::sniff(&self.decoded) {
                Some(format) => self.begun = Some((pictures.begin(), format)),
                None => return self.spoil(Kind::NotAPicture, None, pictures),
            }
        }
        if let Some((id, _)) = self.begun
            && !self.decoded.is_empty()
        {
            self.head.read(&self.decoded);
            pictures.write(id, &self.decoded);
            self.decoded.clear();
        }
    }

    fn spoil(&mut self, kind: Kind, at: Option<u64>, pictures: &dyn Pictures) {
        self.give_up(pictures);
        self.begun = None;
        self.decoded = Vec::new();
        self.spoilt = Some(Fault {
            at,
            ..Fault::new(kind)
        });
    }
}

/// The first bytes of a picture, until they tell its size.
#[derive(Debug, Default)]
struct Head {
    bytes: Vec<u8>,
    size: Option<Size>,
}

impl Head {
    fn read(&mut self, decoded: &[u8]) {
        if self.size.is_some() || self.bytes.len() >= HEAD {
            return;
        }
        self.bytes.extend_from_slice(decoded);
        let header = Header::read(self.bytes.as_slice()).ok();
        self.size = header.map(|header| header.shown());
        if self.size.is_some() {
            self.bytes = Vec::new();
        }
    }
}
