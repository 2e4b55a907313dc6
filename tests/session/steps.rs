//! What was done on a board, kept with it: across visits, boards and a disk that fails. A long random life of a board is held
//! against a list of its states.

use crate::line::Line;
use crate::stage::Stage;
use leptos::prelude::*;
use proptest::prelude::*;
use seedboard::board::{PanelId, Status};
use seedboard::ports::{Store, StoreFault};
use seedboard::project::restore;
use seedboard::session::Saving;

/// Longer than letters have to follow each other within, and than the board rests before it is written.
const APART_MS: u64 = 5_000;

fn own_board() -> Stage<Line> {
    let stage = Stage::demo();
    stage.session.add_panel(None);
    pass(&stage);
    stage
}

fn pass(stage: &Stage<Line>) {
    stage.clock.pass(APART_MS);
    stage.settle();
}

fn write(stage: &Stage<Line>, at: usize, action: &str) {
    let ids = stage.session.panel_ids.get_untracked();
    let id = ids[at % ids.len()];
    stage
        .session
        .edit_script(id, |script| script.action = action.to_owned());
}

/// What a person sees of the board.
fn seen(stage: &Stage<Line>) -> Vec<(PanelId, String, Status)> {
    let board = stage.session.board.read_untracked();
    let panels = board.panels().iter();
    panels
        .map(|panel| (panel.id, panel.script.action.clone(), panel.status))
        .collect()
}

#[test]
fn steps_go_back_in_the_next_visit() {
    let stage = own_board();
    write(&stage, 0, "rain");
    pass(&stage);
    write(&stage, 0, "snow");
    pass(&stage);
    assert_eq!(stage.session.saving.get_untracked(), Saving::Saved);
    let next = stage.next_visit();
    assert_eq!(next.session.ways.get_untracked(), (true, false));
    next.session.undo();
    assert_eq!(seen(&next)[0].1, "rain");
    pass(&next);
    // What was taken back then can be done again still later.
    let third = next.next_visit();
    assert_eq!(seen(&third)[0].1, "rain");
    assert_eq!(third.session.ways.get_untracked(), (true, true));
    third.session.redo();
    assert_eq!(seen(&third)[0].1, "snow");
    let (said, _) = third.session.steps_said().pop().unwrap();
    assert_eq!(said, "Action of panel 1");
}

#[test]
fn each_board_has_its_own() {
    let stage = own_board();
    write(&stage, 0, "rain");
    pass(&stage);
    let fresh = stage.session;
    leptos::task::spawn_local(async move {
        fresh.new_board().await;
    });
    pass(&stage);
    assert_eq!(stage.session.ways.get_untracked(), (false, false));
    stage.session.add_panel(None);
    pass(&stage);
    leptos::task::spawn_local(async move {
        fresh.open_board("board".to_owned()).await;
    });
    pass(&stage);
    let count = stage.session.steps_done();
    stage.session.undo();
    assert_ne!(seen(&stage)[0].1, "rain");
    assert!(count.0 >= 2);
}

#[test]
fn a_snapshot_is_compared_and_opened_as_a_copy() {
    let stage = own_board();
    write(&stage, 0, "rain");
    pass(&stage);
    let session = stage.session;
    leptos::task::spawn_local(async move {
        assert!(session.take_snapshot().await);
    });
    pass(&stage);
    write(&stage, 0, "snow");
    pass(&stage);
    leptos::task::spawn_local(async move {
        let all = session.snapshots().await.unwrap();
        let then = session.board_at(all[0]).await.unwrap();
        let now = session.board.get_untracked();
        let found = seedboard::board::difference::differences(&then, &now);
        assert_eq!(found.len(), 1);
        assert!(session.open_snapshot(all[0]).await);
    });
    pass(&stage);
    assert_eq!(seen(&stage)[0].1, "rain");
    assert_eq!(stage.session.ways.get_untracked(), (false, false));
    let kept = stage.store.kept("board").unwrap();
    assert!(kept.contains("snow"), "the board itself is as it was");
    let title = session
        .board
        .with_untracked(|board| board.about().title.clone());
    assert!(title.contains("as of"), "{title}");
}

/// What happens in a life.
#[derive(Debug, Clone)]
enum Event {
    Add,
    Write(usize, String),
    Remove(usize),
    Move(usize, usize),
    Approve(usize),
    Undo,
    Redo,
    /// Time enough to be written.
    Rest,
    /// From now on the disk is full, or is not.
    Disk(bool),
    /// The page is left, and opened again.
    Reload,
}

fn event() -> impl Strategy<Value = Event> {
    let at = || 0..6_usize;
    prop_oneof![
        3 => Just(Event::Add),
        4 => (at(), "[a-c]{1,2}").prop_map(|(at, text)| Event::Write(at, text)),
        2 => at().prop_map(Event::Remove),
        2 => (at(), at()).prop_map(|(from, to)| Event::Move(from, to)),
        1 => at().prop_map(Event::Approve),
        4 => Just(Event::Undo),
        3 => Just(Event::Redo),
        2 => Just(Event::Rest),
        1 => any::<bool>().prop_map(Event::Disk),
        1 => Just(Event::Reload),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    /// Of thousands of edits, each with its way back, none is lost that was said to be saved.
    #[test]
    fn a_life_of_a_board(events in prop::collection::vec(event(), 1..80)) {
        let mut stage = own_board();
        let now = seen(&stage);
        stage.session.undo();
        let (mut states, mut at) = (vec![seen(&stage), now], 1_usize);
        stage.session.redo();
        let mut full = false;
        // What was on the screen when "Saved" was.
        let mut saved = None;
        for event in events {
            let before = seen(&stage);
            let ids = stage.session.panel_ids.get_untracked();
            let id = |at: usize| ids.get(at.checked_rem(ids.len())?).copied();
            match event {
                Event::Undo => {
                    stage.session.undo();
                    at = at.saturating_sub(1);
                }
                Event::Redo => {
                    stage.session.redo();
                    at = (at + 1).min(states.len() - 1);
                }
                Event::Rest => pass(&stage),
                Event::Disk(is_full) => {
                    full = is_full;
                    stage.store.fail(full.then_some(StoreFault::Full));
                }
                Event::Reload if full => {}
                Event::Reload => {
                    pass(&stage);
                    if stage.session.saving.get_untracked() != Saving::Saved {
                        stage.session.settle_saving();
                        pass(&stage);
                    }
                    prop_assert_eq!(stage.session.saving.get_untracked(), Saving::Saved);
                    stage = stage.next_visit();
                }
                Event::Add => stage.session.add_panel(None),
                Event::Write(place, text) => {
                    if !ids.is_empty() { write(&stage, place, &text); }
                }
                Event::Remove(place) => {
                    if let Some(id) = id(place) { stage.session.remove_panels(&[id]); }
                }
                Event::Move(from, to) => {
                    if let Some(id) = id(from) { stage.session.place_panels(&[id], to); }
                }
                Event::Approve(place) => {
                    if let Some(id) = id(place) { stage.session.set_status(&[id], Status::Approved); }
                }
            }
            // Apart, so that no two letters are one step.
            stage.clock.pass(APART_MS);
            stage.settle();
            let now = seen(&stage);
            if now != states[at] {
                prop_assert_eq!(&before, &states[at], "it changed where nothing was done");
                let back: Vec<_> = states[at..states.len() - 1].iter().rev().cloned().collect();
                states.extend(back);
                states.push(now.clone());
                at = states.len() - 1;
            }
            if stage.session.saving.get_untracked() == Saving::Saved {
                saved = Some(now);
            }
            let kept = stage.store.kept("board");
            if let (Some(saved), Some(kept)) = (&saved, kept) {
                let (kept, _) = restore(&kept).unwrap();
                let kept: Vec<_> = kept.panels().iter().map(|one| (one.id, one.script.action.clone(), one.status)).collect();
                prop_assert_eq!(&kept, saved, "what was said to be saved is what is there");
            }
        }
        stage.store.fail(None);
        let steps = stage.session.steps_done().0;
        for _ in 0..steps { stage.session.undo(); }
        prop_assert_eq!(&seen(&stage), &states[0]);
    }
}

/// Nothing is written of what is not known.
#[test]
fn steps_that_cannot_be_read_are_not_written_over() {
    let stage = own_board();
    write(&stage, 0, "rain");
    pass(&stage);
    let before = futures::executor::block_on(stage.store.steps("board")).unwrap();
    assert!(!before.steps.is_empty());
    stage.store.fail(Some(StoreFault::Denied));
    let next = stage.next_visit();
    assert_eq!(next.session.ways.get_untracked(), (false, false));
    next.store.fail(None);
    next.session.settle_saving();
    pass(&next);
    assert!(next.session.ways.get_untracked().0);
    let after = futures::executor::block_on(next.store.steps("board")).unwrap();
    assert_eq!(after, before);
}
