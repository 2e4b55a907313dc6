//! What of a run's pictures a board's JSON tells.

use crate::session::{End, Session};
use crate::wire::{DONE, completed, picture};
use seedboard::project::{Told, restore, write};

fn told(session: &Session) -> Told {
    Told::by(&write(&session.board, 0))
}

/// A service may send the same picture twice; and the board may be written while the second is on its way.
#[test]
fn of_two_panels_with_the_same_picture_one_is_told_of() {
    let mut session = Session::streamed(3);
    session.push(picture("0", "same").as_bytes());
    let told_of = told(&session);
    assert!(told_of.tells(1, 0));
    assert!(!told_of.tells(1, 1), "the same picture, at another place");
    assert!(!told_of.tells(2, 0), "the same place, of another run");
    session.push(picture("1", "same").as_bytes());
    assert!(told(&session).tells(1, 1));
}

#[test]
fn of_a_run_that_is_over_nothing_is_missing() {
    let mut session = Session::streamed(2);
    session.push((picture("0", "a") + &picture("1", "b") + &completed(2) + DONE).as_bytes());
    session.end(End::Clean);
    let run = session.board.runs()[0].id;
    let second = session.board.panels()[1].id;
    assert_eq!(session.board.remove_panels(&[second]), 1);
    assert!(told(&session).tells(u64::from(run.number()), 1));
}

/// What its worker noted may be all there is of it.
#[test]
fn of_a_run_whose_page_went_only_takes_are_told_of() {
    let mut session = Session::streamed(2);
    session.push(picture("0", "a").as_bytes());
    let (cut, _) = restore(&write(&session.board, 0)).unwrap();
    let told_of = Told::by(&write(&cut, 0));
    assert!(told_of.tells(1, 0));
    assert!(!told_of.tells(1, 1));
}

#[test]
fn what_is_no_board_tells_nothing() {
    for json in [
        "",
        "{",
        "[]",
        "{\"panels\":7,\"runs\":{}}",
        "{\"panels\":[{\"takes\":[{\"run\":-1,\"index\":\"0\"}]}]}",
    ] {
        assert!(!Told::by(json).tells(1, 0), "{json}");
    }
}
