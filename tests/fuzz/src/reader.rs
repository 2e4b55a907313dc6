//! Replies: the same events and the same pictures however the bytes are cut, and nothing half-written left behind.

use crate::cuts::pieces;
use futures::executor::block_on;
use seedboard::ports::{MemoryPictures, ReplyHead};
use seedboard::reference::PictureFormat;
use seedboard::stream::{BytesEnd, Event, Limits, Reader, settle};

/// Small, so that the fuzzer reaches them.
const LIMITS: Limits = Limits {
    event: 4_000,
    body: 20_000,
    error: 300,
    events: 40,
};

/// The target. The last byte also chooses the cuts, the status, what was asked for, and how the bytes end.
pub fn reader(bytes: &[u8]) {
    let whole = read(bytes, [bytes].into_iter());
    assert_eq!(read(bytes, bytes.chunks(1)), whole, "in single bytes");
    assert_eq!(read(bytes, pieces(bytes)), whole, "in pieces");
    let mut reading = Reading::of(bytes);
    pieces(bytes).for_each(|piece| reading.push(piece));
    reading.reader.abandon(&reading.pictures);
    assert_eq!(reading.pictures.incoming(), 0, "left when abandoned");
}

/// A reply that is being read. Its pictures are kept as they come: their names until then are not the same each time.
struct Reading {
    reader: Reader,
    pictures: MemoryPictures,
    events: Vec<Event>,
}

/// What a reply said, and the pictures that came, in order.
type Read = (Vec<Event>, Vec<(Vec<u8>, PictureFormat)>);

fn read<'a>(bytes: &[u8], pieces: impl Iterator<Item = &'a [u8]>) -> Read {
    let mut reading = Reading::of(bytes);
    pieces.for_each(|piece| reading.push(piece));
    let end = match last(bytes) & 0x10 {
        0 => BytesEnd::Clean,
        _ => BytesEnd::Broken,
    };
    let mut events = Vec::new();
    reading.reader.finish(end, &reading.pictures, &mut events);
    reading.take(events);
    let pictures = &reading.pictures;
    assert_eq!(pictures.incoming(), 0, "left at the end");
    let kept = pictures.kept().into_iter();
    let kept: Vec<_> = kept.filter_map(|hash| pictures.bytes(hash)).collect();
    let weight: usize = kept.iter().map(|(picture, _)| picture.len()).sum();
    assert!(weight <= bytes.len(), "more pictures than bytes");
    (reading.events, kept)
}

impl Reading {
    fn of(bytes: &[u8]) -> Self {
        let last = last(bytes);
        let head = ReplyHead {
            // Seldom: such a reply is read in one way.
            status: if last & 0x0F == 0x0F { 400 } else { 200 },
            ..ReplyHead::default()
        };
        Self {
            reader: Reader::new(head, last & 1 == 0, LIMITS),
            pictures: MemoryPictures::default(),
            events: Vec::new(),
        }
    }

    fn push(&mut self, piece: &[u8]) {
        let mut events = Vec::new();
        self.reader.push(piece, &self.pictures, &mut events);
        self.take(events);
    }

    fn take(&mut self, mut events: Vec<Event>) {
        block_on(settle(&mut events, &self.pictures));
        self.events.extend(events);
    }
}

fn last(bytes: &[u8]) -> u8 {
    bytes.last().copied().unwrap_or_default()
}
