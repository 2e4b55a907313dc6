//! Base64 in pieces: the same bytes or the same fault however the text is cut, and those of the crate that has it whole.

use crate::cuts::pieces;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use seedboard::stream::base64::{Damaged, Decoder};

/// The target. The last byte also chooses the cuts.
pub fn base64(text: &[u8]) {
    let whole = decode([text].into_iter());
    assert_eq!(decode(text.chunks(1)), whole, "in single bytes");
    assert_eq!(decode(pieces(text)), whole, "in pieces");
    let clean = text.iter().filter(|byte| !byte.is_ascii_whitespace());
    let clean: Vec<u8> = clean.copied().collect();
    match (whole, STANDARD.decode(clean)) {
        (Ok(bytes), want) => assert_eq!(Ok(bytes), want),
        (Err(damaged), want) => {
            assert!(want.is_err(), "{damaged:?}");
            assert!(damaged.at <= text.len() as u64);
        }
    }
}

fn decode<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> Result<Vec<u8>, Damaged> {
    let mut decoder = Decoder::default();
    let mut out = Vec::new();
    for piece in pieces {
        decoder.push(piece, &mut out)?;
    }
    decoder.finish(&mut out)?;
    Ok(out)
}
