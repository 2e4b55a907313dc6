//! The eight sample requests of the tutorial, made from the form.

use crate::form::set;
use crate::models::{V40, V45};
use seedboard::catalog::{Cloud, MODELS};
use seedboard::request::{Draft, Field, Hint, check};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;

const SAMPLES: [&str; 8] = [
    "text_to_image",
    "image_to_image",
    "images_to_image",
    "text_to_group",
    "image_to_group",
    "images_to_group",
    "streaming",
    "prompt_optimization",
];

/// The API's defaults, which the wire states where the tutorial leaves a field out (protocol.md 1.1).
fn defaults() -> Map<String, Value> {
    let defaults = json!({
        "sequential_image_generation": "disabled",
        "optimize_prompt_options": {"mode": "standard"},
        "stream": false,
        "response_format": "url",
        "output_format": "jpeg",
        "watermark": true,
    });
    defaults.as_object().unwrap().clone()
}

fn sample(name: &str) -> Map<String, Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/requests");
    let text = fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The form, filled in with a sample; what it leaves out stands on the API's default.
fn filled(sample: &Map<String, Value>) -> Draft {
    let mut draft = Draft::new("", "");
    let mut all = defaults();
    all.extend(sample.clone());
    for field in Field::ALL {
        let value = field
            .path()
            .split('.')
            .try_fold(&Value::Object(all.clone()), |at, key| at.get(key))
            .cloned();
        if let Some(value) = value {
            set(&mut draft, field, &text(&value));
        }
    }
    draft
}

/// A value as a control holds it: an address a line for an array.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(lines) => lines.iter().map(text).collect::<Vec<_>>().join("\n"),
        other => other.to_string(),
    }
}

fn sent(draft: &Draft) -> Map<String, Value> {
    let checked = check(draft);
    assert_eq!(checked.problems, []);
    serde_json::from_str(&checked.request.unwrap().body().elided()).unwrap()
}

/// Every field of `sample` is there with an equal value, and whatever else is there is a default.
fn assert_sent(name: &str, sample: &Map<String, Value>, sent: &Map<String, Value>) {
    for (key, value) in sample {
        assert_eq!(sent.get(key), Some(value), "{name}: {key}");
    }
    for (key, value) in sent.iter().filter(|(key, _)| !sample.contains_key(*key)) {
        assert_eq!(Some(value), defaults().get(key), "{name}: {key} was added");
    }
}

/// On 4.5, as the tutorial writes them; the last one on 4.0, since 4.5 has no `fast`.
#[test]
fn every_sample_is_sent_as_the_tutorial_writes_it() {
    for name in SAMPLES {
        let mut sample = sample(name);
        if name == "prompt_optimization" {
            sample.insert("model".to_owned(), V40.into());
        }
        assert_sent(name, &sample, &sent(&filled(&sample)));
    }
}

/// "Replace the model field": the same samples on every model and both clouds.
#[test]
fn every_sample_works_on_every_model() {
    for name in SAMPLES {
        for model in MODELS {
            for cloud in [Cloud::BytePlus, Cloud::Volcengine] {
                let mut sample = sample(name);
                sample.insert("model".to_owned(), model.ids.on(cloud).into());
                if sample.contains_key("optimize_prompt_options")
                    && model.prompt_modes.value.len() == 1
                {
                    continue;
                }
                assert_sent(name, &sample, &sent(&filled(&sample)));
            }
        }
    }
}

/// The sample that asks 4.5 for `fast` is sent with `standard`, and the form says so.
#[test]
fn fast_is_parked_on_4_5() {
    let sample = sample("prompt_optimization");
    assert_eq!(sample["model"], V45);
    let draft = filled(&sample);
    assert_eq!(
        sent(&draft)["optimize_prompt_options"],
        json!({"mode": "standard"})
    );
    let hints = check(&draft).hints;
    let parked = |hint: &Hint| {
        matches!(
            hint,
            Hint::Parked {
                field: Field::PromptMode,
                value: "fast",
                ..
            }
        )
    };
    assert!(hints.iter().any(parked), "{hints:?}");
}

/// Nothing in the tutorial's own prompts contradicts its own settings.
#[test]
fn no_sample_is_hinted_at_but_for_fast() {
    for name in SAMPLES {
        let mut draft = filled(&sample(name));
        for size in ["2K", "2848x1600", "1600x2848"] {
            set(&mut draft, Field::Size, size);
            let hints = check(&draft).hints;
            let others = hints.iter().filter(|hint| {
                let field = hint.field();
                !matches!(hint, Hint::Parked { .. }) || field != Field::PromptMode
            });
            assert_eq!(others.count(), 0, "{name} {size}: {hints:?}");
            let parked = usize::from(name == "prompt_optimization");
            assert_eq!(hints.len(), parked, "{name} {size}");
        }
    }
}
