//! The incremental base64 decoder against the `base64` crate, which has the whole text at once.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use seedboard::stream::base64::{Damaged, Decoder};

/// Bytes and verdict are the crate's, which reports the last character before the first where it likes to. Where a text
/// is wrong is said here, character by character.
fn reference(text: &[u8]) -> Result<Vec<u8>, Damaged> {
    let symbols: Vec<(usize, u8)> = text
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, byte)| !byte.is_ascii_whitespace())
        .collect();
    let clean: Vec<u8> = symbols.iter().map(|(_, byte)| *byte).collect();
    STANDARD.decode(&clean).map_err(|_| {
        let at = first_wrong(&clean).map_or(text.len(), |at| symbols[at].0);
        Damaged { at: at as u64 }
    })
}

/// The first wrong character of a text that is wrong. `None`: what is wrong is that it ends.
fn first_wrong(text: &[u8]) -> Option<usize> {
    let is_symbol = |byte: u8| byte.is_ascii_alphanumeric() || b"+/".contains(&byte);
    let at = text.iter().position(|byte| !is_symbol(*byte))?;
    let padding = &text[at..];
    let want = 4 - at % 4;
    if want > 2 || padding.len() > want || padding.iter().any(|byte| *byte != b'=') {
        return Some(at);
    }
    // Complete, and still wrong: bits are left over in the last symbol.
    (padding.len() == want).then(|| at - 1)
}

fn decode<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<u8>, Damaged> {
    let mut decoder = Decoder::default();
    let mut out = Vec::new();
    for piece in pieces {
        decoder.push(piece, &mut out)?;
    }
    decoder.finish(&mut out)?;
    Ok(out)
}

#[rustfmt::skip]
#[test]
fn rules() {
    for (text, want) in [
        ("", Ok("")),
        ("YQ==", Ok("a")),
        ("YWI=", Ok("ab")),
        ("YWJj", Ok("abc")),
        (" Y\nW\r\tJ\u{c}j ", Ok("abc")),
        ("YW Jj YQ = =\n", Ok("abca")),
        // Something is missing at the end.
        ("Y", Err(1)),
        ("YQ", Err(2)),
        ("YQ=", Err(3)),
        ("YWJjYWI ", Err(8)),
        // Padding where none belongs.
        ("=", Err(0)),
        ("Y=", Err(1)),
        ("YWJj=", Err(4)),
        ("YWJj====", Err(4)),
        ("YQ==YQ==", Err(2)),
        ("YWI=YWI=", Err(3)),
        ("YQ=a", Err(2)),
        ("YWI==", Err(3)),
        // Bits that no byte has.
        ("YR==", Err(1)),
        ("YWJ=", Err(2)),
        ("YWJj Y\nR==", Err(7)),
        // Other characters, those of the alphabet for addresses among them.
        ("YW-j", Err(2)),
        ("YW_j", Err(2)),
        ("YWJj*", Err(4)),
        ("YW\u{e9}j", Err(2)),
        ("YW\0j", Err(2)),
    ] {
        let text = text.as_bytes();
        let want = want.map(|bytes| bytes.as_bytes().to_vec()).map_err(|at| Damaged { at });
        for at in 0..=text.len() {
            let (head, tail) = text.split_at(at);
            let text = text.escape_ascii();
            assert_eq!(decode([head, tail]), want, "{text} cut at {at}");
        }
    }
}

/// What is done to a text that was right.
#[derive(Debug, Clone)]
enum Harm {
    Replace(Index, u8),
    Insert(Index, u8),
    Remove(Index),
    Cut(Index),
}

impl Harm {
    fn apply(&self, text: &mut Vec<u8>) {
        if text.is_empty() {
            return;
        }
        match self {
            Harm::Replace(at, byte) => *at.get_mut(text) = *byte,
            Harm::Insert(at, byte) => text.insert(at.index(text.len()), *byte),
            Harm::Remove(at) => drop(text.remove(at.index(text.len()))),
            Harm::Cut(at) => text.truncate(at.index(text.len())),
        }
    }
}

fn harm() -> impl Strategy<Value = Harm> {
    let byte = || {
        prop_oneof![
            select(b" \n\r\t\x0c==AAaz09+/-_\"\\\0\x80\xff".to_vec()),
            any::<u8>()
        ]
    };
    prop_oneof![
        (any::<Index>(), byte()).prop_map(|(at, byte)| Harm::Replace(at, byte)),
        (any::<Index>(), byte()).prop_map(|(at, byte)| Harm::Insert(at, byte)),
        any::<Index>().prop_map(Harm::Remove),
        any::<Index>().prop_map(Harm::Cut),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_decoders_agree(
        bytes in vec(any::<u8>(), 0..200),
        wrapped in proptest::option::of(1usize..90),
        harms in vec(harm(), 0..3),
        cuts in vec(any::<Index>(), 0..8),
    ) {
        let mut text = STANDARD.encode(bytes).into_bytes();
        if let Some(width) = wrapped {
            text = text.chunks(width).collect::<Vec<_>>().join(&b"\r\n"[..]);
        }
        harms.iter().for_each(|harm| harm.apply(&mut text));
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(text.len() + 1)).collect();
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        let want = reference(&text);
        let pieces = cuts.windows(2).map(|pair| &text[pair[0]..pair[1]]);
        prop_assert_eq!(&decode(pieces), &want);
        prop_assert_eq!(&decode(text.chunks(1)), &want);
        prop_assert_eq!(&decode([&text[..]]), &want);
    }
}

/// A text of megabytes, in lines as mail has them and in one: the work is the same for every byte.
#[test]
fn megabytes_are_decoded_in_pieces_of_any_length() {
    let bytes: Vec<u8> = (0..3u32 << 20)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let text = STANDARD.encode(&bytes).into_bytes();
    let lines = text.chunks(76).collect::<Vec<_>>().join(&b"\n"[..]);
    for text in [text, lines] {
        for length in [1, 3, 1500, 64 << 10, usize::MAX] {
            assert!(
                decode(text.chunks(length)).as_ref() == Ok(&bytes),
                "pieces of {length}"
            );
        }
    }
}
