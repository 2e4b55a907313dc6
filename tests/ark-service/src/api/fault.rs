//! Faults that strike before any picture is thought of.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use super::{ApiError, RequestId};
use crate::scenario::{Fault, Scenario, Settings};

/// What a gateway in front of the service answers: no JSON, and no request id.
const GATEWAY_PAGE: &str = "<html>\r\n\
    <head><title>502 Bad Gateway</title></head>\r\n\
    <body>\r\n\
    <center><h1>502 Bad Gateway</h1></center>\r\n\
    <hr><center>nginx</center>\r\n\
    </body>\r\n\
    </html>\r\n";

/// What an unset `Retry-After` is where the fault's name promises one: unlike any default.
const RETRY_AFTER: u64 = 7;

/// The answer of an early fault; `None` when the request goes on. [`Fault::StallHeaders`] never
/// answers.
pub async fn early(scenario: &Scenario, id: &RequestId) -> Option<Response> {
    let settings = &scenario.settings;
    if scenario.refusals.take_one() {
        return Some(rate_limit(settings, settings.retry_after).response(id));
    }
    let error = match settings.fault? {
        Fault::Unauthorized => ApiError::unauthorized(),
        Fault::RateLimit => rate_limit(settings, settings.retry_after),
        Fault::RateLimitRetryAfter => {
            rate_limit(settings, settings.retry_after.or(Some(RETRY_AFTER)))
        }
        Fault::ServerError => ApiError::internal(),
        Fault::GatewayHtml => return Some(gateway()),
        // Dropped with the connection when the client goes.
        Fault::StallHeaders => std::future::pending().await,
        Fault::JsonToStream
        | Fault::RefusedInMiddle
        | Fault::CutInEvent
        | Fault::Stall
        | Fault::NoCompleted
        | Fault::ErrorEvent => return None,
    };
    Some(error.response(id))
}

fn rate_limit(settings: &Settings, retry_after: Option<u64>) -> ApiError {
    ApiError::rate_limit(&settings.rate_limit_code, retry_after)
}

fn gateway() -> Response {
    let mut response = (StatusCode::BAD_GATEWAY, Html(GATEWAY_PAGE)).into_response();
    response
        .headers_mut()
        .insert(header::SERVER, HeaderValue::from_static("nginx"));
    response
}
