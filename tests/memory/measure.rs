//! Inputs that are made while they are read, and the most memory that reading them takes.

use peak_alloc::PeakAlloc;
use std::sync::{Mutex, PoisonError};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The allocator counts for the whole process: one measurement at a time.
static ALONE: Mutex<()> = Mutex::new(());

/// Most bytes that may be held at any moment beyond those before the first.
pub const MOST: usize = 8 << 20;
/// The second half may hold so much more than the first: what it happens to meet at the border of a piece.
const SLACK: usize = 64 << 10;
/// Bytes of a piece.
const PIECE: usize = 64 << 10;

/// One mebibyte.
pub const MIB: usize = 1 << 20;

/// An input that begins like this and then repeats something for ever, cut anywhere.
pub struct Endless<'a> {
    /// What it begins with.
    pub start: &'a [u8],
    /// What is repeated.
    pub unit: &'a [u8],
    /// Bytes after which it is enough.
    pub length: usize,
}

/// Reads the input with what `begin` makes, and holds it to the bounds. Gives what `end` makes of it.
pub fn measure<R, T>(
    input: &Endless<'_>,
    begin: impl FnOnce() -> R,
    mut push: impl FnMut(&mut R, &[u8]),
    end: impl FnOnce(R) -> T,
) -> T {
    let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let unit = input.unit;
    let block = unit.repeat(PIECE / unit.len() + 2);
    let before = MEMORY.current_usage();
    let peak = |of: &str| {
        let peak = MEMORY.peak_usage().saturating_sub(before);
        assert!(peak <= MOST, "{of}: {peak} bytes are held");
        MEMORY.reset_peak_usage();
        peak
    };
    MEMORY.reset_peak_usage();
    let mut reader = begin();
    push(&mut reader, input.start);
    let pieces = input.length / PIECE;
    let mut at = 0;
    let mut half = |count| {
        for _ in 0..count {
            push(&mut reader, &block[at..at + PIECE]);
            at = (at + PIECE) % unit.len();
        }
    };
    half(pieces / 2);
    let first = peak("first half");
    half(pieces - pieces / 2);
    let second = peak("second half");
    assert!(second <= first + SLACK, "grows from {first} to {second}");
    let made = end(reader);
    peak("end");
    drop(alone);
    made
}
