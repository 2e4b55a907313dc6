//! The check of a connection: what it sends, and what it makes of the answer.

use crate::line::Line;
use crate::stage::{KEY, RELAY, Stage, connection_form};
use leptos::prelude::*;
use seedboard::fault::Kind;
use seedboard::ports::{Key, Part};
use seedboard::session::{Check, ConnectionKind, ConnectionProblem, PictureHost};

fn ask(stage: &Stage<Line>, api_key: &str, with_key: bool) {
    let form = connection_form(ConnectionKind::Relay, RELAY, api_key);
    assert_eq!(stage.session.check_connection(&form, with_key), Ok(()));
    stage.settle();
}

fn found(stage: &Stage<Line>) -> (&'static str, Option<PictureHost>) {
    stage.settle();
    match stage.session.check.get_untracked() {
        Check::Done(reach, pictures) => (reach.name(), pictures),
        Check::None => ("none", None),
        Check::Asking(_) => ("asking", None),
    }
}

fn answer(stage: &Stage<Line>, status: u16, body: &str) {
    stage.transport.answer(status);
    stage.transport.say(body);
    stage.transport.end(Ok(()));
}

#[test]
fn it_sends_the_key_only_where_it_is_told_to_and_nothing_of_the_persons() {
    let stage = Stage::demo();
    let prompt = "a secret of mine";
    stage
        .session
        .draft
        .update(|draft| draft.prompt = prompt.to_owned());
    for (with_key, key) in [(false, None), (true, Some(KEY))] {
        ask(&stage, KEY, with_key);
        let sent = stage.transport.sent();
        let sent = sent.last().unwrap();
        assert_eq!(sent.key.as_ref().map(Key::expose), key);
        assert_eq!(sent.url, format!("{RELAY}/images/generations"));
        let [Part::Text(body)] = &sent.body[..] else {
            panic!("one piece of text");
        };
        assert!(body.contains("\"size\":\"1x1\""), "{body}");
        assert!(!body.contains(prompt), "{body}");
        answer(
            &stage,
            401,
            r#"{"error":{"code":"AuthenticationError","message":"no"}}"#,
        );
        let want = if with_key { "wrong-key" } else { "key-needed" };
        assert_eq!(found(&stage), (want, Some(PictureHost::Unknown)));
    }
    assert!(stage.session.is_demo(), "nothing is taken over");
}

#[test]
fn a_key_of_another_host_is_not_sent() {
    let stage = Stage::relay();
    let form = connection_form(ConnectionKind::Relay, "https://other.example/api/v3", "");
    assert_eq!(stage.session.check_connection(&form, true), Ok(()));
    stage.settle();
    assert!(stage.transport.sent().last().unwrap().key.is_none());
}

#[test]
fn what_is_said_of_each_answer() {
    let error = |code: &str| format!(r#"{{"error":{{"code":"{code}","message":"of the size"}}}}"#);
    for (status, body, want) in [
        (400, error("InvalidParameter"), "usable"),
        (404, error("ModelNotOpen"), "model-not-open"),
        (
            404,
            error("InvalidEndpointOrModel.NotFound"),
            "model-not-open",
        ),
        (
            404,
            "<!doctype html><title>404</title>".to_owned(),
            "relay-missing",
        ),
        (405, String::new(), "relay-missing"),
        (
            200,
            "<!doctype html><title>Home</title>".to_owned(),
            "relay-missing",
        ),
        (200, String::new(), "relay-missing"),
        (403, error("AccountOverdueError"), "refused"),
        (502, "bad gateway".to_owned(), "refused"),
    ] {
        let stage = Stage::demo();
        ask(&stage, KEY, true);
        answer(&stage, status, &body);
        assert_eq!(found(&stage).0, want, "{status} {body}");
        assert_eq!(stage.transport.held(), 0, "{status} {body}");
    }
}

#[test]
fn what_the_network_does_is_told_apart() {
    let stage = Stage::demo();
    stage.page.change(|page| page.offline = true);
    ask(&stage, "", false);
    assert_eq!(found(&stage), ("offline", None));
    assert_eq!(stage.transport.sent().len(), 0);

    let stage = Stage::demo();
    ask(&stage, "", false);
    stage.transport.refuse(Kind::Unreachable);
    assert_eq!(found(&stage), ("down", None));

    let stage = Stage::demo();
    ask(&stage, "", false);
    stage.clock.pass(19_999);
    assert_eq!(found(&stage), ("asking", None));
    stage.clock.pass(1);
    assert_eq!(found(&stage), ("silent", None));
    assert_eq!(stage.transport.held(), 0, "the request ended");
}

#[test]
fn an_address_that_cannot_be_used_is_not_asked() {
    let stage = Stage::demo();
    let form = connection_form(ConnectionKind::Relay, "http://other.example", "");
    let problems = stage.session.check_connection(&form, false).unwrap_err();
    assert!(
        matches!(problems[..], [ConnectionProblem::BaseUrl(_)]),
        "{problems:?}"
    );
    assert_eq!(stage.transport.sent().len(), 0);
}

#[test]
fn a_new_connection_takes_the_answer_away() {
    let stage = Stage::demo();
    ask(&stage, KEY, true);
    stage.connect(ConnectionKind::Relay, RELAY, KEY);
    answer(
        &stage,
        400,
        r#"{"error":{"code":"InvalidParameter","message":"the size"}}"#,
    );
    assert_eq!(found(&stage), ("none", None));
}
