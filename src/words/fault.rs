//! What a person reads when something went wrong: what it is, why, and what to do next.

use crate::fault::{Fault, Kind};
use crate::text;

/// Why a failure happened and what to do about it. Only what draws these at length reads them, so that a first visit
/// does not pay for the sentences (`view::widgets::lazy`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// One or two sentences.
    pub cause: String,
    /// What to do; every failure has one.
    pub next: String,
}

/// What it is: a few words, without a full stop.
pub fn title(fault: &Fault) -> &'static str {
    match (fault.kind, fault.retry_after) {
        (Kind::RateLimited, Some(_)) => text::fault_rate_limited_wait(),
        (kind, _) => title_of(kind),
    }
}

/// Puts a fault into words. The service's own message is no part of it: a view may quote [`Fault::detail`] as such.
pub fn explain(fault: &Fault) -> Explanation {
    let (cause, next) = match (fault.kind, fault.retry_after) {
        (Kind::RateLimited, Some(wait)) => (
            text::fault_rate_limited_wait_cause(),
            text::fault_rate_limited_wait_next(u64::from(wait)),
        ),
        (kind, _) => (cause_of(kind), next_of(kind).to_owned()),
    };
    Explanation {
        cause: cause.to_owned(),
        next,
    }
}

/// Status, code and request id as they were sent, for a bug report, as one line; empty where none came.
pub fn facts(fault: &Fault) -> String {
    let status = fault
        .status
        .filter(|status| *status != 200 || fault.code.is_none())
        .map(|status| text::fact_status(&status.to_string()));
    let id = fault.request_id.as_deref().map(text::fact_request_id);
    let at = fault.at.map(|at| text::fact_at(&at.to_string()));
    let lines: Vec<String> = fault.lines.iter().map(u64::to_string).collect();
    let lines = (!lines.is_empty()).then(|| text::fact_lines(&lines.join(", ")));
    let parts: Vec<String> = [status, fault.code.clone(), id, at, lines]
        .into_iter()
        .flatten()
        .collect();
    parts.join(" · ")
}

/// Title, cause and next step of each kind.
macro_rules! words {
    ($($kind:ident: $title:ident $cause:ident $next:ident,)*) => {
        fn title_of(kind: Kind) -> &'static str {
            match kind { $(Kind::$kind => text::$title(),)* }
        }

        fn cause_of(kind: Kind) -> &'static str {
            match kind { $(Kind::$kind => text::$cause(),)* }
        }

        fn next_of(kind: Kind) -> &'static str {
            match kind { $(Kind::$kind => text::$next(),)* }
        }
    };
}

words! {
    InvalidRequest: fault_invalid_request fault_invalid_request_cause fault_invalid_request_next,
    ReferenceUnreachable: fault_reference_unreachable fault_reference_unreachable_cause fault_reference_unreachable_next,
    PromptRefused: fault_prompt_refused fault_prompt_refused_cause fault_prompt_refused_next,
    ReferenceRefused: fault_reference_refused fault_reference_refused_cause fault_reference_refused_next,
    RealPerson: fault_real_person fault_real_person_cause fault_real_person_next,
    ProtectedWork: fault_protected_work fault_protected_work_cause fault_protected_work_next,
    PictureRefused: fault_picture_refused fault_picture_refused_cause fault_picture_refused_next,
    ContentRefused: fault_content_refused fault_content_refused_cause fault_content_refused_next,
    KeyRejected: fault_key_rejected fault_key_rejected_cause fault_key_rejected_next,
    AccountClosed: fault_account_closed fault_account_closed_cause fault_account_closed_next,
    AccountOverdue: fault_account_overdue fault_account_overdue_cause fault_account_overdue_next,
    AccessDenied: fault_access_denied fault_access_denied_cause fault_access_denied_next,
    ModelNotOpen: fault_model_not_open fault_model_not_open_cause fault_model_not_open_next,
    EndpointNeeded: fault_endpoint_needed fault_endpoint_needed_cause fault_endpoint_needed_next,
    EndpointClosed: fault_endpoint_closed fault_endpoint_closed_cause fault_endpoint_closed_next,
    ModelNotFound: fault_model_not_found fault_model_not_found_cause fault_model_not_found_next,
    BodyTooLarge: fault_body_too_large fault_body_too_large_cause fault_body_too_large_next,
    RateLimited: fault_rate_limited fault_rate_limited_cause fault_rate_limited_next,
    QuotaExceeded: fault_quota_exceeded fault_quota_exceeded_cause fault_quota_exceeded_next,
    Overloaded: fault_overloaded fault_overloaded_cause fault_overloaded_next,
    ServiceError: fault_service_error fault_service_error_cause fault_service_error_next,
    Gateway: fault_gateway fault_gateway_cause fault_gateway_next,
    HtmlReply: fault_html_reply fault_html_reply_cause fault_html_reply_next,
    Unknown: fault_unknown fault_unknown_cause fault_unknown_next,
    FileUnreadable: fault_file_unreadable fault_file_unreadable_cause fault_file_unreadable_next,
    Unreachable: fault_unreachable fault_unreachable_cause fault_unreachable_next,
    EmptyReply: fault_empty_reply fault_empty_reply_cause fault_empty_reply_next,
    UnreadableReply: fault_unreadable_reply fault_unreadable_reply_cause fault_unreadable_reply_next,
    ReplyTooLarge: fault_reply_too_large fault_reply_too_large_cause fault_reply_too_large_next,
    Cut: fault_cut fault_cut_cause fault_cut_next,
    Unfinished: fault_unfinished fault_unfinished_cause fault_unfinished_next,
    ErrorInStream: fault_error_in_stream fault_error_in_stream_cause fault_error_in_stream_next,
    SlowToAnswer: fault_slow_to_answer fault_slow_to_answer_cause fault_slow_to_answer_next,
    Stalled: fault_stalled fault_stalled_cause fault_stalled_next,
    Stopped: fault_stopped fault_stopped_cause fault_stopped_next,
    PageClosed: fault_page_closed fault_page_closed_cause fault_page_closed_next,
    StoppedWaiting: fault_stopped_waiting fault_stopped_waiting_cause fault_stopped_waiting_next,
    DamagedPicture: fault_damaged_picture fault_damaged_picture_cause fault_damaged_picture_next,
    NotAPicture: fault_not_a_picture fault_not_a_picture_cause fault_not_a_picture_next,
    NotKept: fault_not_kept fault_not_kept_cause fault_not_kept_next,
    NoPicture: fault_no_picture fault_no_picture_cause fault_no_picture_next,
    UnsafeAddress: fault_unsafe_address fault_unsafe_address_cause fault_unsafe_address_next,
    PainterFailed: fault_painter_failed fault_painter_failed_cause fault_painter_failed_next,
    WorkerFailed: fault_worker_failed fault_worker_failed_cause fault_worker_failed_next,
    ResponseFileUnreadable: fault_response_file_unreadable fault_response_file_unreadable_cause fault_response_file_unreadable_next,
    NoResponse: fault_no_response fault_no_response_cause fault_no_response_next,
    FileCut: fault_file_cut fault_file_cut_cause fault_file_cut_next,
    FileDamaged: fault_file_damaged fault_file_damaged_cause fault_file_damaged_next,
    FileTooLarge: fault_file_too_large fault_file_too_large_cause fault_file_too_large_next,
    BytesAfterEnd: fault_bytes_after_end fault_bytes_after_end_cause fault_bytes_after_end_next,
    MoreResponses: fault_more_responses fault_more_responses_cause fault_more_responses_next,
    AnsweredWhole: fault_answered_whole fault_answered_whole_cause fault_answered_whole_next,
    NoUsage: fault_no_usage fault_no_usage_cause fault_no_usage_next,
    FewerThanAsked: fault_fewer_than_asked fault_fewer_than_asked_cause fault_fewer_than_asked_next,
    EventsSkipped: fault_events_skipped fault_events_skipped_cause fault_events_skipped_next,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn titles_causes_and_next_steps_are_pairwise_different() {
        let mut faults: Vec<Fault> = Kind::ALL.into_iter().map(Fault::new).collect();
        faults.push(Fault {
            retry_after: Some(7),
            ..Fault::new(Kind::RateLimited)
        });
        let parts: [fn(&Fault) -> String; 3] = [
            |fault| title(fault).to_owned(),
            |fault| explain(fault).cause,
            |fault| explain(fault).next,
        ];
        for part in parts {
            let texts: Vec<_> = faults.iter().map(part).collect();
            let unique: HashSet<_> = texts.iter().collect();
            let twice: Vec<_> = texts
                .iter()
                .filter(|t| texts.iter().filter(|o| o == t).count() > 1)
                .collect();
            assert_eq!(unique.len(), texts.len(), "{twice:?}");
            assert!(texts.iter().all(|text| !text.is_empty()));
        }
    }

    #[test]
    fn facts_hold_status_code_and_request_id() {
        let fault = Fault {
            status: Some(401),
            code: Some("AuthenticationError".into()),
            request_id: Some("0217".into()),
            ..Fault::new(Kind::KeyRejected)
        };
        let facts = facts(&fault);
        assert!(
            ["401", "AuthenticationError", "0217"]
                .iter()
                .all(|part| facts.contains(part)),
            "{facts}"
        );
    }

    #[test]
    fn the_wait_that_the_service_asked_for_is_named() {
        let fault = Fault {
            retry_after: Some(7),
            ..Fault::new(Kind::RateLimited)
        };
        assert!(explain(&fault).next.contains('7'));
    }
}
