//! The board on this device: written when it changes, open again on the next visit, and never written over.

use crate::line::Line;
use crate::stage::Stage;
use crate::wire::{DONE, completed, picture};
use leptos::prelude::*;
use seedboard::ports::{Noted, Page, PictureHash, StoreFault, View};
use seedboard::reference::PictureFormat;
use seedboard::session::{Saving, Shown};
use seedboard::stream::{Arrival, Index, PictureAt};

const REST_MS: u64 = 400;

fn saving(stage: &Stage<Line>) -> Saving {
    stage.session.saving.get_untracked()
}

/// A run of two of which one has come.
fn half_done() -> Stage<Line> {
    let stage = Stage::answered(2);
    stage.say(&picture("0", "a"));
    stage
}

#[test]
fn a_first_visit_writes_nothing() {
    let stage = Stage::demo();
    stage.clock.pass(10_000);
    assert_eq!((saving(&stage), stage.store.saves()), (Saving::Nothing, 0));
}

/// A browser that is killed may have the database on the disk and not what stands beside it.
#[test]
fn a_board_is_found_without_the_note_of_which_was_open() {
    let stage = half_done();
    stage.clock.pass(REST_MS);
    let kept = stage.store.kept("board").unwrap();
    let older = r#"{"seedboard":2,"changed":1,"panels":[]}"#;
    let away = r#"{"seedboard":2,"changed":99999999999,"deleted":99999999999,"panels":[]}"#;
    for (name, json) in [("older", older), ("put away", away), ("broken", "{")] {
        stage.store.put(name, Some(json));
    }
    stage.page.set_preference("seedboard.board", None);
    let next = stage.next_visit();
    assert_eq!(saving(&next), Saving::Saved);
    assert_eq!(next.states().len(), 2);
    next.session.add_panel(None);
    next.clock.pass(REST_MS);
    assert_ne!(stage.store.kept("board"), Some(kept));
    let noted = stage.page.preference("seedboard.board");
    assert_eq!(noted.as_deref(), Some("board"));
}

/// Whatever becomes of the page, what was asked for can be told.
#[test]
fn the_board_is_written_before_the_request_leaves() {
    let stage = Stage::sent(3);
    let kept = stage.store.kept("board").unwrap();
    assert!(kept.contains("\"state\":\"pending\""), "{kept}");
    assert_eq!(saving(&stage), Saving::Saved);
}

#[test]
fn a_change_is_pending_until_it_is_written() {
    let stage = half_done();
    assert_eq!(saving(&stage), Saving::Pending);
    stage.clock.pass(REST_MS);
    assert_eq!(saving(&stage), Saving::Saved);
    assert!(
        stage
            .store
            .kept("board")
            .unwrap()
            .contains("https://a.example/a")
    );
    let saves = stage.store.saves();
    stage.clock.pass(60_000);
    assert_eq!(
        stage.store.saves(),
        saves,
        "nothing changed, nothing is written"
    );
}

#[test]
fn a_page_that_is_left_writes_at_once() {
    let stage = half_done();
    let saves = stage.store.saves();
    stage.session.save_now();
    stage.settle();
    assert_eq!(
        (saving(&stage), stage.store.saves()),
        (Saving::Saved, saves + 1)
    );
    // There is nothing to write.
    stage.session.save_now();
    stage.settle();
    assert_eq!(stage.store.saves(), saves + 1);
}

#[test]
fn a_burst_of_changes_is_written_once() {
    let stage = half_done();
    let saves = stage.store.saves();
    stage.say(&picture("1", "b"));
    stage.say(&completed(2));
    stage.say(DONE);
    stage.end();
    stage.clock.pass(REST_MS);
    assert_eq!(stage.store.saves(), saves + 1);
}

#[test]
fn a_disk_that_fails_is_said_and_tried_again_with_the_next_change() {
    let stage = half_done();
    for (fault, said) in [
        (StoreFault::Full, Saving::Failed(StoreFault::Full)),
        (StoreFault::Denied, Saving::Failed(StoreFault::Denied)),
    ] {
        stage.store.fail(Some(fault));
        stage.session.board.update(|_| ());
        stage.settle();
        stage.clock.pass(REST_MS);
        assert_eq!(saving(&stage), said);
        assert!(stage.page.state().guarded, "the page asks before it goes");
    }
    stage.store.fail(None);
    stage.say(&picture("1", "b"));
    stage.clock.pass(REST_MS);
    assert_eq!(saving(&stage), Saving::Saved);
}

#[test]
fn the_next_visit_finds_the_board_and_does_not_write_it() {
    let stage = half_done();
    stage.clock.pass(REST_MS);
    let next = stage.next_visit();
    assert_eq!(next.states(), ["arrived", "interrupted"]);
    assert_eq!(saving(&next), Saving::Saved);
    let saves = next.store.saves();
    next.clock.pass(60_000);
    assert_eq!(next.store.saves(), saves);
    assert!(!next.page.state().guarded);
}

/// The page was closed before it could write what had come; the worker had noted it.
#[test]
fn a_picture_that_only_the_worker_noted_is_on_the_next_visits_board() {
    let stage = Stage::sent(3);
    let noted = |run: u32, index: Index| Noted {
        run,
        arrival: Arrival {
            index,
            picture: PictureAt::Kept {
                hash: PictureHash::of(b"picture"),
                format: PictureFormat::Png,
                bytes: 7,
                saved: true,
            },
            size: None,
            created: None,
            model: None,
        },
    };
    for one in [
        noted(1, Index::At(1)),
        noted(1, Index::At(1)),
        noted(1, Index::At(9)),
        noted(1, Index::Odd),
        noted(7, Index::At(0)),
    ] {
        stage.store.note(one);
    }
    let next = stage.next_visit();
    assert_eq!(next.states(), ["interrupted", "arrived", "interrupted"]);
    next.clock.pass(REST_MS);
    let kept = next.store.kept("board").unwrap();
    assert!(
        kept.contains(&PictureHash::of(b"picture").to_string()),
        "{kept}"
    );
    // What came of it since is the board's to say.
    let after = next.next_visit();
    assert_eq!(after.states(), ["interrupted", "arrived", "interrupted"]);
    let takes = |stage: &Stage<Line>| stage.session.board.read_untracked().panels()[1].takes.len();
    assert_eq!(takes(&after), 1);
}

#[test]
fn a_board_that_is_gone_or_of_a_newer_version_is_said() {
    for (kept, said) in [
        (None, Saving::Cleared),
        (Some("{\"seedboard\":999}"), Saving::Unreadable),
        (Some("not a board"), Saving::Unreadable),
    ] {
        let stage = half_done();
        stage.clock.pass(REST_MS);
        stage.store.put("board", kept);
        let next = stage.next_visit();
        assert_eq!(saving(&next), said);
        next.generate();
        next.clock.pass(60_000);
        let left = next.store.kept("board");
        match kept {
            Some(kept) => assert_eq!(left.as_deref(), Some(kept), "it is left as it is"),
            None => assert!(left.is_some(), "work goes on"),
        }
    }
}

/// A disk that does not answer for once is no reason to write over what is on it.
#[test]
fn a_board_that_could_not_be_opened_is_left_as_it_is_and_opens_later() {
    let stage = half_done();
    stage.clock.pass(REST_MS);
    let kept = stage.store.kept("board");
    for works_meanwhile in [false, true] {
        stage.store.fail(Some(StoreFault::Denied));
        let next = stage.next_visit();
        assert_eq!(saving(&next), Saving::Unopened(StoreFault::Denied));
        next.store.fail(None);
        if works_meanwhile {
            next.generate();
            next.clock.pass(60_000);
        }
        next.session.settle_saving();
        next.settle();
        next.clock.pass(60_000);
        assert_eq!(next.store.kept("board"), kept, "nothing is written over it");
        let (states, said) = (next.states(), saving(&next));
        if works_meanwhile {
            assert_eq!(said, Saving::Unopened(StoreFault::Denied), "{states:?}");
        } else {
            assert_eq!(
                (states, said),
                (vec!["arrived", "interrupted"], Saving::Saved)
            );
        }
    }
}

#[test]
fn an_address_is_let_go_when_nobody_looks_any_more() {
    let stage = Stage::demo();
    stage.generate();
    stage.clock.pass(20_000);
    let picture = {
        let board = stage.session.board.read_untracked();
        board.panels()[0].takes[0].picture.clone()
    };
    let looker = stage.owner.with(Owner::new);
    let look = looker.with(|| stage.session.show(&picture, View::Whole, None));
    stage.settle();
    assert!(matches!(
        looker.with(|| untrack(|| look.get())),
        Shown::At(_)
    ));
    assert_eq!(stage.pictures.shown(), 1);
    looker.cleanup();
    assert_eq!(stage.pictures.shown(), 0);
    // And one that comes when they are gone already is not kept.
    let looker = stage.owner.with(Owner::new);
    looker.with(|| stage.session.show(&picture, View::Whole, None));
    looker.cleanup();
    stage.settle();
    assert_eq!(stage.pictures.shown(), 0);
}
