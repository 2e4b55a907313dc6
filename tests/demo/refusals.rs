//! What the demo refuses before it paints: status, code and the body's shape of protocol.md section 4.

use crate::models::{LITE, V40, V45};
use seedboard::demo::{Answer, Options, answer};
use serde_json::{Value, json};

/// A good body for `model` with these fields laid over it; null takes a field away.
fn body(model: &str, over: &Value) -> String {
    let mut body = json!({"model": model, "prompt": "x", "size": "2K"});
    for (key, value) in over.as_object().unwrap() {
        body[key] = value.clone();
    }
    body.as_object_mut()
        .unwrap()
        .retain(|_, value| !value.is_null());
    body.to_string()
}

fn refusal(body: &str) -> (u16, String) {
    match answer(body, Options::default(), 7) {
        Answer::Refused { status, body } => (status, body),
        Answer::Pictures(script) => panic!("{body} was painted: {script:?}"),
    }
}

fn table() -> Vec<(String, u16, &'static str, &'static str)> {
    let group = |max_images: u32| {
        json!({
            "sequential_image_generation": "auto",
            "sequential_image_generation_options": {"max_images": max_images},
        })
    };
    let invalid = "InvalidParameter";
    vec![
        (
            body(V45, &json!({"model": null})),
            400,
            "MissingParameter",
            "`model`",
        ),
        (body("", &json!({})), 400, "MissingParameter", "`model`"),
        (
            body(V45, &json!({"prompt": null})),
            400,
            "MissingParameter",
            "`prompt`",
        ),
        (
            body(V45, &json!({"prompt": " "})),
            400,
            "MissingParameter",
            "`prompt`",
        ),
        (
            body("seedream-9", &json!({})),
            404,
            "InvalidEndpointOrModel.NotFound",
            "seedream-9 does not exist or you do not have access to it",
        ),
        (
            body(V45, &json!({"size": "1K"})),
            400,
            invalid,
            "the specified size is not supported for model",
        ),
        (
            body(LITE, &json!({"size": "4K"})),
            400,
            invalid,
            "the specified size is not supported for model",
        ),
        (
            body(V45, &json!({"size": "big"})),
            400,
            invalid,
            "size must be one of 'WIDTHxHEIGHT', '2k', '4k'",
        ),
        (
            body(V45, &json!({"size": "1024x1024"})),
            400,
            invalid,
            "image size must be at least 3686400 pixels",
        ),
        (
            body(LITE, &json!({"size": "4096x4096"})),
            400,
            invalid,
            "image size must be at most 10404496 pixels",
        ),
        (
            body(V45, &json!({"size": "16400x1000"})),
            400,
            invalid,
            "aspect ratio",
        ),
        (
            body(V45, &json!({"image": vec!["https://a.example/1"; 15]})),
            400,
            invalid,
            "number of reference images cannot exceed 14",
        ),
        (
            body(V45, &group(0)),
            400,
            invalid,
            "must be between 1 and 15",
        ),
        (
            body(V45, &group(16)),
            400,
            invalid,
            "must be between 1 and 15",
        ),
        (
            body(V45, &json!({"output_format": "png"})),
            400,
            invalid,
            "not supported by the current model",
        ),
        (
            body(LITE, &json!({"output_format": "webp"})),
            400,
            invalid,
            "must be one of: jpeg, png",
        ),
        (
            body(V45, &json!({"optimize_prompt_options": {"mode": "fast"}})),
            400,
            invalid,
            "optimize_prompt_options.mode",
        ),
        (
            body(V40, &json!({"optimize_prompt_options": {"mode": "slow"}})),
            400,
            invalid,
            "must be one of: standard, fast",
        ),
        ("not json".to_owned(), 400, invalid, "JSON"),
        ("[]x".to_owned(), 400, invalid, "JSON"),
    ]
}

#[test]
fn status_code_and_reason() {
    for (sent, status, code, reason) in table() {
        let (was, body) = refusal(&sent);
        let error = &serde_json::from_str::<Value>(&body).unwrap()["error"];
        assert_eq!(
            (was, error["code"].as_str().unwrap()),
            (status, code),
            "{sent}"
        );
        assert!(
            error["message"].as_str().unwrap().contains(reason),
            "{sent}: {body}"
        );
    }
}

/// As the measured bodies: four texts in their order, and the request id at the message's end.
#[test]
fn the_body_has_the_shape_of_a_measured_one() {
    for (sent, ..) in table() {
        let (_, body) = refusal(&sent);
        let value: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(value.as_object().unwrap().len(), 1, "{body}");
        let error = value["error"].as_object().unwrap();
        assert!(error.values().all(Value::is_string), "{body}");
        let keys = ["code", "message", "param", "type"];
        assert_eq!(error.len(), keys.len(), "{body}");
        let places: Vec<_> = keys
            .iter()
            .map(|key| body.find(&format!("\"{key}\":\"")).unwrap())
            .collect();
        assert!(places.is_sorted(), "{body}");
        assert!(
            error["message"]
                .as_str()
                .unwrap()
                .ends_with(" Request id: demo-7"),
            "{body}"
        );
    }
}

/// What the API fills in: no watermark said is one, no size is 2048x2048, no format is `url`.
#[test]
fn left_out_fields_have_the_apis_defaults() {
    let sent = body(V45, &json!({"size": null}));
    let Answer::Pictures(script) = answer(&sent, Options::default(), 0) else {
        panic!("{sent}")
    };
    assert_eq!((script.size.width, script.size.height), (2048, 2048));
    assert_eq!(
        (
            script.scenes.len(),
            script.watermark,
            script.stream,
            script.by_address
        ),
        (1, true, false, true)
    );
    assert_eq!(script.model, seedboard::demo::DEMO_MODEL);
}

/// References and pictures together are at most 15; a larger group is made smaller.
#[test]
fn a_group_is_made_smaller_by_its_references() {
    for (references, asked, made) in [(0, 15, 15), (1, 15, 14), (14, 15, 1), (14, 1, 1), (3, 4, 4)]
    {
        let sent = body(
            V45,
            &json!({
                "image": vec!["https://a.example/1"; references],
                "sequential_image_generation": "auto",
                "sequential_image_generation_options": {"max_images": asked},
            }),
        );
        let Answer::Pictures(script) = answer(&sent, Options::default(), 0) else {
            panic!("{sent}")
        };
        assert_eq!(script.scenes.len(), made, "{references} and {asked}");
    }
}
