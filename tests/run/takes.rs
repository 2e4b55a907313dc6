//! Panels that have a picture already are asked for anew: every take is kept, and what does not come hides none of them.

use super::board::arrival;
use crate::draft::request;
use seedboard::board::{Board, Moment, PanelId, PanelState, Script, Status, Step, Take, Way};
use seedboard::fault::{Fault, Kind};
use seedboard::stream::{BytesEnd, Event, Index, PictureAt};

/// Four panels with a picture each, of one run.
fn filled() -> (Board, Vec<PanelId>) {
    let mut board = Board::default();
    let run = board.begin(request(4), 0);
    let all = (0..4).map(|index| arrival(index, &format!("first-{index}")));
    board.apply(run, all.collect(), 1_000);
    board.finish(run, BytesEnd::Clean, 200, 1_000);
    let ids = board.panels().iter().map(|panel| panel.id).collect();
    (board, ids)
}

/// State, number of takes, and the name of the one that is shown.
fn shown(board: &Board, id: PanelId) -> (&'static str, usize, String) {
    let (_, panel) = board.panel(id).unwrap();
    let name = match panel.take().map(|take| &take.picture) {
        Some(PictureAt::Remote(url)) => url.as_str().rsplit('/').next().unwrap().to_owned(),
        Some(PictureAt::Shipped(file)) => (*file).to_owned(),
        _ => String::new(),
    };
    (panel.state.name(), panel.takes.len(), name)
}

fn own_picture() -> Take {
    let picture = PictureAt::Shipped("mine.jpg");
    Take::own(picture, None, "mine.jpg".to_owned(), 0)
}

#[test]
fn another_take_is_shown_and_the_first_is_kept() {
    let (mut board, ids) = filled();
    let run = board.begin_for(request(1), &[ids[2]], 2_000);
    assert_eq!(
        shown(&board, ids[2]),
        ("pending", 1, "first-2".to_owned()),
        "the picture stays in sight"
    );
    board.apply(run, vec![arrival(0, "second")], 3_000);
    board.finish(run, BytesEnd::Clean, 200, 3_000);
    assert_eq!(shown(&board, ids[2]), ("arrived", 2, "second".to_owned()));
    assert_eq!(board.panels().len(), 4, "no panel was added");
    assert!(board.choose_take(ids[2], 0));
    assert_eq!(shown(&board, ids[2]), ("arrived", 2, "first-2".to_owned()));
    assert!(!board.choose_take(ids[2], 0), "it is shown already");
    assert!(!board.choose_take(ids[2], 2), "there is none");
}

#[test]
fn what_does_not_come_is_said_beside_the_picture() {
    let fault = Fault::new(Kind::ServiceError);
    let failed = Event::Failed(Index::At(0), fault);
    for (events, end, state) in [
        (vec![failed], BytesEnd::Clean, "failed"),
        (vec![], BytesEnd::Broken, "interrupted"),
    ] {
        let (mut board, ids) = filled();
        let run = board.begin_for(request(1), &[ids[0]], 0);
        board.apply(run, events, 0);
        board.finish(run, end, 200, 0);
        assert_eq!(shown(&board, ids[0]), (state, 1, "first-0".to_owned()));
        assert!(board.choose_take(ids[0], 0), "whoever keeps it says so");
        assert_eq!(shown(&board, ids[0]).0, "arrived");
    }
}

#[test]
fn each_picture_of_a_group_goes_to_the_panel_it_was_asked_for() {
    let (mut board, ids) = filled();
    let empty = board.insert_panel(1, Script::default());
    let run = board.begin_for(request(3), &[ids[3], empty], 0);
    assert_eq!(
        board.panels().len(),
        6,
        "the third picture has a panel of its own"
    );
    board.place(&[ids[3]], 0);
    let all = (0..3).map(|index| arrival(index, &format!("new-{index}")));
    board.apply(run, all.collect(), 0);
    assert_eq!(shown(&board, ids[3]).2, "new-0");
    assert_eq!(shown(&board, empty), ("arrived", 1, "new-1".to_owned()));
    let last = board.panels().last().unwrap().id;
    assert_eq!(shown(&board, last), ("arrived", 1, "new-2".to_owned()));
}

#[test]
fn a_panel_that_waits_is_not_asked_for_twice() {
    let (mut board, ids) = filled();
    let first = board.begin_for(request(1), &[ids[0]], 0);
    let second = board.begin_for(request(1), &[ids[0]], 0);
    assert_eq!(board.run(first).unwrap().panels, [ids[0]]);
    assert_ne!(board.run(second).unwrap().panels, [ids[0]]);
}

#[test]
fn whoever_waits_no_longer_stops_nobody_else() {
    let mut board = Board::default();
    let run = board.begin(request(3), 0);
    let ids: Vec<_> = board.panels().iter().map(|panel| panel.id).collect();
    assert_eq!(board.give_up(ids[1]), (true, None));
    assert_eq!(board.give_up(ids[1]), (false, None), "it does not wait");
    let all = (0..2).map(|index| arrival(index, &format!("late-{index}")));
    board.apply(run, all.collect(), 0);
    assert_eq!(
        shown(&board, ids[1]),
        ("arrived", 1, "late-1".to_owned()),
        "it was paid for, and there is nothing else to show"
    );
    assert_eq!(board.give_up(ids[2]), (true, Some(run)), "it was the last");
}

#[test]
fn a_late_picture_does_not_push_away_what_is_shown() {
    let (mut board, ids) = filled();
    let run = board.begin_for(request(1), &[ids[0]], 0);
    board.give_up(ids[0]);
    board.apply(run, vec![arrival(0, "late")], 0);
    assert_eq!(
        shown(&board, ids[0]),
        ("interrupted", 2, "first-0".to_owned())
    );
    assert!(board.choose_take(ids[0], 1));
    assert_eq!(shown(&board, ids[0]), ("arrived", 2, "late".to_owned()));
}

#[test]
fn the_picture_of_a_removed_panel_gets_a_panel_of_its_own() {
    let mut board = Board::default();
    let run = board.begin(request(2), 0);
    let ids: Vec<_> = board.panels().iter().map(|panel| panel.id).collect();
    let before = Moment::of(&board);
    assert_eq!(board.remove_panels(&[ids[0]]), 1);
    let removal = Step::between(&before, &board);
    let all = (0..2).map(|index| arrival(index, &format!("late-{index}")));
    board.apply(run, all.collect(), 0);
    assert_eq!(board.panels().len(), 2);
    let added = board.panels()[1].id;
    assert_eq!(shown(&board, added), ("arrived", 1, "late-0".to_owned()));
    assert!(board.go(&removal, Way::Back));
    assert_eq!(board.panels().len(), 3);
    assert_eq!(shown(&board, ids[0]).0, "interrupted", "it waits no longer");
    board.apply(run, vec![arrival(0, "late-0")], 0);
    assert_eq!(board.panels().len(), 3);
}

#[test]
fn an_approved_panel_keeps_its_texts_and_its_picture() {
    let (mut board, ids) = filled();
    assert!(board.set_status(ids[1], Status::Approved));
    assert!(!board.set_status(ids[1], Status::Approved));
    assert!(!board.change_script(ids[1], |script| script.action = "Other".into()));
    assert!(!board.choose_take(ids[1], 0));
    assert!(!board.add_take(ids[1], own_picture()));
    assert!(board.set_status(ids[1], Status::Draft));
    assert!(board.add_take(ids[1], own_picture()));
    assert_eq!(shown(&board, ids[1]), ("arrived", 2, "mine.jpg".to_owned()));
}

#[test]
fn an_approved_panel_keeps_its_number() {
    use seedboard::board::numbers;
    let written = |board: &Board| {
        let all = numbers(board.panels()).into_iter();
        all.map(|number| number.written())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (mut board, ids) = filled();
    board.set_status(ids[1], Status::Approved);
    board.set_status(ids[2], Status::Approved);
    let added = board.insert_panel(2, Script::default());
    assert_eq!(written(&board), "1 2 2A 3 4");
    board.set_status(added, Status::Approved);
    assert_eq!(written(&board), "1 2 2A 3 4");
    board.remove_panels(&[ids[0]]);
    assert_eq!(written(&board), "2 2A 3 4", "numbers on call sheets stay");
}

#[test]
fn a_copy_has_the_texts_and_the_pictures_and_is_free() {
    let (mut board, ids) = filled();
    board.change_script(ids[0], |script| script.caption = "Spring".into());
    board.set_status(ids[0], Status::Approved);
    let copy = board.duplicate(ids[0]).unwrap();
    assert_eq!(board.panel(copy).unwrap().0, 2, "right behind it");
    let (_, panel) = board.panel(copy).unwrap();
    assert_eq!(panel.script.caption, "Spring");
    assert_eq!((panel.status, panel.number), (Status::Draft, None));
    assert_eq!(shown(&board, copy), ("arrived", 1, "first-0".to_owned()));
    assert!(matches!(panel.state, PanelState::Arrived));
}

#[test]
fn panels_move_together_and_in_order() {
    let (mut board, ids) = filled();
    let order = |board: &Board| {
        let all = board.panels().iter();
        all.map(|panel| panel.id).collect::<Vec<_>>()
    };
    assert!(board.place(&[ids[3], ids[1]], 0));
    assert_eq!(order(&board), [ids[1], ids[3], ids[0], ids[2]]);
    assert!(!board.place(&[ids[1], ids[3]], 0), "they stand there");
    assert!(board.place(&[ids[1]], 99));
    assert_eq!(order(&board), [ids[3], ids[0], ids[2], ids[1]]);
}

#[test]
fn a_panel_about_which_nothing_is_written_is_asked_for_with_what_made_it() {
    let (mut board, ids) = filled();
    let prompt = |board: &Board| board.prompt_of(ids[2]).unwrap().text;
    assert_eq!(
        prompt(&board),
        "four seasons\n\nMake only picture 3 of this series, as one picture."
    );
    board.change_about(|about| about.style = "Ink.".into());
    assert!(
        prompt(&board).starts_with("four seasons"),
        "a style is no subject"
    );
    board.change_script(ids[2], |script| script.action = "Leaves fall".into());
    assert_eq!(prompt(&board), "Ink. Leaves fall");
}

#[test]
fn what_is_written_about_a_panel_outlives_a_run_that_brought_nothing() {
    let mut board = Board::default();
    let written = Script {
        action: "Leaves fall".into(),
        ..Script::default()
    };
    let planned = board.insert_panel(0, written);
    let run = board.begin_for(request(2), &[planned], 0);
    board.refuse(run, Fault::new(Kind::ServiceError), 0);
    assert!(
        board.unanswered(run).is_empty(),
        "one of them is the run's own"
    );
    assert!(board.has_empty(run));
    assert_eq!(board.clear_empty(run), 1);
    assert_eq!(board.panels().len(), 1);
    assert_eq!(board.panels()[0].id, planned);
    assert!(!board.has_empty(run));
    let again = board.begin_for(request(1), &[planned], 0);
    assert!(board.unanswered(again).is_empty(), "it is under way");
    board.refuse(again, Fault::new(Kind::ServiceError), 0);
    assert_eq!(board.unanswered(again), [planned]);
}

#[test]
fn a_panel_with_nothing_but_a_caption_is_asked_for_with_it() {
    let mut board = Board::default();
    board.change_about(|about| about.style = "Ink.".into());
    let spring = Script {
        caption: "Spring".into(),
        ..Script::default()
    };
    let id = board.insert_panel(0, spring);
    assert_eq!(board.prompt_of(id).unwrap().text, "Ink. Spring");
    board.change_script(id, |script| script.prompt = "A cat".into());
    assert_eq!(board.prompt_of(id).unwrap().text, "Ink. A cat");
}

#[test]
fn a_short_group_is_topped_up_with_its_own_prompt() {
    let mut board = Board::default();
    let run = board.begin(request(4), 0);
    board.apply(run, vec![arrival(0, "a"), arrival(2, "c")], 0);
    board.finish(run, BytesEnd::Clean, 200, 0);
    let ids: Vec<_> = board.panels().iter().map(|panel| panel.id).collect();
    let prompt = |board: &Board, id: PanelId| board.prompt_of(id).unwrap().text;
    assert_eq!(
        prompt(&board, ids[3]),
        "four seasons\n\nMake only picture 4 of this series, as one picture."
    );
    assert_eq!(
        board.prompt_of_group(&[ids[1], ids[3]]),
        "four seasons\n\nMake only pictures 2 and 4 of this series."
    );
    board.change_script(ids[1], |script| script.action = "Cicadas".into());
    let mixed = board.prompt_of_group(&[ids[1], ids[3]]);
    let lines: Vec<_> = mixed.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "1. Cicadas",
            "2. four seasons Make only picture 4 of this series, as one picture."
        ]
    );
}
