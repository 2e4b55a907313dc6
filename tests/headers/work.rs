//! How much of a file is read, and how a source that fails is told from a file that is cut.

use crate::build::{Order, frame, iso, segment, tiff};
use crate::samples::{self, Sample};
use seedboard::reference::header::{Header, HeaderFault, MOST_BYTES, ReadAt, WINDOW};
use std::borrow::Cow;
use std::cell::Cell;

/// A start, and then the same again and again, up to any length: a file that is never there as a whole.
struct Endless {
    start: Vec<u8>,
    again: Vec<u8>,
    length: u64,
    reads: Cell<u64>,
    bytes: Cell<u64>,
}

impl Endless {
    fn new(start: &[u8], again: &[u8]) -> Self {
        Endless {
            start: start.to_vec(),
            // In large pieces, for speed.
            again: again.repeat(65_536 / again.len() + 1),
            length: 1 << 41,
            reads: Cell::new(0),
            bytes: Cell::new(0),
        }
    }

    /// Bytes from `at` on, at least one.
    fn piece(&self, at: u64) -> &[u8] {
        match at.checked_sub(self.start.len() as u64) {
            None => &self.start[at as usize..],
            Some(at) => &self.again[(at % self.again.len() as u64) as usize..],
        }
    }
}

impl ReadAt for Endless {
    fn length(&self) -> u64 {
        self.length
    }

    fn read_at(&self, offset: u64, length: usize) -> Cow<'_, [u8]> {
        let end = self.length.min(offset + length as u64);
        self.reads.set(self.reads.get() + 1);
        self.bytes.set(self.bytes.get() + (end - offset));
        let wanted = (end - offset) as usize;
        let mut bytes = Vec::with_capacity(wanted);
        while bytes.len() < wanted {
            let piece = self.piece(offset + bytes.len() as u64);
            bytes.extend(&piece[..piece.len().min(wanted - bytes.len())]);
        }
        Cow::Owned(bytes)
    }
}

#[test]
fn a_header_at_the_start_costs_one_read_however_long_the_file() {
    let (sample, header) = samples::sound().next().unwrap();
    let file = Endless::new(&sample.bytes, &[0x55]);
    assert_eq!(Header::read(&file), Ok(header));
    assert_eq!(file.reads.get(), 1);
}

#[test]
fn what_has_no_end_is_given_up() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\0\0\0\0";
    let ftyp = iso(b"ftyp", b"heic\0\0\0\0");
    let mut bigtiff = tiff(Order::Little, true, &[]);
    bigtiff[16..24].fill(0xFF);
    let jpeg = [0xFF, 0xD8];
    for (name, start, again, sound) in [
        ("JPEG of fill bytes", &jpeg[..], &[0xFF][..], false),
        ("JPEG of nothing", &[0xFF, 0xD8, 0xFF, 0x01], &[0], false),
        ("JPEG of empty segments", &jpeg, &segment(0xE2, &[]), false),
        (
            "JPEG of large segments",
            &jpeg,
            &segment(0xE2, &[0; 65_000]),
            false,
        ),
        (
            "JPEG of height zero",
            &[&jpeg[..], &frame(0xC0, 1, 0), &segment(0xDA, &[])].concat(),
            &[0x55],
            false,
        ),
        // Its header is whole; only the search for an orientation ends.
        ("PNG of empty chunks", png, b"\0\0\0\0IDAT\0\0\0\0", true),
        (
            "PNG of large chunks",
            png,
            &[&b"\0\0\x40\0IDAT"[..], &[0; 16_388]].concat(),
            true,
        ),
        (
            "WEBP of empty chunks",
            b"RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\x08\0\0\0\0\0\0\0\0\0",
            b"ANMF\0\0\0\0",
            true,
        ),
        ("TIFF of entries", &bigtiff, &[0], false),
        ("HEIC of empty boxes", &ftyp, &iso(b"free", &[]), false),
        (
            "HEIC of large boxes",
            &ftyp,
            &iso(b"free", &[0; 40_000]),
            false,
        ),
    ] {
        let file = Endless::new(start, again);
        let answer = Header::read(&file);
        assert_eq!(answer.is_ok(), sound, "{name}: {answer:?}");
        let damaged = matches!(answer, Err(HeaderFault::Damaged { .. }));
        assert_eq!(damaged, !sound, "{name}: {answer:?}");
        assert!(file.bytes.get() <= MOST_BYTES, "{name}");
        assert!(file.reads.get() <= MOST_BYTES / WINDOW as u64, "{name}");
    }
}

/// Hands on at most so many bytes of a file, although it is longer.
struct Closed<'a>(&'a [u8], usize);

impl ReadAt for Closed<'_> {
    fn length(&self) -> u64 {
        self.0.length()
    }

    fn read_at(&self, offset: u64, length: usize) -> Cow<'_, [u8]> {
        self.0[..self.1].read_at(offset, length)
    }
}

#[test]
fn a_source_that_fails_is_no_cut_file() {
    for (Sample { name, bytes, .. }, _) in samples::sound() {
        let answer = Header::read(&Closed(&bytes, 0));
        assert_eq!(answer, Err(HeaderFault::Unreadable), "{name}");
    }
    let (sample, _) = samples::sound().next().unwrap();
    let answer = Header::read(&Closed(&sample.bytes, 8));
    assert_eq!(answer, Err(HeaderFault::Unreadable));
}

/// Hands the bytes out as the page does: each time in memory of their own.
struct Copied<'a>(&'a [u8]);

impl ReadAt for Copied<'_> {
    fn length(&self) -> u64 {
        self.0.length()
    }

    fn read_at(&self, offset: u64, length: usize) -> Cow<'_, [u8]> {
        Cow::Owned(self.0.read_at(offset, length).into_owned())
    }
}

#[test]
fn the_answer_does_not_depend_on_the_source() {
    for Sample { name, bytes, want } in samples::all() {
        assert_eq!(Header::read(&Copied(&bytes)), want, "{name}");
    }
}
