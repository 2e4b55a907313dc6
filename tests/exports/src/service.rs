//! ark-service in this process, for programs that run beside it.

use reqwest::Client;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// A service that lives as long as this does.
pub struct Service {
    runtime: Runtime,
    origin: String,
    http: Client,
}

/// One scenario of it.
pub struct Scenario<'a> {
    service: &'a Service,
    id: String,
    /// What a program is given as base URL.
    pub base_url: String,
}

impl Default for Service {
    fn default() -> Self {
        Self::start()
    }
}

impl Service {
    /// Starts one on a free port of loopback.
    pub fn start() -> Self {
        let runtime = Runtime::new().unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        runtime.spawn(ark_service::serve(listener));
        Self {
            runtime,
            origin,
            http: Client::builder().no_proxy().build().unwrap(),
        }
    }

    /// A scenario with these settings.
    pub fn scenario(&self, settings: Value) -> Scenario<'_> {
        let address = format!("{}/control/scenarios", self.origin);
        let made = self.json(self.http.post(address).json(&settings));
        let text = |field: &str| made[field].as_str().unwrap().to_owned();
        Scenario {
            service: self,
            id: text("id"),
            base_url: text("base_url"),
        }
    }

    /// Everything well.
    pub fn good(&self) -> Scenario<'_> {
        self.scenario(json!({}))
    }

    fn json(&self, request: reqwest::RequestBuilder) -> Value {
        self.runtime.block_on(async {
            let reply = request.send().await.unwrap().error_for_status().unwrap();
            reply.json().await.unwrap()
        })
    }
}

impl Scenario<'_> {
    /// The bodies that came, as text.
    pub fn texts(&self) -> Vec<String> {
        let text = |request: &Value| request["text"].as_str().unwrap().to_owned();
        self.requests().iter().map(text).collect()
    }

    /// The requests that came.
    pub fn requests(&self) -> Vec<Value> {
        self.control("requests").as_array().unwrap().clone()
    }

    /// The length of every picture that was made, by its index.
    pub fn lengths(&self) -> Vec<(u64, u64)> {
        let pictures = self.control("pictures")["pictures"].clone();
        let length = |picture: &Value| {
            let number = |field: &str| picture[field].as_u64().unwrap();
            (number("image_index"), number("bytes"))
        };
        pictures.as_array().unwrap().iter().map(length).collect()
    }

    fn control(&self, what: &str) -> Value {
        let Service { origin, http, .. } = self.service;
        let address = format!("{origin}/control/scenarios/{}/{what}", self.id);
        self.service.json(http.get(address))
    }
}
