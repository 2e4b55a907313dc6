//! Bytes to fewer bytes and back: each bit costs as much as it is unlikely (arithmetic coding, 32 bits, carryless).

use super::model::Model;

/// The text that a reader and a writer have read before: general words of film, comics and advertising in English and Chinese, and
/// requests as the page writes them. It never changes; another one makes another version of the format.
const PRIMING: &[u8] = include_bytes!("priming-1.txt");

/// A model that has read it: some milliseconds and 10 MB, once for everything that is packed or unpacked.
pub struct Primed(Model);

impl Default for Primed {
    fn default() -> Self {
        Self(Model::primed(PRIMING))
    }
}

/// The bytes, packed.
pub fn pack(primed: &Primed, bytes: &[u8]) -> Vec<u8> {
    let mut model = primed.0.clone();
    let mut packed = Vec::with_capacity(bytes.len() / 4);
    let (mut low, mut high) = (0, u32::MAX);
    for byte in bytes {
        for at in (0..8).rev() {
            let bit = u32::from(byte >> at & 1);
            let middle = part(low, high, model.chance());
            match bit {
                1 => high = middle,
                _ => low = middle + 1,
            }
            while (low ^ high) >> 24 == 0 {
                packed.push((high >> 24) as u8);
                low <<= 8;
                high = high << 8 | 0xff;
            }
            model.learn(bit);
        }
    }
    // The shortest number between the two; what is missing of it is read as zeros.
    let shortest = (0..=4).find(|kept| high & upper(*kept) >= low);
    let end = high
        .to_be_bytes()
        .into_iter()
        .take(shortest.unwrap_or(4) as usize);
    packed.extend(end);
    packed
}

/// Unpacks little by little, so that a page can breathe in between.
pub struct Unpacking<'a> {
    packed: std::slice::Iter<'a, u8>,
    model: Model,
    low: u32,
    high: u32,
    code: u32,
}

impl<'a> Unpacking<'a> {
    /// Of what [`pack`] made.
    pub fn new(primed: &Primed, packed: &'a [u8]) -> Self {
        let mut packed = packed.iter();
        let mut next = || u32::from(packed.next().copied().unwrap_or(0));
        let code = (0..4).fold(0, |code, _| code << 8 | next());
        Self {
            packed,
            model: primed.0.clone(),
            low: 0,
            high: u32::MAX,
            code,
        }
    }

    /// The next byte: of anything but what [`pack`] made, any byte at all.
    pub fn next_byte(&mut self) -> u8 {
        let mut byte = 0;
        for _ in 0..8 {
            let middle = part(self.low, self.high, self.model.chance());
            let bit = u32::from(self.code <= middle);
            match bit {
                1 => self.high = middle,
                _ => self.low = middle + 1,
            }
            while (self.low ^ self.high) >> 24 == 0 {
                self.low <<= 8;
                self.high = self.high << 8 | 0xff;
                let next = self.packed.next().copied().unwrap_or(0);
                self.code = self.code << 8 | u32::from(next);
            }
            self.model.learn(bit);
            byte = byte << 1 | bit as u8;
        }
        byte
    }
}

/// The bits of the upper so many bytes.
fn upper(bytes: u32) -> u32 {
    !u32::MAX.checked_shr(8 * bytes).unwrap_or(0)
}

/// Up to where a number says 1.
fn part(low: u32, high: u32, chance: u32) -> u32 {
    low + ((u64::from(high - low) * u64::from(chance)) >> 16) as u32
}
