//! Where pictures stand on the board: in the panels that their run was sent for.

use crate::draft::request;
use seedboard::address::SafeUrl;
use seedboard::board::{Board, PanelState, RunId, SamplePanel};
use seedboard::fault::{Fault, Kind};
use seedboard::ports::PictureHash;
use seedboard::reference::PictureFormat;
use seedboard::stream::{Arrival, BytesEnd, Ending, Event, Index, PictureAt, Usage};

pub fn arrival(index: u32, name: &str) -> Event {
    let address = SafeUrl::parse(&format!("https://a.example/{name}")).unwrap();
    Event::Arrived(Arrival {
        index: Index::At(index),
        picture: PictureAt::Remote(address),
        size: None,
        created: None,
        model: None,
    })
}

/// Run, state and the number of takes of each panel, in order.
fn panels(board: &Board) -> Vec<(Option<u32>, &'static str, usize)> {
    let panel = |panel: &std::sync::Arc<seedboard::board::Panel>| {
        (
            panel.run.map(RunId::number),
            panel.state.name(),
            panel.takes.len(),
        )
    };
    board.panels().iter().map(panel).collect()
}

fn sample() -> Board {
    let panel = |file| SamplePanel {
        caption: "Spring".to_owned(),
        action: "Blossom falls".to_owned(),
        description: "a courtyard".to_owned(),
        file,
    };
    Board::sample("Sample", [panel("a.jpg"), panel("b.jpg")])
}

#[test]
fn slots_stand_from_the_moment_of_sending_and_runs_append() {
    let mut board = Board::default();
    let first = board.begin(request(2), 0);
    board.apply(first, vec![arrival(0, "a")], 5);
    let second = board.begin(request(1), 10);
    assert_eq!((first.number(), second.number()), (1, 2));
    let want = [
        (Some(1), "arrived", 1),
        (Some(1), "pending", 0),
        (Some(2), "pending", 0),
    ];
    assert_eq!(panels(&board), want);
}

/// Two runs at once: each picture goes to the panels of its own run, an extra one to the end.
#[test]
fn runs_that_interleave_do_not_mix() {
    let mut board = Board::default();
    let first = board.begin(request(2), 0);
    let second = board.begin(request(2), 0);
    board.apply(second, vec![arrival(0, "c"), arrival(9, "x")], 1);
    board.apply(first, vec![arrival(1, "b")], 2);
    board.apply(first, vec![arrival(1, "other"), arrival(0, "a")], 3);
    board.finish(first, BytesEnd::Clean, 200, 4);
    board.finish(second, BytesEnd::Broken, 200, 5);
    let want = [
        (Some(1), "arrived", 1),
        (Some(1), "arrived", 2),
        (Some(2), "arrived", 1),
        (Some(2), "interrupted", 0),
        (Some(2), "arrived", 1),
    ];
    assert_eq!(panels(&board), want);
    assert_eq!(
        board.run(first).unwrap().progress.ending(),
        Some(&Ending::Completed)
    );
}

#[test]
fn times_are_from_sending() {
    let mut board = Board::default();
    let run = board.begin(request(2), 1_000);
    board.apply(run, vec![arrival(1, "b")], 3_500);
    assert_eq!(board.run(run).unwrap().elapsed_ms(4_000), 3_000);
    board.apply(
        run,
        vec![arrival(0, "a"), Event::Completed(Some(Usage::default()))],
        6_000,
    );
    board.finish(run, BytesEnd::Clean, 200, 7_000);
    let after: Vec<_> = board
        .panels()
        .iter()
        .map(|panel| panel.takes[0].after_ms)
        .collect();
    assert_eq!(after, [5_000, 2_500]);
    assert_eq!(board.run(run).unwrap().elapsed_ms(99_000), 6_000);
}

#[test]
fn an_end_inside_the_events_is_timed_too() {
    let mut board = Board::default();
    let run = board.begin(request(1), 0);
    assert!(board.apply(
        run,
        vec![Event::Refused(Fault::new(Kind::ServiceError))],
        700
    ));
    assert_eq!(board.run(run).unwrap().ended_ms, Some(700));
}

#[test]
fn a_reply_that_never_came_fails_every_panel_for_its_reason() {
    let mut board = Board::default();
    let run = board.begin(request(2), 0);
    let fault = Fault::new(Kind::Unreachable);
    assert!(board.refuse(run, fault.clone(), 9));
    for panel in board.panels() {
        assert_eq!(panel.state, PanelState::Failed(fault.clone()));
    }
}

/// The sample makes room; ids go on, so that nothing old is taken for something new.
#[test]
fn the_first_run_replaces_the_sample() {
    let mut board = sample();
    let old: Vec<_> = board.panels().iter().map(|panel| panel.id).collect();
    assert!(board.is_sample() && !board.has_pictures());
    assert_eq!(panels(&board), [(None, "arrived", 1), (None, "arrived", 1)]);

    board.begin(request(2), 0);
    assert!(!board.is_sample());
    assert_eq!(
        panels(&board),
        [(Some(1), "pending", 0), (Some(1), "pending", 0)]
    );
    assert!(board.panels().iter().all(|panel| !old.contains(&panel.id)));
    assert!(old.iter().all(|id| board.panel(*id).is_none()));
}

#[test]
fn runs_under_way_and_pictures_of_ones_own_are_lost_with_the_page() {
    let mut board = Board::default();
    assert!(!board.has_pictures());
    let empty = board.begin(request(1), 0);
    assert!(
        board.is_running() && !board.has_pictures(),
        "a picture is on its way"
    );
    board.cancel(empty, 0);
    assert!(
        !board.is_running() && !board.has_pictures(),
        "nothing came of it"
    );
    let run = board.begin(request(1), 0);
    board.apply(run, vec![arrival(0, "a")], 0);
    board.cancel(run, 0);
    assert!(board.has_pictures());
}

#[test]
fn clearing_removes_what_an_ended_run_left_empty_and_nothing_else() {
    let mut board = Board::default();
    let first = board.begin(request(3), 0);
    let second = board.begin(request(1), 0);
    board.apply(first, vec![arrival(1, "b")], 0);
    assert_eq!(board.clear_empty(first), 0, "it is still running");
    board.cancel(first, 0);
    assert_eq!(board.clear_empty(first), 2);
    assert_eq!(
        panels(&board),
        [(Some(1), "arrived", 1), (Some(2), "pending", 0)]
    );
    assert_eq!(board.clear_empty(first), 0);

    // The panel of the second run has moved up and still is its own.
    board.apply(second, vec![arrival(0, "c")], 0);
    assert_eq!(
        panels(&board),
        [(Some(1), "arrived", 1), (Some(2), "arrived", 1)]
    );
    let (number, panel) = board.panel(board.panels()[1].id).unwrap();
    assert_eq!((number, panel.run), (2, Some(second)));
}

#[test]
fn an_unknown_run_changes_nothing() {
    let mut other = Board::default();
    other.begin(request(1), 0);
    let stranger = other.begin(request(1), 0);

    let mut board = Board::default();
    board.begin(request(1), 0);
    let before = board.clone();
    assert!(!board.apply(stranger, vec![arrival(0, "a")], 1));
    assert!(!board.finish(stranger, BytesEnd::Clean, 200, 1));
    assert!(!board.cancel(stranger, 1));
    assert!(!board.refuse(stranger, Fault::new(Kind::Unreachable), 1));
    assert_eq!(board.clear_empty(stranger), 0);
    assert_eq!(board.run(stranger), None);
    assert_eq!(board, before);
}

#[test]
fn row_35_a_picture_that_cannot_be_loaded_is_expired_or_lost() {
    let kept = PictureAt::Kept {
        hash: PictureHash::of(b"x"),
        format: PictureFormat::Png,
        bytes: 1,
        saved: true,
    };
    let Event::Arrived(remote) = arrival(0, "a") else {
        unreachable!()
    };
    let bytes = Arrival {
        index: Index::At(1),
        picture: kept,
        ..remote.clone()
    };
    let mut board = Board::default();
    let run = board.begin(request(3), 0);
    board.apply(run, vec![Event::Arrived(remote), Event::Arrived(bytes)], 0);
    let ids: Vec<_> = board.panels().iter().map(|panel| panel.id).collect();
    for (id, state, seen) in [
        (ids[0], "expired", true),
        (ids[1], "lost", true),
        (ids[2], "pending", false),
    ] {
        assert_eq!(board.picture_lost(id), seen);
        assert!(!board.picture_lost(id), "the second time it is no news");
        assert_eq!(board.panel(id).unwrap().1.state.name(), state);
    }
    assert_eq!(
        board.panels()[0].takes.len(),
        1,
        "the take stays, with its request"
    );
    let mut shipped = sample();
    let id = shipped.panels()[0].id;
    assert!(!shipped.picture_lost(id));
}
