//! Every board of a device: one is open, the others are as they were left.

use crate::line::Line;
use crate::stage::Stage;
use any_spawner::Executor;
use leptos::prelude::*;
use seedboard::board::Script;
use seedboard::ports::{MemoryPage, Noted, Page, PictureHash, StoreFault};
use seedboard::reference::PictureFormat;
use seedboard::session::{OnShelf, Saving};
use seedboard::stream::{Arrival, Index, PictureAt};
use std::cell::RefCell;
use std::rc::Rc;

const REST_MS: u64 = 400;

/// Does something to its end.
fn done<T: 'static>(doing: impl Future<Output = T> + 'static) -> T {
    let told = Rc::new(RefCell::new(None));
    let tell = Rc::clone(&told);
    Executor::spawn_local(async move {
        let done = doing.await;
        tell.replace(Some(done));
    });
    Executor::poll_local();
    told.take().unwrap()
}

fn boards(stage: &Stage<Line>) -> Vec<OnShelf> {
    done(stage.session.boards()).unwrap()
}

/// `title panels`, an asterisk before the open one, in parentheses where it was put away.
fn told(stage: &Stage<Line>) -> Vec<String> {
    let told = boards(stage).into_iter().map(|board| {
        let open = if board.open { "*" } else { "" };
        let said = format!("{open}{} {}", board.title, board.panels);
        if board.deleted {
            format!("({said})")
        } else {
            said
        }
    });
    told.collect()
}

fn write(stage: &Stage<Line>, title: &str, actions: &[&str]) {
    stage.session.edit_about(|about| about.title = title.into());
    stage.session.board.update(|board| {
        for action in actions {
            let script = Script {
                action: (*action).to_owned(),
                ..Script::default()
            };
            board.insert_panel(usize::MAX, script);
        }
    });
    stage.settle();
    stage.clock.pass(REST_MS);
}

fn name_of(stage: &Stage<Line>, title: &str) -> String {
    let found = boards(stage).into_iter().find(|board| board.title == title);
    found.unwrap_or_else(|| panic!("no board {title}")).name
}

/// "Rain" with two panels, and behind it, open, "Snow" with one. A minute lies between.
fn two() -> Stage<Line> {
    let stage = Stage::demo();
    assert!(done(stage.session.new_board()));
    write(&stage, "Rain", &["It rains.", "It pours."]);
    stage.clock.pass(60_000);
    assert!(done(stage.session.new_board()));
    write(&stage, "Snow", &["It snows."]);
    stage
}

fn title(stage: &Stage<Line>) -> String {
    stage
        .session
        .board
        .with_untracked(|board| board.about().title.clone())
}

#[test]
fn the_sample_is_on_no_shelf() {
    let stage = Stage::demo();
    assert!(boards(&stage).is_empty());
    stage.clock.pass(60_000);
    assert_eq!(stage.store.saves(), 0, "looking keeps nothing");
    assert_eq!(stage.session.saving.get_untracked(), Saving::Nothing);
    stage.session.add_row();
    stage.settle();
    stage.clock.pass(REST_MS);
    assert_eq!(boards(&stage).len(), 1, "changed, it is one's own");
}

#[test]
fn switching_keeps_both() {
    let stage = two();
    assert_eq!(told(&stage), ["*Snow 1", "Rain 2"]);
    let rain = name_of(&stage, "Rain");
    stage.session.edit_about(|about| about.style = "ink".into());
    // At once: nothing was written yet.
    assert!(done(stage.session.open_board(rain)));
    assert_eq!(title(&stage), "Rain");
    assert_eq!(told(&stage).len(), 2);
    let snow = name_of(&stage, "Snow");
    assert!(done(stage.session.open_board(snow)));
    let style = stage
        .session
        .board
        .with_untracked(|board| board.about().style.clone());
    assert_eq!(style, "ink", "what was changed last is there");
}

#[test]
fn looking_at_boards_and_opening_them_changes_none() {
    let stage = two();
    let before: Vec<_> = boards(&stage)
        .iter()
        .map(|one| (one.name.clone(), one.changed))
        .collect();
    let saves = stage.store.saves();
    stage.clock.pass(600_000);
    let rain = name_of(&stage, "Rain");
    assert!(done(stage.session.open_board(rain)));
    stage.settle();
    stage.clock.pass(60_000);
    let after: Vec<_> = boards(&stage)
        .iter()
        .map(|one| (one.name.clone(), one.changed))
        .collect();
    assert_eq!((after, stage.store.saves()), (before, saves));
    write(&stage, "Rain", &["It stops."]);
    assert_eq!(
        told(&stage),
        ["*Rain 3", "Snow 1"],
        "the one changed last is first"
    );
}

#[test]
fn a_run_under_way_holds_the_board() {
    let stage = Stage::relay();
    assert!(done(stage.session.new_board()));
    write(&stage, "Rain", &["It rains."]);
    assert!(done(stage.session.new_board()));
    stage.generate();
    let rain = name_of(&stage, "Rain");
    assert!(stage.session.must_stay().is_some());
    assert!(!done(stage.session.open_board(rain.clone())));
    assert!(!done(stage.session.new_board()));
    let open = boards(&stage).into_iter().find(|one| one.open).unwrap();
    assert!(!done(stage.session.put_away(open.name)));
    assert_eq!(boards(&stage).len(), 2);
    assert!(boards(&stage).iter().all(|one| !one.deleted));
    stage.transport.answer(500);
    stage.end();
    stage.clock.pass(600_000);
    assert_eq!(stage.session.must_stay(), None);
    assert!(done(stage.session.open_board(rain)));
}

#[test]
fn what_is_not_on_the_disk_holds_the_board() {
    let stage = two();
    let rain = name_of(&stage, "Rain");
    stage.store.fail(Some(StoreFault::Full));
    stage.session.edit_about(|about| about.style = "ink".into());
    assert!(!done(stage.session.open_board(rain.clone())));
    assert!(!done(stage.session.new_board()));
    assert_eq!(title(&stage), "Snow", "texts alone are work as well");
    assert!(done(stage.session.boards()).is_err());
    stage.store.fail(None);
    stage.session.settle_saving();
    stage.settle();
    assert!(done(stage.session.open_board(rain)));
}

#[test]
fn a_board_that_was_put_away_comes_back() {
    let stage = two();
    let (rain, snow) = (name_of(&stage, "Rain"), name_of(&stage, "Snow"));
    assert!(done(stage.session.put_away(snow.clone())));
    assert_eq!(
        told(&stage),
        ["*Rain 2", "(Snow 1)"],
        "the next one is open"
    );
    assert!(done(stage.session.take_out(snow.clone(), true)));
    assert_eq!(title(&stage), "Snow");
    assert_eq!(told(&stage), ["*Snow 1", "Rain 2"]);
    // The last one makes room for a new one, which goes again when nothing was done with it.
    assert!(done(stage.session.put_away(rain)));
    assert!(done(stage.session.put_away(snow.clone())));
    assert_eq!(told(&stage)[0], "*New board 0");
    assert!(done(stage.session.take_out(snow, true)));
    assert_eq!(told(&stage), ["*Snow 1", "(Rain 2)"]);
}

#[test]
fn a_stand_in_that_was_worked_on_stays() {
    let stage = Stage::demo();
    assert!(done(stage.session.new_board()));
    write(&stage, "Snow", &["It snows."]);
    let snow = name_of(&stage, "Snow");
    assert!(done(stage.session.put_away(snow.clone())));
    stage.session.edit_about(|about| about.style = "ink".into());
    assert!(done(stage.session.take_out(snow, true)));
    assert_eq!(boards(&stage).len(), 2);
}

#[test]
fn forgetting_is_for_good_and_never_the_open_one() {
    let stage = two();
    let (rain, snow) = (name_of(&stage, "Rain"), name_of(&stage, "Snow"));
    assert!(!done(stage.session.forget_board(snow)));
    assert!(done(stage.session.put_away(rain.clone())));
    assert!(done(stage.session.forget_board(rain)));
    assert_eq!(told(&stage), ["*Snow 1"]);
}

#[test]
fn a_copy_has_the_same_pictures() {
    let stage = Stage::demo();
    stage.generate();
    stage.clock.pass(20_000);
    write(&stage, "Boat", &[]);
    let boat = name_of(&stage, "Boat");
    // Not written yet, and copied all the same.
    stage.session.edit_about(|about| about.style = "ink".into());
    assert!(done(stage.session.duplicate_board(boat.clone())));
    assert_eq!(
        told(&stage),
        ["Boat (copy) 4", "*Boat 4"],
        "the later one first, within a second too"
    );
    let copy = name_of(&stage, "Boat (copy)");
    assert_ne!(copy, boat);
    let json = stage.store.kept(&copy).unwrap();
    assert!(json.contains("ink"));
    for hash in stage.pictures.kept() {
        assert!(json.contains(&hash.to_string()));
    }
    let [one, other] = &boards(&stage)[..] else {
        panic!("two")
    };
    assert_eq!((one.pictures, &one.cover), (4, &other.cover));
    assert_eq!(one.cover.len(), 4);
}

/// The page went before the board could be written; the copy has what came as well.
#[test]
fn a_copy_has_what_only_the_worker_noted() {
    let stage = Stage::sent(2);
    let next = stage.next_visit();
    assert!(done(next.session.new_board()));
    next.store.note(Noted {
        run: 1,
        arrival: Arrival {
            index: Index::At(0),
            picture: PictureAt::Kept {
                hash: PictureHash::of(b"late"),
                format: PictureFormat::Png,
                bytes: 4,
                saved: true,
            },
            size: None,
            created: None,
            model: None,
        },
    });
    assert!(done(next.session.duplicate_board("board".to_owned())));
    let copy = boards(&next)
        .into_iter()
        .find(|one| one.title.contains("(copy)"));
    assert_eq!(copy.unwrap().pictures, 1);
}

#[test]
fn titles_change_open_or_not() {
    let stage = two();
    let (rain, snow) = (name_of(&stage, "Rain"), name_of(&stage, "Snow"));
    assert!(done(
        stage
            .session
            .rename_board(rain.clone(), "  Drizzle ".into())
    ));
    assert!(done(stage.session.rename_board(snow, "Hail".into())));
    let mut titles = told(&stage);
    titles.sort();
    assert_eq!(titles, ["*Hail 1", "Drizzle 2"]);
    assert_eq!(title(&stage), "Hail");
    stage.store.fail(Some(StoreFault::Denied));
    assert!(!done(stage.session.rename_board(rain, "Mist".into())));
}

#[test]
fn what_cannot_be_read_is_shown_and_left_alone() {
    let stage = two();
    for (name, json) in [("newer", "{\"seedboard\":999}"), ("torn", "{\"seedbo")] {
        stage.store.put(name, Some(json));
        let shown = boards(&stage)
            .into_iter()
            .find(|one| one.name == name)
            .unwrap();
        assert!(!shown.readable);
        assert!(!done(stage.session.open_board(name.into())));
        assert!(!done(
            stage.session.rename_board(name.into(), "Mine".into())
        ));
        assert!(!done(stage.session.duplicate_board(name.into())));
        assert!(!done(stage.session.put_away(name.into())));
        assert_eq!(stage.store.kept(name).as_deref(), Some(json));
    }
    assert_eq!(title(&stage), "Snow");
    assert_eq!(boards(&stage).len(), 4);
}

#[test]
fn the_board_opened_last_is_open_on_the_next_visit() {
    let stage = two();
    let rain = name_of(&stage, "Rain");
    assert!(done(stage.session.open_board(rain)));
    let next = stage.next_visit();
    assert_eq!(title(&next), "Rain");
    assert_eq!(told(&next), ["Snow 1", "*Rain 2"]);
}

/// A new board that could not be written is none; the last visit's is still there.
#[test]
fn a_new_board_counts_when_it_is_written() {
    let stage = two();
    stage.store.fail(Some(StoreFault::Full));
    done(stage.session.new_board());
    stage.store.fail(None);
    let next = stage.next_visit();
    assert_eq!(title(&next), "Snow");
}

/// Earlier versions kept one board and noted only that there was one.
#[test]
fn the_one_board_of_earlier_versions_still_opens() {
    let stage = Stage::sent(2);
    let page = MemoryPage::default();
    page.set_preference("seedboard.board", Some("1"));
    stage.page.set_preference("seedboard.board", Some("1"));
    let next = stage.next_visit();
    assert_eq!(next.states().len(), 2);
    assert_eq!(boards(&next)[0].name, "board");
    assert!(boards(&next)[0].open);
}

#[test]
fn words_are_looked_for_in_titles_and_texts() {
    let stage = two();
    let rain = boards(&stage)
        .into_iter()
        .find(|one| one.title == "Rain")
        .unwrap();
    for (wanted, found) in [
        ("", true),
        ("rain", true),
        ("POURS", true),
        ("pours rain", true),
        ("snow", false),
    ] {
        assert_eq!(rain.has(wanted), found, "{wanted}");
    }
}

#[test]
fn how_boards_are_looked_at_is_kept_and_what_was_chosen_is_not() {
    let stage = two();
    let rain = name_of(&stage, "Rain");
    let first = stage.session.panel_ids.get_untracked()[0];
    stage.session.pick(first, false);
    stage.session.choose(Some(first));
    stage.session.remove_panels(&[first]);
    stage.session.desk.update(|desk| {
        desk.list = true;
        desk.density = 2;
    });
    assert!(done(stage.session.open_board(rain)));
    let desk = stage.session.desk.get_untracked();
    assert!(desk.list && desk.density == 2);
    assert!(desk.undo.is_empty() && desk.picked.is_empty() && desk.chosen.is_none());
    stage.session.undo();
    assert_eq!(
        stage.states().len(),
        2,
        "nothing of the other board comes here"
    );
}

#[test]
fn what_lies_elsewhere_is_on_no_cover() {
    let stage = Stage::answered(1);
    stage.say(&crate::wire::picture("0", "a"));
    stage.say(&crate::wire::completed(1));
    stage.say(crate::wire::DONE);
    stage.end();
    stage.clock.pass(REST_MS);
    let board = &boards(&stage)[0];
    assert_eq!((board.pictures, board.cover.len()), (1, 0));
}
