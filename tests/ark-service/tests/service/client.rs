//! A service of its own for each test, and a small client.

use std::time::Duration;

use reqwest::{Client, Response};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};

/// Longest time for anything that does happen; generous, for machines that also build.
const SOON: Duration = Duration::from_secs(20);
/// How long nothing must happen to count as "nothing happens".
pub const QUIET: Duration = Duration::from_millis(150);

/// A running service.
pub struct Service {
    pub origin: String,
    pub http: Client,
}

impl Service {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(ark_service::serve(listener));
        Self {
            origin,
            http: Client::new(),
        }
    }

    pub async fn scenario(&self, settings: Value) -> Scenario {
        let address = format!("{}/control/scenarios", self.origin);
        let made = self
            .http
            .post(address)
            .json(&settings)
            .send()
            .await
            .unwrap();
        let made: Value = made.error_for_status().unwrap().json().await.unwrap();
        let text = |field: &str| made[field].as_str().unwrap().to_owned();
        Scenario {
            control: format!("{}/control/scenarios/{}", self.origin, text("id")),
            endpoint: format!("{}/images/generations", text("base_url")),
            http: self.http.clone(),
        }
    }
}

/// A scenario of a new service; the service lives as long as the test.
pub async fn scenario(settings: Value) -> Scenario {
    Service::start().await.scenario(settings).await
}

pub struct Scenario {
    control: String,
    pub endpoint: String,
    pub http: Client,
}

impl Scenario {
    pub async fn send(&self, body: &Value) -> Response {
        let request = self
            .http
            .post(&self.endpoint)
            .bearer_auth("test-key")
            .json(body);
        timeout(SOON, request.send()).await.unwrap().unwrap()
    }

    pub async fn release(&self, count: u16) {
        let address = format!("{}/release?count={count}", self.control);
        self.http
            .post(address)
            .send()
            .await
            .unwrap()
            .error_for_status()
            .unwrap();
    }

    pub async fn requests(&self) -> Value {
        self.read("requests").await
    }

    pub async fn pictures(&self) -> Value {
        self.read("pictures").await
    }

    /// Waits until the service has noticed that the client left.
    pub async fn aborted(&self) {
        let noticed = async {
            while self.pictures().await["aborted"] != json!(true) {
                sleep(Duration::from_millis(10)).await;
            }
        };
        timeout(SOON, noticed).await.unwrap();
        assert_eq!(self.pictures().await["open"], 0);
    }

    async fn read(&self, what: &str) -> Value {
        let address = format!("{}/{what}", self.control);
        self.http
            .get(address)
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap()
    }
}

/// A request for one small picture.
pub fn single() -> Value {
    json!({ "model": "seedream-4-0-250828", "prompt": "a courtyard", "size": "1K" })
}

/// A request for a group of small pictures.
pub fn group(count: u32, stream: bool) -> Value {
    let options = json!({ "max_images": count });
    with(
        single(),
        json!({
            "stream": stream,
            "sequential_image_generation": "auto",
            "sequential_image_generation_options": options,
        }),
    )
}

/// `base` with the fields of `changes`; `null` stays `null`.
pub fn with(mut base: Value, changes: Value) -> Value {
    let Value::Object(changes) = changes else {
        panic!("changes are an object")
    };
    base.as_object_mut().unwrap().extend(changes);
    base
}

/// A body as far as it came.
pub struct Body {
    pub text: String,
    /// It ended as HTTP prescribes.
    pub clean: bool,
}

pub async fn read_to_end(mut response: Response) -> Body {
    let mut bytes = Vec::new();
    let clean = loop {
        match timeout(SOON, response.chunk()).await.unwrap() {
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => break true,
            Err(_) => break false,
        }
    };
    Body {
        text: String::from_utf8(bytes).unwrap(),
        clean,
    }
}

/// Reads until `count` whole blocks have come.
pub async fn read_blocks(response: &mut Response, count: usize) -> String {
    let mut text = String::new();
    while text.matches("\n\n").count() < count {
        let chunk = timeout(SOON, response.chunk())
            .await
            .unwrap()
            .unwrap()
            .unwrap();
        text.push_str(std::str::from_utf8(&chunk).unwrap());
    }
    text
}

/// Whether nothing comes for a while.
pub async fn is_quiet(response: &mut Response) -> bool {
    timeout(QUIET, response.chunk()).await.is_err()
}

/// The JSON of the `data:` lines, without `[DONE]`.
pub fn events(text: &str) -> Vec<Value> {
    text.lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .filter_map(|data| serde_json::from_str(data).ok())
        .collect()
}

/// The short names of the events.
pub fn kinds(text: &str) -> Vec<String> {
    let kind = |event: &Value| match event["type"].as_str() {
        Some(name) => name.trim_start_matches("image_generation.").to_owned(),
        None => "error".to_owned(),
    };
    events(text).iter().map(kind).collect()
}
