//! The API itself: `POST {base}/images/generations`.

mod cors;
mod error;
mod fault;
mod request_id;

use std::sync::Arc;

use axum::body::{Bytes, to_bytes};
use axum::extract::{self, Path, State};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::time::sleep;

use crate::check::Request;
use crate::run::{self, Run};
use crate::scenario::Scenario;
use crate::service::{DEFAULT, Service};

pub use error::ApiError;
pub use request_id::RequestId;

/// The one endpoint, after `/api/v3/`.
const GENERATIONS: &str = "images/generations";
/// Longest body (protocol 1.3: 64 MB).
const MOST_BODY: usize = 64 * 1024 * 1024;

/// `/s/{id}/api/v3/…`.
pub async fn in_scenario(
    State(service): State<Arc<Service>>,
    Path((id, endpoint)): Path<(String, String)>,
    request: extract::Request,
) -> Response {
    answer(service, &id, &endpoint, request).await
}

/// `/api/v3/…`.
pub async fn by_default(
    State(service): State<Arc<Service>>,
    Path(endpoint): Path<String>,
    request: extract::Request,
) -> Response {
    answer(service, DEFAULT, &endpoint, request).await
}

async fn answer(
    service: Arc<Service>,
    id: &str,
    endpoint: &str,
    request: extract::Request,
) -> Response {
    let Some(scenario) = service.scenario(id) else {
        return (StatusCode::NOT_FOUND, "there is no such scenario").into_response();
    };
    let (head, body) = request.into_parts();
    let body = to_bytes(body, MOST_BODY).await;
    scenario
        .requests
        .note(&head, body.as_deref().unwrap_or_default());
    if head.method == Method::OPTIONS {
        return cors::preflight(&scenario.settings);
    }
    let settings = scenario.settings.clone();
    let mut response = if head.method == Method::POST && endpoint == GENERATIONS {
        generate(service, scenario, &head, body.ok()).await
    } else {
        ApiError::no_such_path(head.uri.path()).response(&RequestId::next())
    };
    if settings.cors {
        cors::open(response.headers_mut(), &settings);
    }
    response
}

/// Answers one generation. The exchange is open from here on: if the client goes, this future is
/// dropped, and the exchange with it.
async fn generate(
    service: Arc<Service>,
    scenario: Arc<Scenario>,
    head: &Parts,
    body: Option<Bytes>,
) -> Response {
    let exchange = scenario.ledger.open();
    let id = RequestId::next();
    sleep(scenario.settings.header_delay()).await;
    if let Some(response) = fault::early(&scenario, &id).await {
        exchange.finish();
        return response;
    }
    let request = admit(&scenario, head).and_then(|()| match &body {
        Some(body) => Request::read(body),
        None => Err(ApiError::too_large()),
    });
    match request {
        Ok(request) => {
            let run = Run {
                service,
                scenario,
                request,
                id: id.clone(),
                exchange,
            };
            let mut response = run::respond(run).await;
            id.mark(response.headers_mut());
            response
        }
        Err(error) => {
            exchange.finish();
            error.response(&id)
        }
    }
}

/// Whether the request's key is accepted.
fn admit(scenario: &Scenario, head: &Parts) -> Result<(), ApiError> {
    let key = head
        .headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "))
        .map(str::trim);
    match (key, scenario.settings.api_key.as_deref()) {
        (Some(key), Some(only)) if key == only => Ok(()),
        (Some(key), None) if !key.is_empty() => Ok(()),
        _ => Err(ApiError::unauthorized()),
    }
}
