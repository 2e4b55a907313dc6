//! CORS headers written out one by one: a CORS layer is too polite to be wrong on purpose
//! (shared/crates.md 22, 23).

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::scenario::Settings;

const ANY: HeaderValue = HeaderValue::from_static("*");
const METHODS: HeaderValue = HeaderValue::from_static("GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS");
/// What a relay has to allow for the page.
const RELAYED: HeaderValue = HeaderValue::from_static("authorization, content-type");
/// What the real service allows: not `authorization` (protocol 6.1, probed 7-8 Oct 2026).
const REAL: HeaderValue = HeaderValue::from_static("Origin,Content-Length,Content-Type");
/// The real service's twelve hours, in seconds (protocol 6.1).
const REAL_AGE: HeaderValue = HeaderValue::from_static("43200");

/// The answer to a preflight: one that allows the page's request, or the real service's, which does
/// not.
pub fn preflight(settings: &Settings) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, METHODS);
    if settings.cors {
        headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, RELAYED);
        expose(headers, settings);
    } else {
        headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, REAL);
        headers.insert(ACCESS_CONTROL_MAX_AGE, REAL_AGE);
    }
    response
}

/// Lets a page read the answer to its request.
pub fn open(headers: &mut HeaderMap, settings: &Settings) {
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
    expose(headers, settings);
}

/// Nothing where the setting is empty, or no header's value.
fn expose(headers: &mut HeaderMap, settings: &Settings) {
    match HeaderValue::from_str(&settings.expose_headers) {
        Ok(names) if !names.is_empty() => {
            headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, names);
        }
        _ => {}
    }
}
