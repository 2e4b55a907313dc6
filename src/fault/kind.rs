//! The kinds of failure, and how the service's codes map onto them (protocol.md section 4).

/// How much a fault weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Everything asked for is there; worth knowing all the same.
    Remark,
    /// Something that was asked for is not there.
    Failure,
}

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `InvalidParameter`, `MissingParameter`: a field was refused.
    InvalidRequest,
    /// `InvalidImageURL.*`, or the service's time-out while it fetched a reference.
    ReferenceUnreachable,
    /// `InputTextSensitiveContentDetected` and kin: the prompt was refused.
    PromptRefused,
    /// `InputImageSensitiveContentDetected` and kin: a reference was refused.
    ReferenceRefused,
    /// The suffix `.PrivacyInformation`: a real person was seen in a reference.
    RealPerson,
    /// The suffix `.PolicyViolation`: a protected work.
    ProtectedWork,
    /// `OutputImageSensitiveContentDetected` and kin: the finished picture was refused.
    PictureRefused,
    /// `SensitiveContentDetected` without telling whether of words or pictures.
    ContentRefused,
    /// 401 `AuthenticationError`: the key is missing or wrong, or of another region or plan.
    KeyRejected,
    /// `InvalidAccountStatus`.
    AccountClosed,
    /// `AccountOverdueError`, `OperationDenied.ServiceOverdue`.
    AccountOverdue,
    /// 403 otherwise.
    AccessDenied,
    /// `ModelNotOpen`, `OperationDenied.ServiceNotOpen`: to be activated in the console.
    ModelNotOpen,
    /// `InvalidEndpointOrModel.ModelIDAccessDisabled`: only an `ep-…` id may be used.
    EndpointNeeded,
    /// `InvalidEndpoint.ClosedEndpoint`.
    EndpointClosed,
    /// 404 otherwise.
    ModelNotFound,
    /// 413.
    BodyTooLarge,
    /// 429: too many pictures or requests a minute.
    RateLimited,
    /// 429 `QuotaExceeded`, `SetLimitExceeded`, `InflightBatchsizeExceeded`.
    QuotaExceeded,
    /// 429 `ServerOverloaded`, `RequestBurstTooFast`.
    Overloaded,
    /// 500, `InternalServiceError`.
    ServiceError,
    /// 502, 503, 504 and their codes: a gateway on the way.
    Gateway,
    /// A page of HTML where JSON or events belong.
    HtmlReply,
    /// Another status or code than those known.
    Unknown,
    /// A reference file was changed, moved or deleted before it could be sent.
    FileUnreadable,
    /// Nothing came at all: offline, host down, or a host that refuses browsers look the same from here.
    Unreachable,
    /// The reply's body was empty.
    EmptyReply,
    /// A body that is neither JSON nor events.
    UnreadableReply,
    /// One event or the whole reply was larger than the page takes.
    ReplyTooLarge,
    /// The connection broke before every picture was there.
    Cut,
    /// The reply ended in order, but before every picture was there and without saying that it was complete.
    Unfinished,
    /// A top-level error in the middle of a stream.
    ErrorInStream,
    /// No answer yet after [`crate::stream::PATIENCE_FOR_HEADERS_MS`].
    SlowToAnswer,
    /// No byte for [`crate::stream::PATIENCE_FOR_BYTES_MS`] in the middle of a reply.
    Stalled,
    /// The person pressed Stop.
    Stopped,
    /// The page went in the middle of a run: closed, reloaded or ended by the system.
    PageClosed,
    /// The person pressed Stop while the run waited, and no request was under way.
    StoppedWaiting,
    /// A picture's base64 text was damaged.
    DamagedPicture,
    /// The bytes are no picture of a kind that the API makes.
    NotAPicture,
    /// A whole picture could be kept neither in the browser's storage nor in memory.
    NotKept,
    /// An entry had neither a picture nor an error.
    NoPicture,
    /// A picture's address was none that the page will load.
    UnsafeAddress,
    /// The demo could not paint in this browser.
    PainterFailed,
    /// The page's own worker, which sends and reads, could not be loaded. Nothing was sent.
    WorkerFailed,
    /// A file with responses in it was changed, moved or deleted before it was read to its end.
    ResponseFileUnreadable,
    /// Nothing that could be a response stands in a file.
    NoResponse,
    /// The compressed bytes of a file end too early.
    FileCut,
    /// The compressed bytes of a file, or the chunks of a body in it, are damaged.
    FileDamaged,
    /// More comes out of compressed bytes than [`crate::stream::log::Limits`] lets in.
    FileTooLarge,
    /// Something follows the end of compressed bytes or of a body, and was passed over.
    BytesAfterEnd,
    /// A file holds more responses than [`crate::stream::log::MOST_RESPONSES`]; the others were not read.
    MoreResponses,
    /// A stream was asked for and one whole JSON reply came.
    AnsweredWhole,
    /// All pictures are there, but neither `completed` nor usage came.
    NoUsage,
    /// Fewer pictures than asked for, though the run completed: the model decides.
    FewerThanAsked,
    /// Events that the page could not read were passed over.
    EventsSkipped,
}

impl Kind {
    /// Every kind, for tables and tests.
    pub const ALL: [Kind; 55] = {
        use Kind::*;
        [
            InvalidRequest,
            ReferenceUnreachable,
            PromptRefused,
            ReferenceRefused,
            RealPerson,
            ProtectedWork,
            PictureRefused,
            ContentRefused,
            KeyRejected,
            AccountClosed,
            AccountOverdue,
            AccessDenied,
            ModelNotOpen,
            EndpointNeeded,
            EndpointClosed,
            ModelNotFound,
            BodyTooLarge,
            RateLimited,
            QuotaExceeded,
            Overloaded,
            ServiceError,
            Gateway,
            HtmlReply,
            Unknown,
            FileUnreadable,
            Unreachable,
            EmptyReply,
            UnreadableReply,
            ReplyTooLarge,
            Cut,
            Unfinished,
            ErrorInStream,
            SlowToAnswer,
            Stalled,
            Stopped,
            PageClosed,
            StoppedWaiting,
            DamagedPicture,
            NotAPicture,
            NotKept,
            NoPicture,
            UnsafeAddress,
            PainterFailed,
            WorkerFailed,
            ResponseFileUnreadable,
            NoResponse,
            FileCut,
            FileDamaged,
            FileTooLarge,
            BytesAfterEnd,
            MoreResponses,
            AnsweredWhole,
            NoUsage,
            FewerThanAsked,
            EventsSkipped,
        ]
    };

    /// What it is called where boards are stored; never change one.
    pub fn name(self) -> String {
        format!("{self:?}")
    }

    /// Whether something is missing because of it.
    pub const fn weight(self) -> Weight {
        match self {
            Kind::BytesAfterEnd
            | Kind::MoreResponses
            | Kind::AnsweredWhole
            | Kind::NoUsage
            | Kind::FewerThanAsked
            | Kind::EventsSkipped => Weight::Remark,
            _ => Weight::Failure,
        }
    }

    /// Whether sending the same request again may help: nothing in it has to change first.
    pub const fn may_be_sent_again(self) -> bool {
        matches!(
            self,
            Kind::RateLimited
                | Kind::Overloaded
                | Kind::ServiceError
                | Kind::Gateway
                | Kind::HtmlReply
                | Kind::Unreachable
                | Kind::EmptyReply
                | Kind::Cut
                | Kind::Unfinished
                | Kind::ErrorInStream
                | Kind::ReferenceUnreachable
                | Kind::WorkerFailed
                | Kind::StoppedWaiting
        )
    }

    /// Whether the base URL or the key is the first thing to look at.
    pub const fn is_about_connection(self) -> bool {
        matches!(
            self,
            Kind::KeyRejected
                | Kind::Unreachable
                | Kind::HtmlReply
                | Kind::ModelNotFound
                | Kind::EmptyReply
                | Kind::UnreadableReply
                | Kind::AccessDenied
        )
    }

    /// Whether it is the person's own limit that was reached.
    pub const fn is_about_limits(self) -> bool {
        matches!(self, Kind::ReplyTooLarge)
    }

    /// The kind that a code of the service stands for; longest prefix first. `None`: the code is not in the table.
    pub fn of_code(code: &str) -> Option<Self> {
        BY_SUFFIX
            .iter()
            .find(|(suffix, _)| code.ends_with(suffix) && code.contains("Image"))
            .or_else(|| {
                BY_PREFIX
                    .iter()
                    .find(|(prefix, _)| code.starts_with(prefix))
            })
            .map(|(_, kind)| *kind)
    }

    /// The kind that a status alone stands for.
    pub const fn of_status(status: u16) -> Self {
        match status {
            400 | 422 => Kind::InvalidRequest,
            401 => Kind::KeyRejected,
            403 => Kind::AccessDenied,
            404 => Kind::ModelNotFound,
            413 => Kind::BodyTooLarge,
            429 => Kind::RateLimited,
            500 => Kind::ServiceError,
            502..=504 => Kind::Gateway,
            _ => Kind::Unknown,
        }
    }
}

/// Suffixes of the picture codes that say why (protocol.md section 4).
const BY_SUFFIX: &[(&str, Kind)] = &[
    (".PrivacyInformation", Kind::RealPerson),
    (".DeepFake", Kind::RealPerson),
    (".PolicyViolation", Kind::ProtectedWork),
];

/// Codes by prefix; where one is the beginning of another, the longer stands first.
const BY_PREFIX: &[(&str, Kind)] = &[
    ("InvalidImageURL", Kind::ReferenceUnreachable),
    ("InvalidParameter", Kind::InvalidRequest),
    ("MissingParameter", Kind::InvalidRequest),
    ("InputTextSensitiveContentDetected", Kind::PromptRefused),
    ("InputTextRiskDetection", Kind::PromptRefused),
    ("InputImageSensitiveContentDetected", Kind::ReferenceRefused),
    ("InputImageRiskDetection", Kind::ReferenceRefused),
    ("OutputImageSensitiveContentDetected", Kind::PictureRefused),
    ("OutputImageRiskDetection", Kind::PictureRefused),
    ("SensitiveContentDetected", Kind::ContentRefused),
    ("AuthenticationError", Kind::KeyRejected),
    ("InvalidAccountStatus", Kind::AccountClosed),
    ("AccountOverdue", Kind::AccountOverdue),
    ("OperationDenied.ServiceOverdue", Kind::AccountOverdue),
    ("OperationDenied.ServiceNotOpen", Kind::ModelNotOpen),
    ("OperationDenied", Kind::AccessDenied),
    ("AccessDenied", Kind::AccessDenied),
    (
        "InvalidEndpointOrModel.ModelIDAccessDisabled",
        Kind::EndpointNeeded,
    ),
    ("InvalidEndpointOrModel", Kind::ModelNotFound),
    ("InvalidEndpoint.ClosedEndpoint", Kind::EndpointClosed),
    ("ModelNotOpen", Kind::ModelNotOpen),
    ("UnsupportedModel", Kind::ModelNotFound),
    ("NotFound", Kind::ModelNotFound),
    ("QuotaExceeded", Kind::QuotaExceeded),
    ("SetLimitExceeded", Kind::QuotaExceeded),
    ("InflightBatchsizeExceeded", Kind::QuotaExceeded),
    ("ServerOverloaded", Kind::Overloaded),
    ("RequestBurstTooFast", Kind::Overloaded),
    ("RateLimitExceeded", Kind::RateLimited),
    ("AccountRateLimitExceeded", Kind::RateLimited),
    ("ModelAccount", Kind::RateLimited),
    ("APIAccount", Kind::RateLimited),
    ("InternalServiceError", Kind::ServiceError),
    ("FailToConnect", Kind::Gateway),
    ("ServiceUnavailableTemp", Kind::Gateway),
    ("InternalServiceTimeout", Kind::Gateway),
    // The demo's own.
    ("PainterFailed", Kind::PainterFailed),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_lists_every_kind_once() {
        let unique: std::collections::HashSet<_> = Kind::ALL.into_iter().collect();
        assert_eq!(unique.len(), Kind::ALL.len());
    }

    #[test]
    fn codes_map_by_prefix_and_suffix() {
        for (code, want) in [
            ("InvalidParameter", Some(Kind::InvalidRequest)),
            ("InvalidParameter.size", Some(Kind::InvalidRequest)),
            ("InvalidImageURL.EmptyURL", Some(Kind::ReferenceUnreachable)),
            (
                "SensitiveContentDetected.SevereViolation",
                Some(Kind::ContentRefused),
            ),
            (
                "InputTextSensitiveContentDetected",
                Some(Kind::PromptRefused),
            ),
            (
                "InputImageSensitiveContentDetected.PrivacyInformation",
                Some(Kind::RealPerson),
            ),
            (
                "OutputImageSensitiveContentDetected.PolicyViolation",
                Some(Kind::ProtectedWork),
            ),
            ("OutputImageRiskDetection", Some(Kind::PictureRefused)),
            ("InvalidEndpointOrModel.NotFound", Some(Kind::ModelNotFound)),
            (
                "InvalidEndpointOrModel.ModelIDAccessDisabled",
                Some(Kind::EndpointNeeded),
            ),
            ("InvalidEndpoint.ClosedEndpoint", Some(Kind::EndpointClosed)),
            ("OperationDenied.ServiceNotOpen", Some(Kind::ModelNotOpen)),
            ("AccountOverdueError", Some(Kind::AccountOverdue)),
            ("ModelAccountIpmRateLimitExceeded", Some(Kind::RateLimited)),
            ("AccountRateLimitExceeded", Some(Kind::RateLimited)),
            ("QuotaExceeded", Some(Kind::QuotaExceeded)),
            ("InternalServiceError", Some(Kind::ServiceError)),
            ("BadRequest", None),
        ] {
            assert_eq!(Kind::of_code(code), want, "{code}");
        }
    }

    #[test]
    fn a_longer_prefix_is_never_hidden_by_a_shorter_one() {
        for (at, (prefix, _)) in BY_PREFIX.iter().enumerate() {
            let hidden = BY_PREFIX[..at]
                .iter()
                .find(|(earlier, _)| prefix.starts_with(earlier));
            assert_eq!(hidden, None, "{prefix}");
        }
    }
}
