//! Everything that came to a scenario's API path, in order.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Instant;

use axum::http::request::Parts;
use serde::Serialize;
use serde_json::Value;

use crate::lock::lock;

/// One request as it came, preflights included.
#[derive(Debug, Clone, Serialize)]
pub struct Received {
    method: String,
    /// Path and query.
    path: String,
    /// Names in lower case; values of a repeated header joined by `, `.
    headers: BTreeMap<String, String>,
    /// The parsed JSON, or `null`.
    body: Value,
    /// The body as it came.
    text: String,
    /// Milliseconds since the scenario was made.
    at_ms: u128,
}

/// The requests of one scenario.
pub struct Log {
    started: Instant,
    received: Mutex<Vec<Received>>,
}

impl Default for Log {
    fn default() -> Self {
        Self {
            started: Instant::now(),
            received: Mutex::default(),
        }
    }
}

impl Log {
    /// Notes one request.
    pub fn note(&self, head: &Parts, body: &[u8]) {
        let mut headers = BTreeMap::<String, String>::new();
        for (name, value) in &head.headers {
            let value = String::from_utf8_lossy(value.as_bytes());
            headers
                .entry(name.to_string())
                .and_modify(|known| *known = format!("{known}, {value}"))
                .or_insert_with(|| value.into_owned());
        }
        lock(&self.received).push(Received {
            method: head.method.to_string(),
            path: head.uri.to_string(),
            headers,
            body: serde_json::from_slice(body).unwrap_or(Value::Null),
            text: String::from_utf8_lossy(body).into_owned(),
            at_ms: self.started.elapsed().as_millis(),
        });
    }

    /// Everything noted so far.
    pub fn all(&self) -> Vec<Received> {
        lock(&self.received).clone()
    }
}
