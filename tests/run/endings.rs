//! A run ends in exactly one way.

use crate::session::End::{Broken, Clean, Stopped};
use crate::session::{End, Session};
use crate::wire::{DONE, completed, failure, picture};

/// A streamed reply to a request for two, how its bytes end, and the board then.
#[test]
fn rows_14_15_18_19_27_29_a_stream_of_two_ends() {
    let (first, second) = (picture("0", "a"), picture("1", "b"));
    let refused = failure("1", "OutputImageSensitiveContentDetected");
    let error =
        "data: {\"error\":{\"code\":\"InternalServiceError\",\"message\":\"x\"}}\n\n".to_owned();
    let nameless = "data: {\"error\":{\"code\":\"BadRequest\"}}\n\n".to_owned();
    let done = DONE.to_owned();
    let comment = ": keepalive\n\n".to_owned();
    let bad = "data: {\"type\":\n\n".to_owned();
    #[rustfmt::skip]
    let table: &[(&[&String], End, &str)] = &[
        // Completed: by its event, by the last line, or because nothing is left to come.
        (&[&first, &second, &completed(2), &done], Clean, "completed | arrived arrived | 2/7 | "),
        (&[&first, &second, &completed(2)], Clean, "completed | arrived arrived | 2/7 | "),
        (&[&first, &second, &completed(2)], Broken, "completed | arrived arrived | 2/7 | "),
        (&[&first, &second, &done], Clean, "completed | arrived arrived | - | NoUsage"),
        (&[&first, &second], Clean, "completed | arrived arrived | - | NoUsage"),
        (&[&first, &second], Broken, "completed | arrived arrived | - | NoUsage"),
        (&[&first, &refused], Clean, "completed | arrived failed:PictureRefused | - | NoUsage"),
        (&[&first, &completed(1), &done], Clean, "completed | arrived missing | 1/7 | FewerThanAsked"),
        (&[&first, &done], Clean, "completed | arrived missing | - | NoUsage FewerThanAsked"),
        (&[&first, &completed(1), &second], Clean, "completed | arrived arrived | 1/7 | "),
        (&[&done], Clean, "completed | missing missing | - | NoUsage FewerThanAsked"),
        // Interrupted: the bytes end before that.
        (&[&first], Clean, "interrupted Unfinished | arrived interrupted | - | "),
        (&[&first], Broken, "interrupted Cut | arrived interrupted | - | "),
        (&[&comment], Clean, "interrupted Unfinished | interrupted interrupted | - | "),
        (&[&refused], Broken, "interrupted Cut | interrupted failed:PictureRefused | - | "),
        (&[&first, &bad], Clean, "interrupted Unfinished | arrived interrupted | - | "),
        // Refused: by an error in mid-stream, or because nothing was readable.
        (&[&error], Clean, "refused ErrorInStream | failed:ErrorInStream failed:ErrorInStream | - | "),
        (&[&first, &error], Clean, "refused ErrorInStream | arrived failed:ErrorInStream | - | "),
        (&[&first, &error, &second, &done], Clean, "refused ErrorInStream | arrived failed:ErrorInStream | - | "),
        (&[&first, &nameless], Broken, "refused ErrorInStream | arrived failed:ErrorInStream | - | "),
        (&[&bad], Clean, "refused UnreadableReply | failed:UnreadableReply failed:UnreadableReply | - | "),
        (&[&bad, &bad], Broken, "refused UnreadableReply | failed:UnreadableReply failed:UnreadableReply | - | "),
        // Cancelled: by the person, whatever was said before.
        (&[&first], Stopped, "cancelled | arrived interrupted | - | "),
        (&[], Stopped, "cancelled | interrupted interrupted | - | "),
    ];
    for (parts, end, want) in table {
        let mut session = Session::streamed(2);
        for part in *parts {
            session.push(part.as_bytes());
        }
        session.end(*end);
        assert_eq!(session.summary(), *want, "{parts:?}");
    }
}

/// Only an exact `[DONE]` is one.
#[test]
fn rows_20_21_almost_done_is_not_done() {
    for (line, want) in [
        ("data: [DONE]\n\n", "completed"),
        ("data:[DONE]\n\n", "completed"),
        ("event: x\ndata: [DONE]\n\n", "completed"),
        ("data: [DONE]\n", "interrupted"),
        ("data: [DONE]xyz\n\n", "interrupted"),
        ("data: [DONE] \n\n", "interrupted"),
        ("data:  [DONE]\n\n", "interrupted"),
        ("data: [done]\n\n", "interrupted"),
        ("data: [DONE\ndata: ]\n\n", "interrupted"),
        ("data: \"[DONE]\"\n\n", "interrupted"),
        ("[DONE]\n\n", "interrupted"),
    ] {
        let mut session = Session::streamed(2);
        session.push(picture("0", "a").as_bytes());
        session.push(line.as_bytes());
        session.end(Clean);
        assert!(
            session.summary().starts_with(want),
            "{line:?}: {}",
            session.summary()
        );
    }
}

#[test]
fn after_the_end_nothing_changes() {
    let error = "data: {\"error\":{\"code\":\"InternalServiceError\"}}\n\n";
    for (start, end) in [
        (String::new(), Stopped),
        (picture("0", "a") + DONE, Clean),
        (picture("0", "a"), Broken),
        (picture("0", "a") + error, Clean),
    ] {
        let mut session = Session::streamed(2);
        session.push(start.as_bytes());
        session.end(end);
        let board = session.board.clone();
        for late in [
            &picture("1", "b"),
            &picture("0", "c"),
            &failure("1", "x"),
            &completed(2),
            DONE,
            error,
        ] {
            assert!(!session.push(late.as_bytes()), "{late}");
        }
        for again in [Clean, Broken, Stopped] {
            session.end(again);
        }
        assert_eq!(session.board, board, "{start} {end:?}");
    }
}

/// One redraw for a chunk that changes something, none for one that does not.
#[test]
fn a_chunk_says_whether_a_person_sees_a_change() {
    for (chunk, seen) in [
        (picture("0", "a"), true),
        (picture("0", "a"), false),
        (": keepalive\n\n".to_owned(), false),
        (
            "event: image_generation.partial_image\ndata: {}\n\n".to_owned(),
            false,
        ),
        ("data: {\n\n".to_owned(), false),
        (picture("0", "b"), true),
        (failure("1", "x"), true),
        (failure("1", "y"), false),
        (completed(1), true),
        (completed(1), false),
        (DONE.to_owned(), false),
    ]
    .iter()
    .scan(Session::streamed(2), |session, (chunk, seen)| {
        Some((chunk.clone(), *seen == session.push(chunk.as_bytes())))
    }) {
        assert!(seen, "{chunk}");
    }
}

/// Wherever the bytes end, be it inside a character, the picture before that is kept and no half of anything is shown.
#[test]
fn row_16_a_cut_inside_a_character_shows_no_half_of_it() {
    let first = picture("0", "a");
    let second = failure("1", "OutputImageSensitiveContentDetected").replace("why", "为什么😀");
    let stream = [first.as_bytes(), second.as_bytes()].concat();
    for end in [Clean, Broken] {
        // Behind its last brace the event is whole, as where the end of a paste was trimmed.
        for at in first.len()..stream.len() - "\n\n".len() {
            let mut session = Session::streamed(2);
            session.push(&stream[..at]);
            session.end(end);
            let said = format!("{:?}", session.board);
            assert!(!said.contains('\u{fffd}'), "cut at {at}");
            let summary = session.summary();
            assert!(summary.starts_with("interrupted"), "cut at {at}: {summary}");
            assert!(
                summary.contains("| arrived interrupted |"),
                "cut at {at}: {summary}"
            );
        }
    }
}
