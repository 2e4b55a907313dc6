//! What a person reads when something went wrong: what it is, why, and what to do next.

use crate::fault::{Fault, Kind};
use crate::text;

/// A failure in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// A few words, without a full stop.
    pub title: String,
    /// One or two sentences.
    pub cause: String,
    /// What to do; every failure has one.
    pub next: String,
    /// Status, code and request id as they were sent, for a bug report; empty where none came.
    pub facts: String,
}

/// Puts a fault into words. The service's own message is no part of it: a view may quote [`Fault::detail`] as such.
pub fn explain(fault: &Fault) -> Explanation {
    let (title, cause, next) = match (fault.kind, fault.retry_after) {
        (Kind::RateLimited, Some(wait)) => (
            text::fault_rate_limited_wait(),
            text::fault_rate_limited_wait_cause(),
            text::fault_rate_limited_wait_next(u64::from(wait)),
        ),
        (kind, _) => {
            let (title, cause, next) = words(kind);
            (title, cause, next.to_owned())
        }
    };
    Explanation {
        title: title.to_owned(),
        cause: cause.to_owned(),
        next,
        facts: facts(fault),
    }
}

/// Status, code and request id, joined as one line.
fn facts(fault: &Fault) -> String {
    let status = fault
        .status
        .filter(|status| *status != 200 || fault.code.is_none())
        .map(|status| text::fact_status(&status.to_string()));
    let id = fault.request_id.as_deref().map(text::fact_request_id);
    let parts: Vec<String> = [status, fault.code.clone(), id]
        .into_iter()
        .flatten()
        .collect();
    parts.join(" · ")
}

/// Title, cause and next step of each kind.
fn words(kind: Kind) -> (&'static str, &'static str, &'static str) {
    macro_rules! words {
        ($title:ident, $cause:ident, $next:ident) => {
            (text::$title(), text::$cause(), text::$next())
        };
    }
    match kind {
        Kind::InvalidRequest => words!(
            fault_invalid_request,
            fault_invalid_request_cause,
            fault_invalid_request_next
        ),
        Kind::ReferenceUnreachable => words!(
            fault_reference_unreachable,
            fault_reference_unreachable_cause,
            fault_reference_unreachable_next
        ),
        Kind::PromptRefused => words!(
            fault_prompt_refused,
            fault_prompt_refused_cause,
            fault_prompt_refused_next
        ),
        Kind::ReferenceRefused => words!(
            fault_reference_refused,
            fault_reference_refused_cause,
            fault_reference_refused_next
        ),
        Kind::RealPerson => words!(
            fault_real_person,
            fault_real_person_cause,
            fault_real_person_next
        ),
        Kind::ProtectedWork => words!(
            fault_protected_work,
            fault_protected_work_cause,
            fault_protected_work_next
        ),
        Kind::PictureRefused => words!(
            fault_picture_refused,
            fault_picture_refused_cause,
            fault_picture_refused_next
        ),
        Kind::ContentRefused => words!(
            fault_content_refused,
            fault_content_refused_cause,
            fault_content_refused_next
        ),
        Kind::KeyRejected => words!(
            fault_key_rejected,
            fault_key_rejected_cause,
            fault_key_rejected_next
        ),
        Kind::AccountClosed => words!(
            fault_account_closed,
            fault_account_closed_cause,
            fault_account_closed_next
        ),
        Kind::AccountOverdue => words!(
            fault_account_overdue,
            fault_account_overdue_cause,
            fault_account_overdue_next
        ),
        Kind::AccessDenied => words!(
            fault_access_denied,
            fault_access_denied_cause,
            fault_access_denied_next
        ),
        Kind::ModelNotOpen => words!(
            fault_model_not_open,
            fault_model_not_open_cause,
            fault_model_not_open_next
        ),
        Kind::EndpointNeeded => words!(
            fault_endpoint_needed,
            fault_endpoint_needed_cause,
            fault_endpoint_needed_next
        ),
        Kind::EndpointClosed => words!(
            fault_endpoint_closed,
            fault_endpoint_closed_cause,
            fault_endpoint_closed_next
        ),
        Kind::ModelNotFound => words!(
            fault_model_not_found,
            fault_model_not_found_cause,
            fault_model_not_found_next
        ),
        Kind::BodyTooLarge => words!(
            fault_body_too_large,
            fault_body_too_large_cause,
            fault_body_too_large_next
        ),
        Kind::RateLimited => words!(
            fault_rate_limited,
            fault_rate_limited_cause,
            fault_rate_limited_next
        ),
        Kind::QuotaExceeded => words!(
            fault_quota_exceeded,
            fault_quota_exceeded_cause,
            fault_quota_exceeded_next
        ),
        Kind::Overloaded => words!(
            fault_overloaded,
            fault_overloaded_cause,
            fault_overloaded_next
        ),
        Kind::ServiceError => words!(
            fault_service_error,
            fault_service_error_cause,
            fault_service_error_next
        ),
        Kind::Gateway => words!(fault_gateway, fault_gateway_cause, fault_gateway_next),
        Kind::HtmlReply => words!(
            fault_html_reply,
            fault_html_reply_cause,
            fault_html_reply_next
        ),
        Kind::Unknown => words!(fault_unknown, fault_unknown_cause, fault_unknown_next),
        Kind::FileUnreadable => words!(
            fault_file_unreadable,
            fault_file_unreadable_cause,
            fault_file_unreadable_next
        ),
        Kind::Unreachable => words!(
            fault_unreachable,
            fault_unreachable_cause,
            fault_unreachable_next
        ),
        Kind::EmptyReply => words!(
            fault_empty_reply,
            fault_empty_reply_cause,
            fault_empty_reply_next
        ),
        Kind::UnreadableReply => words!(
            fault_unreadable_reply,
            fault_unreadable_reply_cause,
            fault_unreadable_reply_next
        ),
        Kind::ReplyTooLarge => words!(
            fault_reply_too_large,
            fault_reply_too_large_cause,
            fault_reply_too_large_next
        ),
        Kind::Cut => words!(fault_cut, fault_cut_cause, fault_cut_next),
        Kind::Unfinished => words!(
            fault_unfinished,
            fault_unfinished_cause,
            fault_unfinished_next
        ),
        Kind::ErrorInStream => words!(
            fault_error_in_stream,
            fault_error_in_stream_cause,
            fault_error_in_stream_next
        ),
        Kind::SlowToAnswer => words!(
            fault_slow_to_answer,
            fault_slow_to_answer_cause,
            fault_slow_to_answer_next
        ),
        Kind::Stalled => words!(fault_stalled, fault_stalled_cause, fault_stalled_next),
        Kind::Stopped => words!(fault_stopped, fault_stopped_cause, fault_stopped_next),
        Kind::DamagedPicture => words!(
            fault_damaged_picture,
            fault_damaged_picture_cause,
            fault_damaged_picture_next
        ),
        Kind::NotAPicture => words!(
            fault_not_a_picture,
            fault_not_a_picture_cause,
            fault_not_a_picture_next
        ),
        Kind::NoPicture => words!(
            fault_no_picture,
            fault_no_picture_cause,
            fault_no_picture_next
        ),
        Kind::UnsafeAddress => words!(
            fault_unsafe_address,
            fault_unsafe_address_cause,
            fault_unsafe_address_next
        ),
        Kind::PainterFailed => words!(
            fault_painter_failed,
            fault_painter_failed_cause,
            fault_painter_failed_next
        ),
        Kind::WorkerFailed => words!(
            fault_worker_failed,
            fault_worker_failed_cause,
            fault_worker_failed_next
        ),
        Kind::AnsweredWhole => words!(
            fault_answered_whole,
            fault_answered_whole_cause,
            fault_answered_whole_next
        ),
        Kind::NoUsage => words!(fault_no_usage, fault_no_usage_cause, fault_no_usage_next),
        Kind::FewerThanAsked => words!(
            fault_fewer_than_asked,
            fault_fewer_than_asked_cause,
            fault_fewer_than_asked_next
        ),
        Kind::EventsSkipped => words!(
            fault_events_skipped,
            fault_events_skipped_cause,
            fault_events_skipped_next
        ),
    }
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
        let all: Vec<_> = faults.iter().map(explain).collect();
        let parts: [fn(&Explanation) -> &String; 3] = [|e| &e.title, |e| &e.cause, |e| &e.next];
        for part in parts {
            let texts: Vec<_> = all.iter().map(part).collect();
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
        let facts = explain(&fault).facts;
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
