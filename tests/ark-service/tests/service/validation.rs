//! What the real service refuses, refused with its words (protocol 1 and 4).

use serde_json::{Value, json};

use crate::client::{scenario, single, with};

const V5: &str = "seedream-5-0-260128";
const V45: &str = "seedream-4-5-251128";
const V40: &str = "seedream-4-0-250828";

/// Changes to a good request; status; code; what the message holds.
fn cases() -> Vec<(Value, u16, &'static str, &'static str)> {
    let invalid = |changes, words| (changes, 400, "InvalidParameter", words);
    let unsupported = "is not valid: it is not supported by the current model. Request id: ";
    vec![
        (
            json!({ "model": "doubao-seedream-3-0-t2i-250415" }),
            404,
            "InvalidEndpointOrModel.NotFound",
            "The model or endpoint doubao-seedream-3-0-t2i-250415 does not exist \
             or you do not have access to it. Request id: ",
        ),
        (
            json!({ "model": null }),
            400,
            "MissingParameter",
            "missing `model` parameter",
        ),
        (
            json!({ "prompt": null }),
            400,
            "MissingParameter",
            "missing `prompt` parameter",
        ),
        (
            json!({ "prompt": "" }),
            400,
            "MissingParameter",
            "missing `prompt` parameter",
        ),
        // Sizes.
        invalid(
            json!({ "model": V45, "size": "1024x1024" }),
            "The parameter `size` specified in the request is not valid: \
             image size must be at least 3686400 pixels. Request id: ",
        ),
        invalid(
            json!({ "size": "1x1" }),
            "image size must be at least 921600 pixels",
        ),
        invalid(
            json!({ "size": "0x4096" }),
            "image size must be at least 921600 pixels",
        ),
        invalid(
            json!({ "size": "4097x4096" }),
            "image size must be at most 16777216 pixels",
        ),
        invalid(
            json!({ "model": V5, "size": "4096x4096" }),
            "at most 10404496 pixels",
        ),
        invalid(
            json!({ "size": "8192x500" }),
            "aspect ratio must be between 1/16 and 16",
        ),
        invalid(
            json!({ "model": V45, "size": "1K" }),
            "not supported for model seedream-4-5-251128",
        ),
        invalid(
            json!({ "model": V5, "size": "4K" }),
            "the specified size is not supported",
        ),
        invalid(
            json!({ "size": "3K" }),
            "the specified size is not supported",
        ),
        invalid(
            json!({ "size": "large" }),
            "one of 'WIDTHxHEIGHT', '1k', '2k', or '4k'",
        ),
        invalid(json!({ "size": "2048×2048" }), "size must be one of"),
        invalid(json!({ "size": "+2048x2048" }), "size must be one of"),
        invalid(json!({ "size": 2048 }), "it must be a string"),
        // Fields and choices by model.
        invalid(
            json!({ "model": V45, "size": "2K", "optimize_prompt_options": { "mode": "fast" } }),
            "optimize_prompt_options.mode must be 'standard'",
        ),
        invalid(
            json!({ "model": V5, "size": "2K", "optimize_prompt_options": { "mode": "fast" } }),
            "'standard'",
        ),
        invalid(json!({ "output_format": "jpeg" }), unsupported),
        invalid(
            json!({ "model": V45, "size": "2K", "output_format": "png" }),
            unsupported,
        ),
        invalid(
            json!({ "model": V5, "size": "2K", "output_format": "webp" }),
            "must be one of: jpeg, png",
        ),
        invalid(json!({ "tools": [{ "type": "web_search" }] }), unsupported),
        invalid(
            json!({ "model": V5, "size": "2K", "tools": [{ "type": "other" }] }),
            "'web_search'",
        ),
        invalid(json!({ "seed": 1 }), unsupported),
        invalid(json!({ "guidance_scale": 2.5 }), unsupported),
        invalid(json!({ "n": 2 }), "The parameter `n` specified"),
        invalid(
            json!({ "optimize_prompt_options": { "thinking": "auto" } }),
            "The parameter `optimize_prompt_options.thinking` specified",
        ),
        invalid(
            json!({ "response_format": "b64" }),
            "must be one of: url, b64_json",
        ),
        invalid(
            json!({ "sequential_image_generation": "on" }),
            "must be one of: auto, disabled",
        ),
        invalid(
            json!({ "sequential_image_generation_options": { "max_images": 0 } }),
            "between 1 and 15",
        ),
        invalid(
            json!({ "sequential_image_generation_options": { "max_images": 16 } }),
            "between 1 and 15",
        ),
        invalid(json!({ "stream": "yes" }), "it must be a boolean"),
        invalid(json!({ "watermark": 1 }), "it must be a boolean"),
        // References.
        invalid(
            json!({ "image": vec!["https://example.com/1.png"; 15] }),
            "cannot exceed 14",
        ),
        invalid(json!({ "image": 3 }), "a string or a list of strings"),
        (
            json!({ "image": "" }),
            400,
            "InvalidImageURL.EmptyURL",
            "Request id: ",
        ),
        (
            json!({ "image": "ftp://x" }),
            400,
            "InvalidImageURL.InvalidFormat",
            "Request id: ",
        ),
        (
            json!({ "image": ["data:image/PNG;base64,AAAA"] }),
            400,
            "InvalidImageURL.InvalidFormat",
            "data:image/<format>;base64,<data>",
        ),
        (
            json!({ "image": "data:image/png;base64,A*" }),
            400,
            "InvalidImageURL.InvalidFormat",
            "data:",
        ),
    ]
}

#[tokio::test]
async fn what_the_service_would_refuse_is_refused() {
    let scenario = scenario(json!({})).await;
    for (changes, status, code, words) in cases() {
        // A stream request is refused the same way, as JSON (protocol 3.2).
        for stream in [false, true] {
            let request = with(with(single(), json!({ "stream": stream })), changes.clone());
            let response = scenario.send(&request).await;
            assert_eq!(response.status(), status, "{changes}");
            assert_eq!(response.headers()["content-type"], "application/json");
            let id = response.headers()["x-request-id"]
                .to_str()
                .unwrap()
                .to_owned();
            let body: Value = response.json().await.unwrap();
            assert_eq!(body["error"]["code"], code, "{changes}");
            let message = body["error"]["message"].as_str().unwrap();
            assert!(message.contains(words), "{changes}: {message}");
            assert!(message.ends_with(&id), "{message}");
        }
    }
    assert_eq!(scenario.pictures().await["sent"], 0);
}

#[tokio::test]
async fn what_the_tutorial_allows_is_accepted() {
    let scenario = scenario(json!({})).await;
    for changes in [
        json!({ "model": V40, "optimize_prompt_options": { "mode": "fast" } }),
        json!({ "model": V45, "size": "2K", "optimize_prompt_options": { "mode": "standard" } }),
        json!({ "model": V5, "size": "3K", "output_format": "jpeg", "watermark": false }),
        json!({ "model": V5, "size": "2560x1440" }),
        json!({ "image": "https://example.com/1.png", "size": "1k" }),
        json!({ "image": vec!["data:image/png;base64,AAAA"; 14] }),
        json!({ "sequential_image_generation": "disabled" }),
    ] {
        let response = scenario.send(&with(single(), changes.clone())).await;
        assert_eq!(response.status(), 200, "{changes}");
    }
}

#[tokio::test]
async fn a_body_that_is_no_object_is_refused() {
    let scenario = scenario(json!({})).await;
    for body in ["", "{", "[]"] {
        let request = scenario
            .http
            .post(&scenario.endpoint)
            .bearer_auth("k")
            .body(body);
        assert_eq!(request.send().await.unwrap().status(), 400);
    }
}
