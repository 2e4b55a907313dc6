//! Every fault on request, as a client sees it.

use std::time::{Duration, Instant};

use reqwest::Response;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::client::{
    QUIET, Scenario, events, group, is_quiet, kinds, read_blocks, read_to_end, scenario,
};

async fn faulty(fault: &str, fault_after: u32) -> Scenario {
    scenario(json!({ "fault": fault, "fault_after": fault_after })).await
}

/// The error body of an answer, whose id must be the header's.
async fn error_of(response: Response) -> Value {
    assert_eq!(response.headers()["content-type"], "application/json");
    let id = response.headers()["x-request-id"]
        .to_str()
        .unwrap()
        .to_owned();
    let body: Value = response.json().await.unwrap();
    let message = body["error"]["message"].as_str().unwrap();
    assert!(
        message
            .to_lowercase()
            .ends_with(&format!("request id: {id}")),
        "{message}"
    );
    body["error"].clone()
}

#[tokio::test]
async fn statuses_come_with_the_apis_bodies() {
    for (fault, status, code) in [
        ("unauthorized_401", 401, "AuthenticationError"),
        ("rate_limit_429", 429, "ModelAccountIpmRateLimitExceeded"),
        (
            "rate_limit_429_retry_after",
            429,
            "ModelAccountIpmRateLimitExceeded",
        ),
        ("server_error_500", 500, "InternalServiceError"),
    ] {
        for stream in [true, false] {
            let response = faulty(fault, 1).await.send(&group(2, stream)).await;
            assert_eq!(response.status(), status);
            let retry_after = response.headers().get("retry-after").cloned();
            let expected = (fault == "rate_limit_429_retry_after").then_some("7");
            assert_eq!(
                retry_after.as_ref().map(|value| value.to_str().unwrap()),
                expected
            );
            assert_eq!(error_of(response).await["code"], code);
        }
    }
}

#[tokio::test]
async fn a_gateway_answers_with_a_page_and_no_request_id() {
    let response = faulty("gateway_html_502", 1)
        .await
        .send(&group(2, true))
        .await;
    assert_eq!(response.status(), 502);
    assert!(
        response.headers()["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/html")
    );
    assert!(!response.headers().contains_key("x-request-id"));
    assert!(response.text().await.unwrap().starts_with("<html>"));
}

#[tokio::test]
async fn a_stream_request_may_get_one_json_reply() {
    let response = faulty("json_to_stream", 1)
        .await
        .send(&group(3, true))
        .await;
    assert_eq!(response.headers()["content-type"], "application/json");
    let reply: Value = response.json().await.unwrap();
    assert_eq!(reply["data"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn a_refused_picture_leaves_a_hole() {
    let body = read_to_end(
        faulty("refused_in_middle", 1)
            .await
            .send(&group(3, true))
            .await,
    )
    .await;
    let expected = [
        "partial_succeeded",
        "partial_failed",
        "partial_succeeded",
        "completed",
    ];
    assert_eq!(kinds(&body.text), expected);
    assert!(
        body.text
            .contains("event: image_generation.partial_failed\n")
    );
    let events = events(&body.text);
    assert_eq!(events[1]["image_index"], 1);
    assert_eq!(
        events[1]["error"]["code"],
        "OutputImageSensitiveContentDetected"
    );
    assert_eq!(events[3]["usage"]["generated_images"], 2);

    let reply: Value = faulty("refused_in_middle", 0)
        .await
        .send(&group(1, false))
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(reply["error"], reply["data"][0]["error"]);
    assert_eq!(reply["usage"]["generated_images"], 0);
}

#[tokio::test]
async fn a_cut_drops_the_connection_within_an_event() {
    for after in [0, 1, 2, 9] {
        let body = read_to_end(
            faulty("cut_in_event", after)
                .await
                .send(&group(3, true))
                .await,
        )
        .await;
        assert!(!body.clean);
        let whole = usize::try_from(after.min(3)).unwrap();
        assert_eq!(body.text.matches("\n\n").count(), whole);
        let rest = body.text.rsplit("\n\n").next().unwrap();
        assert!(rest.contains("data: {") && !rest.ends_with('}'), "{rest}");
        assert_eq!(kinds(&body.text).len(), whole);
    }
}

#[tokio::test]
async fn a_stall_holds_until_the_client_goes() {
    let scenario = faulty("stall", 2).await;
    let mut response = scenario.send(&group(3, true)).await;
    assert_eq!(kinds(&read_blocks(&mut response, 2).await).len(), 2);
    assert!(is_quiet(&mut response).await);
    let report = scenario.pictures().await;
    assert_eq!((&report["sent"], &report["open"]), (&json!(2), &json!(1)));
    assert_eq!(report["aborted"], false);
    drop(response);
    scenario.aborted().await;
}

#[tokio::test]
async fn a_stall_of_the_headers_ends_with_the_client() {
    let scenario = faulty("stall_headers", 1).await;
    assert!(
        timeout(QUIET, scenario.send(&group(3, true)))
            .await
            .is_err()
    );
    scenario.aborted().await;
}

#[tokio::test]
async fn a_stream_may_end_cleanly_without_completed() {
    let body = read_to_end(faulty("no_completed", 2).await.send(&group(3, true)).await).await;
    assert!(body.clean);
    assert_eq!(
        kinds(&body.text),
        ["partial_succeeded", "partial_succeeded"]
    );
    assert!(!body.text.contains("[DONE]"));
}

#[tokio::test]
async fn an_error_may_end_a_stream() {
    let scenario = faulty("error_event", 1).await;
    let response = scenario.send(&group(3, true)).await;
    let id = response.headers()["x-request-id"]
        .to_str()
        .unwrap()
        .to_owned();
    let body = read_to_end(response).await;
    assert!(body.clean);
    assert_eq!(kinds(&body.text), ["partial_succeeded", "error"]);
    let last = body.text.trim_end().rsplit("\n\n").next().unwrap();
    assert!(
        last.starts_with(r#"data: {"error":{"code":"InternalServiceError","#),
        "{last}"
    );
    assert!(last.contains(&id));
    assert_eq!(scenario.pictures().await["aborted"], false);
}

#[tokio::test]
async fn replies_without_a_stream_fail_alike() {
    let body = read_to_end(faulty("cut_in_event", 1).await.send(&group(2, false)).await).await;
    assert!(!body.clean && body.text.starts_with(r#"{"model":"#));

    let body = read_to_end(faulty("no_completed", 1).await.send(&group(2, false)).await).await;
    assert!(body.clean && serde_json::from_str::<Value>(&body.text).is_err());

    let scenario = faulty("stall", 1).await;
    let mut response = scenario.send(&group(2, false)).await;
    assert!(response.chunk().await.unwrap().is_some());
    assert!(is_quiet(&mut response).await);
    drop(response);
    scenario.aborted().await;

    let response = faulty("error_event", 1).await.send(&group(3, false)).await;
    let reply: Value = response.json().await.unwrap();
    assert_eq!(reply["data"].as_array().unwrap().len(), 2);
    assert_eq!(reply["data"][1]["error"]["code"], "InternalServiceError");
}

#[tokio::test]
async fn headers_come_late_on_request() {
    let scenario = scenario(json!({ "header_delay_ms": 200 })).await;
    let start = Instant::now();
    let response = scenario.send(&group(1, true)).await;
    assert!(start.elapsed() >= Duration::from_millis(200));
    assert_eq!(response.status(), 200);
}

#[tokio::test]
async fn so_many_requests_are_refused_and_the_next_one_answered() {
    let scenario = scenario(json!({
        "rate_limited_times": 2,
        "rate_limit_code": "RequestBurstTooFast",
        "retry_after": 3,
    }))
    .await;
    for _ in 0..2 {
        let response = scenario.send(&group(2, true)).await;
        assert_eq!(response.status(), 429);
        assert_eq!(response.headers()["retry-after"], "3");
        assert_eq!(error_of(response).await["code"], "RequestBurstTooFast");
    }
    let body = read_to_end(scenario.send(&group(2, true)).await).await;
    assert_eq!(kinds(&body.text).len(), 3);
    assert_eq!(scenario.pictures().await["sent"], 2);
    assert_eq!(scenario.requests().await.as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn code_and_retry_after_of_a_lasting_429_can_be_set() {
    let settings = json!({ "fault": "rate_limit_429", "rate_limit_code": "QuotaExceeded" });
    let response = scenario(settings).await.send(&group(2, true)).await;
    assert!(!response.headers().contains_key("retry-after"));
    assert_eq!(error_of(response).await["code"], "QuotaExceeded");
    let settings = json!({ "fault": "rate_limit_429_retry_after", "retry_after": 1 });
    let response = scenario(settings).await.send(&group(2, true)).await;
    assert_eq!(response.headers()["retry-after"], "1");
}
