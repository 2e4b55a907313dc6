//! The rules one by one, each text whole and cut at every place.

use super::{decode, decode_within};
use seedboard::stream::sse::EventTooLarge;

/// Bytes, and the messages they make: event, data, last event id.
type Rule = (
    &'static [u8],
    &'static [(&'static str, &'static str, &'static str)],
);

const ONE: &[(&str, &str, &str)] = &[("message", "x", "")];
const NONE: &[(&str, &str, &str)] = &[];

#[rustfmt::skip]
const RULES: &[Rule] = &[
    // Line ends.
    (b"data:x\n\n", ONE),
    (b"data:x\r\r", ONE),
    (b"data:x\r\n\r\n", ONE),
    (b"data:x\r\n\r", ONE),
    (b"data:x\n\r\n", ONE),
    (b"data:x\r\n\n", ONE),
    (b"data:x\n\rdata:y\r\n\n", &[("message", "x", ""), ("message", "y", "")]),
    (b"data:a\r\ndata:b\rdata:c\n\n", &[("message", "a\nb\nc", "")]),
    // A byte order mark: once, whole, and only at the start.
    (b"\xEF\xBB\xBFdata:x\n\n", ONE),
    (b"\xEF\xBB\xBF\xEF\xBB\xBFdata:x\n\n", NONE),
    (b"\xEF\xBBdata:x\n\ndata:x\n\n", ONE),
    (b"\xEFdata:x\n\ndata:x\n\n", ONE),
    (b"\n\xEF\xBB\xBFdata:x\n\n", NONE),
    (b"data:\xEF\xBB\xBFx\n\n", &[("message", "\u{feff}x", "")]),
    (b"\xEF\xBB\xBF", NONE),
    // Comments and other fields.
    (b":\n\n", NONE),
    (b": keepalive\n\ndata:x\n\n", ONE),
    (b"data:x\n:data:y\n\n", ONE),
    (b"surprise\nsur:prise\ndata:x\n\n", ONE),
    (b"Data:y\nDATA:y\ndata:x\n\n", ONE),
    (b" data:y\ndata :y\ndata:x\n\n", ONE),
    // Data: lines are joined, one space goes, a field without a colon is empty.
    (b"data:x\ndata:y\n\n", &[("message", "x\ny", "")]),
    (b"data: x\n\n", ONE),
    (b"data:  x\n\n", &[("message", " x", "")]),
    (b"data:\tx\n\n", &[("message", "\tx", "")]),
    (b"data:x \n\n", &[("message", "x ", "")]),
    (b"data:a:b: c\n\n", &[("message", "a:b: c", "")]),
    (b"data\n\n", &[("message", "", "")]),
    (b"data:\n\n", &[("message", "", "")]),
    (b"data\ndata\n\n", &[("message", "\n", "")]),
    (b"data\ndata:x\n\n", &[("message", "\nx", "")]),
    (b"data:x\ndata:\n\n", &[("message", "x\n", "")]),
    // Event: the last one counts, for one message, and not without data.
    (b"event: a\ndata:x\n\n", &[("a", "x", "")]),
    (b"event:a\nevent:b\ndata:x\n\n", &[("b", "x", "")]),
    (b"event:a\nevent\ndata:x\n\n", ONE),
    (b"data:x\nevent:a\n\n", &[("a", "x", "")]),
    (b"event:a\n\ndata:x\n\n", ONE),
    (b"event:a\ndata:x\n\ndata:x\n\n", &[("a", "x", ""), ("message", "x", "")]),
    // Id: stays over messages, is emptied by an empty one, and NUL makes it no id at all.
    (b"id: 1\ndata:x\n\ndata:y\n\n", &[("message", "x", "1"), ("message", "y", "1")]),
    (b"id:1\n\ndata:x\n\n", &[("message", "x", "1")]),
    (b"id:1\nid\ndata:x\n\n", ONE),
    (b"id:1\nid:2\0\ndata:x\n\n", &[("message", "x", "1")]),
    (b"id:\0\ndata:x\n\n", ONE),
    (b"data:x\nid:1\n\n", &[("message", "x", "1")]),
    // An unfinished last event is nothing.
    (b"data:x\n\ndata:y", ONE),
    (b"data:x\n\ndata:y\n", ONE),
    (b"data:x\n\ndata:y\r\n", ONE),
    (b"data:[DONE]", NONE),
    (b"", NONE),
    (b"\n\n\n", NONE),
    // What is not UTF-8 becomes U+FFFD; a line end is never part of a character.
    (b"data:\xFF\n\n", &[("message", "\u{fffd}", "")]),
    (b"data:\xF0\x9F\x98\n\n", &[("message", "\u{fffd}", "")]),
    (b"data:\xC3\ndata:\xA9\n\n", &[("message", "\u{fffd}\n\u{fffd}", "")]),
    (b"event:\xE2\x82\ndata:x\n\n", &[("\u{fffd}", "x", "")]),
    (b"id:\xC3\ndata:x\n\n", &[("message", "x", "\u{fffd}")]),
    (b"d\xC3ata:x\ndata:\xC3\xA9\n\n", &[("message", "\u{e9}", "")]),
    (b"data:\0\n\n", &[("message", "\0", "")]),
];

#[test]
fn messages() {
    for (bytes, want) in RULES {
        for at in 0..=bytes.len() {
            let (head, tail) = bytes.split_at(at);
            let read: Vec<_> = decode([head, tail])
                .messages
                .into_iter()
                .map(|message| (message.event, message.data, message.last_event_id))
                .collect();
            let read: Vec<_> = read
                .iter()
                .map(|(event, data, id)| (event.as_str(), data.as_str(), id.as_str()))
                .collect();
            assert_eq!(
                read,
                *want,
                "{:?} cut at {at}",
                bytes.escape_ascii().to_string()
            );
        }
    }
}

#[test]
fn retry_takes_ascii_digits_only() {
    for (bytes, want) in [
        ("retry:3000\n", Some(3000)),
        ("retry: 10\n", Some(10)),
        ("retry:0\n", Some(0)),
        ("retry:1\nretry:2\n", Some(2)),
        ("retry:1\nretry:x\n", Some(1)),
        ("retry\n", None),
        ("retry:\n", None),
        ("retry:-1\n", None),
        ("retry:+1\n", None),
        ("retry:1.5\n", None),
        ("retry:  1\n", None),
        ("retry:1 \n", None),
        ("retry:٣\n", None),
    ] {
        assert_eq!(decode([bytes.as_bytes()]).retry_ms, want, "{bytes:?}");
    }
}

/// The limit is on an event's data and on a line, wherever the cuts are.
#[test]
fn an_event_over_the_limit_ends_the_decoder_at_every_cut_alike() {
    for (bytes, messages, end) in [
        ("data:1234567\n\n", 1, Ok(())),
        ("data:12345678\n\n", 0, Err(EventTooLarge)),
        (
            "data:x\n\ndata:12345678\n\ndata:y\n\n",
            1,
            Err(EventTooLarge),
        ),
        ("data:1234\ndata:5678\ndata:9012\n\n", 0, Err(EventTooLarge)),
        ("data:1234\n\ndata:5678\n\ndata:9012\n\n", 3, Ok(())),
        (":12345678901\ndata:x\n\n", 1, Ok(())),
        (":123456789012\ndata:x\n\n", 0, Err(EventTooLarge)),
        ("event:1234567\ndata:x\n\n", 0, Err(EventTooLarge)),
        ("data:1234567890", 0, Err(EventTooLarge)),
    ] {
        let bytes = bytes.as_bytes();
        for at in 0..=bytes.len() {
            let (head, tail) = bytes.split_at(at);
            let (read, ended, _) = decode_within(12, [head, tail]);
            let text = bytes.escape_ascii();
            assert_eq!((read.len(), ended), (messages, end), "{text} cut at {at}");
        }
    }
}
