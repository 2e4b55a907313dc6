//! Pictures are real, of the stated size, and addressed as in protocol 6.2.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use imagesize::ImageType;
use serde_json::{Value, json};

use crate::client::{Scenario, group, scenario, single, with};

async fn reply(scenario: &Scenario, request: &Value) -> Value {
    scenario.send(request).await.json().await.unwrap()
}

async fn fetch(scenario: &Scenario, item: &Value) -> (String, Vec<u8>) {
    let response = scenario
        .http
        .get(item["url"].as_str().unwrap())
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    let media_type = response.headers()["content-type"]
        .to_str()
        .unwrap()
        .to_owned();
    (media_type, response.bytes().await.unwrap().to_vec())
}

fn size_of(file: &[u8]) -> String {
    let size = imagesize::blob_size(file).unwrap();
    format!("{}x{}", size.width, size.height)
}

#[tokio::test]
async fn a_files_size_is_the_stated_size() {
    let scenario = scenario(json!({})).await;
    for size in ["1K", "1280x720", "736x1312", "3840x240"] {
        let reply = reply(&scenario, &with(group(2, false), json!({ "size": size }))).await;
        for item in reply["data"].as_array().unwrap() {
            let (media_type, file) = fetch(&scenario, item).await;
            assert_eq!(media_type, "image/jpeg");
            assert_eq!(imagesize::image_type(&file).unwrap(), ImageType::Jpeg);
            assert_eq!(size_of(&file), item["size"].as_str().unwrap());
            if size.contains('x') {
                assert_eq!(item["size"], size);
            }
        }
    }
}

#[tokio::test]
async fn a_tier_leaves_the_shape_to_the_model() {
    let scenario = scenario(json!({})).await;
    let request = json!({ "model": "seedream-4-5-251128", "prompt": "x", "size": "2k" });
    assert_eq!(
        reply(&scenario, &request).await["data"][0]["size"],
        "2496x1664"
    );
    let group = reply(&scenario, &group(3, false)).await;
    assert_ne!(group["data"][0]["size"], group["data"][1]["size"]);
}

#[tokio::test]
async fn base64_holds_the_picture_that_the_record_names() {
    let scenario = scenario(json!({})).await;
    let request = with(group(2, false), json!({ "response_format": "b64_json" }));
    let reply = reply(&scenario, &request).await;
    let record = scenario.pictures().await;
    let mut files = Vec::new();
    for (item, sent) in std::iter::zip(reply["data"].as_array().unwrap(), [0, 1]) {
        assert_eq!(item.get("url"), None);
        let file = BASE64_STANDARD
            .decode(item["b64_json"].as_str().unwrap())
            .unwrap();
        assert_eq!(size_of(&file), item["size"].as_str().unwrap());
        let sent = &record["pictures"][sent];
        assert_eq!(
            (&sent["bytes"], &sent["size"]),
            (&json!(file.len()), &item["size"])
        );
        assert_eq!(sent["sha256"].as_str().unwrap().len(), 64);
        files.push(file);
    }
    assert_ne!(files[0], files[1]);
    assert_eq!(record["sent"], 2);
}

#[tokio::test]
async fn png_on_request() {
    let scenario = scenario(json!({})).await;
    let request = json!({
        "model": "seedream-5-0-260128", "prompt": "x", "size": "2560x1440", "output_format": "png",
    });
    let reply = reply(&scenario, &request).await;
    let (media_type, file) = fetch(&scenario, &reply["data"][0]).await;
    assert_eq!(media_type, "image/png");
    assert_eq!(imagesize::image_type(&file).unwrap(), ImageType::Png);
    assert_eq!(size_of(&file), "2560x1440");
}

#[tokio::test]
async fn addresses_look_like_the_real_ones() {
    let scenario = scenario(json!({})).await;
    let plain = with(group(2, false), json!({ "watermark": false }));
    let answer = reply(&scenario, &plain).await;
    let url = answer["data"][1]["url"].as_str().unwrap();
    let (path, query) = url.split_once('?').unwrap();
    assert!(path.ends_with("_1.jpeg"), "{path}");
    let names: Vec<_> = query
        .split('&')
        .map(|pair| pair.split_once('=').unwrap().0)
        .collect();
    let expected = [
        "Algorithm",
        "Credential",
        "Date",
        "Expires",
        "Signature",
        "SignedHeaders",
    ];
    assert_eq!(names, expected.map(|name| format!("X-Tos-{name}")));
    assert!(query.contains("X-Tos-Algorithm=TOS4-HMAC-SHA256&"));
    assert!(query.contains("&X-Tos-Expires=86400&"));
    let date = query
        .split("X-Tos-Date=")
        .nth(1)
        .unwrap()
        .split('&')
        .next()
        .unwrap();
    assert_eq!(
        (date.len(), date.as_bytes()[8], date.as_bytes()[15]),
        (16, b'T', b'Z')
    );
    // The default is a watermark, which shows in the address.
    let url = reply(&scenario, &single()).await["data"][0]["url"].to_string();
    assert!(url.contains("&x-tos-process=image%2Fwatermark%2C"), "{url}");
}

#[tokio::test]
async fn an_unknown_picture_is_not_found() {
    let scenario = scenario(json!({})).await;
    let address = scenario
        .endpoint
        .replace("/s/s1/api/v3/images/generations", "/pictures/s1/x_0.jpeg");
    assert_eq!(
        scenario.http.get(address).send().await.unwrap().status(),
        404
    );
}

#[tokio::test]
async fn noise_is_large_and_each_picture_of_it_is_another_file() {
    let scenario = scenario(json!({ "noise": true })).await;
    let of_4_0 = json!({ "model": "seedream-4-0-250828", "size": "2048x2048" });
    let reply = reply(&scenario, &with(group(2, false), of_4_0)).await;
    let mut files = Vec::new();
    for item in reply["data"].as_array().unwrap() {
        let (media_type, file) = fetch(&scenario, item).await;
        assert_eq!(media_type, "image/jpeg");
        assert_eq!(size_of(&file), "2048x2048");
        assert!(file.len() > 1 << 20, "{} bytes", file.len());
        files.push(file);
    }
    assert_ne!(files[0], files[1]);
}
