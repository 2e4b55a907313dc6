//! The service's own error bodies (protocol 4).

use axum::Json;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::RequestId;

/// A header that only some answers have.
#[derive(Debug, Clone, Copy)]
enum Extra {
    /// Measured on 401.
    ErrorCode,
    /// In seconds. No capture has one (protocol 4).
    RetryAfter(u64),
}

impl Extra {
    fn header(self) -> (HeaderName, HeaderValue) {
        match self {
            Self::ErrorCode => (
                HeaderName::from_static("x-error-code"),
                HeaderValue::from_static("AuthN_MissOrInvalidAuthorizationHeader"),
            ),
            Self::RetryAfter(seconds) => (header::RETRY_AFTER, HeaderValue::from(seconds)),
        }
    }
}

/// An answer other than pictures.
#[derive(Debug)]
pub struct ApiError {
    status: StatusCode,
    code: String,
    message: String,
    /// Before the id in the message: 401 writes it in lower case, the others do not (protocol 4).
    label: &'static str,
    param: &'static str,
    kind: &'static str,
    extra: Option<Extra>,
}

/// The body's `error`, in the measured order of fields.
#[derive(Serialize)]
struct Body<'a> {
    code: &'a str,
    message: String,
    param: &'static str,
    r#type: &'static str,
}

#[derive(Serialize)]
struct Envelope<'a> {
    error: Body<'a>,
}

impl ApiError {
    fn new(status: StatusCode, code: &str, message: String, kind: &'static str) -> Self {
        Self {
            status,
            code: code.to_owned(),
            message,
            label: "Request id",
            param: "",
            kind,
            extra: None,
        }
    }

    /// A missing or wrong key; measured.
    pub fn unauthorized() -> Self {
        let message = "the API key or AK/SK in the request is missing or invalid.".to_owned();
        let code = "AuthenticationError";
        Self {
            label: "request id",
            extra: Some(Extra::ErrorCode),
            ..Self::new(StatusCode::UNAUTHORIZED, code, message, "Unauthorized")
        }
    }

    /// Too many at once, or a quota used up. The codes are documented, their bodies were never captured.
    pub fn rate_limit(code: &str, retry_after: Option<u64>) -> Self {
        let message = match code.contains("Ipm") {
            true => "IPM (Images Per Minute) limit of the model is exceeded.",
            false => "The request was refused by a limit of the account.",
        };
        let message = message.to_owned();
        Self {
            extra: retry_after.map(Extra::RetryAfter),
            ..Self::new(
                StatusCode::TOO_MANY_REQUESTS,
                code,
                message,
                "TooManyRequests",
            )
        }
    }

    /// The service failed; the words are those seen inside a group (protocol 2).
    pub fn internal() -> Self {
        let message = "The service encountered an unexpected internal error.".to_owned();
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Self::new(
            status,
            "InternalServiceError",
            message,
            "InternalServerError",
        )
    }

    /// No such model; measured.
    pub fn unknown_model(id: &str) -> Self {
        let message =
            format!("The model or endpoint {id} does not exist or you do not have access to it.");
        Self::new(
            StatusCode::NOT_FOUND,
            "InvalidEndpointOrModel.NotFound",
            message,
            "Not Found",
        )
    }

    /// A field's value breaks a rule; measured.
    pub fn invalid(path: &str, rule: &str) -> Self {
        let message =
            format!("The parameter `{path}` specified in the request is not valid: {rule}.");
        Self::new(StatusCode::BAD_REQUEST, "InvalidParameter", message, "")
    }

    /// A required field is not there. The code is documented (protocol 4); the wording was seen on
    /// the vendor's other endpoints.
    pub fn missing(path: &'static str) -> Self {
        let message = format!("The request failed because it is missing `{path}` parameter.");
        let error = Self::new(
            StatusCode::BAD_REQUEST,
            "MissingParameter",
            message,
            "BadRequest",
        );
        Self {
            param: path,
            ..error
        }
    }

    /// A reference that is no image address; codes as documented.
    pub fn image_url(suffix: &str, rule: &str) -> Self {
        let code = format!("InvalidImageURL.{suffix}");
        let message = format!("The request failed because {rule}");
        Self::new(StatusCode::BAD_REQUEST, &code, message, "BadRequest")
    }

    /// The body is no JSON object.
    pub fn not_json() -> Self {
        let message = "The request body is not a valid JSON object.".to_owned();
        Self::new(
            StatusCode::BAD_REQUEST,
            "InvalidParameter",
            message,
            "BadRequest",
        )
    }

    /// The body is longer than 64 MB (protocol 1.3); its answer was never captured.
    pub fn too_large() -> Self {
        let message = "The request body is too large.".to_owned();
        let status = StatusCode::PAYLOAD_TOO_LARGE;
        Self::new(status, "RequestEntityTooLarge", message, "BadRequest")
    }

    /// Nothing is served here.
    pub fn no_such_path(path: &str) -> Self {
        let message = format!("The path {path} does not exist.");
        Self::new(StatusCode::NOT_FOUND, "NotFound", message, "Not Found")
    }

    /// Code and message as they stand inside a run, without the rest.
    pub fn in_run(self, id: &RequestId) -> (String, String) {
        let message = self.message_with(id);
        (self.code, message)
    }

    /// The whole answer.
    pub fn response(self, id: &RequestId) -> Response {
        let message = self.message_with(id);
        let body = Body {
            code: &self.code,
            message,
            param: self.param,
            r#type: self.kind,
        };
        let mut response = (self.status, Json(Envelope { error: body })).into_response();
        id.mark(response.headers_mut());
        if let Some((name, value)) = self.extra.map(Extra::header) {
            response.headers_mut().insert(name, value);
        }
        response
    }

    fn message_with(&self, id: &RequestId) -> String {
        format!("{} {}: {id}", self.message, self.label)
    }
}
