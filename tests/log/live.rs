//! One code path: every response of `tests/data` says the same from a file as it did live, however the file was written.

#[path = "../support/capture.rs"]
pub mod capture;

use super::heard::{Heard, live, opened};
use super::{gzip, utf16};
use capture::{Capture, folder};
use proptest::prelude::*;
use proptest::sample::Index;
use seedboard::ports::ReplyHead;
use seedboard::stream::BytesEnd;
use seedboard::stream::capture::{CaptureEnd, Recorder, Sent};
use seedboard::stream::log::{Limits, Log, Part};
use std::fs;

/// Names of the captures that have a head: all but the one of a reply that never came.
pub fn names() -> Vec<String> {
    let files = fs::read_dir(folder()).unwrap();
    let mut names: Vec<String> = files
        .filter_map(|file| {
            let name = file.unwrap().file_name().into_string().unwrap();
            name.strip_suffix(".http").map(str::to_owned)
        })
        .collect();
    let all = names.len();
    names.retain(|name| Capture::read(name).head.is_some());
    names.sort();
    assert_eq!(names.len(), all - 1);
    names
}

fn file(name: &str) -> Vec<u8> {
    fs::read(folder().join(format!("{name}.http"))).unwrap()
}

/// What must be heard of `count` copies of a capture.
fn want(name: &str, count: usize) -> Vec<Heard> {
    vec![live(&Capture::read(name), false, BytesEnd::Clean); count]
}

/// As `curl -v … 2>&1` writes it.
fn verbose(file: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(file).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut log =
        "*   Trying 127.0.0.1:80...\n> POST / HTTP/1.1\r\n> \r\n} [7 bytes data]\n".to_owned();
    for line in head.split("\r\n").chain([""]) {
        log += &format!("< {line}\r\n");
    }
    log += &format!("{{ [99 bytes data]\n{body}\n* Connection #0 to host 127.0.0.1 left intact\n");
    log.into_bytes()
}

/// As the page saves it.
fn recorded(capture: &Capture, end: CaptureEnd) -> Vec<u8> {
    let sent = Sent {
        streamed: true,
        ..Sent::default()
    };
    let mut recorder = Recorder::new(capture.head.clone().unwrap(), sent);
    capture
        .body
        .chunks(100)
        .zip(1..)
        .for_each(|(chunk, n)| recorder.chunk(n * 10, chunk.len()));
    recorder.end(end);
    [recorder.head_text().as_bytes(), &capture.body].concat()
}

#[test]
fn every_response_says_the_same_from_a_file() {
    for name in names() {
        let file = file(&name);
        let text = std::str::from_utf8(&file).unwrap();
        let want = want(&name, 1);
        assert_eq!(opened(&file), want, "{name}");
        assert_eq!(opened(&gzip(&file)), want, "{name}, compressed");
        assert_eq!(
            opened(&utf16(text, u16::to_le_bytes)),
            want,
            "{name}, UTF-16"
        );
        let marked = utf16(&format!("\u{feff}{text}"), u16::to_be_bytes);
        assert_eq!(
            opened(&gzip(marked)),
            want,
            "{name}, UTF-16 with a mark, compressed"
        );
        assert_eq!(opened(&verbose(&file)), want, "{name}, curl -v");
    }
}

/// What the page knew when it recorded counts: that a stream was asked for, and that it broke.
#[test]
fn every_capture_of_our_own_says_the_same() {
    for name in names() {
        let capture = Capture::read(&name);
        let want = [live(&capture, true, BytesEnd::Broken)];
        let file = recorded(
            &capture,
            match want[0].2 {
                BytesEnd::Clean => CaptureEnd::Clean,
                BytesEnd::Broken => CaptureEnd::Broken,
            },
        );
        assert_eq!(opened(&file), want, "{name}");
        assert_eq!(opened(&gzip(&file)), want, "{name}, compressed");
        assert_eq!(
            opened(&[&file[..], &file].concat()),
            [&want[..], &want].concat(),
            "{name}, twice"
        );
    }
}

#[test]
fn every_response_says_the_same_behind_any_other() {
    let names = names();
    for (one, two) in names.iter().zip(names.iter().cycle().skip(7)) {
        let both = [file(one), file(two), file(one)].concat();
        assert_eq!(
            opened(&both),
            [want(one, 1), want(two, 1), want(one, 1)].concat(),
            "{one}, {two}"
        );
    }
}

/// Heads and bodies of a file in these pieces.
fn parts<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> Vec<(Option<ReplyHead>, Vec<u8>)> {
    let mut log = Log::new(Limits::default());
    let mut parts: Vec<(Option<ReplyHead>, Vec<u8>)> = Vec::new();
    let mut take = |log: &mut Log, mut input: &[u8]| {
        while let Some(part) = log.next(&mut input) {
            match part {
                Part::Head(head) => parts.push((Some(head.reply), Vec::new())),
                Part::Body { bytes, .. } => parts.last_mut().unwrap().1.extend(bytes),
                Part::Fault(trouble) => panic!("{trouble:?}"),
            }
        }
    };
    pieces.for_each(|piece| take(&mut log, piece));
    log.end();
    take(&mut log, b"");
    parts
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_file_is_read_the_same_at_random_splits(
        name in any::<Index>(),
        form in 0..5,
        cuts in proptest::collection::vec(any::<Index>(), 0..40),
    ) {
        let name = name.get(&names()).clone();
        let file = file(&name);
        let text = String::from_utf8(file.clone()).unwrap();
        let written = match form {
            0 => file.clone(),
            1 => gzip(&file),
            2 => utf16(&text, u16::to_le_bytes),
            3 => verbose(&file),
            _ => recorded(&Capture::read(&name), CaptureEnd::Clean),
        };
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(written.len() + 1)).collect();
        cuts.extend([0, written.len()]);
        cuts.sort_unstable();
        let pieces = cuts.windows(2).map(|pair| &written[pair[0]..pair[1]]);
        let Capture { head, mut body } = Capture::read(&name);
        if form == 3 {
            body.push(b'\n');
        }
        prop_assert_eq!(parts(pieces), vec![(head, body)], "{} {}", name, form);
    }
}
