//! Broken files: each has an answer, and the same one however its bytes come.

use crate::samples::{self, Sample};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use seedboard::reference::PictureFormat;
use seedboard::reference::header::{Header, HeaderFault};

/// The answer, after what holds for every answer.
fn read(bytes: &[u8]) -> Result<Header, HeaderFault> {
    let answer = Header::read(bytes);
    match answer {
        Ok(header) => {
            assert!(header.stored.width > 0 && header.stored.height > 0);
            assert!(header.shown().pixels() == header.stored.pixels());
        }
        Err(HeaderFault::Empty) => assert!(bytes.is_empty()),
        // Bytes in memory are all there.
        Err(HeaderFault::Unreadable) => panic!("{bytes:?}"),
        Err(_) => {}
    }
    if let Some(format) = PictureFormat::sniff(bytes) {
        let told = match answer {
            Ok(header) => Some(header.format),
            Err(HeaderFault::CutShort { format } | HeaderFault::Damaged { format }) => Some(format),
            Err(_) => None,
        };
        assert_eq!(told, Some(format));
    }
    answer
}

#[test]
fn every_prefix_of_every_sample_has_an_answer() {
    for Sample { name, bytes, want } in samples::all() {
        // Large samples are full of the same.
        let ends = (0..bytes.len().min(400)).chain((400..bytes.len()).step_by(997));
        for end in ends {
            let answer = read(&bytes[..end]);
            // A whole header stays what it is; only an orientation may still be to come.
            if let (Ok(short), Ok(long)) = (answer, want) {
                assert_eq!(short.format, long.format, "{name} cut at {end}");
                assert_eq!(short.stored, long.stored, "{name} cut at {end}");
            }
            if want.is_ok() {
                let damaged = matches!(answer, Err(HeaderFault::Damaged { .. }));
                assert!(!damaged, "{name} cut at {end} is cut, not damaged");
            }
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_have_an_answer(bytes in vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_bytes_behind_a_known_start_have_an_answer(
        sample in select(samples::all()),
        start in 2..40_usize,
        bytes in vec(any::<u8>(), 0..300),
    ) {
        let start = &sample.bytes[..start.min(sample.bytes.len())];
        let _ = read(&[start, &bytes].concat());
    }

    #[test]
    fn mutated_samples_have_an_answer(
        sample in select(samples::all()),
        changes in vec((any::<Index>(), select(vec![0, 1, 2, 0x7F, 0x80, 0xFE, 0xFF])), 1..6),
        inserted in vec(any::<u8>(), 0..20),
        at in any::<Index>(),
    ) {
        let mut bytes = sample.bytes;
        if !bytes.is_empty() {
            for (place, byte) in changes {
                let place = place.index(bytes.len().min(200));
                bytes[place] = byte;
            }
            let at = at.index(bytes.len().min(200));
            bytes.splice(at..at, inserted);
        }
        let _ = read(&bytes);
    }
}
