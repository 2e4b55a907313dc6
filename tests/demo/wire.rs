//! The demo's bytes, read without the project's own reader: they are what the service would send.

use crate::demo::{UNIX_SECONDS, play};
use crate::models::V45;
use seedboard::demo::{DEMO_MODEL, Mishap, Options, Pace};
use seedboard::request::{Draft, ResponseFormat};
use serde_json::Value;

fn draft(stream: bool) -> Draft {
    let mut draft = Draft::new(V45, "a lake");
    draft.stream = stream;
    draft.response_format = ResponseFormat::Url;
    draft.max_images = "3".to_owned();
    draft
}

/// Event line and JSON of each block; the last block is `[DONE]`.
fn blocks(body: &str) -> Vec<(&str, Value)> {
    let mut blocks: Vec<_> = body.strip_suffix("\n\n").unwrap().split("\n\n").collect();
    assert_eq!(blocks.pop(), Some("data: [DONE]"));
    blocks
        .into_iter()
        .map(|block| {
            let (event, data) = block.split_once('\n').unwrap();
            let data = serde_json::from_str(data.strip_prefix("data: ").unwrap()).unwrap();
            (event.strip_prefix("event: ").unwrap(), data)
        })
        .collect()
}

#[test]
fn a_stream_has_the_measured_framing() {
    let options = Options {
        mishap: Mishap::RefusedPicture,
        ..Options::default()
    };
    let body = play(&draft(true), options).body();
    let blocks = blocks(&body);
    let names: Vec<_> = blocks
        .iter()
        .map(|(name, _)| name.strip_prefix("image_generation.").unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "partial_succeeded",
            "partial_failed",
            "partial_succeeded",
            "completed"
        ]
    );
    for (at, (name, data)) in blocks.iter().enumerate() {
        assert_eq!(
            (data["type"].as_str(), data["model"].as_str()),
            (Some(*name), Some(DEMO_MODEL))
        );
        let index = data.get("image_index").and_then(Value::as_u64);
        assert_eq!(index, (at < 3).then_some(at as u64), "{data}");
        let is_picture = name.ends_with("succeeded");
        assert_eq!(
            (data.get("url").is_some(), data.get("size").is_some()),
            (is_picture, is_picture)
        );
        assert_eq!(
            data.get("error").is_some(),
            name.ends_with("failed"),
            "{data}"
        );
        assert_eq!(
            data.get("usage").is_some(),
            name.ends_with("completed"),
            "{data}"
        );
    }
}

/// `created` is the event's own time (protocol.md 3.2).
#[test]
fn each_event_tells_its_own_time() {
    let options = Options {
        pace: Pace::Measured,
        ..Options::default()
    };
    let body = play(&draft(true), options).body();
    let seconds: Vec<_> = blocks(&body)
        .iter()
        .map(|(_, data)| data["created"].as_u64().unwrap() - UNIX_SECONDS)
        .collect();
    assert_eq!(seconds, [26, 47, 68, 68]);
}

#[test]
fn a_whole_reply_is_one_json_object() {
    let options = Options {
        mishap: Mishap::RefusedPicture,
        ..Options::default()
    };
    let value: Value = serde_json::from_str(&play(&draft(false), options).body()).unwrap();
    assert_eq!(
        (&value["model"], &value["created"]),
        (&DEMO_MODEL.into(), &UNIX_SECONDS.into())
    );
    let data = value["data"].as_array().unwrap();
    assert_eq!(data.len(), 3);
    for (at, entry) in data.iter().enumerate() {
        let keys: Vec<_> = entry
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let want: &[&str] = if at == 1 {
            &["error"]
        } else {
            &["size", "url"]
        };
        assert_eq!(keys, want, "{entry}");
    }
    assert_eq!(value["usage"]["generated_images"], 2);
}

/// A prompt or model that would break out of JSON does not.
#[test]
fn texts_are_quoted() {
    let mut draft = draft(true);
    draft.prompt = "\"}\n\ndata: [DONE]\n\n\u{2028}".to_owned();
    let played = play(&draft, Options::default());
    assert_eq!(blocks(&played.body()).len(), 4);
}
