//! Two tabs on one board: one writes it, the other reads it or takes over, and neither ever writes over the other.

use crate::line::Line;
use crate::shelf::MoodyShelf;
use crate::stage::Stage;
use leptos::prelude::*;
use seedboard::ports::StoreFault;
use seedboard::session::Saving;

const REST_MS: u64 = 2_000;

fn pass(stages: &[&Stage<Line>]) {
    for stage in stages {
        stage.clock.pass(REST_MS);
        stage.settle();
    }
}

fn titles(stage: &Stage<Line>) -> String {
    let board = stage.session.board.read_untracked();
    board.about().title.clone()
}

fn title(stage: &Stage<Line>, title: &str) {
    stage
        .session
        .edit_about(|about| about.title = title.to_owned());
}

fn saving(stage: &Stage<Line>) -> Saving {
    stage.session.saving.get_untracked()
}

/// The same page once more, in another tab.
fn another_tab(stage: &Stage<Line>) -> Stage<Line> {
    stage.beside(MoodyShelf::default())
}

#[test]
fn the_second_tab_reads_what_the_first_writes() {
    let first = Stage::demo();
    title(&first, "Dawn");
    pass(&[&first]);
    assert_eq!(saving(&first), Saving::Saved);
    let second = another_tab(&first);
    pass(&[&second]);
    assert_eq!(saving(&second), Saving::Elsewhere);
    assert_eq!(titles(&second), "Dawn");
    title(&second, "Dusk");
    assert_eq!(titles(&second), "Dawn", "it is only read here");
    second.session.undo();
    second.generate();
    let runs = second
        .session
        .board
        .with_untracked(|board| board.runs().len());
    assert_eq!(runs, 0);
    title(&first, "Noon");
    pass(&[&first, &second]);
    assert_eq!(titles(&second), "Noon");
    assert_eq!(saving(&second), Saving::Elsewhere);
}

#[test]
fn a_tab_that_is_asked_writes_and_lets_go() {
    let first = Stage::demo();
    title(&first, "Dawn");
    pass(&[&first]);
    let second = another_tab(&first);
    pass(&[&second]);
    title(&first, "Noon");
    second.session.settle_saving();
    pass(&[&second, &first, &second]);
    assert_eq!(saving(&first), Saving::Elsewhere);
    assert_eq!(saving(&second), Saving::Saved);
    assert_eq!(titles(&second), "Noon", "with what was written last");
    title(&second, "Dusk");
    title(&first, "Night");
    pass(&[&second, &first]);
    assert_eq!(
        (titles(&first), titles(&second)),
        ("Dusk".into(), "Dusk".into())
    );
    // And back again.
    first.session.settle_saving();
    pass(&[&first, &second, &first]);
    assert_eq!(
        (saving(&first), saving(&second)),
        (Saving::Saved, Saving::Elsewhere)
    );
}

#[test]
fn a_tab_that_waits_for_pictures_keeps_the_board() {
    let first = Stage::answered(2);
    pass(&[&first]);
    let second = another_tab(&first);
    pass(&[&second]);
    assert_eq!(saving(&second), Saving::Elsewhere);
    second.session.settle_saving();
    pass(&[&second]);
    assert_eq!(saving(&second), Saving::Elsewhere);
    let said = second.session.announcement.get_untracked();
    assert!(said.contains("waits for pictures"), "{said}");
    assert_eq!(saving(&first), Saving::Saved);
}

#[test]
fn a_tab_that_is_gone_holds_nothing() {
    let first = Stage::demo();
    title(&first, "Dawn");
    pass(&[&first]);
    let second = another_tab(&first);
    pass(&[&second]);
    first.owner.cleanup();
    second.session.settle_saving();
    pass(&[&second]);
    assert_eq!(saving(&second), Saving::Saved);
}

/// Both are on their first visit, and know nothing of each other.
#[test]
fn two_first_boards_are_two_boards() {
    let first = Stage::demo();
    let second = another_tab(&first);
    title(&first, "Dawn");
    pass(&[&first]);
    title(&second, "Dusk");
    pass(&[&second]);
    assert_eq!(
        (saving(&first), saving(&second)),
        (Saving::Saved, Saving::Saved)
    );
    let kept = first.store.kept("board").unwrap();
    assert!(kept.contains("Dawn") && !kept.contains("Dusk"));
}

#[test]
fn a_board_of_a_tab_that_is_gone_is_not_written_over() {
    let first = Stage::demo();
    let second = another_tab(&first);
    title(&first, "Dawn");
    pass(&[&first]);
    first.owner.cleanup();
    title(&second, "Dusk");
    pass(&[&second]);
    assert_eq!(saving(&second), Saving::Saved);
    assert!(second.store.kept("board").unwrap().contains("Dawn"));
}

/// Each asks the browser for the board, and the answer to the first is not there yet when the second asks.
#[test]
fn two_first_writings_at_once_are_of_one_board() {
    let stage = Stage::demo();
    title(&stage, "Dawn");
    stage.session.settle_saving();
    stage.session.settle_saving();
    pass(&[&stage]);
    assert_eq!(saving(&stage), Saving::Saved);
    title(&stage, "Dusk");
    stage.session.settle_saving();
    stage.session.settle_saving();
    pass(&[&stage]);
    assert_eq!(saving(&stage), Saving::Saved);
    assert_eq!(stage.store.names(), ["board"]);
}

/// Without https there are no locks, and neither tab hears of the other.
#[test]
fn what_another_tab_wrote_is_not_written_over_where_there_are_no_locks() {
    let stage = Stage::answered(1);
    pass(&[&stage]);
    assert_eq!(saving(&stage), Saving::Saved);
    let theirs = r#"{"seedboard":2,"title":"Theirs","changed":9,"panels":[]}"#;
    stage.store.put("board", Some(theirs));
    title(&stage, "Mine");
    pass(&[&stage]);
    assert_eq!(saving(&stage), Saving::Failed(StoreFault::Changed));
    assert_eq!(stage.store.kept("board").as_deref(), Some(theirs));
    title(&stage, "Mine, later");
    pass(&[&stage]);
    assert_eq!(stage.store.kept("board").as_deref(), Some(theirs));
    // A press keeps both.
    stage.session.settle_saving();
    pass(&[&stage]);
    assert_eq!(saving(&stage), Saving::Saved);
    assert_eq!(stage.store.kept("board").as_deref(), Some(theirs));
    let names = stage.store.names();
    let own = names.iter().find(|name| *name != "board").unwrap();
    let json = stage.store.kept(own).unwrap();
    assert!(json.contains("Mine, later"), "{json}");
    assert_eq!(names.len(), 2);
    let next = stage.next_visit();
    assert!(titles(&next).contains("Mine, later"));
}
