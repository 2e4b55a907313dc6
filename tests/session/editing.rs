//! What people write: as a list, in all texts at once, and taken back.

use crate::line::Line;
use crate::stage::Stage;
use leptos::prelude::*;
use seedboard::board::search::{Place, ScriptText, Search, find};
use seedboard::board::shot_list::Column;
use seedboard::board::{PanelId, Script, Status};
use seedboard::session::{Area, ListReach, cell_name};

/// A board with these actions.
fn board(actions: &[&str]) -> (Stage<Line>, Vec<PanelId>) {
    let stage = Stage::demo();
    let ids = stage.session.board.with_untracked(|board| {
        let ids = board.panels().iter().map(|panel| panel.id);
        ids.collect::<Vec<_>>()
    });
    let mut made = Vec::new();
    stage.session.board.update(|board| {
        board.remove_panels(&ids);
        for action in actions {
            let script = Script {
                action: (*action).to_owned(),
                ..Script::default()
            };
            made.push(board.insert_panel(usize::MAX, script));
        }
    });
    stage.settle();
    (stage, made)
}

fn actions(stage: &Stage<Line>) -> Vec<String> {
    stage.session.board.with_untracked(|board| {
        let panels = board.panels().iter();
        panels.map(|panel| panel.script.action.clone()).collect()
    })
}

fn offered(stage: &Stage<Line>) -> String {
    stage.session.desk.with_untracked(|desk| desk.undo.clone())
}

fn act(stage: &Stage<Line>, id: PanelId, action: &str) {
    stage
        .session
        .edit_script(id, |script| script.action = action.into());
}

#[test]
fn a_list_goes_over_panels_and_past_the_last() {
    let (stage, ids) = board(&["a", "b"]);
    stage.session.set_status(&[ids[1]], Status::Approved);
    let reach = stage.session.list_reach(3, ids.first().copied());
    assert_eq!(
        reach,
        ListReach {
            over: 1,
            locked: 1,
            new: 1
        }
    );
    let list = "Action\tSeconds\nrain\t2\nsnow\t3\nhail\t4\n";
    assert!(stage.session.take_shot_list(list, ids.first().copied()));
    assert_eq!(actions(&stage), ["rain", "b", "hail"]);
    assert!(offered(&stage).contains("1 panel"));
    assert!(
        stage
            .session
            .announcement
            .get_untracked()
            .contains("1 approved")
    );
    stage.session.undo();
    assert_eq!(actions(&stage), ["a", "b"]);
    assert!(offered(&stage).is_empty());
}

#[test]
fn a_list_may_begin_at_a_panel_or_be_new_altogether() {
    let (stage, ids) = board(&["a", "b"]);
    assert!(stage.session.take_shot_list("x", Some(ids[1])));
    assert_eq!(actions(&stage), ["a", "x"]);
    assert!(stage.session.take_shot_list("y\nz", None));
    assert_eq!(actions(&stage), ["a", "x", "y", "z"]);
    assert!(!stage.session.take_shot_list(" \n\n", None));
}

#[test]
fn cells_go_into_the_cells_from_where_they_are_pasted() {
    let (stage, ids) = board(&["a", "b", "c"]);
    let paste = |text: &str, id, column| stage.session.paste_into_list(text, id, column);
    assert!(!paste("one cell", ids[0], Column::Action));
    assert!(
        !paste("one cell\n", ids[0], Column::Action),
        "a cell is copied with its line end"
    );
    assert!(paste("rain\t“Oh.”\nsnow\t\n", ids[1], Column::Action));
    assert_eq!(actions(&stage), ["a", "rain", "snow"]);
    let said = |at: usize| {
        let board = stage.session.board.read_untracked();
        let script = &board.panels()[at].script;
        (script.dialogue.clone(), script.duration_ms)
    };
    assert_eq!(said(1).0, "“Oh.”");
    // A gap in a column is a gap.
    assert!(paste("2\n\n3", ids[0], Column::Duration));
    assert_eq!(
        [said(0).1, said(1).1, said(2).1],
        [Some(2000), None, Some(3000)]
    );
    stage.session.undo();
    assert_eq!(said(0).1, None);
    assert_eq!(actions(&stage), ["a", "rain", "snow"], "one step at a time");
    // With its headings it says itself where it goes.
    assert!(paste("Sound\tAction\nwind\tstorm", ids[0], Column::Caption));
    assert_eq!(actions(&stage)[0], "storm");
}

#[test]
fn a_list_without_news_offers_nothing() {
    let (stage, ids) = board(&["a"]);
    assert!(stage.session.take_shot_list("a", ids.first().copied()));
    assert_eq!(offered(&stage), "");
}

#[test]
fn what_is_copied_can_be_pasted_back() {
    let (stage, ids) = board(&["a", "b"]);
    stage.session.edit_script(ids[0], |script| {
        script.notes = "two\nlines\tand \"more\"".into();
        script.duration_ms = Some(2500);
    });
    let list = stage.session.shot_list();
    let (other, _) = board(&[]);
    assert!(other.session.take_shot_list(&list, None));
    assert_eq!(other.session.shot_list(), list);
}

fn search(find: &str) -> Search {
    Search {
        find: find.into(),
        ..Search::default()
    }
}

fn places(stage: &Stage<Line>, search: &Search) -> Vec<Place> {
    let board = stage.session.board.read_untracked();
    find(&board, search).iter().map(|hit| hit.place).collect()
}

#[test]
fn words_are_replaced_where_they_are_meant_to_be_and_come_back() {
    let (stage, ids) = board(&["a cat", "the cat", "cat, cat"]);
    stage.session.set_status(&[ids[0]], Status::Approved);
    let search = search("cat");
    let mut all = places(&stage, &search);
    all.retain(|place| *place != Place::Panel(ids[1], ScriptText::Action));
    stage.session.replace(&search, "fox", &all);
    assert_eq!(actions(&stage), ["a cat", "the cat", "fox, fox"]);
    let said = stage.session.announcement.get_untracked();
    assert!(
        said.contains("2 places were replaced") && said.contains("1 place in an approved"),
        "{said}"
    );
    stage.session.undo();
    assert_eq!(actions(&stage)[2], "cat, cat");
}

/// The offer stands for as long as nothing else is done.
#[test]
fn steps_go_back_one_by_one_and_on_again() {
    let (stage, ids) = board(&["a cat", "the cat"]);
    let search = search("cat");
    stage
        .session
        .replace(&search, "fox", &places(&stage, &search));
    assert!(offered(&stage).contains("2 places"));
    act(&stage, ids[1], "the fox, asleep");
    assert_eq!(offered(&stage), "", "it is not the last step any more");
    stage
        .session
        .edit_script(ids[0], |script| script.notes = "night".into());
    let notes = |stage: &Stage<Line>| {
        let board = stage.session.board.read_untracked();
        board.panels()[0].script.notes.clone()
    };
    stage.session.undo();
    let said = stage.session.announcement.get_untracked();
    assert_eq!(said, "Taken back: Notes of panel 1.");
    assert_eq!(notes(&stage), "");
    stage.session.undo();
    assert_eq!(actions(&stage), ["a fox", "the fox"]);
    stage.session.undo();
    assert_eq!(actions(&stage), ["a cat", "the cat"]);
    assert_eq!(stage.session.ways.get_untracked(), (false, true));
    stage.session.undo();
    let said = stage.session.announcement.get_untracked();
    assert_eq!(said, "There is nothing to take back.");
    for _ in 0..3 {
        stage.session.redo();
    }
    assert_eq!(actions(&stage), ["a fox", "the fox, asleep"]);
    assert_eq!(notes(&stage), "night");
    assert_eq!(stage.session.ways.get_untracked(), (true, false));
    stage.session.go_to_step(1);
    assert_eq!(actions(&stage), ["a fox", "the fox"]);
}

#[test]
fn added_panels_go_with_their_step() {
    let (stage, _) = board(&["a"]);
    assert!(stage.session.take_shot_list("b\nc", None));
    let added = stage.session.panel_ids.get_untracked()[1];
    act(&stage, added, "mine");
    stage.session.undo();
    assert_eq!(actions(&stage), ["a", "b", "c"]);
    stage.session.undo();
    assert_eq!(actions(&stage), ["a"]);
    stage.session.redo();
    stage.session.redo();
    assert_eq!(actions(&stage), ["a", "mine", "c"]);
}

#[test]
fn removed_panels_come_back_and_approved_ones_stay() {
    let (stage, ids) = board(&["a", "b", "c"]);
    stage.session.set_status(&[ids[0]], Status::Approved);
    stage.session.choose(Some(ids[1]));
    stage.session.remove_panels(&ids[..2]);
    assert_eq!(actions(&stage), ["a", "c"]);
    let chosen = |stage: &Stage<Line>| stage.session.desk.with_untracked(|desk| desk.chosen);
    assert_eq!(chosen(&stage), Some(ids[2]), "one goes on with the next");
    stage.session.undo();
    assert_eq!(actions(&stage), ["a", "b", "c"]);
    stage.session.remove_panels(&[]);
    assert_eq!(offered(&stage), "");
}

#[test]
fn when_the_chosen_panel_goes_with_undo_the_board_is_shown() {
    let (stage, _) = board(&["a"]);
    assert!(stage.session.take_shot_list("b", None));
    let added = stage.session.panel_ids.get_untracked()[1];
    stage.session.choose(Some(added));
    stage.session.undo();
    assert_eq!(stage.session.area.get_untracked(), Area::Board);
    assert_eq!(stage.session.desk.with_untracked(|desk| desk.chosen), None);
}

#[test]
fn seconds_are_read_as_people_write_them() {
    let (stage, ids) = board(&["a"]);
    let now = || {
        stage.session.board.read_untracked().panels()[0]
            .script
            .duration_ms
    };
    for (typed, taken, ms) in [
        ("2,5", true, Some(2500)),
        ("soon", false, Some(2500)),
        ("0:04", true, Some(4000)),
        (" ", true, None),
    ] {
        assert_eq!(stage.session.set_seconds(ids[0], typed), taken, "{typed}");
        assert_eq!(now(), ms);
    }
}

#[test]
fn the_list_is_gone_down_and_up_and_grows_at_its_end() {
    let (stage, ids) = board(&["a", "b"]);
    let focused = || stage.page.state().focused.unwrap_or_default();
    let go = |id, back| stage.session.go_down_list(Column::Action, id, back);
    assert!(go(ids[0], false));
    assert_eq!(focused(), cell_name(Column::Action, ids[1]));
    assert!(go(ids[1], true));
    assert_eq!(focused(), cell_name(Column::Action, ids[0]));
    assert!(!go(ids[0], true));
    assert!(!go(ids[1], false));
    stage.session.add_row();
    stage.settle();
    let last = *stage.session.panel_ids.get_untracked().last().unwrap();
    assert_eq!(focused(), cell_name(Column::Caption, last));
    assert_eq!(actions(&stage), ["a", "b", ""]);
}
