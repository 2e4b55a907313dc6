//! Pictures for panels that are on the board: what is sent, for which panels, and when.

use crate::line::Line;
use crate::stage::Stage;
use crate::wire::{DONE, completed, picture};
use leptos::prelude::*;
use seedboard::board::{PanelId, Status};
use seedboard::catalog::Ratio;
use seedboard::fault::Fault;
use seedboard::ports::{FileFacts, Given, LocalFuture, Outgoing, Part, Reply, Transport};
use seedboard::request::{Field, Sequential};
use seedboard::session::{Ask, How};
use seedboard::stream::PictureAt;
use std::cell::Cell;
use std::rc::Rc;

/// A board of one's own with so many empty panels, each with an action.
fn planned<T: Transport + Clone + 'static>(stage: &Stage<T>, panels: usize) -> Vec<PanelId> {
    // The sample makes room.
    let sample = stage.session.panel_ids.get_untracked();
    stage.session.remove_panels(&sample);
    for number in 1..=panels {
        stage.session.add_panel(None);
        let ids = stage.session.board.read_untracked();
        let id = ids.panels().last().unwrap().id;
        drop(ids);
        stage
            .session
            .edit_script(id, |script| script.action = format!("Act {number}"));
    }
    stage.settle();
    stage.session.panel_ids.get_untracked()
}

fn text(sent: &Outgoing) -> String {
    let parts = sent.body.iter().map(|part| match part {
        Part::Text(text) => text.clone(),
        Part::Base64(id) => format!("<{}>", id.0),
    });
    parts.collect()
}

fn json(sent: &Outgoing) -> serde_json::Value {
    serde_json::from_str(&text(sent)).unwrap()
}

#[test]
fn a_panel_is_asked_for_with_its_own_prompt_and_the_forms_settings() {
    let stage = Stage::relay();
    stage.session.set_field(Field::Watermark, "true");
    let ids = planned(&stage, 3);
    stage
        .session
        .edit_about(|about| about.style = "Ink.".to_owned());
    stage.session.make(ids[1], Ask::Anew);
    stage.settle();
    let [sent] = &stage.transport.sent()[..] else {
        panic!("not one request");
    };
    let sent = json(sent);
    assert_eq!(sent["prompt"], "Ink. Act 2");
    assert_eq!(sent["watermark"], true);
    assert_eq!(sent["sequential_image_generation"], "disabled");
    assert_eq!(stage.states(), ["empty", "pending", "empty"]);
    let draft = stage.session.draft.get_untracked();
    assert_eq!(
        draft.sequential_image_generation,
        Sequential::Auto,
        "the form is as it was"
    );
    // A second press finds it waiting.
    stage.session.make(ids[1], Ask::Anew);
    stage.settle();
    assert_eq!(stage.transport.sent().len(), 1);
    assert!(!stage.session.desk.get_untracked().refused.is_empty());
}

#[test]
fn an_edit_takes_the_picture_along_as_image_1() {
    let stage = Stage::relay();
    let ids = planned(&stage, 1);
    stage.session.make(ids[0], Ask::Anew);
    stage.settle();
    stage.transport.answer(200);
    stage.say(&(picture("0", "a") + &completed(1) + DONE));
    stage.end();
    assert_eq!(stage.states(), ["arrived"]);
    // What the instruction does not name stays out of it.
    stage.session.add_address("https://a.example/mei.png");
    stage
        .session
        .make(ids[0], Ask::Edit("More leaves".to_owned()));
    stage.settle();
    let sent = stage.transport.sent();
    let body = text(&sent[1]);
    assert!(body.contains("\"prompt\":\"More leaves\""), "{body}");
    assert!(!body.contains("mei.png"), "{body}");
    assert!(body.contains("\"image\":\""), "{body}");
    let [address] = [json(&sent[1])["image"].as_str().unwrap().to_owned()];
    assert_eq!(
        address, "https://a.example/a",
        "by its address where it has one"
    );
    let board = stage.session.board.get_untracked();
    assert_eq!(board.panels().len(), 1, "a take, and no panel");
    assert_eq!(board.panels()[0].takes.len(), 1);
}

#[test]
fn a_group_is_one_request_for_the_panels_that_may_be_made() {
    let stage = Stage::relay();
    let ids = planned(&stage, 4);
    stage.session.set_status(&[ids[2]], Status::Approved);
    let plans = stage
        .owner
        .with(|| untrack(|| stage.session.plans(&ids)))
        .unwrap();
    assert_eq!((plans.panels.len(), plans.locked), (3, 1));
    assert_eq!(plans.group.unwrap().requests, 1);
    assert_eq!(plans.one_by_one.requests, 3);
    stage.session.make_all(&ids, How::Group);
    stage.settle();
    let [sent] = &stage.transport.sent()[..] else {
        panic!("not one request");
    };
    let sent = json(sent);
    assert_eq!(sent["prompt"], plans.prompt, "what was shown is sent");
    assert_eq!(sent["sequential_image_generation_options"]["max_images"], 3);
    assert_eq!(stage.states(), ["pending", "pending", "empty", "pending"]);
    let said = stage.session.desk.get_untracked().refused;
    assert!(said.contains("approved"), "{said}");
}

#[test]
fn a_group_leaves_out_what_its_budget_has_no_room_for() {
    let stage = Stage::relay();
    for number in 0..13 {
        stage
            .session
            .add_address(&format!("https://a.example/{number}.png"));
    }
    let ids = planned(&stage, 5);
    stage.session.make_all(&ids, How::Group);
    stage.settle();
    assert_eq!(
        stage.states(),
        ["pending", "pending", "empty", "empty", "empty"]
    );
}

#[test]
fn the_boards_shape_is_the_pictures() {
    let stage = Stage::relay();
    let ids = planned(&stage, 1);
    let portrait = Ratio {
        width: 9,
        height: 16,
    };
    stage
        .session
        .edit_about(|about| about.ratio = Some(portrait));
    stage.session.make(ids[0], Ask::Anew);
    stage.settle();
    assert_eq!(json(&stage.transport.sent()[0])["size"], "1600x2848");
}

#[test]
fn a_request_that_cannot_be_sent_says_why_and_nothing_waits() {
    let stage = Stage::relay();
    let ids = planned(&stage, 1);
    stage
        .session
        .edit_script(ids[0], |script| script.action.clear());
    stage.session.make(ids[0], Ask::Anew);
    stage.settle();
    assert_eq!(stage.transport.sent().len(), 0);
    assert_eq!(stage.states(), ["empty"]);
    assert!(!stage.session.desk.get_untracked().refused.is_empty());
}

/// A network that never answers, and counts who waits for it.
#[derive(Clone, Default)]
struct Silent(Rc<Cell<(usize, usize)>>);

struct Held(Silent);

impl Drop for Held {
    fn drop(&mut self) {
        let (sent, held) = self.0.0.get();
        self.0.0.set((sent, held - 1));
    }
}

impl Transport for Silent {
    fn send(&self, _: Outgoing) -> LocalFuture<'static, Result<Box<dyn Reply>, Fault>> {
        let (sent, held) = self.0.get();
        self.0.set((sent + 1, held + 1));
        let held = Held(self.clone());
        Box::pin(async move {
            let _held = held;
            std::future::pending().await
        })
    }
}

#[test]
fn four_requests_are_under_way_at_once_and_the_others_wait_for_their_turn() {
    let silent = Silent::default();
    let stage = Stage::relay_of(silent.clone());
    let ids = planned(&stage, 7);
    let one_by_one = How::OneByOne {
        after_approved: false,
    };
    stage.session.make_all(&ids, one_by_one);
    stage.clock.pass(1_000);
    assert_eq!(stage.states(), ["pending"; 7]);
    assert_eq!(silent.0.get(), (4, 4));
    // One panel is stopped alone: its request ends, and the next one goes out.
    stage.session.stop_panel(ids[1]);
    stage.clock.pass(1_000);
    assert_eq!(silent.0.get(), (5, 4));
    assert_eq!(stage.states()[1], "interrupted");
    // One that waits never goes out.
    stage.session.stop_panel(ids[6]);
    stage.clock.pass(1_000);
    assert_eq!(silent.0.get(), (5, 4));
    let last = stage.run();
    assert!(last.stopped_waiting());
}

#[test]
fn another_request_may_go_out_while_one_is_under_way() {
    let stage = Stage::relay_of(Silent::default());
    stage.generate();
    assert!(
        stage
            .owner
            .with(|| untrack(|| stage.session.is_generating()))
    );
    stage.generate();
    assert_eq!(stage.transport.0.get().0, 1, "two presses are one request");
    stage.session.set_field(Field::Prompt, "something else");
    assert!(
        !stage
            .owner
            .with(|| untrack(|| stage.session.is_generating()))
    );
    stage.generate();
    assert_eq!(stage.transport.0.get().0, 2);
}

#[test]
fn the_approved_panel_before_goes_along() {
    let stage: Stage<Line> = Stage::relay();
    let ids = planned(&stage, 2);
    stage.session.make(ids[0], Ask::Anew);
    stage.settle();
    stage.transport.answer(200);
    stage.say(&(picture("0", "a") + &completed(1) + DONE));
    stage.end();
    stage.session.set_status(&[ids[0]], Status::Approved);
    let how = How::OneByOne {
        after_approved: true,
    };
    stage.session.make_all(&ids, how);
    stage.settle();
    let sent = stage.transport.sent();
    assert_eq!(sent.len(), 2);
    assert_eq!(json(&sent[1])["image"], "https://a.example/a");
    assert_eq!(json(&sent[1])["prompt"], "Act 2");
}

#[test]
fn the_settings_of_a_take_come_back_into_the_form() {
    let stage = Stage::relay();
    let ids = planned(&stage, 1);
    stage.session.set_field(Field::Size, "2048x2048");
    stage.session.make(ids[0], Ask::Anew);
    stage.settle();
    stage.transport.answer(200);
    stage.say(&(picture("0", "a") + &completed(1) + DONE));
    stage.end();
    stage.session.set_field(Field::Size, "4K");
    stage.session.set_field(Field::Prompt, "another");
    let take = stage.session.board.read_untracked().panels()[0].takes[0].clone();
    stage.session.restore_settings(&take).unwrap();
    let draft = stage.session.draft.get_untracked();
    assert_eq!(
        (draft.size.as_str(), draft.prompt.as_str()),
        ("2048x2048", "Act 1")
    );
    assert_eq!(draft.sequential_image_generation, Sequential::Disabled);
}

/// A picture file on the person's disk.
fn photo(stage: &Stage<Line>, name: &str) -> seedboard::ports::GivenFile {
    let facts = FileFacts {
        format: "jpeg",
        format_name: "JPEG",
        size: Some((640, 480)),
        ..FileFacts::default()
    };
    stage.shelf.memory.put(name, name.as_bytes(), facts)
}

#[test]
fn a_photo_dropped_on_a_panel_is_its_picture_and_is_kept() {
    let stage = Stage::demo();
    let ids = planned(&stage, 2);
    let file = photo(&stage, "courtyard.jpg");
    let given = Given::OnPanel(ids[1].number(), vec![file]);
    stage.shelf.memory.give(given);
    stage.settle();
    assert_eq!(stage.states(), ["empty", "arrived"]);
    let board = stage.session.board.get_untracked();
    let take = board.panels()[1].take().unwrap();
    assert_eq!(take.file_name, "courtyard.jpg");
    let PictureAt::Kept { hash, saved, .. } = take.picture else {
        panic!("{:?}", take.picture)
    };
    assert!(saved && stage.pictures.bytes(hash).is_some());
    assert!(
        stage
            .session
            .draft
            .get_untracked()
            .references
            .list()
            .is_empty(),
        "it is no reference"
    );
    // The picker of the panel that is worked on.
    stage.session.choose(Some(ids[0]));
    let file = photo(&stage, "other.jpg");
    stage.shelf.memory.give(Given::Takes(vec![file]));
    stage.settle();
    assert_eq!(stage.states(), ["arrived", "arrived"]);
    // What is no picture is said, and changes nothing.
    let odd = stage
        .shelf
        .memory
        .put("notes.txt", b"text", FileFacts::default());
    stage.shelf.memory.give(Given::Takes(vec![odd]));
    stage.settle();
    assert!(
        stage
            .session
            .desk
            .get_untracked()
            .refused
            .contains("notes.txt")
    );
    let board = stage.session.board.get_untracked();
    assert_eq!(board.panels()[0].takes.len(), 1);
}

#[test]
fn an_approved_panel_takes_no_photo_and_says_so() {
    let stage = Stage::demo();
    let ids = planned(&stage, 1);
    stage.session.set_status(&ids, Status::Approved);
    let file = photo(&stage, "courtyard.jpg");
    let given = Given::OnPanel(ids[0].number(), vec![file]);
    stage.shelf.memory.give(given);
    stage.settle();
    assert_eq!(stage.states(), ["empty"]);
    assert!(
        stage
            .session
            .desk
            .get_untracked()
            .refused
            .contains("approved")
    );
}
