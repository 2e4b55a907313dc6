//! What concerns many panels or many runs at once: the plans and what stands in their way, picking, copies, stopping.

use crate::line::Line;
use crate::stage::Stage;
use leptos::prelude::*;
use seedboard::board::hints::Hint;
use seedboard::board::{Board, PanelId, Script, Status};
use seedboard::request::Field;
use seedboard::sending::AT_ONCE;
use seedboard::session::{How, InTheWay, Plans, UnderWay};

const ONE_BY_ONE: How = How::OneByOne {
    after_approved: false,
};

/// On a relay, with a board of panels in which this happens.
fn board(actions: &[&str]) -> (Stage<Line>, Vec<PanelId>) {
    let stage = Stage::relay();
    let mut board = Board::default();
    let scripts = actions.iter().map(|action| Script {
        action: (*action).to_owned(),
        ..Script::default()
    });
    let ids = scripts
        .map(|script| board.insert_panel(usize::MAX, script))
        .collect();
    stage.session.board.set(board);
    stage.settle();
    (stage, ids)
}

fn plans(stage: &Stage<Line>, ids: &[PanelId]) -> Plans {
    stage.session.plans(ids).unwrap()
}

fn under_way(stage: &Stage<Line>) -> UnderWay {
    stage.session.board.with_untracked(UnderWay::of)
}

#[test]
fn the_plans_are_for_the_picked_panels_else_for_those_without_a_picture() {
    let (stage, ids) = board(&["a", "b", "c"]);
    let session = stage.session;
    session.set_status(&[ids[1]], Status::Approved);
    assert_eq!(session.to_be_made(), ids);
    let all = plans(&stage, &ids);
    assert_eq!((all.panels, all.locked), (vec![ids[0], ids[2]], 1));
    session.pick(ids[2], false);
    session.pick(ids[0], false);
    assert_eq!(session.to_be_made(), [ids[0], ids[2]], "in order");
    session.pick_none();
    assert_eq!(session.to_be_made(), ids);
    session.pick_only(vec![ids[1]]);
    assert_eq!(session.to_be_made(), [ids[1]]);
    assert!(plans(&stage, &[ids[1]]).panels.is_empty());
}

#[test]
fn a_panel_that_says_nothing_stands_in_the_way_of_its_picture() {
    let (stage, ids) = board(&["A courtyard", ""]);
    let session = stage.session;
    let both = plans(&stage, &ids);
    let unwritten = Some(InTheWay::Unwritten(ids[1]));
    assert_eq!(session.in_the_way(&both, ONE_BY_ONE), unwritten);
    assert_eq!(session.in_the_way(&both, How::Group), unwritten);
    session.edit_script(ids[1], |script| script.caption = "Winter".into());
    let both = plans(&stage, &ids);
    for how in [ONE_BY_ONE, How::Group] {
        assert_eq!(session.in_the_way(&both, how), None, "a caption is enough");
    }
}

#[test]
fn what_is_wrong_with_the_form_stands_in_the_way() {
    let (stage, ids) = board(&["A courtyard"]);
    let session = stage.session;
    session.set_field(Field::Size, "12x12");
    for how in [ONE_BY_ONE, How::Group] {
        let found = session.in_the_way(&plans(&stage, &ids), how);
        assert!(
            matches!(&found, Some(InTheWay::Form(problem)) if problem.field == Field::Size),
            "{found:?}"
        );
    }
}

#[test]
fn all_requests_are_stopped_at_once_and_none_of_those_that_waited_goes_out() {
    let (stage, ids) = board(&["a", "b", "c", "d", "e", "f"]);
    let session = stage.session;
    session.make_all(&ids, ONE_BY_ONE);
    stage.settle();
    let all = under_way(&stage);
    assert_eq!((all.sent, all.waiting), (AT_ONCE, 6 - AT_ONCE));
    session.stop_all();
    stage.settle();
    stage.clock.pass(10_000);
    assert_eq!(under_way(&stage).count(), 0);
    assert_eq!(stage.transport.sent().len(), AT_ONCE);
    assert_eq!(stage.states(), ["interrupted"; 6]);
    let said = session.announcement.get_untracked();
    assert!(said.contains("6 requests"), "{said}");
}

#[test]
fn copies_stand_behind_their_own_and_are_picked() {
    let (stage, ids) = board(&["a", "b"]);
    let session = stage.session;
    session.pick_all();
    session.duplicate_panels(&ids);
    let actions: Vec<String> = session.board.with_untracked(|board| {
        let panels = board.panels().iter();
        panels.map(|panel| panel.script.action.clone()).collect()
    });
    assert_eq!(actions, ["a", "a", "b", "b"]);
    let order = session.panel_ids.get_untracked();
    assert_eq!(session.picked(), [order[1], order[3]]);
}

#[test]
fn a_panel_lands_before_what_stood_before_it() {
    let (stage, ids) = board(&["a", "b", "c"]);
    let session = stage.session;
    for (id, of) in [(0, 2), (2, 0), (1, 2), (1, 0)] {
        let before = session.lands_before(ids[id], ids[of]);
        session.take_panel_place(ids[id], ids[of]);
        let order = session.panel_ids.get_untracked();
        let place = |id: PanelId| order.iter().position(|one| *one == id).unwrap();
        assert_eq!(before, place(ids[id]) < place(ids[of]), "{id} to {of}");
        session.board.update(|board| {
            board.place(&ids, 0);
            for (at, id) in ids.iter().enumerate() {
                board.place(&[*id], at);
            }
        });
    }
}

#[test]
fn hints_know_the_names_of_the_forms_references() {
    let (stage, ids) = board(&["mei sweeps"]);
    let session = stage.session;
    assert_eq!(session.hints(), []);
    session.set_field(Field::Image, "https://pictures.example/mei.png");
    let name = session
        .draft
        .with_untracked(|draft| draft.references.list()[0].name.clone());
    session.edit_script(ids[0], |script| script.action = format!("{name} sweeps"));
    let said = Hint::Unreferenced {
        panel: ids[0],
        name,
    };
    assert_eq!(session.hints(), [said]);
}

#[test]
fn the_id_of_an_element_leads_back_to_its_panel() {
    let id = PanelId::numbered(7);
    assert_eq!(PanelId::of_element(&id.element_id()), Some(id));
    for foreign in ["panel-", "panel-x", "menu-panel-7", "7"] {
        assert_eq!(PanelId::of_element(foreign), None);
    }
}
