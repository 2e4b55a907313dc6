//! Fields: known, unknown, dropped, absent.

use crate::models::{LITE, V40, V45};
use crate::{form, imported};
use seedboard::request::{
    Draft, DropReason, Dropped, Expected, ExtraField, Field, ImportNote, ReferenceSource, Rule,
    check, import,
};

fn dropped(path: &str, json: &str, reason: DropReason) -> Dropped {
    Dropped {
        path: path.to_owned(),
        json: json.to_owned(),
        reason,
    }
}

#[test]
fn the_four_named_are_dropped_with_their_reason() {
    let got = imported(
        r#"{"prompt":"x","seed":-1,"guidance_scale":2.50,"n":4,"negative_prompt":"ugly , bad"}"#,
    );
    assert_eq!(
        got.dropped,
        [
            dropped("seed", "-1", DropReason::OtherModels),
            dropped("guidance_scale", "2.50", DropReason::OtherModels),
            dropped("n", "4", DropReason::NotInApi),
            dropped("negative_prompt", "\"ugly , bad\"", DropReason::NotInApi),
        ]
    );
    assert_eq!(got.draft.extra, []);
    assert_eq!(
        imported(r#"{"prompt":"x","seed":null,"n":null}"#).dropped,
        []
    );
}

#[test]
fn unknown_fields_are_kept_as_they_are_spelled_and_not_sent() {
    let got = imported(
        r#"{"prompt":"x", "tools": [ {"type": "web_search"} ], "temperature": 1.10e+02, "user": "a \u00e9 \/ b",
           "big": 123456789012345678901234567890, "nothing": null,
           "optimize_prompt_options": {"mode": "standard", "thinking": "auto", "a.b": { }},
           "sequential_image_generation_options": {"x": 1 , }}"#,
    );
    let extra = |path: &str, json: &str| ExtraField {
        path: path.to_owned(),
        json: json.to_owned(),
        send: false,
    };
    assert_eq!(
        got.draft.extra,
        [
            extra("tools", r#"[{"type":"web_search"}]"#),
            extra("temperature", "1.10e+02"),
            extra("user", r#""a \u00e9 \/ b""#),
            extra("big", "123456789012345678901234567890"),
            extra("optimize_prompt_options.thinking", "\"auto\""),
            extra("optimize_prompt_options.a.b", "{}"),
            extra("sequential_image_generation_options.x", "1"),
        ]
    );
    let body = check(&got.draft).request.unwrap().body().elided();
    assert!(
        !body.contains("tools") && !body.contains("thinking"),
        "{body}"
    );
}

#[test]
fn odd_spellings_of_known_values_are_read() {
    for (json, field, want) in [
        (r#"{"size":"2k"}"#, Field::Size, "2K"),
        (r#"{"size":" 2848 × 1600 "}"#, Field::Size, "2848x1600"),
        (r#"{"size":"2848X1600"}"#, Field::Size, "2848x1600"),
        (r#"{"size":"adaptive"}"#, Field::Size, "adaptive"),
        (r#"{"size":""}"#, Field::Size, "2048x2048"),
        (r#"{"model":" seedream-4-0-250828\n"}"#, Field::Model, V40),
        (r#"{"model":""}"#, Field::Model, V45),
        (r#"{"stream":"True"}"#, Field::Stream, "true"),
        (r#"{"watermark":"false"}"#, Field::Watermark, "false"),
        (
            r#"{"response_format":"B64_JSON"}"#,
            Field::ResponseFormat,
            "b64_json",
        ),
        (r#"{"output_format":" PNG "}"#, Field::OutputFormat, "png"),
        (
            r#"{"sequential_image_generation":"AUTO"}"#,
            Field::SequentialImageGeneration,
            "auto",
        ),
        (
            r#"{"sequential_image_generation_options":{"max_images":"3"}}"#,
            Field::MaxImages,
            "3",
        ),
        (
            r#"{"sequential_image_generation_options":{"max_images":3.0}}"#,
            Field::MaxImages,
            "3",
        ),
        (
            r#"{"sequential_image_generation_options":{"max_images":2.5}}"#,
            Field::MaxImages,
            "2.5",
        ),
        (
            r#"{"sequential_image_generation_options":{"max_images":-1}}"#,
            Field::MaxImages,
            "-1",
        ),
        (
            r#"{"optimize_prompt_options":{"mode":"Fast"}}"#,
            Field::PromptMode,
            "fast",
        ),
        (r#"{"pr\u006fmpt":"\ud83c\udfac"}"#, Field::Prompt, "🎬"),
        (r#"{"prompt":"  as is \n"}"#, Field::Prompt, "  as is \n"),
        (r#"{"prompt":""}"#, Field::Prompt, ""),
        (r#"{"size":"1K","size":"4K"}"#, Field::Size, "4K"),
        (
            r#"{"image":" https://a.example/1 "}"#,
            Field::Image,
            "https://a.example/1",
        ),
    ] {
        let got = imported(json);
        assert_eq!(got.draft.get(field), want, "{json}");
    }
}

#[test]
fn what_no_field_can_hold_is_dropped() {
    use DropReason::*;
    let wrong = |expected| WrongType { expected };
    for (json, want) in [
        (
            r#"{"prompt":5}"#,
            dropped("prompt", "5", wrong(Expected::Text)),
        ),
        (
            r#"{"model":["x"]}"#,
            dropped("model", "[\"x\"]", wrong(Expected::Text)),
        ),
        (
            r#"{"size":2048}"#,
            dropped("size", "2048", wrong(Expected::Text)),
        ),
        (
            r#"{"stream":1}"#,
            dropped("stream", "1", wrong(Expected::Bool)),
        ),
        (
            r#"{"watermark":"yes"}"#,
            dropped("watermark", "\"yes\"", wrong(Expected::Bool)),
        ),
        (
            r#"{"response_format":{"type": "url"}}"#,
            dropped(
                "response_format",
                "{\"type\":\"url\"}",
                wrong(Expected::Text),
            ),
        ),
        (
            r#"{"output_format":"webp"}"#,
            dropped("output_format", "\"webp\"", NotAValue),
        ),
        (
            r#"{"sequential_image_generation":"on"}"#,
            dropped("sequential_image_generation", "\"on\"", NotAValue),
        ),
        (
            r#"{"optimize_prompt_options":{"mode":"turbo"}}"#,
            dropped("optimize_prompt_options.mode", "\"turbo\"", NotAValue),
        ),
        (
            r#"{"optimize_prompt_options":"fast"}"#,
            dropped(
                "optimize_prompt_options",
                "\"fast\"",
                wrong(Expected::Object),
            ),
        ),
        (
            r#"{"sequential_image_generation_options":{"max_images":"many"}}"#,
            dropped(
                "sequential_image_generation_options.max_images",
                "\"many\"",
                wrong(Expected::Whole),
            ),
        ),
        (
            r#"{"image":{"url":"x"}}"#,
            dropped("image", "{\"url\":\"x\"}", wrong(Expected::Pictures)),
        ),
        (
            r#"{"image":["https://a.example/1",7]}"#,
            dropped("image[1]", "7", wrong(Expected::Text)),
        ),
        (
            r#"{"image":["","https://a.example/1"]}"#,
            dropped("image[0]", "\"\"", NotAValue),
        ),
        (
            r#"{"image":"https://a.example/1\nhttps://a.example/2"}"#,
            dropped(
                "image",
                r#""https://a.example/1\nhttps://a.example/2""#,
                NotAValue,
            ),
        ),
        (
            r#"{"size":"1K","size":"4K"}"#,
            dropped("size", "\"1K\"", Repeated),
        ),
        (r#"{"a.b":1}"#, dropped("a.b", "1", Name)),
    ] {
        assert_eq!(imported(json).dropped, [want], "{json}");
    }
}

#[test]
fn the_tutorials_printing_and_more_is_json() {
    for text in [
        "{\"prompt\":\"x\" // a \"comment\" }\n}",
        "// Method 1\n{\"prompt\":\"x\", /* two,\n lines */ \"size\":\"2K\",}",
        "{\"prompt\":\"x\",\"image\":[\"https://a.example//1\", // the first\n],\n}",
        "{\"prompt\":\"x\"};",
        "{\"prompt\":\"x\"},\n",
        "Body:\n\n  {\"prompt\":\"x\"}",
        "~~~\n{\"prompt\":\"x\"}\n~~~",
        "```json\n{\"prompt\":\"x\"}",
        "curl a -d '{\"prompt\":\"x\", // it is so\n}'",
    ] {
        assert_eq!(imported(text).draft.prompt, "x", "{text}");
    }
    let lines = imported("{\"prompt\":\"x\"}\n{\"prompt\":\"y\"}\n");
    assert_eq!(lines.draft.prompt, "x");
    assert!(lines.notes.contains(&ImportNote::FirstOfSeveral));
}

#[test]
fn pictures_become_references_in_order() {
    let data = format!("data:image/png;base64,{}", "iVBORw0K".repeat(1000));
    let got = imported(&format!(
        r#"{{"prompt":"x","image":["https://a.example/anna.png","{data}","https:\/\/a.example\/b"]}}"#
    ));
    let list = got.draft.references.list();
    let names: Vec<_> = list.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["anna", "picture", "b"]);
    let sources: Vec<_> = list.iter().map(|one| one.source.clone()).collect();
    let address = |text: &str| ReferenceSource::Address(text.to_owned());
    assert_eq!(
        sources,
        [
            address("https://a.example/anna.png"),
            address(&data),
            address("https://a.example/b")
        ]
    );
    let many: Vec<_> = (0..20)
        .map(|at| format!("\"https://a.example/{at}\""))
        .collect();
    let got = imported(&format!(r#"{{"prompt":"x","image":[{}]}}"#, many.join(",")));
    let rule = Rule::TooManyReferences {
        count: 20,
        most: 14,
    };
    assert!(
        check(&got.draft)
            .problems
            .iter()
            .any(|problem| problem.rule == rule)
    );
    let many = vec!["\"https://a.example/1\""; 300_000 / 8].join(",");
    let got = imported(&format!(r#"{{"prompt":"x","image":[{many}]}}"#));
    assert_eq!(got.draft.references.count(), 100);
    let reason = DropReason::TooMany {
        count: 37_500,
        most: 100,
    };
    assert_eq!(got.dropped, [dropped("image", "", reason)]);
}

#[test]
fn an_import_is_a_whole_request() {
    let mut onto = Draft::new(LITE, "@anna runs");
    onto.set_image("https://a.example/anna.png\nhttps://a.example/2");
    onto.extra.push(ExtraField {
        path: "old".to_owned(),
        json: "1".to_owned(),
        send: true,
    });
    let before: Vec<_> = onto.references.list().iter().map(|one| one.id).collect();
    // Nothing of the old request stays, and no id comes again.
    let got = import(
        r#"{"prompt":"@anna and @two","image":"https://a.example/two.png"}"#,
        &onto,
    )
    .ok()
    .unwrap();
    assert_eq!(got.draft.extra, []);
    assert_eq!(got.draft.references.count(), 1);
    assert!(!before.contains(&got.draft.references.list()[0].id));
    assert_eq!(got.draft.compiled_prompt(), "@anna and @two");
    assert_eq!(check(&got.draft).problems, []);
    assert_eq!(
        (
            got.draft.size.as_str(),
            got.draft.watermark,
            got.draft.stream
        ),
        ("2048x2048", true, false)
    );
    // Without a prompt the form's stays, and with it what it speaks of.
    let got = import(r#"{"size":"2K"}"#, &onto).ok().unwrap();
    assert_eq!(got.draft.references, onto.references);
    assert_eq!(got.draft.compiled_prompt(), "Image 1 runs");
    let kept = |field| ImportNote::KeptFromForm { field };
    assert!(got.notes.contains(&kept(Field::Prompt)) && got.notes.contains(&kept(Field::Model)));
    let got = import(r#"{"image":"https://a.example/two.png"}"#, &onto)
        .ok()
        .unwrap();
    assert!(
        matches!(&check(&got.draft).problems[..], [one] if matches!(one.rule, Rule::MentionOfNothing { .. }))
    );
}

#[test]
fn the_forms_own_answers_stay() {
    use seedboard::catalog::{Documents, NEWEST};
    let onto = Draft {
        treat_as: Some(NEWEST),
        documents: Documents::Later,
        ..form()
    };
    let got = import(r#"{"prompt":"x","model":"ep-20251024232519-x4mss"}"#, &onto)
        .ok()
        .unwrap();
    assert_eq!(
        got.draft.treat_as.map(|model| model.name),
        Some(NEWEST.name)
    );
    assert_eq!(got.draft.documents, Documents::Later);
    assert!(got.notes.contains(&ImportNote::ModelUnknown));
}

/// Seedream 3.0 is not offered: its id is one of an unknown model, its own fields are dropped.
#[test]
fn seedream_3_is_an_unknown_model() {
    let got = imported(
        r#"{"model":"seedream-3-0-t2i-250415","prompt":"x","size":"1024x1024","seed":7,"guidance_scale":2.5}"#,
    );
    assert!(got.notes.contains(&ImportNote::ModelUnknown));
    assert_eq!(got.dropped.len(), 2);
    assert_eq!(check(&got.draft).problems[0].rule, Rule::ModelUnknown);
}

#[test]
fn a_group_without_a_number_asks_for_what_the_budget_leaves() {
    let got = imported(
        r#"{"prompt":"x","image":["https://a.example/1","https://a.example/2"],"sequential_image_generation":"auto"}"#,
    );
    assert_eq!(
        (got.draft.max_images.as_str(), got.draft.wished_images),
        ("13", Some(15))
    );
    let field = Field::MaxImages;
    assert!(got.notes.contains(&ImportNote::DefaultUsed { field }));
    assert_eq!(check(&got.draft).problems, []);
}
