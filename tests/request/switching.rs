//! Moving to another model or cloud keeps everything that was chosen.

use crate::models::{LITE, V40, V45};
use seedboard::catalog::{Cloud, MODELS, OutputFormat, PromptMode, find};
use seedboard::request::{Draft, Field, Offered, check, controls};
use serde_json::Value;

fn sent(draft: &Draft) -> Value {
    serde_json::from_str(&check(draft).request.unwrap().body().elided()).unwrap()
}

/// `fast` and `png` chosen where they exist: parked elsewhere, and back with the model.
#[test]
fn parked_values_come_back() {
    let mut draft = Draft::new(V40, "x");
    draft.prompt_mode = PromptMode::Fast;
    draft.output_format = OutputFormat::Png;
    for (model, mode, format) in [
        (V40, "fast", None),
        (V45, "standard", None),
        (LITE, "standard", Some("png")),
        (V45, "standard", None),
        (V40, "fast", None),
    ] {
        model.clone_into(&mut draft.model);
        let body = sent(&draft);
        assert_eq!(body["optimize_prompt_options"]["mode"], mode, "{model}");
        assert_eq!(
            body.get("output_format").and_then(Value::as_str),
            format,
            "{model}"
        );
    }
}

#[test]
fn controls_show_what_the_model_has() {
    for (id, format, mode) in [(LITE, true, false), (V45, false, false), (V40, false, true)] {
        let draft = Draft::new(id, "x");
        let shown = controls(&draft, Cloud::BytePlus);
        assert_eq!(shown.shows(Field::OutputFormat), format, "{id}");
        assert_eq!(shown.shows(Field::PromptMode), mode, "{id}");
        assert!(
            shown.shows(Field::MaxImages) && shown.shows(Field::Stream),
            "{id}"
        );
        if !format {
            assert_eq!(
                shown.output_format,
                Offered::Always(OutputFormat::Jpeg),
                "{id}"
            );
        }
        if !mode {
            assert_eq!(
                shown.prompt_mode,
                Offered::Always(PromptMode::Standard),
                "{id}"
            );
        }
    }
}

/// An id that is in no table shows the newest model's controls, with none chosen.
#[test]
fn an_unknown_model_still_has_controls() {
    let shown = controls(&Draft::new("ep-20251024232519-x4mss", "x"), Cloud::BytePlus);
    assert_eq!(shown.model, find(LITE).unwrap());
    assert!(shown.models.iter().all(|choice| !choice.chosen));
}

#[test]
fn each_cloud_is_offered_its_own_ids() {
    for (cloud, prefix) in [
        (Cloud::BytePlus, "seedream-"),
        (Cloud::Volcengine, "doubao-seedream-"),
    ] {
        for model in MODELS {
            let mut draft = Draft::new(model.ids.on(Cloud::BytePlus), "x");
            draft.move_to(cloud);
            assert!(draft.model.starts_with(prefix), "{}", draft.model);
            let shown = controls(&draft, cloud);
            let chosen: Vec<_> = shown.models.iter().filter(|choice| choice.chosen).collect();
            assert_eq!(chosen.len(), 1);
            assert_eq!(chosen[0].value, (*model, draft.model.as_str()));
        }
    }
}

#[test]
fn moving_to_a_cloud_keeps_what_is_known_there() {
    for (from, cloud, want) in [
        (
            "seedream-5-0-lite-260128",
            Cloud::BytePlus,
            "seedream-5-0-lite-260128",
        ),
        (
            "seedream-5-0-lite-260128",
            Cloud::Volcengine,
            "doubao-seedream-5-0-260128",
        ),
        ("doubao-seedream-4-5-251128", Cloud::BytePlus, V45),
        (
            "ep-20251024232519-x4mss",
            Cloud::Volcengine,
            "ep-20251024232519-x4mss",
        ),
    ] {
        let mut draft = Draft::new(from, "x");
        draft.move_to(cloud);
        assert_eq!(draft.model, want, "{from}");
    }
}
