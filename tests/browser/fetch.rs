//! Requests over `fetch`: against the runner's server where one reply is enough, against a network of
//! our own where the moment matters.

use crate::dom::{breathe, in_time};
use crate::network::Network;
use futures::future::poll_immediate;
use seedboard::browser::Fetch;
use seedboard::fault::Kind;
use seedboard::ports::{Key, Outgoing, Part, Reply, ReplyHead, Transport};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

const BODY: &str = "{\"prompt\":\"ein Bär\"}";

fn outgoing(url: &str, key: Option<&str>) -> Outgoing {
    Outgoing {
        url: url.to_owned(),
        key: key.and_then(Key::new),
        body: vec![Part::Text(BODY.to_owned())],
    }
}

async fn read_to_end(reply: &mut dyn Reply) -> Vec<u8> {
    let mut bytes = Vec::new();
    while let Some(chunk) = in_time(reply.next_chunk()).await.unwrap() {
        bytes.extend(chunk);
    }
    bytes
}

/// A reply whose headers came.
async fn answered(network: &Network, status: u16, headers: &str) -> Box<dyn Reply> {
    let mut sending = Fetch::default().send(outgoing("/relay", None));
    assert!(poll_immediate(&mut sending).await.is_none());
    breathe().await;
    network.answer(status, headers);
    in_time(sending).await.ok().unwrap()
}

#[wasm_bindgen_test]
async fn a_body_is_read_to_its_end() {
    let file = include_bytes!("../../public/sample/winter.jpg");
    let sent = Fetch::default().send(outgoing("/public/sample/winter.jpg", None));
    let mut reply = in_time(sent).await.ok().unwrap();
    assert_eq!(reply.head().status, 200);
    assert!(read_to_end(&mut *reply).await == file);
    assert_eq!(
        in_time(reply.next_chunk()).await,
        Ok(None),
        "the end stays the end"
    );
}

#[wasm_bindgen_test]
async fn an_error_status_is_a_reply() {
    let sent = Fetch::default().send(outgoing("/no/such/file.json", None));
    assert_eq!(in_time(sent).await.ok().unwrap().head().status, 404);
}

#[wasm_bindgen_test]
async fn row_1_no_answer_is_no_reply() {
    let sent = Fetch::default().send(outgoing("http://127.0.0.1:9/api/v3", Some("secret")));
    let fault = in_time(sent).await.err().unwrap();
    assert_eq!(fault, seedboard::fault::Fault::new(Kind::Unreachable));
}

#[wasm_bindgen_test]
async fn row_52_the_request_is_what_was_said_and_no_more() {
    for (key, authorization) in [(Some("k-1"), "authorization: Bearer k-1\n"), (None, "")] {
        let network = Network::new();
        let sending = Fetch::default().send(outgoing("/relay", key));
        assert!(poll_immediate(sending).await.is_none());
        network.restore();
        assert_eq!(network.options(), "POST error omit no-store no-referrer");
        assert_eq!(
            network.headers(),
            format!("{authorization}content-type: application/json")
        );
        let body = in_time(JsFuture::from(network.body())).await.unwrap();
        assert_eq!(body.as_string().as_deref(), Some(BODY));
    }
}

#[wasm_bindgen_test]
async fn the_head_is_read() {
    for (headers, request_id, retry_after) in [
        ("x-request-id: r1\nretry-after: 7", Some("r1"), Some(7)),
        ("retry-after: Fri, 31 Dec 1999 23:59:59 GMT", None, None),
        ("", None, None),
    ] {
        let network = Network::new();
        let reply = answered(&network, 429, headers).await;
        network.restore();
        let head = ReplyHead {
            status: 429,
            request_id: request_id.map(str::to_owned),
            retry_after,
        };
        assert_eq!(*reply.head(), head);
    }
}

#[wasm_bindgen_test]
async fn chunks_come_as_they_are_said() {
    let network = Network::new();
    let mut reply = answered(&network, 200, "").await;
    network.restore();
    for text in ["data: 1\n\n", "dat", "a: 2\n\n"] {
        network.say(text);
        let chunk = in_time(reply.next_chunk()).await;
        assert_eq!(chunk, Ok(Some(text.as_bytes().to_vec())));
    }
    network.end();
    assert_eq!(in_time(reply.next_chunk()).await, Ok(None));
}

#[wasm_bindgen_test]
async fn row_14_a_broken_body_is_cut() {
    let network = Network::new();
    let mut reply = answered(&network, 200, "").await;
    network.restore();
    network.say("data: 1");
    assert!(in_time(reply.next_chunk()).await.is_ok());
    network.cut();
    assert_eq!(in_time(reply.next_chunk()).await, Err(Kind::Cut));
    drop(reply);
    breathe().await;
}

#[wasm_bindgen_test]
async fn row_40_dropping_before_the_headers_ends_the_request() {
    let network = Network::new();
    let mut sending = Fetch::default().send(outgoing("/relay", None));
    assert!(poll_immediate(&mut sending).await.is_none());
    network.restore();
    assert!(!network.aborted());
    drop(sending);
    assert!(network.aborted());
}

#[wasm_bindgen_test]
async fn row_40_dropping_the_reply_ends_the_request() {
    let network = Network::new();
    let mut reply = answered(&network, 200, "").await;
    network.restore();
    assert!(poll_immediate(reply.next_chunk()).await.is_none());
    assert!(!network.aborted() && !network.cancelled());
    drop(reply);
    breathe().await;
    assert!(network.aborted() && network.cancelled());
}
