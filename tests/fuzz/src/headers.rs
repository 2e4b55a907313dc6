//! Picture headers: an answer for any bytes, the same one however they come, at a bounded cost.

use seedboard::reference::PictureFormat;
use seedboard::reference::header::{Header, HeaderFault, MOST_BYTES, ReadAt, WINDOW};
use std::borrow::Cow;
use std::cell::Cell;

/// The target.
pub fn headers(bytes: &[u8]) {
    let answer = Header::read(bytes);
    if let Ok(header) = answer {
        assert!(header.stored.width > 0 && header.stored.height > 0);
        assert_eq!(header.shown().pixels(), header.stored.pixels());
        assert!((1..=8).contains(&header.orientation.exif()));
    }
    assert_eq!(answer == Err(HeaderFault::Empty), bytes.is_empty());
    assert_ne!(answer, Err(HeaderFault::Unreadable));
    if let Some(format) = PictureFormat::sniff(bytes) {
        assert_eq!(format_of(&answer), Some(format));
    }

    let counted = Counted {
        bytes,
        read: Cell::new(0),
        calls: Cell::new(0),
    };
    assert_eq!(Header::read(&counted), answer);
    assert!(counted.read.get() <= MOST_BYTES);
    // Short ones stand at the end of the file only.
    assert!(counted.calls.get() <= 2 * MOST_BYTES / WINDOW as u64);
}

fn format_of(answer: &Result<Header, HeaderFault>) -> Option<PictureFormat> {
    match answer {
        Ok(header) => Some(header.format),
        Err(HeaderFault::CutShort { format } | HeaderFault::Damaged { format }) => Some(*format),
        Err(_) => None,
    }
}

/// Hands out copies, as the page does, and counts.
struct Counted<'a> {
    bytes: &'a [u8],
    read: Cell<u64>,
    calls: Cell<u64>,
}

impl ReadAt for Counted<'_> {
    fn length(&self) -> u64 {
        self.bytes.length()
    }

    fn read_at(&self, offset: u64, length: usize) -> Cow<'_, [u8]> {
        let bytes = self.bytes.read_at(offset, length).into_owned();
        self.calls.set(self.calls.get() + 1);
        self.read.set(self.read.get() + bytes.len() as u64);
        Cow::Owned(bytes)
    }
}
