//! Steps back and forth: whatever is done can be taken back and done again, and nothing that a service made goes with it.

use super::board::arrival;
use crate::draft::request;
use proptest::prelude::*;
use seedboard::board::search::{Place, ScriptText};
use seedboard::board::{
    Angle, Board, Crop, Done, Moment, PanelId, PanelState, Past, Script, Shot, Status, Step, Take,
    Way, What,
};
use seedboard::project::{restore, restore_step, write, write_step};
use seedboard::stream::{BytesEnd, PictureAt};

/// What a person does, with a number for which panel.
#[derive(Debug, Clone)]
enum Act {
    Insert(usize),
    Duplicate(usize),
    Remove(usize, usize),
    Move(usize, usize),
    Write(usize, String),
    Shot(usize),
    Status(usize),
    OwnPicture(usize, u8),
    ChooseTake(usize, usize),
    Crop(usize, u8),
    Title(String),
    Undo,
    Redo,
    /// The page is left and opened again.
    Reload,
    /// A run brings a picture to a panel.
    Arrive(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let at = || 0..8_usize;
    prop_oneof![
        2 => at().prop_map(Act::Insert),
        2 => at().prop_map(Act::Duplicate),
        2 => (at(), 1..3_usize).prop_map(|(at, count)| Act::Remove(at, count)),
        2 => (at(), at()).prop_map(|(from, to)| Act::Move(from, to)),
        2 => (at(), "[a-c]{0,2}").prop_map(|(at, text)| Act::Write(at, text)),
        2 => at().prop_map(Act::Shot),
        2 => at().prop_map(Act::Status),
        2 => (at(), any::<u8>()).prop_map(|(at, file)| Act::OwnPicture(at, file)),
        2 => (at(), 0..3_usize).prop_map(|(at, take)| Act::ChooseTake(at, take)),
        2 => (at(), 0..=100_u8).prop_map(|(at, x)| Act::Crop(at, x)),
        2 => "[x-z]{0,2}".prop_map(Act::Title),
        3 => Just(Act::Undo),
        2 => Just(Act::Redo),
        1 => Just(Act::Reload),
        1 => at().prop_map(Act::Arrive),
    ]
}

fn id(board: &Board, at: usize) -> Option<PanelId> {
    let panels = board.panels();
    panels
        .get(at.checked_rem(panels.len())?)
        .map(|panel| panel.id)
}

/// Does it; false: nothing was changed.
fn perform(board: &mut Board, act: &Act) -> bool {
    match act {
        Act::Insert(at) => {
            board.insert_panel(*at, Script::default());
            true
        }
        Act::Duplicate(at) => id(board, *at).and_then(|id| board.duplicate(id)).is_some(),
        Act::Remove(at, count) => {
            let ids: Vec<_> = (0..*count)
                .filter_map(|more| id(board, at + more))
                .collect();
            board.remove_panels(&ids) > 0
        }
        Act::Move(from, to) => id(board, *from).is_some_and(|id| board.place(&[id], *to)),
        Act::Write(at, text) => id(board, *at)
            .is_some_and(|id| board.change_script(id, |script| script.action.clone_from(text))),
        Act::Shot(at) => id(board, *at).is_some_and(|id| {
            board.change_script(id, |script| {
                script.shot = script.shot.xor(Some(Shot::Wide));
                script.angle = script.angle.xor(Some(Angle::Low));
            })
        }),
        Act::Status(at) => id(board, *at).is_some_and(|id| {
            let locked = board.panel(id).unwrap().1.is_locked();
            board.set_status(
                id,
                if locked {
                    Status::Draft
                } else {
                    Status::Approved
                },
            )
        }),
        Act::OwnPicture(at, file) => id(board, *at).is_some_and(|id| {
            let address = format!("https://example.com/{file}.jpg");
            let picture = PictureAt::Remote(seedboard::address::SafeUrl::parse(&address).unwrap());
            board.add_take(id, Take::own(picture, None, format!("{file}.jpg"), 7))
        }),
        Act::ChooseTake(at, take) => id(board, *at).is_some_and(|id| board.choose_take(id, *take)),
        Act::Crop(at, x) => {
            id(board, *at).is_some_and(|id| board.set_crop(id, Crop { x: *x, y: 50 }))
        }
        Act::Title(title) => board.change_about(|about| about.title.clone_from(title)),
        Act::Undo | Act::Redo | Act::Reload | Act::Arrive(_) => false,
    }
}

/// What a person sees of a board, whatever is known of it beside that.
fn seen(board: &Board) -> String {
    let panels = board.panels().iter().map(|panel| {
        let takes = panel.takes.iter().map(|take| format!("{:?}", take.picture));
        let takes: Vec<String> = takes.collect();
        let shown = panel.take().map(|take| format!("{:?}", take.picture));
        let texts = (&panel.script, panel.status, panel.number, panel.crop);
        format!(
            "{:?} {texts:?} {} {takes:?} {shown:?}",
            panel.id,
            panel.state.name()
        )
    });
    let panels: Vec<String> = panels.collect();
    format!("{:?} {panels:#?}", board.about().title)
}

fn reload(board: &Board, past: &Past) -> (Board, Past) {
    let (again, dropped) = restore(&write(board, 0)).unwrap();
    assert_eq!(dropped, 0);
    let steps = past.steps().iter().map(|done| {
        let again = restore_step(&write_step(done)).unwrap();
        assert_eq!((again.at, again.back), (done.at, done.back));
        again
    });
    let mut fresh = Past::default();
    fresh.continue_from(Past::of(0, steps.collect(), past.done()));
    (again, fresh)
}

/// Pictures that a run made, on the board or where a step leads.
fn paid(board: &Board, past: &Past) -> Vec<String> {
    let steps = past.steps().iter();
    let kept = steps.flat_map(|done| [&done.step.before, &done.step.after]);
    let panels = kept.flat_map(|side| &side.panels).chain(board.panels());
    let takes = panels.flat_map(|panel| &panel.takes);
    let paid = takes.filter(|take| take.run.is_some());
    let mut names: Vec<String> = paid.map(|take| format!("{:?}", take.picture)).collect();
    names.sort();
    names.dedup();
    names
}

fn add(past: &mut Past, before: &Moment, board: &Board, clock: &mut u64) {
    // Far apart: each letter is a step of its own.
    *clock += 100;
    past.add(Step::between(before, board), *clock);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Without runs a board is what a list of its states says.
    #[test]
    fn a_board_is_equal_to_its_model(acts in prop::collection::vec(act(), 1..60)) {
        let mut board = Board::default();
        board.insert_panel(0, Script::default());
        let (mut past, mut clock) = (Past::default(), 0);
        let (mut states, mut at) = (vec![seen(&board)], 0_usize);
        for act in acts.iter().filter(|act| !matches!(act, Act::Arrive(_))) {
            match act {
                Act::Undo => {
                    let went = past.back(&mut board).is_some();
                    prop_assert_eq!(went, at > 0);
                    at = at.saturating_sub(1);
                }
                Act::Redo => {
                    let went = past.again(&mut board).is_some();
                    prop_assert_eq!(went, at + 1 < states.len());
                    at = (at + 1).min(states.len() - 1);
                }
                Act::Reload => (board, past) = reload(&board, &past),
                act => {
                    let before = Moment::of(&board);
                    if perform(&mut board, act) && !Step::between(&before, &board).is_nothing() {
                        add(&mut past, &before, &board, &mut clock);
                        // What was taken back stays in the list, and so does its taking back.
                        let back: Vec<_> = states[at..states.len() - 1].iter().rev().cloned().collect();
                        states.extend(back);
                        states.push(seen(&board));
                        at = states.len() - 1;
                    }
                }
            }
            prop_assert_eq!(&seen(&board), &states[at]);
        }
        while past.back(&mut board).is_some() {}
        prop_assert_eq!(&seen(&board), &states[0]);
        while past.again(&mut board).is_some() {}
        prop_assert_eq!(&seen(&board), states.last().unwrap());
    }

    /// With runs in between, whatever was paid for stays within reach.
    #[test]
    fn nothing_that_was_paid_for_goes(acts in prop::collection::vec(act(), 1..60)) {
        let mut board = Board::default();
        board.insert_panel(0, Script::default());
        let (mut past, mut clock, mut made) = (Past::default(), 0, 0);
        for act in &acts {
            let before = paid(&board, &past);
            match act {
                Act::Undo => drop(past.back(&mut board)),
                Act::Redo => drop(past.again(&mut board)),
                Act::Reload => (board, past) = reload(&board, &past),
                Act::Arrive(at) => {
                    let Some(id) = id(&board, *at) else { continue };
                    made += 1;
                    let run = board.begin_for(request(1), &[id], 0);
                    board.apply(run, vec![arrival(0, &format!("paid-{made}"))], 0);
                    board.finish(run, BytesEnd::Clean, 200, 0);
                }
                act => {
                    let before = Moment::of(&board);
                    if perform(&mut board, act) {
                        add(&mut past, &before, &board, &mut clock);
                    }
                }
            }
            let after = paid(&board, &past);
            prop_assert!(before.iter().all(|one| after.contains(one)), "{before:?} {after:?}");
            let ids: Vec<_> = board.panels().iter().map(|panel| panel.id).collect();
            let mut once = ids.clone();
            once.sort();
            once.dedup();
            prop_assert_eq!(ids.len(), once.len(), "no panel stands twice");
            for panel in board.panels() {
                prop_assert!(panel.takes.is_empty() || panel.active < panel.takes.len());
                prop_assert!(!panel.takes.is_empty() || panel.state != PanelState::Arrived);
            }
        }
    }
}

fn typed(board: &mut Board, past: &mut Past, id: PanelId, action: &str, now: u64) {
    let before = Moment::of(board);
    board.change_script(id, |script| script.action = action.to_owned());
    past.add(Step::between(&before, board), now);
}

#[test]
fn letters_that_follow_at_once_are_one_step() {
    let mut board = Board::default();
    let id = board.insert_panel(0, Script::default());
    let mut past = Past::default();
    typed(&mut board, &mut past, id, "r", 10);
    typed(&mut board, &mut past, id, "ra", 11);
    typed(&mut board, &mut past, id, "rain", 13);
    typed(&mut board, &mut past, id, "rain, then sun", 40);
    assert_eq!(past.steps().len(), 2);
    let action = |board: &Board| board.panels()[0].script.action.clone();
    past.back(&mut board);
    assert_eq!(action(&board), "rain");
    past.back(&mut board);
    assert_eq!(action(&board), "");
    past.again(&mut board);
    // Whoever went back begins a step of their own.
    typed(&mut board, &mut past, id, "rai", 41);
    let kinds: Vec<_> = past.steps().iter().map(|done| done.back).collect();
    assert_eq!(kinds, [false, false, true, false]);
}

#[test]
fn what_came_from_elsewhere_since_stays() {
    let mut board = Board::default();
    let id = board.insert_panel(0, Script::default());
    let mut past = Past::default();
    let before = Moment::of(&board);
    let added = board.insert_panel(1, Script::default());
    past.add(Step::between(&before, &board), 1);
    let run = board.begin_for(request(1), &[added], 0);
    assert!(past.back(&mut board).is_none(), "it waits for a picture");
    board.apply(run, vec![arrival(0, "paid")], 0);
    assert_eq!(board.panels().len(), 2);
    typed(&mut board, &mut past, id, "rain", 10);
    board.change_script(id, |script| script.action = "from another tab".into());
    assert!(past.back(&mut board).is_none(), "it is another text by now");
    assert_eq!(board.panels()[0].script.action, "from another tab");
}

#[test]
fn only_what_is_new_is_written() {
    let numbers = |past: &Past| -> Option<(Vec<u32>, u32, u32)> {
        let unwritten = past.unwritten()?;
        let numbers = unwritten.steps.iter().map(|(number, _)| *number).collect();
        Some((numbers, unwritten.first, unwritten.done))
    };
    let mut board = Board::default();
    let id = board.insert_panel(0, Script::default());
    let mut past = Past::default();
    assert_eq!(numbers(&past), None);
    typed(&mut board, &mut past, id, "a", 10);
    typed(&mut board, &mut past, id, "b", 20);
    assert_eq!(numbers(&past), Some((vec![0, 1], 0, 2)));
    let mark = past.writing();
    assert_eq!(numbers(&past), None);
    typed(&mut board, &mut past, id, "c", 30);
    assert_eq!(numbers(&past), Some((vec![2], 0, 3)));
    past.failed(mark);
    assert_eq!(numbers(&past), Some((vec![0, 1, 2], 0, 3)));
    past.writing();
    past.back(&mut board);
    assert_eq!(numbers(&past), Some((vec![2], 0, 2)));
}

#[test]
fn the_oldest_steps_go() {
    let mut board = Board::default();
    let id = board.insert_panel(0, Script::default());
    let mut past = Past::default();
    let most = seedboard::board::MOST_STEPS as u64;
    for at in 0..most + 5 {
        typed(&mut board, &mut past, id, &at.to_string(), at * 100);
    }
    assert_eq!(past.steps().len() as u64, most);
    let first = past.unwritten().unwrap();
    assert_eq!((first.first, u64::from(first.done)), (5, most));
}

#[test]
fn a_step_says_what_it_was() {
    let mut board = Board::default();
    let id = board.insert_panel(0, Script::default());
    let mut what = |act: &dyn Fn(&mut Board)| {
        let before = Moment::of(&board);
        act(&mut board);
        Step::between(&before, &board).what()
    };
    let added = what(&|board| {
        board.insert_panel(1, Script::default());
    });
    assert_eq!(added, What::Added(1));
    let typed = what(&|board| {
        board.change_script(id, |script| script.notes = "quiet".into());
    });
    assert_eq!(typed, What::Typed(Place::Panel(id, ScriptText::Notes)));
    let shot = what(&|board| {
        board.change_script(id, |script| script.shot = Some(Shot::Wide));
    });
    assert_eq!(shot, What::Script(id));
    let title = what(&|board| {
        board.change_about(|about| about.title = "Rain".into());
    });
    assert_eq!(title, What::Typed(Place::Title));
    let style = what(&|board| {
        board.change_about(|about| about.style = "ink".into());
    });
    assert_eq!(style, What::Typed(Place::Style));
    let length = what(&|board| {
        board.change_about(|about| about.target_ms = Some(1));
    });
    assert_eq!(length, What::Settings);
    assert_eq!(
        what(&|board| {
            board.place(&[id], 1);
        }),
        What::Moved
    );
    let approved = what(&|board| {
        board.set_status(id, Status::Approved);
    });
    assert_eq!(approved, What::Approved(1));
    let unlocked = what(&|board| {
        board.set_status(id, Status::Draft);
    });
    assert_eq!(unlocked, What::Unlocked(1));
    let crop = what(&|board| {
        board.set_crop(id, Crop { x: 0, y: 0 });
    });
    assert_eq!(crop, What::Crop(id));
    let picture = what(&|board| {
        let take = Take::own(PictureAt::Shipped("mine.jpg"), None, String::new(), 0);
        board.add_take(id, take);
    });
    assert_eq!(picture, What::OwnPicture(id));
    assert_eq!(
        what(&|board| {
            board.remove_panels(&[id]);
        }),
        What::Removed(1)
    );
}

#[test]
fn anybodys_steps_have_an_answer() {
    for json in [
        "",
        "[]",
        "{}",
        "{\"at\":1}",
        "{\"before\":{},\"after\":{}}",
        "{\"before\":{\"panels\":[7,{\"id\":0},{}]},\"after\":3,\"order\":[1]}",
    ] {
        assert_eq!(restore_step(json), None, "{json}");
    }
    let odd = "{\"before\":{\"panels\":[]},\"after\":{\"panels\":[{\"id\":9,\"state\":\"empty\"}]},\"order\":[[],[9,\"x\"]]}";
    let Done { step, .. } = restore_step(odd).unwrap();
    let mut board = Board::default();
    assert!(board.go(&step, Way::Again));
    assert_eq!(board.next_ids().0, 9, "its number is not given again");
    assert!(board.go(&step, Way::Back));
}
