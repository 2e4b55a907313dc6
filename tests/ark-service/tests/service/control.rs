//! The control side: the log of requests, and mistakes in it.

use serde_json::json;

use crate::client::{Service, group, read_to_end, scenario, single};

#[tokio::test]
async fn everything_that_came_is_in_the_log() {
    let scenario = scenario(json!({ "fault": "server_error_500" })).await;
    scenario.send(&single()).await;
    let request = scenario
        .http
        .post(format!("{}?a=b", scenario.endpoint))
        .body("no json");
    request.send().await.unwrap();
    scenario.http.get(&scenario.endpoint).send().await.unwrap();
    let log = scenario.requests().await;
    let [first, second, third] = log.as_array().unwrap().as_slice() else {
        panic!("{log}")
    };
    assert_eq!(first["method"], "POST");
    assert_eq!(first["path"], "/s/s1/api/v3/images/generations");
    assert_eq!(first["headers"]["authorization"], "Bearer test-key");
    assert_eq!(first["body"], single());
    assert!(first["at_ms"].as_u64().unwrap() <= second["at_ms"].as_u64().unwrap());
    assert_eq!(second["path"], "/s/s1/api/v3/images/generations?a=b");
    assert_eq!(second["body"], json!(null));
    assert_eq!(third["method"], "GET");
}

#[tokio::test]
async fn scenarios_do_not_see_each_other() {
    let service = Service::start().await;
    let (one, other) = (
        service.scenario(json!({})).await,
        service.scenario(json!({})).await,
    );
    read_to_end(one.send(&group(2, true)).await).await;
    assert_eq!(other.requests().await, json!([]));
    assert_eq!(other.pictures().await["sent"], 0);
    assert_eq!(one.pictures().await["sent"], 2);
}

#[tokio::test]
async fn a_key_can_be_required() {
    let scenario = scenario(json!({ "api_key": "test-key" })).await;
    assert_eq!(scenario.send(&single()).await.status(), 200);
    for key in ["Bearer other", "Bearer ", "test-key"] {
        let request = scenario
            .http
            .post(&scenario.endpoint)
            .header("authorization", key);
        let response = request.json(&single()).send().await.unwrap();
        assert_eq!(response.status(), 401, "{key}");
        let named = "AuthN_MissOrInvalidAuthorizationHeader";
        assert_eq!(response.headers()["x-error-code"], named);
    }
}

#[tokio::test]
async fn the_service_is_healthy_and_names_mistakes() {
    let service = Service::start().await;
    let at = |path: &str| format!("{}{path}", service.origin);
    assert_eq!(
        service
            .http
            .get(at("/control/health"))
            .send()
            .await
            .unwrap()
            .status(),
        200
    );
    let empty = service
        .http
        .post(at("/control/scenarios"))
        .send()
        .await
        .unwrap();
    assert_eq!(empty.status(), 200);
    for wrong in [
        json!({ "falut": "stall" }),
        json!({ "fault": "fire" }),
        json!({ "chunk": 0 }),
    ] {
        let request = service.http.post(at("/control/scenarios")).json(&wrong);
        assert_eq!(request.send().await.unwrap().status(), 400, "{wrong}");
    }
    let nowhere = service.http.post(at("/control/scenarios/s99/release"));
    assert_eq!(nowhere.send().await.unwrap().status(), 404);
    let nowhere = service.http.post(at("/s/s99/api/v3/images/generations"));
    assert_eq!(nowhere.send().await.unwrap().status(), 404);
    let other = service
        .http
        .post(at("/api/v3/chat/completions"))
        .bearer_auth("k");
    assert_eq!(other.send().await.unwrap().status(), 404);
}
