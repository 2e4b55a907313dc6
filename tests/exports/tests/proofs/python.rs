//! The Python programs with the real packages.

use std::process::Output;

use exports::drafts::{add_field, add_files, draft, group, request, wire, without_nulls};
use exports::prompts::HOSTILE;
use exports::service::{Scenario, Service};
use exports::tools::{folder, python, run_text, said};
use seedboard::catalog::Cloud;
use seedboard::request::code::{Language, Target, code};
use seedboard::request::{Draft, Request, ResponseFormat};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The vendor's two packages, and the OpenAI client.
const CLIENTS: [(Language, Cloud); 3] = [
    (Language::Python, Cloud::BytePlus),
    (Language::Python, Cloud::Volcengine),
    (Language::OpenAi, Cloud::BytePlus),
];

fn send(request: &Request, client: (Language, Cloud), to: &Scenario) -> (TempDir, Output) {
    let at = Target {
        cloud: client.1,
        base_url: to.base_url.clone(),
    };
    let snippet = code(request, client.0, &at);
    let folder = folder();
    let output = run_text(python(), folder.path(), snippet.file_name, &snippet.text);
    (folder, output)
}

/// The service got what preview and sending hold, once.
#[track_caller]
fn received(request: &Request, to: &Scenario) {
    let requests = to.requests();
    assert_eq!(requests.len(), 1);
    let wanted: Value = serde_json::from_str(&wire(request)).unwrap();
    assert_eq!(without_nulls(requests[0]["body"].clone()), wanted);
}

fn formats(mut draft: Draft) -> [Draft; 2] {
    let mut other = draft.clone();
    draft.response_format = ResponseFormat::B64Json;
    other.response_format = ResponseFormat::Url;
    [draft, other]
}

/// A group of four whose second picture is refused: the other three are there, and so are reason and usage.
#[track_caller]
fn keeps_the_others(stream: bool) {
    let service = Service::start();
    for client in CLIENTS {
        let mut draft = group(&HOSTILE.join("\n"));
        draft.stream = stream;
        for draft in formats(draft) {
            let request = request(&draft);
            let scenario = service.scenario(json!({"fault": "refused_in_middle"}));
            let (folder, output) = send(&request, client, &scenario);
            received(&request, &scenario);
            let said = said(&output);
            assert_eq!(output.status.code(), Some(1), "{client:?} {said}");
            assert!(
                said.contains("[1] OutputImageSensitiveContentDetected: "),
                "{client:?} {said}"
            );
            assert!(
                said.contains("usage:") && said.contains("generated_images"),
                "{said}"
            );
            let lengths = scenario.lengths();
            assert_eq!(lengths.len(), 3);
            for (index, bytes) in lengths {
                assert!(
                    said.contains(&format!("[{index}] 1024x1024 ")),
                    "{client:?} {said}"
                );
                let saved = folder.path().join(format!("picture-{index}.jpeg"));
                if request.by_address() {
                    assert!(!saved.exists());
                    assert!(said.contains("/pictures/"), "{said}");
                } else {
                    assert_eq!(saved.metadata().unwrap().len(), bytes);
                }
            }
        }
    }
}

#[test]
fn a_streamed_group_of_four_with_a_refused_picture_in_its_middle() {
    keeps_the_others(true);
}

#[test]
fn the_same_group_in_one_reply() {
    keeps_the_others(false);
}

#[test]
fn a_whole_group_of_four_is_a_success() {
    let service = Service::start();
    for client in CLIENTS {
        let request = request(&group("四季"));
        let scenario = service.scenario(
            json!({"chunk": 7, "line_ending": "crlf", "comments_every_ms": 5, "delay_ms": 20}),
        );
        let (_folder, output) = send(&request, client, &scenario);
        received(&request, &scenario);
        assert!(output.status.success(), "{client:?} {}", said(&output));
        assert_eq!(scenario.lengths().len(), 4);
    }
}

#[test]
fn references_and_fields_of_an_import_arrive_as_they_are_sent_here() {
    let service = Service::start();
    for client in CLIENTS {
        for stream in [false, true] {
            let mut draft = draft("x");
            draft.stream = stream;
            draft.set_image("https://a.example/1.png");
            add_files(&mut draft);
            for (path, json) in [
                ("seed", "42"),
                ("later_flag", "true"),
                ("later_nothing.inner", "null"),
                ("later text", r#""a\/b \ud83d\udc08 \" '""#),
                ("later_list", r#"[1,2.5e0,{"a":[false]}]"#),
                ("optimize_prompt_options.thinking", r#""auto""#),
            ] {
                add_field(&mut draft, path, json);
            }
            let request = request(&draft);
            // The service refuses what it does not know; what came is what counts.
            let scenario = service.good();
            let (_folder, output) = send(&request, client, &scenario);
            let bodies = scenario.requests();
            assert_eq!(bodies.len(), 1, "{}", said(&output));
            let wanted: Value = serde_json::from_str(&wire(&request)).unwrap();
            let came = without_nulls(bodies[0]["body"].clone());
            assert_eq!(came, without_nulls(wanted), "{client:?}");
        }
    }
}

#[test]
fn what_fails_is_said_and_not_sent_again() {
    const CASES: [(&str, bool); 6] = [
        ("server_error_500", true),
        ("rate_limit_429", false),
        ("error_event", true),
        ("error_event", false),
        ("no_completed", true),
        ("json_to_stream", true),
    ];
    let service = Service::start();
    for client in CLIENTS {
        for (fault, stream) in CASES {
            let mut draft = group("x");
            draft.stream = stream;
            let request = request(&draft);
            let scenario = service.scenario(json!({"fault": fault, "fault_after": 0}));
            let (_folder, output) = send(&request, client, &scenario);
            let said = said(&output);
            assert!(!output.status.success(), "{client:?} {fault}: {said}");
            received(&request, &scenario);
        }
    }
}
