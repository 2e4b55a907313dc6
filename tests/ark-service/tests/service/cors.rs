//! CORS on, for a relay, and off, as the real service (protocol 6.1).

use reqwest::{Method, Response};
use serde_json::json;

use crate::client::{Scenario, group, read_to_end, scenario, single};

async fn preflight(scenario: &Scenario) -> Response {
    let request = scenario
        .http
        .request(Method::OPTIONS, &scenario.endpoint)
        .header("origin", "http://127.0.0.1:8080")
        .header("access-control-request-method", "POST")
        .header(
            "access-control-request-headers",
            "authorization,content-type",
        );
    request.send().await.unwrap()
}

fn cors_headers(response: &Response) -> usize {
    let names = response.headers().keys();
    names
        .filter(|name| name.as_str().starts_with("access-control-"))
        .count()
}

#[tokio::test]
async fn a_relay_allows_the_key_and_exposes_the_id() {
    let scenario = scenario(json!({})).await;
    let answer = preflight(&scenario).await;
    assert_eq!(answer.status(), 204);
    assert_eq!(answer.headers()["access-control-allow-origin"], "*");
    assert_eq!(
        answer.headers()["access-control-allow-headers"],
        "authorization, content-type"
    );
    for response in [
        scenario.send(&group(1, true)).await,
        scenario.send(&json!({})).await,
    ] {
        assert_eq!(response.headers()["access-control-allow-origin"], "*");
        let exposed = &response.headers()["access-control-expose-headers"];
        assert_eq!(exposed, "x-request-id, retry-after");
    }
}

#[tokio::test]
async fn the_real_service_refuses_the_preflight_and_answers_without_cors() {
    let scenario = scenario(json!({ "cors": false })).await;
    let answer = preflight(&scenario).await;
    assert_eq!(answer.status(), 204);
    let allowed = &answer.headers()["access-control-allow-headers"];
    assert_eq!(allowed, "Origin,Content-Length,Content-Type");
    for response in [
        scenario.send(&single()).await,
        scenario.send(&json!({})).await,
    ] {
        assert_eq!(cors_headers(&response), 0);
    }
}

#[tokio::test]
async fn pictures_never_have_cors_headers() {
    let scenario = scenario(json!({})).await;
    let body = read_to_end(scenario.send(&single()).await).await;
    let reply: serde_json::Value = serde_json::from_str(&body.text).unwrap();
    let url = reply["data"][0]["url"].as_str().unwrap();
    let response = scenario
        .http
        .get(url)
        .header("origin", "http://127.0.0.1:8080")
        .send()
        .await;
    assert_eq!(cors_headers(&response.unwrap()), 0);
}

#[tokio::test]
async fn what_a_page_may_read_can_be_set() {
    for (exposed, want) in [("x-request-id", Some("x-request-id")), ("", None)] {
        let scenario = scenario(json!({ "expose_headers": exposed })).await;
        for response in [
            preflight(&scenario).await,
            scenario.send(&group(1, true)).await,
        ] {
            assert_eq!(response.headers()["access-control-allow-origin"], "*");
            let names = response.headers().get("access-control-expose-headers");
            assert_eq!(names.map(|names| names.to_str().unwrap()), want);
        }
    }
}
