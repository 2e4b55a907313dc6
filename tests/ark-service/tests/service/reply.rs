//! Protocol 2: the answer without a stream.

use serde_json::{Value, json};

use crate::client::{Service, group, scenario, single, with};

#[tokio::test]
async fn one_json_object_holds_the_group() {
    let scenario = scenario(json!({})).await;
    let response = scenario.send(&group(3, false)).await;
    assert_eq!(response.headers()["content-type"], "application/json");
    let reply: Value = response.json().await.unwrap();
    assert_eq!(reply["model"], "seedream-4-0-250828");
    assert_eq!(reply["data"].as_array().unwrap().len(), 3);
    assert_eq!(reply["usage"]["generated_images"], 3);
    assert_eq!(reply.get("error"), None);
    assert!(reply["data"][2]["url"].is_string());
    assert!(reply["data"][2]["size"].is_string());
}

#[tokio::test]
async fn ids_of_both_clouds_are_echoed_and_aliases_resolved() {
    let scenario = scenario(json!({})).await;
    for (asked, answered) in [
        ("seedream-4-0-250828", "seedream-4-0-250828"),
        ("doubao-seedream-4-0-250828", "doubao-seedream-4-0-250828"),
        ("seedream-5-0-lite-260128", "seedream-5-0-260128"),
        (
            "doubao-seedream-5-0-lite-260128",
            "doubao-seedream-5-0-260128",
        ),
    ] {
        let request = json!({ "model": asked, "prompt": "x" });
        let reply: Value = scenario.send(&request).await.json().await.unwrap();
        assert_eq!(reply["model"], answered);
        assert_eq!(reply["data"][0]["size"], "2048x2048");
    }
}

#[tokio::test]
async fn references_leave_room_for_fewer_pictures() {
    let scenario = scenario(json!({})).await;
    let references = vec!["https://example.com/1.png"; 13];
    let request = with(group(4, false), json!({ "image": references }));
    let reply: Value = scenario.send(&request).await.json().await.unwrap();
    assert_eq!(reply["data"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_json_null_is_an_unset_field() {
    let scenario = scenario(json!({})).await;
    let request = with(
        single(),
        json!({ "seed": null, "stream": null, "image": null }),
    );
    assert_eq!(scenario.send(&request).await.status(), 200);
}

#[tokio::test]
async fn the_plain_path_works_without_a_scenario() {
    let service = Service::start().await;
    let address = format!("{}/api/v3/images/generations", service.origin);
    let request = service.http.post(address).bearer_auth("k").json(&single());
    assert_eq!(request.send().await.unwrap().status(), 200);
    let log = format!("{}/control/scenarios/default/requests", service.origin);
    let log: Value = service
        .http
        .get(log)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(log[0]["path"], "/api/v3/images/generations");
}
