//! Saved files: the same responses however the bytes are cut, each byte of a body once, and no more out of gzip than the
//! cap lets through.

use crate::cuts::pieces;
use seedboard::stream::log::{Head, Limits, Log, Part, Trouble};

/// Small, so that the fuzzer reaches it.
const LIMITS: Limits = Limits { inflated: 40_000 };

/// The target. The last byte also chooses the cuts.
pub fn log(bytes: &[u8]) {
    let whole = read([bytes].into_iter());
    let single = read(bytes.chunks(1));
    assert_eq!(single, whole, "in single bytes");
    assert_eq!(read(pieces(bytes)), whole, "in pieces");
}

/// What stands in a file, its bodies in one piece each.
#[derive(Debug, Default, PartialEq)]
struct Reading {
    heads: Vec<Head>,
    bodies: Vec<Vec<u8>>,
    /// Each with the number of responses before it.
    faults: Vec<(usize, Trouble)>,
}

fn read<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> Reading {
    let mut log = Log::new(LIMITS);
    let mut reading = Reading::default();
    let mut at = 1;
    let mut came = 0;
    for piece in pieces {
        came += piece.len();
        take(&mut log, piece, &mut reading, &mut at);
    }
    log.end();
    take(&mut log, &[], &mut reading, &mut at);
    let made: usize = reading.bodies.iter().map(Vec::len).sum();
    // UTF-16 may take half as much again, out of gzip as well; a compressed body takes 20 bytes at least.
    let gzip = LIMITS.inflated as usize * (came / 20 + 1);
    assert!(made <= 2 * (came + gzip));
    reading
}

fn take(log: &mut Log, mut input: &[u8], reading: &mut Reading, at: &mut u64) {
    while let Some(part) = log.next(&mut input) {
        match part {
            Part::Head(head) => {
                assert!(
                    head.line >= *at,
                    "a response begins before the last one ended"
                );
                reading.heads.push(head);
                reading.bodies.push(Vec::new());
            }
            Part::Body { line, bytes } => {
                assert!(!bytes.is_empty() && line >= *at);
                *at = line;
                let before_last = bytes.split_last().map_or(bytes, |(_, before)| before);
                assert!(!before_last.contains(&b'\n'), "a part has one line");
                match reading.bodies.last_mut() {
                    Some(body) => body.extend_from_slice(bytes),
                    None => unreachable!("a body has a head before it"),
                }
            }
            Part::Fault(trouble) => reading.faults.push((reading.heads.len(), trouble)),
        }
    }
    assert!(input.is_empty(), "something is left");
}
