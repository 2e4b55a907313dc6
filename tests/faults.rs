//! From the service's error bodies and events to a fault: its kind, status, code, request id and
//! detail (protocol.md section 4). What a person reads of it is not tested here.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "support/capture.rs"]
mod capture;

use capture::Capture;
use seedboard::fault::{DETAIL_CHARACTERS, Fault, Kind};
use seedboard::ports::{MemoryPictures, ReplyHead};
use seedboard::stream::{BytesEnd, Event, Index, Limits, Reader};
use serde_json::json;

fn events(head: ReplyHead, body: &str) -> Vec<Event> {
    let pictures = MemoryPictures::default();
    let mut events = Vec::new();
    let mut reader = Reader::new(head, true, Limits::default());
    reader.push(body.as_bytes(), &pictures, &mut events);
    reader.finish(BytesEnd::Clean, &pictures, &mut events);
    events
}

/// The one fault that refuses the reply.
fn refusal(head: ReplyHead, body: &str) -> Fault {
    match events(head, body).as_slice() {
        [Event::Refused(fault)] => fault.clone(),
        other => panic!("{other:?}"),
    }
}

fn head(status: u16) -> ReplyHead {
    ReplyHead {
        status,
        ..ReplyHead::default()
    }
}

fn body(code: &str, message: &str) -> String {
    json!({"error": {"code": code, "message": message, "param": "", "type": ""}}).to_string()
}

/// The table of protocol.md section 4, row by row.
#[rustfmt::skip]
const CODES: &[(u16, &str, Kind)] = &[
    (400, "MissingParameter", Kind::InvalidRequest),
    (400, "MissingParameter.prompt", Kind::InvalidRequest),
    (400, "InvalidParameter", Kind::InvalidRequest),
    (400, "InvalidParameter.size", Kind::InvalidRequest),
    (400, "InvalidImageURL.EmptyURL", Kind::ReferenceUnreachable),
    (400, "InvalidImageURL.InvalidFormat", Kind::ReferenceUnreachable),
    (400, "InvalidEndpoint.ClosedEndpoint", Kind::EndpointClosed),
    (400, "SensitiveContentDetected", Kind::ContentRefused),
    (400, "SensitiveContentDetected.SevereViolation", Kind::ContentRefused),
    (400, "SensitiveContentDetected.Violence", Kind::ContentRefused),
    (400, "InputTextSensitiveContentDetected", Kind::PromptRefused),
    (400, "InputTextRiskDetection", Kind::PromptRefused),
    (400, "InputImageSensitiveContentDetected", Kind::ReferenceRefused),
    (400, "InputImageSensitiveContentDetected.PolicyViolation", Kind::ProtectedWork),
    (400, "InputImageSensitiveContentDetected.PrivacyInformation", Kind::RealPerson),
    (400, "InputImageSensitiveContentDetected.DeepFake", Kind::RealPerson),
    (400, "InputImageRiskDetection", Kind::ReferenceRefused),
    (400, "OutputImageSensitiveContentDetected", Kind::PictureRefused),
    (400, "OutputImageSensitiveContentDetected.PolicyViolation", Kind::ProtectedWork),
    (400, "OutputImageRiskDetection", Kind::PictureRefused),
    (401, "AuthenticationError", Kind::KeyRejected),
    (401, "InvalidAccountStatus", Kind::AccountClosed),
    (403, "AccessDenied", Kind::AccessDenied),
    (403, "AccountOverdueError", Kind::AccountOverdue),
    (403, "OperationDenied.ServiceNotOpen", Kind::ModelNotOpen),
    (403, "OperationDenied.ServiceOverdue", Kind::AccountOverdue),
    (403, "OperationDenied.PermissionDenied", Kind::AccessDenied),
    (404, "InvalidEndpointOrModel.NotFound", Kind::ModelNotFound),
    (404, "InvalidEndpointOrModel.ModelIDAccessDisabled", Kind::EndpointNeeded),
    (404, "ModelNotOpen", Kind::ModelNotOpen),
    (404, "NotFound.x", Kind::ModelNotFound),
    (404, "UnsupportedModel", Kind::ModelNotFound),
    (413, "RequestEntityTooLarge", Kind::BodyTooLarge),
    (429, "ModelAccountIpmRateLimitExceeded", Kind::RateLimited),
    (429, "ModelAccountRpmRateLimitExceeded", Kind::RateLimited),
    (429, "APIAccountRpmRateLimitExceeded", Kind::RateLimited),
    (429, "RateLimitExceeded.EndpointRPMExceeded", Kind::RateLimited),
    (429, "RateLimitExceeded.EndpointTPMExceeded", Kind::RateLimited),
    (429, "AccountRateLimitExceeded", Kind::RateLimited),
    (429, "ServerOverloaded", Kind::Overloaded),
    (429, "RequestBurstTooFast", Kind::Overloaded),
    (429, "QuotaExceeded", Kind::QuotaExceeded),
    (429, "SetLimitExceeded", Kind::QuotaExceeded),
    (429, "InflightBatchsizeExceeded", Kind::QuotaExceeded),
    (500, "InternalServiceError", Kind::ServiceError),
    (502, "FailToConnect", Kind::Gateway),
    (503, "ServiceUnavailableTemp", Kind::Gateway),
    (504, "InternalServiceTimeout", Kind::Gateway),
];

#[test]
fn rows_4_to_9_a_body_with_a_code() {
    for (status, code, kind) in CODES {
        let fault = refusal(head(*status), &body(code, "why. Request id: r-1"));
        let want = Fault {
            kind: *kind,
            status: Some(*status),
            code: Some((*code).to_owned()),
            request_id: Some("r-1".to_owned()),
            detail: Some("why. Request id: r-1".to_owned()),
            retry_after: None,
            file: None,
            at: None,
            lines: Vec::new(),
        };
        assert_eq!(fault, want, "{status} {code}");
    }
}

/// The code decides, not the status that it came with: a gateway may have changed it.
#[test]
fn the_same_codes_in_a_stream() {
    for (_, code, kind) in CODES
        .iter()
        .filter(|(_, code, _)| Kind::of_code(code).is_some())
    {
        let text = format!("event: error\ndata: {}\n\n", body(code, "why"));
        // An error that breaks a stream off has words of its own; every other code keeps its meaning.
        let in_stream = match kind {
            Kind::ServiceError => Kind::ErrorInStream,
            kind => *kind,
        };
        assert_eq!(refusal(head(200), &text).kind, in_stream, "{code}");
        let text = format!(
            "data: {}\n\n",
            json!({"type": "image_generation.partial_failed", "image_index": 1, "error": {"code": code}})
        );
        let [Event::Failed(Index::At(1), fault)] = &events(head(200), &text)[..] else {
            panic!("{code}")
        };
        assert_eq!((fault.kind, fault.code.as_deref()), (*kind, Some(*code)));
    }
}

#[test]
fn without_a_known_code_the_status_decides() {
    for (status, kind) in [
        (400, Kind::InvalidRequest),
        (401, Kind::KeyRejected),
        (403, Kind::AccessDenied),
        (404, Kind::ModelNotFound),
        (413, Kind::BodyTooLarge),
        (418, Kind::Unknown),
        (422, Kind::InvalidRequest),
        (429, Kind::RateLimited),
        (500, Kind::ServiceError),
        (501, Kind::Unknown),
        (502, Kind::Gateway),
        (503, Kind::Gateway),
        (504, Kind::Gateway),
        (302, Kind::Unknown),
    ] {
        let bodies = [
            "",
            "nonsense",
            "{}",
            "[]",
            "null",
            "{\"error\":null}",
            "{\"error\":{}}",
        ];
        for body in bodies
            .into_iter()
            .map(str::to_owned)
            .chain([body("SomethingNew", "x")])
        {
            let fault = refusal(head(status), &body);
            assert_eq!(
                (fault.kind, fault.status),
                (kind, Some(status)),
                "{status} {body}"
            );
        }
    }
}

/// Every part of the error object may be missing; samples print the type where the code belongs.
#[test]
fn parts_of_the_error_object() {
    for (error, code, detail) in [
        (json!({}), None, None),
        (json!({"message": "why"}), None, Some("why")),
        (json!({"code": "AccessDenied"}), Some("AccessDenied"), None),
        (
            json!({"code": "", "type": "BadRequest"}),
            Some("BadRequest"),
            None,
        ),
        (
            json!({"code": null, "message": null, "param": null, "type": null}),
            None,
            None,
        ),
        (
            json!({"code": "X", "type": "Y", "extra": [1]}),
            Some("X"),
            None,
        ),
    ] {
        let fault = refusal(head(400), &json!({"error": error}).to_string());
        assert_eq!(
            (fault.code.as_deref(), fault.detail.as_deref()),
            (code, detail),
            "{error}"
        );
    }
}

/// The message's id is the service's own; the header's stands in for it.
#[test]
fn the_request_id_comes_from_the_message_or_the_header() {
    for (message, header, want) in [
        ("why. Request id: abc", None, Some("abc")),
        ("why. request id: abc", Some("def"), Some("abc")),
        ("why", Some("def"), Some("def")),
        ("why. Request id: ", Some("def"), Some("def")),
        ("why", None, None),
    ] {
        let head = ReplyHead {
            request_id: header.map(str::to_owned),
            ..head(400)
        };
        let fault = refusal(head, &body("InvalidParameter", message));
        assert_eq!(fault.request_id.as_deref(), want, "{message} {header:?}");
    }
}

#[test]
fn the_header_marks_faults_that_have_no_body() {
    for (status, body) in [
        (500, ""),
        (502, "<html>"),
        (200, "<html>"),
        (200, ""),
        (200, "{}"),
    ] {
        let head = ReplyHead {
            request_id: Some("r-1".to_owned()),
            ..head(status)
        };
        assert_eq!(
            refusal(head, body).request_id.as_deref(),
            Some("r-1"),
            "{status} {body}"
        );
    }
}

#[test]
fn row_8_retry_after_is_kept_where_it_was_readable() {
    for seconds in [None, Some(0), Some(7)] {
        let head = ReplyHead {
            retry_after: seconds,
            ..head(429)
        };
        let fault = refusal(head, &body("ModelAccountIpmRateLimitExceeded", "x"));
        assert_eq!(
            (fault.kind, fault.retry_after),
            (Kind::RateLimited, seconds)
        );
    }
}

#[test]
fn row_9_html_never_becomes_a_detail() {
    let page = "<!doctype html><html><body><h1>502 Bad Gateway</h1><script>alert(1)</script>";
    for (status, kind) in [
        (200, Kind::HtmlReply),
        (401, Kind::KeyRejected),
        (429, Kind::RateLimited),
        (502, Kind::Gateway),
        (503, Kind::Gateway),
    ] {
        for page in [
            page.to_owned(),
            format!("\r\n {page}"),
            format!("\u{feff}{page}"),
        ] {
            let fault = refusal(head(status), &page);
            assert_eq!(
                (fault.kind, &fault.detail, &fault.code),
                (kind, &None, &None),
                "{status}"
            );
        }
    }
}

#[test]
fn a_long_message_is_cut_between_characters() {
    for (length, want) in [
        (499, 499),
        (500, 500),
        (501, DETAIL_CHARACTERS),
        (40_000, 500),
    ] {
        for letter in ["a", "院", "😀"] {
            let fault = refusal(head(400), &body("InvalidParameter", &letter.repeat(length)));
            assert_eq!(
                fault.detail,
                Some(letter.repeat(want)),
                "{length} of {letter}"
            );
        }
    }
}

/// The request id usually stands at the end, which is where the message is cut.
#[test]
fn the_request_id_of_a_cut_message_is_kept() {
    let message = format!("{}. Request id: abc", "why ".repeat(400));
    assert_eq!(
        refusal(head(400), &body("InvalidParameter", &message))
            .request_id
            .as_deref(),
        Some("abc")
    );
}

/// The measured bodies, whole.
#[test]
fn rows_4_to_9_captured_refusals() {
    #[rustfmt::skip]
    let table = [
        ("error_authentication", Kind::KeyRejected, 401, Some("AuthenticationError"), Some("0217811890343749a0d8"), None),
        ("error_size", Kind::InvalidRequest, 400, Some("InvalidParameter"), Some("0217811890343749a0d8"), None),
        ("error_model", Kind::ModelNotFound, 404, Some("InvalidEndpointOrModel.NotFound"), Some("0217767612345678"), None),
        ("error_real_person", Kind::RealPerson, 400, Some("InputImageSensitiveContentDetected.PrivacyInformation"), Some("0217811890343749a0d8"), None),
        ("error_reference_timeout", Kind::ReferenceUnreachable, 400, Some("InvalidParameter"), Some("0217811890343749a0d8"), None),
        ("fault_unauthorized_401", Kind::KeyRejected, 401, Some("AuthenticationError"), Some("header"), None),
        ("fault_rate_limit_429", Kind::RateLimited, 429, Some("ModelAccountIpmRateLimitExceeded"), Some("header"), None),
        ("fault_rate_limit_429_retry_after", Kind::RateLimited, 429, Some("ModelAccountIpmRateLimitExceeded"), Some("header"), Some(7)),
        ("fault_server_error_500", Kind::ServiceError, 500, Some("InternalServiceError"), Some("header"), None),
        ("fault_gateway_html_502", Kind::Gateway, 502, None, None, None),
    ];
    for (name, kind, status, code, request_id, retry_after) in table {
        let capture = Capture::read(name);
        let head = capture.head.unwrap();
        // The test service sends one id in both places.
        let request_id = match request_id {
            Some("header") => head.request_id.clone(),
            other => other.map(str::to_owned),
        };
        let fault = refusal(head, std::str::from_utf8(&capture.body).unwrap());
        assert_eq!(
            (fault.kind, fault.status, fault.code.as_deref()),
            (kind, Some(status), code),
            "{name}"
        );
        assert_eq!(
            (fault.request_id, fault.retry_after),
            (request_id, retry_after),
            "{name}"
        );
        assert_eq!(fault.detail.is_some(), code.is_some(), "{name}");
    }
}
