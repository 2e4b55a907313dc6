//! Captures of our own: what was recorded is what is read.

use super::{EVENTS, WHOLE, read};
use proptest::prelude::*;
use seedboard::ports::ReplyHead;
use seedboard::stream::capture::{Capture, CaptureEnd, MOST_ARRIVALS, Recorder, Schedule, Sent};
use seedboard::stream::log::{Limits, Log, Part, Trouble};

fn recorder() -> Recorder {
    let head = ReplyHead {
        status: 200,
        request_id: Some("r1".into()),
        retry_after: None,
    };
    let sent = Sent {
        model: "seedream-4-5-251128".into(),
        pictures: 3,
        streamed: true,
        prompt: None,
    };
    Recorder::new(head, sent)
}

/// The capture in a file, and the bytes of its body.
fn read_bytes(file: &[u8]) -> (Option<Capture>, Vec<u8>) {
    let mut log = Log::new(Limits::default());
    let (mut capture, mut body) = (None, Vec::new());
    let mut input = file;
    loop {
        match log.next(&mut input) {
            Some(Part::Head(head)) => capture = head.capture,
            Some(Part::Body { bytes, .. }) => body.extend(bytes),
            Some(Part::Fault(trouble)) => panic!("{trouble:?}"),
            None => break,
        }
    }
    (capture, body)
}

#[test]
fn it_is_a_plain_response_that_any_tool_reads() {
    let mut recorder = recorder();
    recorder.chunk(27_011, 600);
    recorder.chunk(27_011, 12);
    recorder.chunk(48_400, 8);
    recorder.end(CaptureEnd::Clean);
    assert_eq!(
        recorder.head_text(),
        "HTTP/1.1 200 OK\r\nx-request-id: r1\r\nContent-Length: 620\r\nSeedboard-Capture: 1\r\n\
         Seedboard-Sent: model=seedream-4-5-251128; pictures=3; stream=true\r\n\
         Seedboard-Arrivals: 27011+612 48400+8\r\nSeedboard-End: clean\r\n\r\n"
    );
}

/// Bytes as they came: no line of them is a head, a word of curl's, or framing.
#[test]
fn the_body_is_taken_byte_for_byte() {
    for body in [
        "HTTP/1.1 404 No\r\n\r\n",
        "* one\n> two\n{ [3 bytes data]\n",
        "5\r\nabc",
        "data: [DONE]\n\nevent: x\n\n",
        "\r\n\r\n",
        "\u{1f}\u{8b}",
    ] {
        let mut recorder = recorder();
        recorder.chunk(5, body.len());
        let file = format!("{}{body}", recorder.head_text());
        let reading = read(file.repeat(2));
        assert_eq!(reading.bodies(), [body; 2]);
        assert_eq!(reading.faults, []);
    }
}

#[test]
fn a_capture_that_was_shortened_by_hand_says_so_and_a_longer_one_is_read_on() {
    let mut recorder = recorder();
    recorder.chunk(5, EVENTS.len());
    let head = recorder.head_text();
    let reading = read(format!("{head}{}", &EVENTS[..50]));
    assert_eq!(reading.bodies(), [&EVENTS[..50]]);
    assert_eq!(reading.faults, [(1, Trouble::BodyCut)]);
    let reading = read(format!("{head}{EVENTS}: more\n"));
    assert_eq!(reading.bodies(), [format!("{EVENTS}: more\n")]);
}

#[test]
fn a_header_of_the_service_writes_no_header_of_ours() {
    let head = ReplyHead {
        status: 200,
        request_id: Some("a\r\nSeedboard-End: broken\r\n\r\nb".into()),
        retry_after: Some(3),
    };
    let text = Recorder::new(head, Sent::default()).head_text();
    assert_eq!(text.matches("\r\n\r\n").count(), 1);
    let reading = read(text);
    let head = &reading.responses[0].head;
    assert_eq!(head.reply.retry_after, Some(3));
    assert_eq!(head.capture.as_ref().unwrap().end, CaptureEnd::Stopped);
}

#[test]
fn without_every_header_it_is_a_response_like_any_other() {
    for headers in [
        "Seedboard-Arrivals: 1+5\n",
        "Seedboard-Capture: 2\nSeedboard-Arrivals: 1+5\n",
        "Seedboard-Capture: 1\n",
    ] {
        let reading = read(format!("HTTP/1.1 200 OK\n{headers}\n{WHOLE}"));
        assert_eq!(reading.responses[0].head.capture, None);
        assert_eq!(reading.bodies(), [WHOLE]);
    }
}

#[test]
fn hostile_values_are_bounded() {
    let read_headers = |arrivals: &str, sent: &str, end: &str| {
        let head = format!(
            "HTTP/1.1 200 OK\nseedboard-capture: 1\nseedboard-arrivals: {arrivals}\n\
             seedboard-sent: {sent}\nseedboard-end: {end}\n\nx"
        );
        let mut log = Log::new(Limits::default());
        match log.next(&mut head.as_bytes()) {
            Some(Part::Head(head)) => head.capture.unwrap(),
            other => panic!("{other:?}"),
        }
    };
    let capture = read_headers(
        "5+1 x 3+2 -1+4 +9 9+ 1e3+1 18446744073709551615+18446744073709551615 7+1",
        "",
        "exploded",
    );
    // Time never goes back, and no response is longer than a day or larger than a tebibyte.
    assert_eq!(
        capture.schedule.arrivals(),
        [(5, 3), (86_400_000, (1 << 40) - 3)]
    );
    assert_eq!(
        (capture.end, capture.sent),
        (CaptureEnd::Clean, Some(Sent::default()))
    );
    let many: String = (0..20_000).map(|n| format!("{n}+1 ")).collect();
    assert!(read_headers(&many, "", "clean").schedule.arrivals().len() <= MOST_ARRIVALS);
    let long = format!(
        "model={}; pictures=4294967295; stream=TRUE; prompt=%zz%41%",
        "%41".repeat(5000)
    );
    let sent = read_headers("1+1", &long, "broken").sent.unwrap();
    assert_eq!(
        (sent.model.len(), sent.pictures, sent.streamed),
        (200, 100, false)
    );
    assert_eq!(sent.prompt.as_deref(), Some("%zzA%"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn recorded_then_written_then_read_is_the_same(
        chunks in proptest::collection::vec((0u64..100_000, proptest::collection::vec(any::<u8>(), 0..50)), 0..60),
        model in ".{0,30}",
        prompt in proptest::option::of(".{0,60}"),
        pictures in 0u32..16,
        streamed: bool,
        end in prop_oneof![Just(CaptureEnd::Clean), Just(CaptureEnd::Broken), Just(CaptureEnd::Stopped)],
    ) {
        let sent = Sent { model, pictures, streamed, prompt };
        let head = ReplyHead { status: 200, ..ReplyHead::default() };
        let mut recorder = Recorder::new(head, sent.clone());
        chunks.iter().for_each(|(at, bytes)| recorder.chunk(*at, bytes.len()));
        recorder.end(end);
        let body: Vec<u8> = chunks.into_iter().flat_map(|(_, bytes)| bytes).collect();
        let schedule = recorder.schedule().clone();
        prop_assert_eq!(schedule.bytes(), body.len() as u64);
        prop_assert!(schedule.arrivals().is_sorted_by(|a, b| a.0 < b.0));
        let (capture, read) = read_bytes(&[recorder.head_text().as_bytes(), &body].concat());
        prop_assert_eq!(read, body);
        prop_assert_eq!(capture, Some(Capture { schedule, sent: Some(sent), end }));
    }

    /// However many chunks came: few are kept, none of their bytes are lost, and nothing is there before it came.
    #[test]
    fn arrivals_are_bounded(chunks in proptest::collection::vec((1u64..9, 1u64..9), 0..9000)) {
        let mut schedule = Schedule::default();
        let (mut at, mut total, mut exact) = (0, 0, Vec::new());
        for (wait, bytes) in chunks {
            at += wait;
            total += bytes;
            schedule.push(at, bytes);
            exact.push((at, total));
        }
        prop_assert!(schedule.arrivals().len() <= MOST_ARRIVALS);
        prop_assert_eq!(schedule.bytes(), total);
        let mut there = 0;
        for (at, bytes) in schedule.arrivals() {
            there += bytes;
            let index = exact.partition_point(|(time, _)| time <= at) - 1;
            prop_assert!(there <= exact[index].1);
        }
    }
}
