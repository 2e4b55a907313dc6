//! The control side: tests make scenarios, release pictures, and read what happened.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::scenario::{Scenario, Settings};
use crate::service::Service;

/// `GET /control/health`.
pub async fn health() -> &'static str {
    "ok"
}

#[derive(Serialize)]
struct Created {
    id: String,
    base_url: String,
}

/// `POST /control/scenarios`: an empty body is a scenario without wishes; an unknown field is a
/// mistake.
pub async fn create(State(service): State<Arc<Service>>, body: Bytes) -> Response {
    let settings = if body.is_empty() {
        Ok(Settings::default())
    } else {
        serde_json::from_slice(&body)
    };
    match settings {
        Ok(settings) => {
            let id = service.add(settings).id.clone();
            let base_url = format!("{}/s/{id}/api/v3", service.origin);
            Json(Created { id, base_url }).into_response()
        }
        Err(problem) => refuse(StatusCode::BAD_REQUEST, &problem.to_string()),
    }
}

/// `?count=1` of a release.
#[derive(Deserialize)]
pub struct Release {
    /// How many pictures to let go; 16 bits, so that the gate cannot overflow.
    #[serde(default = "one")]
    count: u16,
}

fn one() -> u16 {
    1
}

/// `POST /control/scenarios/{id}/release?count=1`.
pub async fn release(
    State(service): State<Arc<Service>>,
    Path(id): Path<String>,
    Query(Release { count }): Query<Release>,
) -> Response {
    with(&service, &id, |scenario| {
        scenario.gate.release(count);
        Json(json!({ "released": count })).into_response()
    })
}

/// `GET /control/scenarios/{id}/requests`.
pub async fn requests(State(service): State<Arc<Service>>, Path(id): Path<String>) -> Response {
    with(&service, &id, |scenario| {
        Json(scenario.requests.all()).into_response()
    })
}

/// `GET /control/scenarios/{id}/pictures`.
pub async fn pictures(State(service): State<Arc<Service>>, Path(id): Path<String>) -> Response {
    with(&service, &id, |scenario| {
        Json(scenario.ledger.report()).into_response()
    })
}

fn with(service: &Service, id: &str, answer: impl FnOnce(&Scenario) -> Response) -> Response {
    match service.scenario(id) {
        Some(scenario) => answer(&scenario),
        None => refuse(StatusCode::NOT_FOUND, &format!("there is no scenario {id}")),
    }
}

fn refuse(status: StatusCode, why: &str) -> Response {
    (status, Json(json!({ "error": why }))).into_response()
}
