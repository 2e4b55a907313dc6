//! curl, the batch and the vendor's CLI, under bash and sh.

use std::fs;
use std::process::Command;

use exports::drafts::{self, add_field, add_files, draft, group, request, wire};
use exports::prompts::{HOSTILE, arbitrary};
use exports::service::Service;
use exports::tools::{KEY, folder, run, run_text, said};
use seedboard::catalog::Cloud;
use seedboard::request::code::{Language, Target, batch, code, jsonl};
use seedboard::request::{Draft, ResponseFormat};
use serde_json::json;

const SHELLS: [&str; 2] = ["bash", "sh"];

fn at(base_url: &str) -> Target {
    Target {
        cloud: Cloud::BytePlus,
        base_url: base_url.to_owned(),
    }
}

/// Sends the draft with curl under both shells; the service gets the body's own bytes both times.
#[track_caller]
fn sent(service: &Service, draft: &Draft) {
    let request = request(draft);
    for shell in SHELLS {
        let scenario = service.good();
        let snippet = code(&request, Language::Curl, &at(&scenario.base_url));
        let folder = folder();
        let before = fs::read_dir(folder.path()).unwrap().count();
        let output = run_text(
            Command::new(shell),
            folder.path(),
            snippet.file_name,
            &snippet.text,
        );
        assert!(
            output.status.success(),
            "{shell}: {}\n{}",
            said(&output),
            snippet.text
        );
        assert_eq!(
            scenario.texts(),
            [wire(&request)],
            "{shell}:\n{}",
            snippet.text
        );
        let after = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(before + 1, after, "{shell}: something was carried out");
    }
}

#[test]
fn curl_sends_the_very_bytes_of_every_hostile_prompt() {
    let service = Service::start();
    for (at, prompt) in HOSTILE.iter().enumerate() {
        let mut draft = draft(prompt);
        draft.stream = at % 2 == 0;
        sent(&service, &draft);
    }
}

#[test]
fn curl_puts_files_in_as_base64_whatever_their_names_and_the_prompt_are() {
    let service = Service::start();
    for prompt in HOSTILE {
        let mut draft = draft(prompt);
        add_files(&mut draft);
        draft.set_image("https://a.example/1.png?x=%20$y");
        sent(&service, &draft);
    }
}

#[test]
fn curl_sends_a_group_and_its_reply_is_printed_to_the_end() {
    let service = Service::start();
    let scenario = service.scenario(json!({"fault": "refused_in_middle"}));
    let request = request(&group("x"));
    let text = code(&request, Language::Curl, &at(&scenario.base_url)).text;
    let output = run_text(Command::new("sh"), folder().path(), "x.sh", &text);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(
        printed.matches("partial_succeeded\"").count(),
        3,
        "{printed}"
    );
    assert!(printed.contains("image_generation.completed"), "{printed}");
}

#[test]
fn curl_fails_once_and_shows_why() {
    let service = Service::start();
    let scenario = service.scenario(json!({"fault": "server_error_500"}));
    let text = code(
        &request(&draft("x")),
        Language::Curl,
        &at(&scenario.base_url),
    )
    .text;
    let output = run_text(Command::new("sh"), folder().path(), "x.sh", &text);
    assert!(!output.status.success() && said(&output).contains("InternalServiceError"));
    assert_eq!(scenario.texts().len(), 1);
}

/// A function named `curl` takes the program's place, so that many prompts are quick.
#[test]
fn arbitrary_prompts_come_through_the_here_document() {
    let folder = folder();
    for prompt in arbitrary(150) {
        for with_files in [false, true] {
            let mut draft = draft(&prompt);
            if with_files {
                add_files(&mut draft);
            }
            let request = request(&draft);
            let text = code(&request, Language::Curl, &at("http://127.0.0.1")).text;
            let text = format!("curl() {{ cat; }}\n{text}");
            for shell in SHELLS {
                let output = run_text(Command::new(shell), folder.path(), "x.sh", &text);
                let printed = String::from_utf8(output.stdout).unwrap();
                assert_eq!(
                    printed.trim_end_matches('\n'),
                    wire(&request),
                    "{shell}, {prompt:?}"
                );
            }
        }
    }
}

#[test]
fn a_batch_sends_every_line_once_and_goes_on_after_a_failure() {
    let service = Service::start();
    let mut drafts: Vec<_> = HOSTILE.iter().take(4).map(|prompt| draft(prompt)).collect();
    add_files(&mut drafts[1]);
    let requests: Vec<_> = drafts.iter().map(request).collect();
    let mut lines = jsonl(&requests.iter().collect::<Vec<_>>()).text(|file| {
        use base64::Engine;
        base64::prelude::BASE64_STANDARD.encode(drafts::FILES[file.id.0 as usize].2)
    });
    let expected: Vec<_> = requests.iter().map(wire).collect();
    assert_eq!(lines.lines().collect::<Vec<_>>(), expected);
    for shell in SHELLS {
        let scenario = service.good();
        let snippet = batch(
            &requests.iter().collect::<Vec<_>>(),
            &at(&scenario.base_url),
        );
        let folder = folder();
        fs::write(folder.path().join("requests.jsonl"), &lines).unwrap();
        let output = run_text(
            Command::new(shell),
            folder.path(),
            snippet.file_name,
            &snippet.text,
        );
        assert!(output.status.success(), "{}", said(&output));
        assert_eq!(scenario.texts(), expected, "{shell}");
        assert!(folder.path().join("reply-4.txt").is_file());
    }
    lines.insert_str(0, "{}\n");
    let scenario = service.good();
    let snippet = batch(&[&requests[0]], &at(&scenario.base_url));
    let folder = folder();
    fs::write(folder.path().join("other.jsonl"), &lines).unwrap();
    fs::write(folder.path().join(snippet.file_name), &snippet.text).unwrap();
    let mut program = Command::new("sh");
    program.args([snippet.file_name, "other.jsonl"]);
    let output = run(program, folder.path());
    assert!(
        !output.status.success() && said(&output).contains("5 sent, 1 failed"),
        "{}",
        said(&output)
    );
    assert_eq!(scenario.texts().len(), 5);
}

#[test]
fn arkcli_is_given_every_argument_whole() {
    let folder = folder();
    let prompts = HOSTILE.iter().map(|prompt| (*prompt).to_owned());
    for prompt in prompts.chain(arbitrary(60)) {
        // No program can be given this one as an argument.
        if prompt.contains('\0') {
            continue;
        }
        let mut draft = draft(&prompt);
        add_files(&mut draft);
        add_field(&mut draft, "seed'\n;exit", "5");
        let request = request(&draft);
        let text = code(&request, Language::ArkCli, &at("http://127.0.0.1")).text;
        let text = format!("arkcli() {{ printf '%s\\0' \"$@\"; }}\n{text}");
        for shell in SHELLS {
            let output = run_text(Command::new(shell), folder.path(), "x.sh", &text);
            let printed = String::from_utf8(output.stdout).unwrap();
            let words: Vec<_> = printed.trim_end_matches('\0').split('\0').collect();
            assert_eq!(words.last().copied(), Some(request.prompt()), "{shell}");
            let inputs = words.iter().filter(|word| **word == "--input").count();
            assert_eq!(inputs, 3);
            for (name, ..) in drafts::FILES {
                assert!(words.contains(&format!("@{name}").as_str()), "{name}");
            }
        }
    }
}

#[test]
fn no_text_holds_a_key() {
    let mut draft = group("x");
    draft.response_format = ResponseFormat::B64Json;
    for language in Language::ALL {
        for cloud in [Cloud::BytePlus, Cloud::Volcengine] {
            let text = code(&request(&draft), language, &Target::of(cloud)).text;
            assert!(
                text.contains("ARK_API_KEY") && !text.contains(KEY),
                "{text}"
            );
        }
    }
}
