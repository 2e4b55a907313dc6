//! The service's own error object, `{"code","message","param","type"}`, every part of which may be missing.

use super::{DETAIL_CHARACTERS, Fault, Kind};
use crate::loose::Loose;

/// What stands under `error` in a body or an event (protocol.md section 4).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ApiError {
    /// Such as `InvalidParameter`. Some samples print the type here.
    pub code: Option<String>,
    /// A sentence, often ending in `Request id: …`.
    pub message: Option<String>,
    /// Such as `BadRequest`.
    pub kind: Option<String>,
}

impl ApiError {
    /// Reads the value of a field `error`. `None`: it says that there is none.
    pub(crate) fn read(error: &Loose<'_>) -> Option<Self> {
        match error {
            Loose::None | Loose::Bool(false) => None,
            Loose::Object(_) => Some(Self {
                code: error.get("code").label(),
                message: error.get("message").label(),
                kind: error.get("type").label(),
            }),
            // Some gateways send a sentence instead of an object.
            other => Some(Self {
                message: other.label(),
                ..Self::default()
            }),
        }
    }

    /// What it means. `status`: of the reply it stood in; inside a stream, 200.
    pub fn into_fault(self, status: u16) -> Fault {
        let code = self.code.or(self.kind);
        let kind = match code.as_deref().and_then(Kind::of_code) {
            Some(Kind::InvalidRequest) if mentions_download(self.message.as_deref()) => {
                Kind::ReferenceUnreachable
            }
            Some(kind) => kind,
            None => Kind::of_status(status),
        };
        let request_id = self
            .message
            .as_deref()
            .and_then(request_id_in)
            .map(str::to_owned);
        let detail = self
            .message
            .map(|text| text.chars().take(DETAIL_CHARACTERS).collect());
        Fault {
            kind,
            status: Some(status),
            code,
            request_id,
            detail,
            retry_after: None,
            file: None,
            at: None,
            lines: Vec::new(),
        }
    }
}

/// A slow reference host is reported as `InvalidParameter`: "Timeout while downloading url=…" (protocol.md 1.3).
fn mentions_download(message: Option<&str>) -> bool {
    message.is_some_and(|text| text.contains("while downloading"))
}

/// The id behind `Request id:` in a message; the API sends it nowhere else that a browser may read.
pub fn request_id_in(message: &str) -> Option<&str> {
    const MARK: &str = "request id:";
    let at = message.to_ascii_lowercase().rfind(MARK)?;
    let rest = message.get(at + MARK.len()..)?.trim_start();
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
        .unwrap_or(rest.len());
    rest.get(..end).filter(|id| !id.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn request_id_is_taken_from_the_message() {
        for (message, want) in [
            (
                "… must be at least 3686400 pixels. Request id: 0217811890343749a0d8",
                Some("0217811890343749a0d8"),
            ),
            ("missing or invalid. request id: abc-1_2.", Some("abc-1_2")),
            ("Request id:", None),
            ("Request id: …", None),
            ("no id here", None),
            ("İ Request ID: x1", Some("x1")),
        ] {
            assert_eq!(request_id_in(message), want, "{message}");
        }
    }

    #[test]
    fn every_part_is_optional() {
        let fault = ApiError::default().into_fault(429);
        assert_eq!(
            (fault.kind, fault.status, fault.code),
            (Kind::RateLimited, Some(429), None)
        );
        let typed = ApiError {
            kind: Some("BadRequest".into()),
            ..ApiError::default()
        };
        assert_eq!(typed.into_fault(400).code.as_deref(), Some("BadRequest"));
    }

    #[test]
    fn a_reference_that_timed_out_is_named_as_such() {
        let error = ApiError {
            code: Some("InvalidParameter".into()),
            message: Some("Timeout while downloading url=https://x. Request id: r1".into()),
            ..ApiError::default()
        };
        assert_eq!(error.into_fault(400).kind, Kind::ReferenceUnreachable);
    }

    #[test]
    fn a_long_message_is_cut() {
        let error = ApiError {
            message: Some("ж".repeat(2000)),
            ..ApiError::default()
        };
        assert_eq!(
            error.into_fault(500).detail.unwrap().chars().count(),
            DETAIL_CHARACTERS
        );
    }
}
