//! Files without end.

use super::measure::{Endless, MIB, measure};
use super::pictures::Counted;
use flate2::Compression;
use flate2::write::GzEncoder;
use seedboard::stream::log::{Limits, Log, Part};
use seedboard::stream::{Limits as ReaderLimits, Reader};
use std::io::Write;

struct File {
    log: Log,
    reader: Option<Reader>,
    pictures: Counted,
    read: u64,
}

impl File {
    fn new() -> Self {
        Self {
            log: Log::new(Limits { inflated: u64::MAX }),
            reader: None,
            pictures: Counted::default(),
            read: 0,
        }
    }

    fn push(&mut self, mut input: &[u8]) {
        while let Some(part) = self.log.next(&mut input) {
            match part {
                Part::Head(head) => {
                    self.reader = Some(Reader::new(head.reply, false, ReaderLimits::default()));
                }
                Part::Body { bytes, .. } => {
                    self.read += bytes.len() as u64;
                    let reader = self.reader.as_mut().unwrap();
                    reader.push(bytes, &self.pictures, &mut Vec::new());
                }
                Part::Fault(_) => {}
            }
        }
    }

    /// How many bytes of bodies came.
    fn end(mut self) -> u64 {
        self.log.end();
        self.push(b"");
        self.read
    }
}

fn read(start: &[u8], unit: &[u8], length: usize) -> u64 {
    let input = Endless {
        start,
        unit,
        length,
    };
    measure(&input, File::new, File::push, File::end)
}

/// So many bytes, all the same, compressed.
fn zipped(byte: u8, length: usize) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..length / MIB {
        encoder.write_all(&vec![byte; MIB]).unwrap();
    }
    encoder.finish().unwrap()
}

/// A quarter of a megabyte that is sixty of them.
#[test]
fn compressed() {
    let member = zipped(0, 8 * MIB);
    let pieces = (8 * member.len()).next_multiple_of(64 << 10);
    for start in ["", "HTTP/1.1 200 OK\r\n\r\n"] {
        let read = read(start.as_bytes(), &member, pieces);
        assert!(read > 60 * MIB as u64, "{start:?}: {read}");
    }
}

#[test]
fn without_a_line_end() {
    for (start, unit) in [
        ("", "x"),
        ("", "HTTP/"),
        ("", "}"),
        ("", "\r"),
        ("HTTP/1.1 200 ", "x"),
        ("HTTP/1.1 200 OK\r\nx-request-id: ", "x"),
        ("HTTP/1.1 200 OK\r\n\r\n", "x"),
        ("* ", "x"),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            "1;",
        ),
        ("\u{0}x\u{0}x", "\u{0}x"),
    ] {
        read(start.as_bytes(), unit.as_bytes(), MIB);
    }
}

#[test]
fn lines_and_responses() {
    for (start, unit) in [
        ("HTTP/1.1 200 OK\r\n", "x: y\r\n"),
        ("", "HTTP/1.1 200 OK\r\n\r\n"),
        ("", "HTTP/1.1 200 OK\r\n\r\n{}\n"),
        ("", "* x\n"),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            "1\r\nx\r\n",
        ),
        ("", "data: [DONE]\n\n"),
    ] {
        read(start.as_bytes(), unit.as_bytes(), MIB);
    }
}
