//! Faults that strike before any picture is thought of.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use super::{ApiError, RequestId};
use crate::scenario::Fault;

/// What a gateway in front of the service answers: no JSON, and no request id.
const GATEWAY_PAGE: &str = "<html>\r\n\
    <head><title>502 Bad Gateway</title></head>\r\n\
    <body>\r\n\
    <center><h1>502 Bad Gateway</h1></center>\r\n\
    <hr><center>nginx</center>\r\n\
    </body>\r\n\
    </html>\r\n";

/// The answer of an early fault; `None` when the request goes on. [`Fault::StallHeaders`] never
/// answers.
pub async fn early(fault: Option<Fault>, id: &RequestId) -> Option<Response> {
    let error = match fault? {
        Fault::Unauthorized => ApiError::unauthorized(),
        Fault::RateLimit => ApiError::rate_limit(false),
        Fault::RateLimitRetryAfter => ApiError::rate_limit(true),
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

fn gateway() -> Response {
    let mut response = (StatusCode::BAD_GATEWAY, Html(GATEWAY_PAGE)).into_response();
    response
        .headers_mut()
        .insert(header::SERVER, HeaderValue::from_static("nginx"));
    response
}
