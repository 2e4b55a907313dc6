//! What a stored picture is called: by its bytes.

use super::PIECE_BYTES;
use core::fmt;
use core::str::FromStr;
use sha2::{Digest, Sha256};

/// The name of a picture file: SHA-256 over the SHA-256s of its pieces of [`PIECE_BYTES`], in order.
///
/// Over the pieces, because browsers digest one buffer at a time: so a picture is named while it arrives, and the browser's
/// own digest, which is fast and off the thread, can be used for it (shared/crates.md 10). Equal bytes have equal names,
/// and nobody can make other bytes with the same one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PictureHash([u8; 32]);

impl PictureHash {
    /// From the digests of all pieces, one behind the other: what the name is the SHA-256 of.
    pub fn of_digests(digests: &[u8]) -> Self {
        Self(Sha256::digest(digests).into())
    }

    /// The name of a whole file.
    pub fn of(file: &[u8]) -> Self {
        let mut hasher = Hasher::default();
        hasher.write(file);
        hasher.finish()
    }
}

/// 64 lower-case hexadecimal digits.
impl fmt::Display for PictureHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for PictureHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for PictureHash {
    type Err = ();

    /// Exactly what is displayed, nothing else.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut hash = [0; 32];
        let mut digits = text.bytes();
        for byte in &mut hash {
            *byte = digit(digits.next())? << 4 | digit(digits.next())?;
        }
        digits.next().is_none().then_some(Self(hash)).ok_or(())
    }
}

fn digit(text: Option<u8>) -> Result<u8, ()> {
    match text {
        Some(digit @ b'0'..=b'9') => Ok(digit - b'0'),
        Some(digit @ b'a'..=b'f') => Ok(digit - b'a' + 10),
        _ => Err(()),
    }
}

/// Names a file whose bytes come cut anywhere.
#[derive(Debug, Clone, Default)]
pub struct Hasher {
    digests: Vec<u8>,
    piece: Sha256,
    in_piece: usize,
}

impl Hasher {
    /// The next bytes.
    pub fn write(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let room = PIECE_BYTES - self.in_piece;
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.piece.update(now);
            self.in_piece += now.len();
            if self.in_piece == PIECE_BYTES {
                self.digests.extend(self.piece.finalize_reset());
                self.in_piece = 0;
            }
            bytes = later;
        }
    }

    /// The name. A file without bytes has one, too.
    pub fn finish(mut self) -> PictureHash {
        if self.in_piece > 0 {
            self.digests.extend(self.piece.finalize_reset());
        }
        PictureHash::of_digests(&self.digests)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_digest_of_the_digests_however_the_bytes_come() {
        let file: Vec<u8> = (0..PIECE_BYTES + 7).map(|at| (at % 251) as u8).collect();
        let mut digests = Sha256::digest(&file[..PIECE_BYTES]).to_vec();
        digests.extend(Sha256::digest(&file[PIECE_BYTES..]));
        let want = PictureHash::of_digests(&digests);
        for length in [1000, PIECE_BYTES - 1, PIECE_BYTES, file.len()] {
            let mut hasher = Hasher::default();
            file.chunks(length).for_each(|chunk| hasher.write(chunk));
            assert_eq!(hasher.finish(), want, "{length}");
        }
    }

    #[test]
    fn it_is_read_back_from_its_text_and_from_no_other() {
        let hash = PictureHash::of(b"a picture");
        let text = hash.to_string();
        assert_eq!(text.parse(), Ok(hash));
        for wrong in ["", &text[1..], &text.to_uppercase(), &format!("{text}0")] {
            assert_eq!(wrong.parse::<PictureHash>(), Err(()), "{wrong}");
        }
    }
}
