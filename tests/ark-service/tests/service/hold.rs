//! Pictures held until told.

use serde_json::{Value, json};

use crate::client::{
    QUIET, group, is_quiet, kinds, read_blocks, read_to_end, scenario, single, with,
};
use tokio::time::timeout;

#[tokio::test]
async fn one_release_is_one_picture_in_order() {
    let scenario = scenario(json!({ "hold": true })).await;
    let mut response = scenario.send(&group(4, true)).await;
    for sent in 0..4 {
        assert!(is_quiet(&mut response).await);
        assert_eq!(scenario.pictures().await["sent"], sent);
        scenario.release(1).await;
        let block = read_blocks(&mut response, 1).await;
        assert!(
            block.contains(&format!(r#""image_index":{sent},"#)),
            "{block}"
        );
    }
    assert_eq!(
        kinds(&read_to_end(response).await.text).last().unwrap(),
        "completed"
    );
}

#[tokio::test]
async fn releases_before_the_picture_are_kept() {
    let scenario = scenario(json!({ "hold": true })).await;
    scenario.release(2).await;
    let mut response = scenario.send(&group(3, true)).await;
    assert_eq!(kinds(&read_blocks(&mut response, 2).await).len(), 2);
    assert!(is_quiet(&mut response).await);
    scenario.release(1).await;
    assert!(read_to_end(response).await.clean);
}

#[tokio::test]
async fn leaving_while_a_picture_is_held_uses_no_release_up() {
    let scenario = scenario(json!({ "hold": true })).await;
    drop(scenario.send(&group(2, true)).await);
    scenario.aborted().await;
    scenario.release(1).await;
    let response = scenario
        .send(&with(single(), json!({ "stream": true })))
        .await;
    assert_eq!(kinds(&read_to_end(response).await.text).len(), 2);
}

#[tokio::test]
async fn a_reply_waits_for_all_its_pictures() {
    let scenario = scenario(json!({ "hold": true })).await;
    let request = group(2, false);
    let mut reply = std::pin::pin!(scenario.send(&request));
    assert!(timeout(QUIET, reply.as_mut()).await.is_err());
    scenario.release(1).await;
    assert!(timeout(QUIET, reply.as_mut()).await.is_err());
    scenario.release(1).await;
    let reply: Value = reply.await.json().await.unwrap();
    assert_eq!(reply["usage"]["generated_images"], 2);
}

#[tokio::test]
async fn leaving_a_waiting_reply_is_noticed() {
    let scenario = scenario(json!({ "hold": true })).await;
    assert!(
        timeout(QUIET, scenario.send(&group(2, false)))
            .await
            .is_err()
    );
    scenario.aborted().await;
}
