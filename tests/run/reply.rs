//! What kind of body a reply is: its status and first bytes decide.

use crate::session::End::{self, Broken, Clean};
use crate::session::Session;
use crate::wire::{DONE, event, failure, picture};
use seedboard::ports::ReplyHead;
use seedboard::stream::{BytesEnd, Event, Limits, Reader};

fn read(status: u16, streamed: bool, body: &[u8], end: End) -> Session {
    let head = ReplyHead {
        status,
        ..ReplyHead::default()
    };
    let mut session = Session::new(head, streamed, 1);
    session.push(body);
    session.end(end);
    session
}

#[test]
fn rows_9_to_12_status_and_first_bytes_decide() {
    let stream = picture("0", "a") + DONE;
    let whole = "{\"data\":[{\"url\":\"https://a.example/a\"}],\"usage\":{\"generated_images\":1}}";
    let error = "{\"error\":{\"code\":\"InternalServiceError\",\"message\":\"x\"}}";
    #[rustfmt::skip]
    let table: &[(u16, bool, &str, End, &str)] = &[
        (200, true, &stream, Clean, "completed | arrived | - | NoUsage"),
        (200, false, &stream, Clean, "completed | arrived | - | NoUsage"),
        (206, true, &stream, Clean, "completed | arrived | - | NoUsage"),
        (200, true, whole, Clean, "completed | arrived | 1/? | AnsweredWhole"),
        (200, false, whole, Clean, "completed | arrived | 1/? | "),
        (200, false, whole, Broken, "completed | arrived | 1/? | "),
        (200, false, &whole[..30], Clean, "interrupted Unfinished | interrupted | - | "),
        (200, false, &whole[..30], Broken, "interrupted Cut | interrupted | - | "),
        // An entry that came whole counts, whatever becomes of the rest.
        (200, false, &whole[..40], Clean, "completed | arrived | - | NoUsage"),
        (200, false, &whole[..40], Broken, "completed | arrived | - | NoUsage"),
        (200, false, "{\"data\":[}", Clean, "refused UnreadableReply | failed:UnreadableReply | - | "),
        (200, false, "{}", Clean, "refused UnreadableReply | failed:UnreadableReply | - | "),
        (200, false, "{\"data\":[]}", Clean, "completed | missing | - | NoUsage FewerThanAsked"),
        (200, true, error, Clean, "refused ServiceError | failed:ServiceError | - | "),
        (200, true, "", Clean, "refused EmptyReply | failed:EmptyReply | - | "),
        (204, true, "", Clean, "refused EmptyReply | failed:EmptyReply | - | "),
        (200, true, " \r\n\n", Clean, "refused EmptyReply | failed:EmptyReply | - | "),
        (200, true, "", Broken, "interrupted Cut | interrupted | - | "),
        (200, true, "<!doctype html>", Clean, "refused HtmlReply | failed:HtmlReply | - | "),
        (200, true, " \n<html>", Clean, "refused HtmlReply | failed:HtmlReply | - | "),
        (200, true, "hello", Clean, "interrupted Unfinished | interrupted | - | "),
        (500, true, error, Clean, "refused ServiceError | failed:ServiceError | - | "),
        (500, true, &stream, Clean, "refused ServiceError | failed:ServiceError | - | "),
        (429, false, "", Broken, "refused RateLimited | failed:RateLimited | - | "),
        (302, false, whole, Clean, "refused Unknown | failed:Unknown | - | "),
    ];
    for (status, streamed, body, end, want) in table {
        let session = read(*status, *streamed, body.as_bytes(), *end);
        assert_eq!(session.summary(), *want, "{status} {body}");
    }
}

#[test]
fn a_byte_order_mark_and_white_space_in_front_do_not_matter() {
    let stream = picture("0", "a") + DONE;
    let whole = "{\"data\":[{\"url\":\"https://a.example/a\"}],\"usage\":{\"generated_images\":1}}";
    let error = "{\"error\":{\"code\":\"AuthenticationError\",\"message\":\"x\"}}";
    for front in ["", "\u{feff}", "\n\n", "\u{feff}\r\n", "    "] {
        if !front.ends_with(' ') {
            let session = read(200, true, format!("{front}{stream}").as_bytes(), Clean);
            assert_eq!(
                session.summary(),
                "completed | arrived | - | NoUsage",
                "{front:?}"
            );
        }
        let session = read(200, false, format!("{front}{whole}").as_bytes(), Clean);
        assert_eq!(
            session.summary(),
            "completed | arrived | 1/? | ",
            "{front:?}"
        );
        let session = read(401, true, format!("{front}{error}").as_bytes(), Clean);
        assert_eq!(
            session.summary(),
            "refused KeyRejected | failed:KeyRejected | - | ",
            "{front:?}"
        );
    }
}

/// However much white space stands in front.
#[test]
fn much_white_space_is_read_the_same_at_every_cut() {
    let whole = "{\"data\":[{\"url\":\"https://a.example/a\"}]}";
    for space in [4095, 5000, 100_000] {
        let body = "\n".repeat(space) + whole;
        for length in [1, 100, 4096, 4097, usize::MAX] {
            let mut session = Session::streamed(1);
            for chunk in body.as_bytes().chunks(length) {
                session.push(chunk);
            }
            session.end(Clean);
            let summary = session.summary();
            assert!(
                summary.starts_with("completed"),
                "{space} in pieces of {length}: {summary}"
            );
        }
    }
}

/// "Only when the request produced no image at all", says the API. If one came all the same, it was
/// paid for.
#[test]
fn a_picture_beside_a_top_level_error_is_kept() {
    let body = "{\"data\":[{\"url\":\"https://a.example/a\"}],\"error\":{\"code\":\"InternalServiceError\"}}";
    let session = read(200, false, body.as_bytes(), Clean);
    assert_eq!(session.summary(), "refused ServiceError | arrived | - | ");
}

#[test]
fn rows_28_29_unknown_events_are_kept_by_name_and_unreadable_ones_counted() {
    let mut session = Session::streamed(1);
    for part in [
        event(
            "partial_image",
            "\"partial_image_index\":0,\"b64_json\":\"AAAA\"",
        ),
        "event: ping\ndata: {}\n\n".to_owned(),
        "data: {}\n\n".to_owned(),
        "data: {\"type\":\n\n".to_owned(),
        "data: 7\n\n".to_owned(),
        picture("0", "a"),
        DONE.to_owned(),
    ] {
        session.push(part.as_bytes());
    }
    session.end(Clean);
    assert_eq!(
        session.summary(),
        "completed | arrived | - | EventsSkipped NoUsage"
    );
    let progress = &session.board.runs()[0].progress;
    assert_eq!(
        progress.unknown_events(),
        ["image_generation.partial_image", "ping", "message"]
    );
    let unreadable = session
        .events
        .iter()
        .filter(|event| matches!(event, Event::Unreadable(_)))
        .count();
    assert_eq!((unreadable, session.pictures.kept().len()), (2, 0));
}

/// A preview is no result, but an unplaced picture is: then not everything was unreadable.
#[test]
fn a_picture_without_a_slot_among_unreadable_events_is_no_refusal() {
    let mut session = Session::streamed(1);
    session.push(b"data: {\n\n");
    session.push(picture("7", "a").as_bytes());
    session.end(Clean);
    assert_eq!(
        session.summary(),
        "interrupted Unfinished | interrupted arrived | - | "
    );
}

/// `data.type` names the event; the `event` line stands in for it.
#[test]
fn the_event_line_names_an_event_without_a_type() {
    let fields = "\"image_index\":0,\"url\":\"https://a.example/a\"";
    for (text, want) in [
        (
            format!("event: image_generation.partial_succeeded\ndata: {{{fields}}}\n\n"),
            "arrived",
        ),
        (
            format!("data: {{\"type\":\"image_generation.partial_succeeded\",{fields}}}\n\n"),
            "arrived",
        ),
        (
            format!(
                "event: x\ndata: {{\"type\":\"image_generation.partial_succeeded\",{fields}}}\n\n"
            ),
            "arrived",
        ),
        (format!("data: {{{fields}}}\n\n"), "pending"),
    ] {
        let mut session = Session::streamed(1);
        session.push(text.as_bytes());
        assert_eq!(
            session.summary(),
            format!("running | {want} | - | "),
            "{text}"
        );
    }
}

#[test]
fn row_30_beyond_its_limits_a_reply_is_refused_and_what_came_stays() {
    const UNKNOWN: &str = "Unknown(\"message\")";
    let limits = Limits {
        event: 300,
        body: 300,
        error: 60,
        events: 3,
    };
    let empty = "data: {}\n\n";
    let long = "x".repeat(400);
    let first = picture("0", "a");
    for (status, body, want) in [
        (
            200,
            format!("{first}data: {long}\n\n{first}"),
            ["Arrived", "Refused ReplyTooLarge"].as_slice(),
        ),
        (
            200,
            format!("{{\"data\":\"{long}\"}}"),
            &["Refused ReplyTooLarge"],
        ),
        (
            200,
            format!("{{\"data\":\"{}\"}}", &long[..200]),
            &["Refused UnreadableReply"],
        ),
        (
            200,
            format!(": x\n\n{}{first}", empty.repeat(2)),
            &[UNKNOWN, UNKNOWN, "Arrived"],
        ),
        (
            200,
            format!("{}{first}", empty.repeat(4)),
            &[UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, "Refused ReplyTooLarge"],
        ),
        (
            200,
            "{\"data\":[{},{},{},{},{}]}".to_owned(),
            &[
                "Failed",
                "Failed",
                "Failed",
                "Failed",
                "Refused ReplyTooLarge",
            ],
        ),
        (
            500,
            format!("{{\"error\":{{\"code\":\"AccessDenied\",\"message\":\"{long}\"}}}}"),
            &["Refused ServiceError"],
        ),
        (
            500,
            "{\"error\":{\"code\":\"AccessDenied\"}}".to_owned(),
            &["Refused AccessDenied"],
        ),
    ] {
        for length in [1, 50, usize::MAX] {
            let head = ReplyHead {
                status,
                ..ReplyHead::default()
            };
            let mut reader = Reader::new(head, true, limits);
            let pictures = seedboard::ports::MemoryPictures::default();
            let mut events = Vec::new();
            for chunk in body.as_bytes().chunks(length) {
                reader.push(chunk, &pictures, &mut events);
            }
            reader.finish(BytesEnd::Clean, &pictures, &mut events);
            let said: Vec<_> = events
                .iter()
                .map(|event| match event {
                    Event::Arrived(_) => "Arrived".to_owned(),
                    Event::Refused(fault) => format!("Refused {:?}", fault.kind),
                    Event::Failed(..) => "Failed".to_owned(),
                    other => format!("{other:?}"),
                })
                .collect();
            assert_eq!(said, want, "{status} in pieces of {length}");
        }
    }
}

/// Each event has its own weight, however the bytes are cut, even where nothing but its brace tells that it begins.
#[test]
fn row_30_two_events_without_a_blank_line_between_are_not_weighed_as_one() {
    let limits = Limits {
        event: 100,
        ..Limits::default()
    };
    let event = format!("{{\"type\":\"{}\"}}", "x".repeat(70));
    for body in [
        format!("data: {event}\ndata: {event}\n\n"),
        format!("data: {event}{event}\n\n"),
    ] {
        for length in [1, 7, usize::MAX] {
            let head = ReplyHead {
                status: 200,
                ..ReplyHead::default()
            };
            let mut reader = Reader::new(head, true, limits);
            let pictures = seedboard::ports::MemoryPictures::default();
            let mut events = Vec::new();
            for chunk in body.as_bytes().chunks(length) {
                reader.push(chunk, &pictures, &mut events);
            }
            reader.finish(BytesEnd::Clean, &pictures, &mut events);
            let want = Event::Unknown("x".repeat(70));
            assert_eq!(
                events,
                [want.clone(), want],
                "{body:?} in pieces of {length}"
            );
        }
    }
}

/// What a whole reply says once holds for each of its pictures, unless a picture says otherwise.
#[test]
fn model_and_time_of_a_whole_reply_are_those_of_its_pictures() {
    let body = r#"{"model":"m","created":5,"data":[{"url":"https://a.example/a"},
        {"url":"https://a.example/b","model":"n","created":6}]}"#;
    let session = read(200, false, body.as_bytes(), Clean);
    let said: Vec<_> = session
        .events
        .iter()
        .filter_map(|event| match event {
            Event::Arrived(arrival) => Some((arrival.model.as_deref(), arrival.created)),
            _ => None,
        })
        .collect();
    assert_eq!(said, [(Some("m"), Some(5)), (Some("n"), Some(6))]);
}

/// A reply of nothing but oddities does not fill memory.
#[test]
fn names_and_remarks_are_kept_up_to_a_bound() {
    let mut session = Session::streamed(1);
    for n in 0..100 {
        session.push(format!("event: e{n}\ndata: {{}}\n\n").as_bytes());
        session.push(failure("9", &format!("Code{n}")).as_bytes());
    }
    let progress = &session.board.runs()[0].progress;
    assert_eq!(
        (progress.unknown_events().len(), progress.remarks().len()),
        (32, 32)
    );
}
