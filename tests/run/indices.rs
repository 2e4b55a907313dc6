//! Late, repeated, missing and impossible indices.

use crate::session::End::Clean;
use crate::session::Session;
use crate::wire::{DONE, completed, event, failure, picture};
use seedboard::stream::PictureAt;

/// The addresses of every take, panel by panel, shortened to their last letter.
fn takes(session: &Session) -> Vec<String> {
    let names = session.board.panels().iter().map(|panel| {
        let names = panel.takes.iter().map(|take| match &take.picture {
            PictureAt::Remote(address) => address.as_str().rsplit('/').next().unwrap(),
            other => panic!("{other:?}"),
        });
        names.collect::<Vec<_>>().join(",")
    });
    names.collect()
}

fn after(parts: &[String]) -> Session {
    let mut session = Session::streamed(3);
    for part in parts {
        session.push(part.as_bytes());
    }
    session
}

#[test]
fn row_23_pictures_are_placed_by_index_and_not_by_arrival() {
    let session = after(&[picture("2", "c"), picture("0", "a"), picture("1", "b")]);
    assert_eq!(takes(&session), ["a", "b", "c"]);
    let indices: Vec<_> = session
        .board
        .panels()
        .iter()
        .map(|panel| panel.takes[0].index)
        .collect();
    assert_eq!(indices, [Some(0), Some(1), Some(2)]);
}

/// The same picture again is nothing new; another one for the same index stands behind the first.
#[test]
fn row_22_a_repeated_index_keeps_the_first_picture_in_front() {
    for (parts, want) in [
        (vec![picture("0", "a"), picture("0", "a")], ["a", "", ""]),
        (vec![picture("0", "a"), picture("0", "b")], ["a,b", "", ""]),
        (
            vec![picture("0", "a"), picture("0", "b"), picture("0", "a")],
            ["a,b", "", ""],
        ),
        (
            vec![picture("0", "a"), picture("0", "b"), picture("0", "b")],
            ["a,b", "", ""],
        ),
        (vec![picture("0", "a"), picture("1", "a")], ["a", "a", ""]),
    ] {
        assert_eq!(takes(&after(&parts)), want, "{parts:?}");
    }
}

/// JSON has one kind of number: a gateway that writes 1.0 means 1.
#[test]
fn a_whole_number_with_a_point_is_an_index() {
    assert_eq!(takes(&after(&[picture("1.0", "a")])), ["", "a", ""]);
}

/// A picture without a slot was paid for all the same: it gets a panel of its own.
#[test]
fn row_24_an_index_that_names_no_slot_makes_a_panel_at_the_end() {
    for index in [
        "3",
        "-1",
        "1.5",
        "\"0\"",
        "null",
        "true",
        "[0]",
        "{\"a\":0}",
        "4294967295",
        "4294967296",
        "9007199254740992",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775809",
        "1e300",
    ] {
        let mut session = after(&[picture("0", "a"), picture(index, "x"), completed(2)]);
        assert_eq!(takes(&session), ["a", "", "", "x"], "{index}");
        session.end(Clean);
        let want = "completed | arrived missing missing arrived | 2/7 | FewerThanAsked";
        assert_eq!(session.summary(), want, "{index}");
    }
}

#[test]
fn row_24_a_picture_without_an_index_makes_a_panel_at_the_end() {
    let nowhere = event("partial_succeeded", "\"url\":\"https://a.example/x\"");
    let session = after(&[nowhere.clone(), nowhere]);
    assert_eq!(takes(&session), ["", "", "", "x"]);
}

/// Nobody asked for sixteen pictures beside those of the slots.
#[test]
fn pictures_without_a_slot_are_kept_up_to_a_bound() {
    let many: Vec<_> = (0..40).map(|n| picture("99", &n.to_string())).collect();
    assert_eq!(after(&many).board.panels().len(), 3 + 15);
}

#[test]
fn a_failure_never_takes_a_picture_away() {
    let refused = "OutputImageSensitiveContentDetected";
    let session = after(&[picture("1", "b"), failure("1", refused)]);
    assert_eq!(
        session.summary(),
        "running | pending arrived pending | - | "
    );
    assert_eq!(takes(&session), ["", "b", ""]);
}

/// The service took its refusal back; the picture is there and is shown.
#[test]
fn a_picture_replaces_a_failure() {
    let session = after(&[
        failure("1", "OutputImageSensitiveContentDetected"),
        picture("1", "b"),
    ]);
    assert_eq!(
        session.summary(),
        "running | pending arrived pending | - | "
    );
    assert_eq!(takes(&session), ["", "b", ""]);
}

#[test]
fn row_25_a_failure_in_the_middle_leaves_the_others_alone() {
    let refused = failure("1", "OutputImageSensitiveContentDetected");
    let mut session = after(&[picture("0", "a"), refused, picture("2", "c"), completed(2)]);
    session.end(Clean);
    let want = "completed | arrived failed:PictureRefused arrived | 2/7 | ";
    assert_eq!(session.summary(), want);
    let progress = &session.board.runs()[0].progress;
    assert_eq!(progress.arrived(), 2);
}

/// After the service's own failure it may make no more; what it then never says is missing, not failed.
#[test]
fn row_26_a_failure_of_the_service_leaves_the_rest_missing() {
    let failed = failure("1", "InternalServiceError");
    let mut session = after(&[picture("0", "a"), failed, completed(1)]);
    session.end(Clean);
    let want = "completed | arrived failed:ServiceError missing | 1/7 | FewerThanAsked";
    assert_eq!(session.summary(), want);
}

#[test]
fn the_first_reason_of_a_failure_stays() {
    let session = after(&[
        failure("0", "OutputImageSensitiveContentDetected"),
        failure("0", "InternalServiceError"),
    ]);
    assert_eq!(
        session.summary(),
        "running | failed:PictureRefused pending pending | - | "
    );
}

/// Whose failure it is cannot be told, but it is not lost either.
#[test]
fn a_failure_without_a_slot_is_a_remark() {
    for index in ["3", "-1", "\"1\"", "null"] {
        let mut session = after(&[failure(index, "InternalServiceError"), DONE.to_owned()]);
        session.end(Clean);
        let want = "completed | missing missing missing | - | ServiceError NoUsage FewerThanAsked";
        assert_eq!(session.summary(), want, "{index}");
    }
}
