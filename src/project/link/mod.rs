//! A board in the fragment of an address: `#s1.` and its bytes, packed, in base64url. No server ever sees it.
//!
//! What travels: the board's texts and settings, each panel's texts, status and crop, and of its active take the request that
//! made it, its size, model and date; addresses and previews where they are asked for. What does not: pictures, other takes,
//! runs, failures, file names, and everything that stands on no board, the key and the base URL first.
//!
//! ```text
//! s1. base64url( length, a varint | CRC-32 of the bytes, little-endian | the bytes, packed (coder.rs) )
//! s1p. base64url( CRC-32 of the rest ) . 1 . iterations . salt . nonce . sealed        (browser/vault.rs)
//! ```
//!
//! The bytes are columns ([`write`](self::write)): what is alike stands together. A version that was ever written stays readable; a
//! newer one is told from a damaged one by its number.

mod addresses;
mod coder;
mod columns;
mod model;
mod read;
mod write;

use crate::board::{Board, Take};
use crate::stream::Preview;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
pub use coder::Primed;
use coder::Unpacking;
use columns::{Reader, Writer};

/// What a link of ours begins with, before the number of its version.
const MARK: char = 's';
/// The version that is written.
const VERSION: u32 = 1;
/// Behind it where a passphrase is needed.
const LOCKED: char = 'p';
/// What is sealed with a passphrase is sealed for this and nothing else.
pub const SEALED_FOR: &str = "seedboard link 1";
/// Longest link that is read, in characters: what the browser with the shortest addresses holds (shared/reliability.md 3.4).
pub const MOST_CHARACTERS: usize = 1 << 20;
/// Most bytes that a link unpacks to. Reading them takes seconds on a slow machine, and a board of 1,000 panels has fewer.
const MOST_BYTES: u64 = 1 << 20;
/// A link unpacks to so many times its own bytes at most, beside the first [`FREE_BYTES`]: a short one is read in no time.
const MOST_RATIO: u64 = 64;
const FREE_BYTES: u64 = 16 << 10;
/// Panels at most, as of a stored board.
const MOST_PANELS: u64 = super::restore::PANELS as u64;

/// Of what a link says that it holds: addresses of pictures.
const ADDRESSES: u8 = 1;
/// Previews.
const PREVIEWS: u8 = 2;
/// Stands in a request's JSON for its prompt; no JSON has one.
const PLACE: &str = "\u{1}";

/// What stands in for the picture of a take. `None`: what the take has itself.
pub type StandIn<'a> = &'a dyn Fn(&Take) -> Option<Preview>;

/// What of the pictures goes into a link.
#[derive(Default, Clone, Copy)]
pub struct Contents<'a> {
    /// Where they are, of takes and of the requests' references. A signed address lets everybody load it until it dies.
    pub addresses: bool,
    /// What stands in for each. `None`: nothing does.
    pub preview: Option<StandIn<'a>>,
}

/// Why a link leads to no board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkFault {
    /// The fragment is none of ours.
    NoLink,
    /// A newer version of the page made it.
    Newer,
    /// Characters are missing, or others than those that were written.
    Damaged,
    /// It is longer than any that the page makes, or would unpack to more.
    TooLarge,
}

/// The bytes of a board's link, packed. `None`: the board is too large for one, however it is packed.
pub fn pack(primed: &Primed, board: &Board, contents: &Contents<'_>) -> Option<Vec<u8>> {
    let bytes = to_columns(board, contents);
    if bytes.len() as u64 > MOST_BYTES {
        return None;
    }
    let mut all = Writer::default();
    all.number(bytes.len() as u64);
    all.0.extend(crc32fast::hash(&bytes).to_le_bytes());
    all.0.extend(coder::pack(primed, &bytes));
    // What repeats itself beyond measure is made as long as a reader expects; the zeros are read as what is missing anyway.
    let least = (bytes.len() as u64)
        .saturating_sub(FREE_BYTES)
        .div_ceil(MOST_RATIO);
    all.0.resize(all.0.len().max(least as usize), 0);
    Some(all.0)
}

/// What stands behind `#`, of what [`pack`] made. `None`: it would be longer than any that is read.
pub fn link(packed: &[u8]) -> Option<String> {
    let link = format!("{MARK}{VERSION}.{}", URL_SAFE_NO_PAD.encode(packed));
    Some(link).filter(|link| link.len() <= MOST_CHARACTERS)
}

/// The same of what [`pack`] made and somebody sealed with a passphrase: of letters, digits, `.`, `-` and `_`. Its sum tells damage
/// from a wrong passphrase.
pub fn locked_link(sealed: &str) -> Option<String> {
    let sum = URL_SAFE_NO_PAD.encode(crc32fast::hash(sealed.as_bytes()).to_le_bytes());
    let link = format!("{MARK}{VERSION}{LOCKED}.{sum}.{sealed}");
    Some(link).filter(|link| link.len() <= MOST_CHARACTERS)
}

/// Whether a fragment, without its `#`, is a link's, of whatever version.
pub fn is_link(fragment: &str) -> bool {
    version(fragment).is_some()
}

/// The version, whether it is locked, and the rest.
fn version(fragment: &str) -> Option<(&str, bool, &str)> {
    let (version, payload) = fragment.trim().strip_prefix(MARK)?.split_once('.')?;
    let (number, locked) = match version.strip_suffix(LOCKED) {
        Some(number) => (number, true),
        None => (version, false),
    };
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some((number, locked, payload))
}

/// What a link holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// What [`pack`] made.
    Packed(Vec<u8>),
    /// The same under a passphrase, as it was sealed.
    Locked(String),
}

/// What a fragment holds, without its `#`. White space, as mail programs break lines, is passed over.
///
/// # Errors
/// When it is no link that this version can read, as far as that is told before it is opened.
pub fn held(fragment: &str) -> Result<Held, LinkFault> {
    if fragment.len() > MOST_CHARACTERS {
        return Err(LinkFault::TooLarge);
    }
    let (number, locked, payload) = version(fragment).ok_or(LinkFault::NoLink)?;
    if number.parse() != Ok(VERSION) {
        return Err(LinkFault::Newer);
    }
    let payload: String = payload.split_whitespace().collect();
    if !locked {
        let packed = URL_SAFE_NO_PAD.decode(payload);
        return packed.map(Held::Packed).map_err(|_| LinkFault::Damaged);
    }
    let (sum, sealed) = payload.split_once('.').ok_or(LinkFault::Damaged)?;
    let found = crc32fast::hash(sealed.as_bytes()).to_le_bytes();
    match URL_SAFE_NO_PAD.decode(sum) {
        Ok(sum) if sum == found => Ok(Held::Locked(sealed.to_owned())),
        _ => Err(LinkFault::Damaged),
    }
}

/// The board of a link, read little by little so that a page can breathe in between.
pub struct Opening {
    packed: Vec<u8>,
    /// Where the coded bytes begin.
    from: usize,
    length: usize,
    sum: u32,
}

impl Opening {
    /// Of what [`pack`] made.
    ///
    /// # Errors
    /// When it is not, as far as that is told before it is unpacked.
    pub fn of(packed: Vec<u8>) -> Result<Self, LinkFault> {
        let mut reader = Reader(&packed);
        let length = reader.number().ok_or(LinkFault::Damaged)?;
        let most = MOST_RATIO.saturating_mul(packed.len() as u64);
        if length > MOST_BYTES || length > most.saturating_add(FREE_BYTES) {
            return Err(LinkFault::TooLarge);
        }
        let (sum, rest) = reader.0.split_first_chunk().ok_or(LinkFault::Damaged)?;
        let (sum, from) = (u32::from_le_bytes(*sum), packed.len() - rest.len());
        Ok(Self {
            from,
            length: length as usize,
            sum,
            packed,
        })
    }

    /// The board, unpacked in turns of so many bytes; `breathe` is waited for between them.
    ///
    /// # Errors
    /// When what it unpacks to is not what was packed.
    pub async fn read(
        &self,
        primed: &Primed,
        turn: usize,
        breathe: impl AsyncFn(),
    ) -> Result<Board, LinkFault> {
        let packed = self.packed.get(self.from..).unwrap_or_default();
        let mut unpacking = Unpacking::new(primed, packed);
        let mut bytes = Vec::new();
        while bytes.len() < self.length {
            if bytes.len() % turn == 0 {
                breathe().await;
            }
            bytes.push(unpacking.next_byte());
        }
        if crc32fast::hash(&bytes) != self.sum {
            return Err(LinkFault::Damaged);
        }
        of_columns(&bytes).ok_or(LinkFault::Damaged)
    }
}

/// The bytes of a board before they are packed.
pub fn to_columns(board: &Board, contents: &Contents<'_>) -> Vec<u8> {
    write::write(board, contents)
}

/// The board of bytes that were unpacked, whoever made them. `None`: no [`to_columns`] wrote them.
pub fn of_columns(bytes: &[u8]) -> Option<Board> {
    read::read(bytes)
}

/// Bits that are set where something holds.
fn flags(all: &[(u8, bool)]) -> u8 {
    let set = all.iter().filter(|(_, holds)| *holds);
    set.fold(0, |flags, (bit, _)| flags | bit)
}

/// A text as JSON writes it.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
