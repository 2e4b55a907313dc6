//! What a test may ask of a scenario, with its defaults.

use std::num::{NonZeroU64, NonZeroUsize};
use std::time::Duration;

use serde::Deserialize;

/// The body of `POST /control/scenarios`. A misspelt field is refused: a test that silently runs
/// without its fault passes for the wrong reason.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// What goes wrong; nothing when absent.
    pub fault: Option<Fault>,
    /// How many pictures come before a fault in the body.
    pub fault_after: u32,
    /// Each picture waits for a release.
    pub hold: bool,
    /// Pause before each picture.
    pub delay_ms: u64,
    /// Pause before the headers.
    pub header_delay_ms: u64,
    /// A comment line this often while a streamed picture is waited for.
    pub comments_every_ms: Option<NonZeroU64>,
    /// How many pictures the model makes, at most as many as asked for; all of them when absent.
    pub pictures: Option<u32>,
    /// Pictures are noise, whose files are as large as a real model's.
    pub noise: bool,
    /// CORS headers, and a preflight that allows `authorization`.
    pub cors: bool,
    /// The line ends of a stream.
    pub line_ending: LineEnding,
    /// Bodies of runs are written in pieces of this many bytes.
    pub chunk: Option<NonZeroUsize>,
    /// So many requests are refused with a 429 before the others are answered.
    pub rate_limited_times: u32,
    /// The code of a 429.
    pub rate_limit_code: String,
    /// `Retry-After` of a 429, in seconds; none when absent.
    pub retry_after: Option<u64>,
    /// The headers beyond CORS's own that a page may read.
    pub expose_headers: String,
    /// The only accepted key; any non-empty one when absent.
    pub api_key: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            fault: None,
            fault_after: 1,
            hold: false,
            delay_ms: 0,
            header_delay_ms: 0,
            comments_every_ms: None,
            pictures: None,
            noise: false,
            cors: true,
            line_ending: LineEnding::Lf,
            chunk: None,
            rate_limited_times: 0,
            rate_limit_code: "ModelAccountIpmRateLimitExceeded".to_owned(),
            retry_after: None,
            expose_headers: "x-request-id, retry-after".to_owned(),
            api_key: None,
        }
    }
}

impl Settings {
    /// `delay_ms` as a duration.
    pub fn delay(&self) -> Duration {
        Duration::from_millis(self.delay_ms)
    }

    /// `header_delay_ms` as a duration.
    pub fn header_delay(&self) -> Duration {
        Duration::from_millis(self.header_delay_ms)
    }

    /// `comments_every_ms` as a duration.
    pub fn comments_every(&self) -> Option<Duration> {
        self.comments_every_ms
            .map(|every| Duration::from_millis(every.get()))
    }
}

/// What can go wrong on request. The comments say what a stream sees; what a plain reply sees
/// instead stands in `run::reply`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// 401 `AuthenticationError`, whatever the key.
    #[serde(rename = "unauthorized_401")]
    Unauthorized,
    /// 429 without `Retry-After`, unless one is set.
    #[serde(rename = "rate_limit_429")]
    RateLimit,
    /// 429 with `Retry-After: 7`, unless another is set.
    #[serde(rename = "rate_limit_429_retry_after")]
    RateLimitRetryAfter,
    /// 500 `InternalServiceError`.
    #[serde(rename = "server_error_500")]
    ServerError,
    /// 502 with a gateway's HTML page.
    #[serde(rename = "gateway_html_502")]
    GatewayHtml,
    /// One JSON reply to a stream request.
    JsonToStream,
    /// The picture at index `fault_after` is refused, the others come.
    RefusedInMiddle,
    /// The connection is dropped in the middle of the next event.
    CutInEvent,
    /// Nothing more comes, the connection stays open.
    Stall,
    /// Not even headers come.
    StallHeaders,
    /// The body ends cleanly, without `completed` and without `[DONE]`.
    NoCompleted,
    /// A data line with a top-level `error`, and then the end.
    ErrorEvent,
}

/// The line ends of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineEnding {
    /// `\n`, as measured (protocol 3.1).
    Lf,
    /// `\r\n`, equally allowed by the standard.
    Crlf,
}

impl LineEnding {
    /// The bytes on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::Crlf => "\r\n",
        }
    }
}
