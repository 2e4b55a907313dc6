//! Replies without end, of every kind that makes a careless reader grow.

use super::measure::{Endless, MIB, measure};
use super::pictures::Counted;
use futures::FutureExt;
use seedboard::ports::ReplyHead;
use seedboard::stream::{BytesEnd, Event, Limits, Progress, Reader, settle};

/// Nothing is too large: what is tried is not whether limits end the reading.
const LIMITS: Limits = Limits {
    event: usize::MAX,
    body: usize::MAX,
    error: 1 << 20,
    events: usize::MAX,
};

struct Reply {
    reader: Reader,
    pictures: Counted,
    progress: Progress,
    events: u64,
}

impl Reply {
    fn new(status: u16) -> Self {
        let head = ReplyHead {
            status,
            ..ReplyHead::default()
        };
        Self {
            reader: Reader::new(head, true, LIMITS),
            pictures: Counted::default(),
            progress: Progress::new(15),
            events: 0,
        }
    }

    fn push(&mut self, bytes: &[u8]) {
        let mut events = Vec::new();
        self.reader.push(bytes, &self.pictures, &mut events);
        self.take(events);
    }

    fn take(&mut self, mut events: Vec<Event>) {
        settle(&mut events, &self.pictures).now_or_never().unwrap();
        self.events += events.len() as u64;
        for event in events {
            self.progress.apply(event);
        }
    }

    /// How many events came, and bytes of pictures.
    fn end(mut self) -> (u64, u64) {
        let mut events = Vec::new();
        let end = BytesEnd::Broken;
        self.reader.finish(end, &self.pictures, &mut events);
        self.take(events);
        assert_eq!(self.pictures.open(), 0, "a picture is left half-written");
        (self.events, self.pictures.bytes())
    }
}

/// Reads what begins and goes on like this, for so many MiB.
fn read(start: &str, unit: &str, mib: usize) -> (u64, u64) {
    read_with(200, start, unit, mib)
}

fn read_with(status: u16, start: &str, unit: &str, mib: usize) -> (u64, u64) {
    let input = Endless {
        start: start.as_bytes(),
        unit: unit.as_bytes(),
        length: mib * MIB,
    };
    measure(&input, || Reply::new(status), Reply::push, Reply::end)
}

/// An event up to where its picture begins.
const PICTURE: &str =
    "data: {\"type\":\"image_generation.partial_succeeded\",\"image_index\":0,\"b64_json\":\"";
/// The beginning of a JPEG.
const JPEG: &str = "/9j/4AAQSkZJRgABAQAAAQABAAD/";

#[test]
fn a_picture() {
    for (unit, mib) in [("AAAA", 32), ("AAAAAAAA\\n", 4), ("AA\\/A", 4)] {
        let (_, bytes) = read(&format!("{PICTURE}{JPEG}"), unit, mib);
        assert!(bytes > (mib * MIB / 2) as u64, "{unit}: {bytes}");
    }
}

#[test]
fn a_picture_of_a_whole_reply_or_in_its_address() {
    for start in [
        "{\"data\":[{\"b64_json\":\"",
        "{\"data\":[{\"url\":\"data:image/jpeg;base64,",
    ] {
        let (_, bytes) = read(&format!("{start}{JPEG}"), "AAAA", 32);
        assert!(bytes > 23 * MIB as u64, "{start}: {bytes}");
    }
}

#[test]
fn a_picture_that_is_none_or_not_wanted() {
    read(PICTURE, "AAAA", 32);
    read(
        "data: {\"type\":\"image_generation.partial_image\",\"b64_json\":\"",
        JPEG,
        64,
    );
    read("{\"data\":[{\"url\":\"data:", "A", 32);
}

#[test]
fn lines() {
    for start in [
        "data",
        "data: x",
        "data: ",
        ": ",
        "event: ",
        "id: ",
        "x",
        "<",
        " ",
        "data: {\"a\":1}",
    ] {
        read(start, "x", 32);
    }
    for unit in ["\n", "\r\n", " ", ":\n", "event: x\n", "x\n"] {
        read("", unit, 1);
    }
}

#[test]
fn texts_of_events_and_documents() {
    for start in ["data: {", "{", "[", "{\"data\":["] {
        let text = format!("{start}{}\"", if start.ends_with('[') { "{" } else { "" });
        read(&text, "name", 32);
        read(&format!("{text}x\":\""), "text", 32);
        read(&format!("{text}x\":\""), "\\u00e9", 1);
        read(&format!("{text}x\":"), "1", 32);
        read(&format!("{text}x\":"), " ", 1);
    }
}

#[test]
fn nesting() {
    for start in ["", "data: ", "data: {\"a\":", "{\"data\":[{\"a\":"] {
        for unit in ["[", "{\"a\":", "[[],"] {
            read(start, unit, 16);
        }
    }
}

#[test]
fn values() {
    for start in [
        "data: {\"a\":[",
        "{\"a\":[",
        "[",
        "{\"data\":[",
        "{\"data\":[{\"a\":[",
    ] {
        for unit in ["1,", "\"\",", "[],", "null,\n"] {
            read(start, unit, 1);
        }
    }
    for start in ["data: {", "{", "{\"data\":[{"] {
        read(start, "\"a\":1,", 1);
        read(start, "\"b64_json\":\"\",", 1);
    }
}

/// Each says something, and nobody keeps it.
#[test]
fn events_and_entries() {
    for (start, unit) in [
        ("", "data:x\n\n"),
        ("", "data: [DONE]\n\n"),
        ("", "data:{\"type\":\"x\"}\n\n"),
        ("", "{\"type\":\"x\"}\n"),
        ("data:", "{}"),
        ("{\"data\":[", "{},"),
        (
            "{\"data\":[",
            "{\"error\":{\"code\":\"c\",\"message\":\"m\"}},",
        ),
        ("[", "{\"url\":\"https://a.example/a\"},"),
    ] {
        let (events, _) = read(start, unit, 1);
        let most = (MIB / unit.len()) as u64;
        assert!(events >= most - 1, "{start}{unit}: {events}");
    }
    let entry = format!("{{\"b64_json\":\"{JPEG}AAAA\"}},");
    let (events, bytes) = read("{\"data\":[", &entry, 1);
    assert!(bytes >= events * 20);
}

#[test]
fn an_error_body() {
    read_with(500, "{\"error\":{\"message\":\"", "x", 32);
}
