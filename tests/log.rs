//! Files that somebody saved: which responses stand in them, and that they say what they said live.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "log/captures.rs"]
mod captures;
#[path = "log/curl.rs"]
mod curl;
#[path = "log/gzip.rs"]
mod gzip;
#[path = "log/heads.rs"]
mod heads;
#[path = "log/heard.rs"]
mod heard;
#[path = "log/live.rs"]
mod live;
#[path = "log/open.rs"]
mod open;
#[path = "support/ready.rs"]
mod ready;
#[path = "log/replay.rs"]
mod replay;
#[path = "log/several.rs"]
mod several;
#[path = "log/tape.rs"]
mod tape;
#[path = "log/unicode.rs"]
mod unicode;
#[path = "log/work.rs"]
mod work;

use flate2::Compression;
use flate2::write::GzEncoder;
use seedboard::stream::log::{Head, Limits, Log, Part, Trouble};
use std::io::Write;

/// A response of a file, its body in one piece.
#[derive(Debug, Clone, PartialEq)]
struct Response {
    head: Head,
    body: String,
    /// The line of each line feed, and of the last byte, of the body.
    lines: Vec<u64>,
}

/// What a file was read as.
#[derive(Debug, Clone, Default, PartialEq)]
struct Reading {
    responses: Vec<Response>,
    /// Each with the number of responses that had begun.
    faults: Vec<(usize, Trouble)>,
}

impl Reading {
    fn bodies(&self) -> Vec<&str> {
        self.responses
            .iter()
            .map(|response| response.body.as_str())
            .collect()
    }

    /// Status and line of each, `implied` where it has no head.
    fn heads(&self) -> Vec<String> {
        let heads = self.responses.iter().map(|response| &response.head);
        heads
            .map(|head| {
                let implied = if head.implied { " implied" } else { "" };
                format!("{} at {}{implied}", head.reply.status, head.line)
            })
            .collect()
    }
}

/// Reads these pieces one after another.
fn read_pieces<'a>(limits: Limits, pieces: impl IntoIterator<Item = &'a [u8]>) -> Reading {
    let mut log = Log::new(limits);
    let mut reading = Reading::default();
    let mut bodies: Vec<Vec<u8>> = Vec::new();
    let mut take = |log: &mut Log, mut input: &[u8]| {
        while let Some(part) = log.next(&mut input) {
            match part {
                Part::Head(head) => {
                    reading.responses.push(Response {
                        head,
                        body: String::new(),
                        lines: Vec::new(),
                    });
                    bodies.push(Vec::new());
                }
                Part::Body { line, bytes } => {
                    let feeds = bytes.iter().filter(|byte| **byte == b'\n').count();
                    assert!(!bytes.is_empty());
                    assert!(feeds == 0 || (feeds == 1 && bytes.ends_with(b"\n")));
                    let lines = &mut reading.responses.last_mut().unwrap().lines;
                    if lines.last() != Some(&line) {
                        lines.push(line);
                    }
                    bodies.last_mut().unwrap().extend(bytes);
                }
                Part::Fault(trouble) => reading.faults.push((bodies.len(), trouble)),
            }
        }
        assert!(input.is_empty());
    };
    for piece in pieces {
        take(&mut log, piece);
    }
    log.end();
    take(&mut log, b"");
    for (response, body) in reading.responses.iter_mut().zip(bodies) {
        response.body = String::from_utf8(body).unwrap();
    }
    reading
}

/// Reads the whole file; the same comes of it in single bytes and in pieces of some lengths.
fn read(file: impl AsRef<[u8]>) -> Reading {
    let file = file.as_ref();
    let whole = read_pieces(Limits::default(), [file]);
    for length in [1, 2, 3, 7, 64, 1000] {
        let pieces = read_pieces(Limits::default(), file.chunks(length));
        assert_eq!(pieces, whole, "in pieces of {length}");
    }
    whole
}

fn gzip(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes.as_ref()).unwrap();
    encoder.finish().unwrap()
}

fn utf16(text: &str, unit: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

/// Two events and the end, as the service streams them.
const EVENTS: &str = "event: image_generation.partial_succeeded\n\
    data: {\"type\":\"image_generation.partial_succeeded\",\"image_index\":0,\"url\":\"https://x.com/0.png\"}\n\n\
    event: image_generation.completed\n\
    data: {\"type\":\"image_generation.completed\",\"usage\":{\"generated_images\":1}}\n\n\
    data: [DONE]\n\n";
/// A whole reply, without a line feed at its end.
const WHOLE: &str = "{\"created\":1,\"data\":[{\"url\":\"https://x.com/0.png\"}],\"usage\":{\"generated_images\":1}}";
