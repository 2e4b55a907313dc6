//! Moving to another model or cloud keeps everything that was chosen.

use crate::models::{LITE, V40, V45};
use seedboard::catalog::{Cloud, Documents, MODELS, OutputFormat, PromptMode, Ratio, Tier, find};
use seedboard::request::{Draft, Field, Offered, Problem, Rule, changes, check, controls};
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

/// A draft with a value of every model that others do not have.
fn full(model: &str) -> Draft {
    let mut draft = Draft::new(model, "x");
    draft.prompt_mode = PromptMode::Fast;
    draft.output_format = OutputFormat::Png;
    draft
}

#[test]
fn a_switch_shows_what_it_changes_before_and_after() {
    const MODE: &str = "optimize_prompt_options.mode";
    const FORMAT: &str = "output_format";
    let (fast, standard) = (Some("\"fast\""), Some("\"standard\""));
    let png = Some("\"png\"");
    for (from, to, want) in [
        (V40, V45, vec![(MODE, fast, standard)]),
        (V40, LITE, vec![(MODE, fast, standard), (FORMAT, None, png)]),
        (V45, V40, vec![(MODE, standard, fast)]),
        (V45, LITE, vec![(FORMAT, None, png)]),
        (LITE, V40, vec![(MODE, standard, fast), (FORMAT, png, None)]),
        (LITE, V45, vec![(FORMAT, png, None)]),
    ] {
        let (before, after) = (full(from), full(to));
        let found = changes(&before, &after);
        let found: Vec<_> = found
            .iter()
            .map(|change| {
                let (before, after) = (change.before.as_deref(), change.after.as_deref());
                (change.path.as_str(), before, after)
            })
            .collect();
        let ids = [from, to].map(|id| format!("{id:?}"));
        let mut all = vec![("model", Some(&*ids[0]), Some(&*ids[1]))];
        all.extend(want);
        assert_eq!(found, all, "{from} to {to}");
        // What is said of the requests is true of them.
        for change in changes(&before, &after) {
            let pointer = format!("/{}", change.path.replace('.', "/"));
            for (draft, said) in [(&before, change.before), (&after, change.after)] {
                let sent = sent(draft).pointer(&pointer).map(Value::to_string);
                assert_eq!(sent, said, "{pointer}");
            }
        }
        assert_eq!(changes(&before, &before), []);
    }
}

#[test]
fn values_with_problems_are_compared_as_typed() {
    let mut before = Draft::new(LITE, "");
    (before.size, before.max_images) = ("3K".to_owned(), "many".to_owned());
    let mut after = before.clone();
    after.move_to(Cloud::Volcengine);
    let paths = |after: &Draft| -> Vec<String> {
        let found = changes(&before, after).into_iter();
        found.map(|change| change.path).collect()
    };
    assert_eq!(paths(&after), ["model"]);
    after.max_images = "4".to_owned();
    after.size = "2K".to_owned();
    after.set_image("https://a.example/1");
    assert_eq!(
        paths(&after),
        [
            "model",
            "image",
            "size",
            "sequential_image_generation_options.max_images"
        ]
    );
    // Nobody knows what a model in no table would be sent.
    after.model = ENDPOINT.to_owned();
    assert_eq!(paths(&after), [""; 0]);
}

const ENDPOINT: &str = "ep-20251024232519-x4mss";

#[test]
fn an_endpoint_is_sent_under_the_rules_that_somebody_named() {
    for model in MODELS {
        for id in [ENDPOINT, "dola-seedream-5-0-pro-260628", " ep-1\n"] {
            let mut draft = full(id);
            let unknown = Problem {
                field: Field::Model,
                rule: Rule::ModelUnknown,
                fix: None,
            };
            assert_eq!(check(&draft).problems, [unknown]);
            draft.treat_as = Some(model);
            let request = check(&draft).request.unwrap();
            assert!(request.is_treated_as(), "{id}");
            assert_eq!((request.model_id(), request.model()), (id.trim(), *model));
            let like = sent(&full(model.ids.byteplus[0]));
            let mut own = sent(&draft);
            own["model"] = like["model"].clone();
            assert_eq!(own, like, "{id}");
            // A rule of that family holds.
            draft.size = "1K".to_owned();
            let has_1k = model.tiers.value.contains(&Tier::K1);
            assert_eq!(check(&draft).request.is_some(), has_1k, "{}", model.name);
        }
    }
}

/// Nobody can say that 4.5 is 4.0, and nothing is nobody's.
#[test]
fn a_known_id_keeps_its_own_rules() {
    let mut draft = full(V45);
    draft.treat_as = find(V40);
    for id in [V45, " seedream-4-5-251128\n"] {
        draft.model = id.to_owned();
        let request = check(&draft).request.unwrap();
        assert!(!request.is_treated_as(), "{id:?}");
        assert_eq!(request.model(), find(V45).unwrap(), "{id:?}");
        assert_eq!(request.model_id(), V45);
        assert!(!controls(&draft, Cloud::BytePlus).unknown_model, "{id:?}");
        let mut moved = draft.clone();
        moved.move_to(Cloud::Volcengine);
        assert_eq!(moved.model, "doubao-seedream-4-5-251128", "{id:?}");
    }
    for id in ["", " \n"] {
        draft.model = id.to_owned();
        let rules = check(&draft).problems.into_iter();
        let rules: Vec<_> = rules.map(|problem| problem.rule).collect();
        assert_eq!(rules, [Rule::ModelUnknown], "{id:?}");
    }
}

#[test]
fn other_documents_change_what_is_offered_and_nothing_that_was_chosen() {
    let wide = Ratio {
        width: 16,
        height: 9,
    };
    let shape_of = |draft: &Draft, tier| {
        let tiers = controls(draft, Cloud::BytePlus).size.tiers;
        let row = tiers.into_iter().find(|row| row.tier == tier)?;
        let shape = row.shapes.into_iter().find(|(ratio, _)| *ratio == wide)?;
        Some(shape.1.to_string())
    };
    for (model, tier, tutorial, later) in [
        (LITE, Tier::K2, Some("2848x1600"), Some("2848x1600")),
        (LITE, Tier::K4, None, Some("5504x3040")),
        (V45, Tier::K4, Some("5504x3040"), Some("5504x3040")),
        (V40, Tier::K1, Some("1312x736"), Some("1280x720")),
        (V40, Tier::K3, None, None),
    ] {
        let mut draft = full(model);
        assert_eq!(shape_of(&draft, tier).as_deref(), tutorial, "{model}");
        let before = draft.clone();
        draft.documents = Documents::Later;
        assert_eq!(shape_of(&draft, tier).as_deref(), later, "{model}");
        assert_eq!(changes(&before, &draft), [], "{model}");
        assert_eq!(sent(&before), sent(&draft), "{model}");
        // Neither reading of the documents gives `fast` to 4.5.
        let shown = controls(&draft, Cloud::BytePlus);
        assert_eq!(shown.shows(Field::PromptMode), model == V40, "{model}");
    }
}
