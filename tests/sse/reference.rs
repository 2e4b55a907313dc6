//! A second decoder, slow and plain, that has the whole text at once and follows the standard's
//! prose line by line; and the property that both agree.

use super::{Reading, decode};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use seedboard::stream::sse::Message;

/// "Interpreting an event stream", sentence by sentence.
fn interpret(bytes: &[u8]) -> Reading {
    // "Streams must be decoded using the UTF-8 decode algorithm", which strips one leading mark.
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    // Lines end in CRLF, LF or CR; what follows the last end is no line yet.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<&str> = text.split('\n').collect();
    lines.pop();

    let mut reading = Reading {
        messages: Vec::new(),
        retry_ms: None,
    };
    let (mut data, mut event, mut id) = (String::new(), String::new(), String::new());
    for line in lines {
        if line.is_empty() {
            // Dispatch: not with an empty data buffer; its last line feed goes.
            if let Some(data) = data.strip_suffix('\n') {
                let event = if event.is_empty() { "message" } else { &event };
                let (event, data) = (event.to_owned(), data.to_owned());
                reading.messages.push(Message {
                    event,
                    data,
                    last_event_id: id.clone(),
                });
            }
            data.clear();
            event.clear();
            continue;
        }
        let (field, value) = match line.split_once(':') {
            Some(("", _)) => continue,
            Some((field, value)) => (field, value.strip_prefix(' ').unwrap_or(value)),
            None => (line, ""),
        };
        match field {
            "event" => event = value.to_owned(),
            "data" => data.extend([value, "\n"]),
            "id" if !value.contains('\0') => id = value.to_owned(),
            "retry" if !value.is_empty() && value.chars().all(|digit| digit.is_ascii_digit()) => {
                reading.retry_ms = Some(value.parse().unwrap());
            }
            _ => {}
        }
    }
    reading
}

/// Pieces of text that the rules turn on, and pieces of characters.
const HOSTILE: &[&[u8]] = &[
    b"data",
    b"event",
    b"id",
    b"retry",
    b"dat",
    b"DATA",
    b":",
    b":",
    b" ",
    b"\n",
    b"\n",
    b"\n\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"7",
    b"30",
    b"x",
    b"{\"a\":1}",
    b"[DONE]",
    b"\xEF\xBB\xBF",
    b"\xEF",
    b"\xBB",
    b"\xBF",
    b"\xC3",
    b"\xA9",
    b"\xF0\x9F",
    b"\x98\x80",
    b"\xED\xA0\x80",
    b"\xFF",
    b"data:",
    b"data: x\n",
    b"event: a\n",
    b"id: 1\n",
    b"\t",
    "é".as_bytes(),
    "\u{2028}".as_bytes(),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_decoders_agree(
        parts in vec(select(HOSTILE), 0..60),
        cuts in vec(any::<Index>(), 0..12),
    ) {
        let bytes = parts.concat();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let want = interpret(&bytes);
        let pieces = cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]);
        prop_assert_eq!(decode(pieces), interpret(&bytes));
        prop_assert_eq!(decode(bytes.chunks(1)), want);
    }
}

/// The alphabet makes messages at all: otherwise the property would compare nothing with nothing.
#[test]
fn the_reference_reads_an_ordinary_stream() {
    let reading = interpret(
        b"\xEF\xBB\xBFid: 1\nevent: a\ndata: x\r\n\r\n: c\nretry: 5\ndata\rdata:y\n\nlost",
    );
    let message = |event: &str, data: &str| Message {
        event: event.to_owned(),
        data: data.to_owned(),
        last_event_id: "1".to_owned(),
    };
    let messages = vec![message("a", "x"), message("message", "\ny")];
    assert_eq!(
        reading,
        Reading {
            messages,
            retry_ms: Some(5)
        }
    );
}
