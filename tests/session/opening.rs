//! Responses from files: opened as panels, and brought to the run whose request was sent by hand.

use crate::line::Line;
use crate::picture::jpeg;
use crate::stage::{RELAY, Stage};
use crate::wire::{DONE, completed, picture};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::*;
use seedboard::board::RunId;
use seedboard::fault::Kind;
use seedboard::ports::{FileFacts, Given, GivenFile};
use seedboard::session::ConnectionKind;
use seedboard::stream::Ending;

fn events(pictures: u32) -> String {
    let all = (0..pictures).map(|at| picture(&at.to_string(), &format!("p{at}")));
    all.collect::<String>() + &completed(pictures) + DONE
}

fn drop_file(stage: &Stage<Line>, name: &str, text: &str) -> GivenFile {
    let facts = FileFacts {
        may_be_response: true,
        ..FileFacts::default()
    };
    let file = stage.shelf.memory.put(name, text.as_bytes(), facts);
    stage.shelf.memory.give(Given::Files(vec![file.clone()]));
    stage.settle();
    file
}

/// Two requests of so many pictures wait for their replies.
fn by_hand(pictures: [u32; 2]) -> Stage<Line> {
    let stage = Stage::demo();
    stage.connect(ConnectionKind::ByHand, RELAY, "");
    for (count, prompt) in pictures.into_iter().zip(["One", "Two"]) {
        stage
            .session
            .set_field(seedboard::request::Field::Prompt, prompt);
        stage
            .session
            .set_field(seedboard::request::Field::MaxImages, &count.to_string());
        stage.generate();
    }
    stage
}

#[test]
fn a_dropped_response_becomes_panels() {
    let stage = Stage::demo();
    drop_file(&stage, "reply.txt", &events(3));
    assert_eq!(stage.states(), ["arrived"; 3]);
    let run = stage.run();
    assert_eq!(run.progress.ending(), Some(&Ending::Completed));
    assert_eq!(run.file.as_deref(), Some("reply.txt"));
    assert!(
        run.progress.remarks().is_empty(),
        "{:?}",
        run.progress.remarks()
    );
    assert!(
        stage
            .session
            .draft
            .with_untracked(|draft| draft.references.list().is_empty())
    );
    assert!(stage.transport.sent().is_empty(), "nothing is sent for it");
    // It is kept like any other board.
    stage.clock.pass(400);
    let next = stage.next_visit();
    assert_eq!(next.states(), ["arrived"; 3]);
    assert_eq!(next.run().file.as_deref(), Some("reply.txt"));
}

#[test]
fn several_responses_in_a_log_are_several_runs() {
    let stage = Stage::demo();
    let error = "{\"error\":{\"code\":\"AuthenticationError\",\"message\":\"no\"}}";
    let log = format!(
        "HTTP/1.1 200 OK\r\n\r\n{}HTTP/1.1 401 No\r\nx-request-id: r-1\r\n\r\n{error}",
        events(2)
    );
    drop_file(&stage, "all.log", &log);
    assert_eq!(stage.states(), ["arrived"; 2]);
    assert_eq!(stage.session.board.read_untracked().runs().len(), 2);
    let Some(Ending::Refused(fault)) = stage.ending() else {
        panic!("{:?}", stage.ending());
    };
    assert_eq!(
        (fault.kind, fault.request_id.as_deref()),
        (Kind::KeyRejected, Some("r-1"))
    );
}

#[test]
fn what_cannot_be_read_is_said_with_its_line() {
    let stage = Stage::demo();
    drop_file(&stage, "odd.txt", &format!("data: {{\n\n{}", events(1)));
    let remarks = stage.run().progress.remarks().to_vec();
    assert_eq!(remarks.len(), 1);
    assert_eq!(
        (remarks[0].kind, &*remarks[0].lines),
        (Kind::EventsSkipped, &[1][..])
    );
    drop_file(&stage, "none.txt", "* Closing connection 0\n");
    let Some(Ending::Refused(fault)) = stage.ending() else {
        panic!("{:?}", stage.ending());
    };
    assert_eq!(fault.kind, Kind::NoResponse);
}

#[test]
fn a_cut_file_is_an_interrupted_run() {
    let stage = Stage::demo();
    let text = events(2);
    let cut = text.find("\"image_index\":1").unwrap();
    drop_file(&stage, "cut.txt", &text[..cut]);
    assert_eq!(stage.states(), ["arrived"]);
    assert!(matches!(
        stage.ending(),
        Some(Ending::Completed | Ending::Interrupted(_))
    ));
    drop_file(&stage, "early.txt", "data: {\"type\":\"image_gen");
    assert!(
        matches!(stage.ending(), Some(Ending::Interrupted(_))),
        "{:?}",
        stage.ending()
    );
}

#[test]
fn pasted_text_is_read_like_a_file() {
    let stage = Stage::demo();
    let picture = STANDARD.encode(jpeg(160, 90));
    let text = format!(
        "{{\"created\":1,\"data\":[{{\"b64_json\":\"{picture}\"}}],\"usage\":{{\"generated_images\":1}}}}"
    );
    stage.session.paste_response(&text);
    stage.settle();
    assert_eq!(stage.states(), ["arrived"]);
    assert_eq!(stage.pictures.kept().len(), 1);
}

#[test]
fn a_request_by_hand_waits_without_sending_and_is_filled_by_its_file() {
    let stage = by_hand([2, 3]);
    assert_eq!(stage.states(), ["pending"; 5]);
    assert!(stage.transport.sent().is_empty());
    let (command, file) = stage.session.by_hand(RunId::numbered(1)).unwrap();
    assert!(
        command.contains(&file) && command.contains("$ARK_API_KEY"),
        "{command}"
    );
    // The browser calls a second file of the name so.
    let name = file.replace(".txt", " (1).txt");
    drop_file(&stage, &name, &format!("HTTP/2 200 \r\n\r\n{}", events(2)));
    assert_eq!(
        stage.states(),
        ["arrived", "arrived", "pending", "pending", "pending"]
    );
    assert_eq!(
        stage.run().id,
        RunId::numbered(1),
        "the one that was read is looked at"
    );
    assert!(stage.session.unclaimed.with_untracked(Vec::is_empty));
}

#[test]
fn where_it_is_not_clear_the_person_says_which_run_a_file_is_for() {
    let stage = by_hand([2, 3]);
    let file = drop_file(&stage, "reply.txt", &events(3));
    assert_eq!(stage.states(), ["pending"; 5]);
    assert_eq!(stage.session.unclaimed.get_untracked().len(), 1);
    stage.session.claim(file, Some(RunId::numbered(2)));
    stage.settle();
    assert_eq!(
        stage.states(),
        ["pending", "pending", "arrived", "arrived", "arrived"]
    );
    let other = drop_file(&stage, "other.txt", &events(1));
    stage.session.claim(other.clone(), None);
    stage.settle();
    assert_eq!(stage.states().len(), 6);
    stage.session.claim(other, Some(RunId::numbered(1)));
    stage.settle();
    assert_eq!(
        stage.states()[..2],
        ["arrived", "missing"],
        "fewer than asked for"
    );
}

#[test]
fn a_request_by_hand_waits_through_the_next_visit() {
    let stage = by_hand([2, 1]);
    stage.clock.pass(400);
    let name = stage.session.by_hand(RunId::numbered(1)).unwrap().1;
    let next = stage.next_visit();
    assert_eq!(next.states(), ["pending"; 3]);
    assert_eq!(next.session.by_hand(RunId::numbered(1)), None);
    drop_file(&next, &name, &events(2));
    assert_eq!(next.states(), ["arrived", "arrived", "pending"]);
    next.session.stop(RunId::numbered(2));
    next.settle();
    assert_eq!(next.states(), ["arrived", "arrived", "interrupted"]);
}
