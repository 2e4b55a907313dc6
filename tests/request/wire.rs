//! The exact bytes: which fields, in which order, and nothing that the model does not have.

use crate::models::{LITE, V40, V45};
use proptest::prelude::*;
use proptest::sample::select;
use seedboard::catalog::{OutputFormat, PromptMode};
use seedboard::request::{Draft, ResponseFormat, Sequential, check};
use serde_json::Value;

/// The fields in their one order, and the models that have them; the last column is for groups only.
const FIELDS: [(&str, &[&str]); 11] = [
    ("model", &[LITE, V45, V40]),
    ("prompt", &[LITE, V45, V40]),
    ("image", &[LITE, V45, V40]),
    ("size", &[LITE, V45, V40]),
    ("sequential_image_generation", &[LITE, V45, V40]),
    ("sequential_image_generation_options", &[LITE, V45, V40]),
    ("optimize_prompt_options", &[LITE, V45, V40]),
    ("stream", &[LITE, V45, V40]),
    ("response_format", &[LITE, V45, V40]),
    ("output_format", &[LITE]),
    ("watermark", &[LITE, V45, V40]),
];

#[test]
fn a_group_on_the_newest_model_byte_for_byte() {
    let mut draft = Draft::new(LITE, "  \"Four\" seasons\n");
    draft.set_image("https://a.example/1\nhttps://a.example/2");
    draft.output_format = OutputFormat::Png;
    draft.size = "2k".to_owned();
    assert_eq!(
        check(&draft).request.unwrap().body().elided(),
        concat!(
            r#"{"model":"seedream-5-0-260128","prompt":"\"Four\" seasons","#,
            r#""image":["https://a.example/1","https://a.example/2"],"size":"2K","#,
            r#""sequential_image_generation":"auto","#,
            r#""sequential_image_generation_options":{"max_images":4},"#,
            r#""optimize_prompt_options":{"mode":"standard"},"stream":true,"#,
            r#""response_format":"b64_json","output_format":"png","watermark":false}"#,
        )
    );
}

#[test]
fn a_single_picture_on_4_5_byte_for_byte() {
    let mut draft = Draft::new(V45, "x");
    draft.sequential_image_generation = Sequential::Disabled;
    draft.response_format = ResponseFormat::Url;
    draft.set_image("https://a.example/1");
    draft.size = "2048×2048".to_owned();
    draft.watermark = true;
    assert_eq!(
        check(&draft).request.unwrap().body().elided(),
        concat!(
            r#"{"model":"seedream-4-5-251128","prompt":"x","image":"https://a.example/1","#,
            r#""size":"2048x2048","sequential_image_generation":"disabled","#,
            r#""optimize_prompt_options":{"mode":"standard"},"stream":true,"#,
            r#""response_format":"url","watermark":true}"#,
        )
    );
}

#[test]
fn what_a_request_says_of_itself_is_what_it_sends() {
    let mut draft = Draft::new(LITE, " x ");
    draft.set_image("https://a.example/1\nhttps://a.example/2\nhttps://a.example/3");
    let request = check(&draft).request.unwrap();
    assert_eq!(
        (request.model_id(), request.prompt(), request.size()),
        (LITE, "x", "2848x1600")
    );
    assert_eq!(
        (
            request.references().len(),
            request.pictures(),
            request.is_group()
        ),
        (3, 4, true)
    );
    assert_eq!((request.streams(), request.by_address()), (true, false));
    assert_eq!(request.output_format(), OutputFormat::Jpeg);
    assert_eq!(request.price_at_most(), 4 * 35);
    let (compact, pretty): (Value, Value) = (
        serde_json::from_str(&request.body().elided()).unwrap(),
        serde_json::from_str(&request.pretty_body().elided()).unwrap(),
    );
    assert_eq!(compact, pretty);
}

prop_compose! {
    /// Drafts without a problem, with values that not every model has.
    fn drafts()(
        model in select(vec![LITE, V45, V40]),
        references in 0..4usize,
        group: bool,
        pictures in 1..=11u32,
        stream: bool,
        watermark: bool,
        response in select(ResponseFormat::ALL.to_vec()),
        format in select(OutputFormat::ALL.to_vec()),
        mode in select(PromptMode::ALL.to_vec()),
    ) -> Draft {
        let mut draft = Draft {
            size: "2K".to_owned(),
            sequential_image_generation: if group { Sequential::Auto } else { Sequential::Disabled },
            max_images: pictures.to_string(),
            stream,
            response_format: response,
            output_format: format,
            watermark,
            prompt_mode: mode,
            ..Draft::new(model, "x")
        };
        draft.set_image(&"https://a.example/1\n".repeat(references));
        draft
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Every field that the model has, each stated, in one order, and no other.
    #[test]
    fn exactly_the_models_fields_are_sent(draft in drafts()) {
        let json = check(&draft).request.unwrap().body().elided();
        let body: serde_json::Map<String, Value> = serde_json::from_str(&json).unwrap();
        let want: Vec<_> = FIELDS
            .iter()
            .filter(|(_, models)| models.contains(&draft.model.as_str()))
            .map(|(name, _)| *name)
            .filter(|name| *name != "image" || draft.references.count() > 0)
            .filter(|name| *name != "sequential_image_generation_options" || draft.is_group())
            .collect();
        prop_assert_eq!(body.len(), want.len(), "{}", json);
        let places: Vec<_> = want.iter().map(|name| json.find(&format!("\"{name}\":"))).collect();
        prop_assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{}", json);
    }

    #[test]
    fn fast_is_sent_to_4_0_only(draft in drafts()) {
        let json = check(&draft).request.unwrap().body().elided();
        let asked = draft.model == V40 && draft.prompt_mode == PromptMode::Fast;
        prop_assert_eq!(json.contains("\"mode\":\"fast\""), asked, "{}", json);
    }

    /// The form's values are sent as they stand.
    #[test]
    fn values_are_those_of_the_form(draft in drafts()) {
        let body: Value = serde_json::from_str(&check(&draft).request.unwrap().body().elided()).unwrap();
        prop_assert_eq!(&body["stream"], draft.stream);
        prop_assert_eq!(&body["watermark"], draft.watermark);
        prop_assert_eq!(&body["response_format"], draft.response_format.as_str());
        let lines = match &body["image"] {
            Value::Null => 0,
            Value::Array(lines) => lines.len(),
            _ => 1,
        };
        prop_assert_eq!(lines, draft.references.list().len());
    }
}
