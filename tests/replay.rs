//! Every captured reply through reader and board, cut at every place: what a reply means does not
//! depend on how it is cut into chunks.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

#[path = "support/capture.rs"]
mod capture;
#[path = "support/draft.rs"]
mod draft;
#[path = "support/session.rs"]
mod session;

use capture::{Capture, folder};
use proptest::prelude::*;
use proptest::sample::Index;
use seedboard::board::Board;
use seedboard::stream::Event;
use session::End::{Broken, Clean, Stopped};
use session::{End, Session};
use std::collections::BTreeSet;
use std::fs;

/// A capture, how it was asked for, how its bytes end, and what the board then says
/// (`ending | panels | usage | remarks`).
struct Case {
    name: &'static str,
    asked: u32,
    streamed: bool,
    end: End,
    want: &'static str,
}

const fn case(
    name: &'static str,
    asked: u32,
    streamed: bool,
    end: End,
    want: &'static str,
) -> Case {
    Case {
        name,
        asked,
        streamed,
        end,
        want,
    }
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    case("whole_group", 3, false, Clean, "completed | arrived arrived arrived | 3/48960 | "),
    case("whole_group_one_failed", 3, false, Clean, "completed | arrived arrived failed:ServiceError | 2/131072 | "),
    case("whole_data_alone", 3, false, Clean, "completed | arrived arrived failed:ServiceError | - | NoUsage"),
    case("whole_b64", 2, false, Clean, "completed | arrived arrived | 2/1 | "),
    case("whole_nothing_made", 2, false, Clean, "refused PictureRefused | failed:PictureRefused failed:PictureRefused | - | "),
    case("stream_measured", 2, true, Clean, "completed | arrived arrived | 2/32448 | "),
    case("stream_b64", 2, true, Clean, "completed | arrived arrived | 2/1 | "),
    case("stream_pretty", 3, true, Clean, "completed | arrived arrived arrived | 3/48672 | "),
    case("stream_crlf_comments", 3, true, Clean, "completed | arrived arrived arrived | 3/49576 | "),
    case("stream_pretty_data", 2, true, Clean, "completed | arrived arrived | 2/32448 | "),
    case("stream_garbage_behind_done", 2, true, Clean, "completed | arrived arrived | 2/32448 | "),
    case("cli_events", 3, true, Clean, "completed | arrived failed:PictureRefused arrived | 2/32448 | "),
    case("cli_addresses", 2, false, Clean, "completed | arrived arrived | - | NoUsage"),
    case("openai_stream", 1, true, Clean, "completed | arrived | ?/4160 | "),
    case("openai_whole", 2, false, Clean, "completed | arrived arrived | ?/4160 | "),
    case("event_partial_succeeded", 1, true, Clean, "completed | arrived | - | NoUsage"),
    case("event_partial_failed", 3, true, Clean, "interrupted Unfinished | interrupted interrupted failed:PictureRefused | - | "),
    case("event_completed", 3, true, Clean, "completed | missing missing missing | 2/16280 | FewerThanAsked"),
    case("event_completed_web_search", 1, true, Clean, "completed | missing | 1/16280 | FewerThanAsked"),
    case("event_error", 2, true, Clean, "refused ErrorInStream | failed:ErrorInStream failed:ErrorInStream | - | "),
    case("event_error_bad_request", 1, true, Clean, "refused ErrorInStream | failed:ErrorInStream | - | "),
    case("event_partial_image", 1, true, Clean, "interrupted Unfinished | interrupted | - | "),
    case("error_authentication", 1, true, Clean, "refused KeyRejected | failed:KeyRejected | - | "),
    case("error_size", 1, true, Clean, "refused InvalidRequest | failed:InvalidRequest | - | "),
    case("error_model", 1, false, Clean, "refused ModelNotFound | failed:ModelNotFound | - | "),
    case("error_flat", 1, true, Clean, "refused InvalidRequest | failed:InvalidRequest | - | "),
    case("error_real_person", 1, true, Clean, "refused RealPerson | failed:RealPerson | - | "),
    case("error_reference_timeout", 1, true, Clean, "refused ReferenceUnreachable | failed:ReferenceUnreachable | - | "),
    case("fault_unauthorized_401", 3, true, Clean, "refused KeyRejected | failed:KeyRejected failed:KeyRejected failed:KeyRejected | - | "),
    case("fault_rate_limit_429", 3, true, Clean, "refused RateLimited | failed:RateLimited failed:RateLimited failed:RateLimited | - | "),
    case("fault_rate_limit_429_retry_after", 3, true, Clean, "refused RateLimited | failed:RateLimited failed:RateLimited failed:RateLimited | - | "),
    case("fault_server_error_500", 3, true, Clean, "refused ServiceError | failed:ServiceError failed:ServiceError failed:ServiceError | - | "),
    case("fault_gateway_html_502", 3, true, Clean, "refused Gateway | failed:Gateway failed:Gateway failed:Gateway | - | "),
    case("fault_json_to_stream", 3, true, Clean, "completed | arrived arrived arrived | 3/49576 | AnsweredWhole"),
    case("fault_refused_in_middle", 3, true, Clean, "completed | arrived failed:PictureRefused arrived | 2/31776 | "),
    case("fault_cut_in_event", 3, true, Broken, "interrupted Cut | arrived interrupted interrupted | - | "),
    case("fault_stall", 3, true, Stopped, "cancelled | arrived interrupted interrupted | - | "),
    case("fault_no_completed", 3, true, Clean, "interrupted Unfinished | arrived interrupted interrupted | - | "),
    case("fault_error_event", 3, true, Clean, "refused ErrorInStream | arrived failed:ErrorInStream failed:ErrorInStream | - | "),
];

/// The one capture without a single byte.
const SILENT: &str = "fault_stall_headers";

/// What a reply was read as: its events, and every different state of the board on the way.
#[derive(PartialEq)]
struct Reading {
    events: Vec<Event>,
    boards: Vec<Board>,
}

impl Reading {
    /// Reads the capture in these chunks.
    fn of<'a>(case: &Case, capture: &Capture, chunks: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut session = Session::new(capture.head.clone().unwrap(), case.streamed, case.asked);
        let mut boards = vec![session.board.clone()];
        for chunk in chunks {
            session.push(chunk);
            if boards.last() != Some(&session.board) {
                boards.push(session.board.clone());
            }
        }
        session.end(case.end);
        boards.push(session.board);
        Self {
            events: session.events,
            boards,
        }
    }

    /// One byte at a time: every state that there is.
    fn finest(case: &Case, capture: &Capture) -> Self {
        Self::of(case, capture, capture.body.chunks(1))
    }

    /// The body cut at these places.
    fn cut(case: &Case, capture: &Capture, cuts: &BTreeSet<usize>) -> Self {
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain([capture.body.len()]);
        Self::of(
            case,
            capture,
            starts.zip(ends).map(|(from, to)| &capture.body[from..to]),
        )
    }

    /// The same events, and no state that the finest reading did not have, in the same order, with
    /// the same end.
    fn agrees_with(&self, finest: &Self) -> bool {
        let mut states = finest.boards.iter();
        self.events == finest.events
            && self.boards.last() == finest.boards.last()
            && self
                .boards
                .iter()
                .all(|board| states.any(|state| state == board))
    }
}

fn summary(case: &Case, capture: &Capture) -> String {
    let mut session = Session::new(capture.head.clone().unwrap(), case.streamed, case.asked);
    session.push(&capture.body);
    session.end(case.end);
    session.summary()
}

#[test]
fn every_capture_has_a_case() {
    let files: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".http").map(str::to_owned))
        .collect();
    let cases = CASES
        .iter()
        .map(|case| case.name)
        .chain([SILENT])
        .map(str::to_owned)
        .collect();
    assert_eq!(files, cases);
}

#[test]
fn every_capture_is_read_as_expected() {
    for case in CASES {
        assert_eq!(
            summary(case, &Capture::read(case.name)),
            case.want,
            "{}",
            case.name
        );
    }
}

#[test]
fn without_headers_the_person_can_stop() {
    let capture = Capture::read(SILENT);
    assert!(capture.head.is_none());
    let mut session = Session::streamed(2);
    assert_eq!(session.summary(), "running | pending pending | - | ");
    session.end(Stopped);
    assert_eq!(
        session.summary(),
        "cancelled | interrupted interrupted | - | "
    );
}

#[test]
fn every_capture_is_read_the_same_in_two_pieces_cut_anywhere() {
    for case in CASES {
        let capture = Capture::read(case.name);
        let finest = Reading::finest(case, &capture);
        for at in 0..=capture.body.len() {
            let reading = Reading::cut(case, &capture, &BTreeSet::from([at]));
            assert!(reading.agrees_with(&finest), "{} cut at {at}", case.name);
        }
    }
}

#[test]
fn every_capture_is_read_the_same_in_pieces_of_every_small_length() {
    for case in CASES {
        let capture = Capture::read(case.name);
        let finest = Reading::finest(case, &capture);
        for length in 2..=64 {
            let reading = Reading::of(case, &capture, capture.body.chunks(length));
            assert!(
                reading.agrees_with(&finest),
                "{} in pieces of {length}",
                case.name
            );
        }
    }
}

/// The finest reading has a state for each picture; otherwise agreeing with it would say little.
#[test]
fn one_byte_at_a_time_each_picture_is_seen_to_arrive() {
    let case = CASES
        .iter()
        .find(|case| case.name == "stream_crlf_comments")
        .unwrap();
    let boards = Reading::finest(case, &Capture::read(case.name)).boards;
    let arrived: BTreeSet<usize> = boards
        .iter()
        .map(|board| board.runs()[0].progress.arrived())
        .collect();
    assert_eq!(arrived, BTreeSet::from([0, 1, 2, 3]));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_capture_is_read_the_same_at_random_splits(
        case in 0..CASES.len(),
        cuts in proptest::collection::vec(any::<Index>(), 0..40),
    ) {
        let case = &CASES[case];
        let capture = Capture::read(case.name);
        let cuts = cuts.iter().map(|cut| cut.index(capture.body.len() + 1)).collect();
        let reading = Reading::cut(case, &capture, &cuts);
        prop_assert!(reading.agrees_with(&Reading::finest(case, &capture)), "{} {cuts:?}", case.name);
    }
}
