//! shared/reliability.md section 5 row 8, and the last two columns of shared/protocol.md section 4.

use seedboard::fault::{ApiError, Fault, Kind};
use seedboard::sending::{LONGEST_ASKED_S, MOST_ATTEMPTS, is_rate_limit, jittered, pause_ms};

fn refusal(status: u16, code: Option<&str>, retry_after: Option<u32>) -> Fault {
    let error = ApiError {
        code: code.map(str::to_owned),
        ..ApiError::default()
    };
    Fault {
        retry_after,
        ..error.into_fault(status)
    }
}

const RATE_LIMITS: [&str; 8] = [
    "ModelAccountIpmRateLimitExceeded",
    "ModelAccountRpmRateLimitExceeded",
    "APIAccountRpmRateLimitExceeded",
    "RateLimitExceeded.EndpointRPMExceeded",
    "RateLimitExceeded.EndpointTPMExceeded",
    "AccountRateLimitExceeded",
    "ServerOverloaded",
    "RequestBurstTooFast",
];

#[test]
fn row_8_a_rate_limit_is_sent_again() {
    for code in RATE_LIMITS {
        assert!(is_rate_limit(code), "{code}");
        let fault = refusal(429, Some(code), None);
        assert_eq!(pause_ms(&fault, 0, 1), Some(1_000), "{code}");
    }
}

#[test]
fn no_other_refusal_is() {
    for code in [
        "QuotaExceeded",
        "SetLimitExceeded",
        "InflightBatchsizeExceeded",
        "InternalServiceError",
        "AuthenticationError",
        "AccountOverdueError",
        "ServerOverloadedX",
        "XRateLimitExceeded",
        "NotRateLimitExceeded.EndpointRPMExceeded",
        "rateLimitExceeded",
        "TooManyRequests",
        "",
    ] {
        assert!(!is_rate_limit(code), "{code}");
        let fault = refusal(429, Some(code), Some(1));
        assert_eq!(pause_ms(&fault, 0, 1), None, "{code}");
    }
    assert_eq!(pause_ms(&refusal(429, None, Some(1)), 0, 1), None);
    let kinds = Kind::ALL.into_iter().map(Fault::new);
    for fault in kinds.map(|fault| fault.with_status(429)) {
        assert_eq!(
            pause_ms(&fault, 0, 1),
            None,
            "{:?} without a code",
            fault.kind
        );
    }
}

/// Inside a stream the status is that of the stream; after a 5xx it may have been billed.
#[test]
fn a_rate_limit_counts_with_its_own_status_only() {
    for status in [200, 400, 403, 428, 430, 500, 502, 503, 504] {
        let fault = refusal(status, Some(RATE_LIMITS[0]), Some(1));
        assert_eq!(pause_ms(&fault, 0, 1), None, "{status}");
    }
    let fault = Fault {
        status: None,
        ..refusal(429, Some(RATE_LIMITS[0]), None)
    };
    assert_eq!(pause_ms(&fault, 0, 1), None);
}

#[test]
fn nothing_is_sent_again_after_a_picture() {
    let fault = refusal(429, Some(RATE_LIMITS[0]), Some(1));
    assert_eq!(pause_ms(&fault, 0, 1), Some(1_000));
    assert_eq!(pause_ms(&fault, 1, 1), None);
}

#[test]
fn the_pauses_grow_to_a_minute_and_end() {
    let fault = refusal(429, Some(RATE_LIMITS[0]), None);
    let pauses: Vec<_> = (1..=MOST_ATTEMPTS + 1)
        .map(|attempts| pause_ms(&fault, 0, attempts).map(|ms| ms / 1000))
        .collect();
    let grown = [1, 2, 4, 8, 16, 32, 60].map(Some);
    assert_eq!(pauses[..7], grown);
    assert_eq!(pauses[7..], [None, None]);
    assert!(
        grown.iter().flatten().sum::<u64>() > 60,
        "outlasts a minute"
    );
}

#[test]
fn what_the_service_asks_for_is_kept_to() {
    for (asked, want) in [
        (0, Some(4_000)),
        (1, Some(1_000)),
        (7, Some(7_000)),
        (90, Some(90_000)),
        (LONGEST_ASKED_S, Some(300_000)),
        (LONGEST_ASKED_S + 1, None),
        (u32::MAX, None),
    ] {
        let fault = refusal(429, Some(RATE_LIMITS[0]), Some(asked));
        assert_eq!(pause_ms(&fault, 0, 3), want, "{asked}");
        assert_eq!(pause_ms(&fault, 0, MOST_ATTEMPTS), None, "{asked}");
    }
}

#[test]
fn jitter_is_never_early_and_adds_a_quarter_at_most() {
    for pause in [1_000, 7_000, 60_000, 300_000] {
        assert_eq!(jittered(pause, 0), pause);
        assert_eq!(jittered(pause, u32::MAX), pause + pause / 4);
        assert_eq!(jittered(pause, u32::MAX / 2), pause + pause / 8 - 1);
    }
}
