//! Protocol 3.1 and 3.2: the framing and the fields of a stream.

use serde_json::{Value, json};

use crate::client::{events, group, kinds, read_to_end, scenario};

#[tokio::test]
async fn blocks_are_framed_as_measured() {
    let scenario = scenario(json!({})).await;
    let response = scenario.send(&group(2, true)).await;
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    assert!(response.headers().contains_key("x-request-id"));
    let body = read_to_end(response).await;
    assert!(body.clean);
    let blocks: Vec<&str> = body.text.split_terminator("\n\n").collect();
    assert_eq!(blocks.len(), 4);
    for block in &blocks[..3] {
        let (event, data) = block.split_once('\n').unwrap();
        let data: Value = serde_json::from_str(data.strip_prefix("data: ").unwrap()).unwrap();
        assert_eq!(event.strip_prefix("event: "), data["type"].as_str());
    }
    assert_eq!(blocks[3], "data: [DONE]");
    // The measured order of fields.
    let fields = ["type", "model", "created", "image_index", "url", "size"];
    let places = fields.map(|field| blocks[0].find(&format!("\"{field}\":")).unwrap());
    assert!(places.is_sorted(), "{}", blocks[0]);
}

#[tokio::test]
async fn events_carry_index_size_and_usage() {
    let scenario = scenario(json!({})).await;
    let body = read_to_end(scenario.send(&group(3, true)).await).await;
    let events = events(&body.text);
    let mut pixels = 0;
    for (index, event) in events[..3].iter().enumerate() {
        assert_eq!(event["image_index"], index);
        assert!(event["created"].is_i64());
        let (width, height) = event["size"].as_str().unwrap().split_once('x').unwrap();
        pixels += width.parse::<u64>().unwrap() * height.parse::<u64>().unwrap();
    }
    let tokens = (pixels + 128) / 256;
    let usage = json!({ "generated_images": 3, "output_tokens": tokens, "total_tokens": tokens });
    assert_eq!(events[3]["usage"], usage);
}

#[tokio::test]
async fn the_model_may_make_fewer_than_asked_for() {
    let scenario = scenario(json!({ "pictures": 2 })).await;
    let body = read_to_end(scenario.send(&group(4, true)).await).await;
    assert_eq!(
        kinds(&body.text),
        ["partial_succeeded", "partial_succeeded", "completed"]
    );
}

#[tokio::test]
async fn line_ends_and_pieces_are_the_scenarios() {
    let scenario = scenario(json!({ "line_ending": "crlf", "chunk": 7 })).await;
    let mut response = scenario.send(&group(1, true)).await;
    let mut text = String::new();
    let mut reads = 0;
    while let Some(chunk) = response.chunk().await.unwrap() {
        reads += 1;
        text.push_str(std::str::from_utf8(&chunk).unwrap());
    }
    assert!(reads > 20, "{reads} reads");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.ends_with("data: [DONE]\r\n\r\n"));
}

#[tokio::test]
async fn comments_fill_the_wait() {
    let settings = json!({ "delay_ms": 200, "comments_every_ms": 30 });
    let scenario = scenario(settings).await;
    let body = read_to_end(scenario.send(&group(1, true)).await).await;
    assert!(body.text.starts_with(": keepalive\n"));
    assert_eq!(kinds(&body.text), ["partial_succeeded", "completed"]);
}

#[tokio::test]
async fn a_tool_on_offer_shows_in_the_usage() {
    let scenario = scenario(json!({})).await;
    let request = json!({
        "model": "seedream-5-0-260128", "prompt": "x", "stream": true,
        "tools": [{ "type": "web_search" }],
    });
    let body = read_to_end(scenario.send(&request).await).await;
    assert_eq!(
        events(&body.text)[1]["usage"]["tool_usage"],
        json!({ "web_search": 0 })
    );
}
