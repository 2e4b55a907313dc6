//! The connection dialog, from Save to the next request.

use crate::line::Line;
use crate::stage::{KEY, RELAY, Stage, connection_form};
use leptos::prelude::*;
use seedboard::ports::Key;
use seedboard::ports::Part;
use seedboard::request::Field;
use seedboard::session::{ConnectionKind, ConnectionProblem as Problem};

const CHINA: &str = "/relay/cn-beijing/api/v3";

fn key_sent(stage: &Stage<Line>) -> Option<String> {
    stage.generate();
    let sent = stage.transport.sent();
    let key = sent.last().unwrap().key.as_ref();
    stage.session.stop(stage.run().id);
    stage.settle();
    key.map(|key| key.expose().to_owned())
}

#[test]
fn a_refused_connection_changes_nothing() {
    let stage = Stage::relay();
    let before = stage.session.draft.get_untracked();
    for (kind, base_url, api_key, problem) in [
        (
            ConnectionKind::Relay,
            "http://ark.cn-beijing.volces.com",
            "",
            None,
        ),
        (
            ConnectionKind::Direct,
            "https://ark.cn-beijing.volces.com/api/v3",
            "",
            Some(Problem::KeyMissing),
        ),
        (
            ConnectionKind::Relay,
            CHINA,
            "a\nb",
            Some(Problem::KeyCharacters),
        ),
    ] {
        let form = connection_form(kind, base_url, api_key);
        let problems = stage.session.connect(&form).unwrap_err();
        match problem {
            Some(problem) => assert_eq!(problems, [problem]),
            None => assert!(
                matches!(problems[..], [Problem::BaseUrl(_)]),
                "{problems:?}"
            ),
        }
        let now = stage.session.connection.get_untracked();
        assert_eq!(
            (now.base_url.as_str(), now.kind),
            (RELAY, ConnectionKind::Relay)
        );
        assert_eq!(now.key.as_ref().map(Key::expose), Some(KEY));
        assert_eq!(stage.session.draft.get_untracked(), before);
    }
}

#[test]
fn a_key_is_sent_to_its_own_origin_only() {
    let stage = Stage::relay();
    assert_eq!(key_sent(&stage).as_deref(), Some(KEY));
    stage.connect(ConnectionKind::Relay, "https://relay.example/other", "");
    assert_eq!(key_sent(&stage).as_deref(), Some(KEY));
    stage.connect(
        ConnectionKind::Relay,
        "https://elsewhere.example/api/v3",
        "",
    );
    assert_eq!(key_sent(&stage), None);
    stage.connect(ConnectionKind::Relay, RELAY, "");
    assert_eq!(key_sent(&stage), None, "it was forgotten on the way");
}

#[test]
fn a_key_waits_while_the_demo_answers() {
    let stage = Stage::relay();
    stage.connect(ConnectionKind::Demo, "", "");
    stage.generate();
    stage.session.stop(stage.run().id);
    assert_eq!(stage.transport.sent().len(), 0);
    stage.connect(ConnectionKind::Relay, RELAY, "");
    assert_eq!(key_sent(&stage).as_deref(), Some(KEY));
}

#[test]
fn white_space_and_a_last_slash_do_not_matter() {
    let stage = Stage::demo();
    stage.connect(
        ConnectionKind::Relay,
        " https://relay.example/api/v3/ ",
        " k \n",
    );
    assert_eq!(key_sent(&stage).as_deref(), Some("k"));
    assert_eq!(
        stage.transport.sent()[0].url,
        "https://relay.example/api/v3/images/generations"
    );
}

#[test]
fn the_model_moves_to_the_other_cloud_and_back() {
    let stage = Stage::demo();
    let model = || stage.session.draft.get_untracked().model;
    for (byteplus, volcengine) in [
        ("seedream-4-5-251128", "doubao-seedream-4-5-251128"),
        ("seedream-4-0-250828", "doubao-seedream-4-0-250828"),
    ] {
        stage.session.set_field(Field::Model, byteplus);
        stage.connect(ConnectionKind::Relay, CHINA, "");
        assert_eq!(model(), volcengine);
        stage.connect(ConnectionKind::Relay, RELAY, "");
        assert_eq!(model(), byteplus);
        stage.connect(
            ConnectionKind::Direct,
            "https://ark.cn-beijing.volces.com/api/v3",
            KEY,
        );
        assert_eq!(model(), volcengine);
        stage.connect(ConnectionKind::Demo, "", "");
        assert_eq!(model(), byteplus);
    }
}

#[test]
fn the_request_carries_the_model_id_of_its_cloud() {
    let stage = Stage::demo();
    stage.connect(ConnectionKind::Relay, CHINA, "");
    stage.generate();
    let Part::Text(body) = &stage.transport.sent()[0].body[0] else {
        panic!("no file was added");
    };
    assert!(
        body.contains("\"model\":\"doubao-seedream-4-5-251128\""),
        "{body}"
    );
}
