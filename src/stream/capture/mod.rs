//! A capture: one response with the times at which its bytes came, as people attach it to a bug report and as it is
//! replayed. It is a plain HTTP response message, so any tool can read it; what the page knows besides stands in headers of
//! its own. The key is in none of them, the prompt only where it was given on purpose.
//!
//! ```text
//! HTTP/1.1 200 OK
//! x-request-id: 0217…
//! Content-Length: 1200
//! Seedboard-Capture: 1
//! Seedboard-Sent: model=seedream-4-5-251128; pictures=2; stream=true
//! Seedboard-Arrivals: 27011+600 48400+600
//! Seedboard-End: clean
//!
//! (the body, byte for byte)
//! ```

mod body;
mod recorder;
mod replay;
mod schedule;
mod sent;
mod tape;

pub use body::{Body, Part, PictureText};
pub use recorder::Recorder;
pub use replay::{Pace, Replay};
pub use schedule::{MOST_ARRIVALS, Schedule};
pub use sent::Sent;
pub use tape::Tape;

/// What the page noted when it recorded a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// When the bytes of the body came.
    pub schedule: Schedule,
    /// What was asked for. `None`: it is not said.
    pub sent: Option<Sent>,
    /// How it ended.
    pub end: CaptureEnd,
}

/// How a recorded response ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CaptureEnd {
    /// Without an error, which does not mean whole.
    #[default]
    Clean,
    /// The connection broke.
    Broken,
    /// The person pressed Stop.
    Stopped,
}

/// The names of the headers, as they are compared.
mod header {
    pub const CAPTURE: &str = "seedboard-capture";
    pub const SENT: &str = "seedboard-sent";
    pub const ARRIVALS: &str = "seedboard-arrivals";
    pub const END: &str = "seedboard-end";
}

/// Of the format; a later one that says the same otherwise is no capture to this page.
const VERSION: &str = "1";

impl Capture {
    /// The headers that tell of a capture, in lower case.
    pub(super) const HEADERS: [&'static str; 4] =
        [header::CAPTURE, header::SENT, header::ARRIVALS, header::END];

    /// Reads those headers; nothing in them is trusted. `None`: they tell of no capture.
    pub(super) fn read(headers: &[(&str, String)]) -> Option<Self> {
        let value = |name| {
            let found = headers.iter().find(|(at, _)| *at == name);
            found.map(|(_, value)| value.as_str())
        };
        (value(header::CAPTURE)? == VERSION).then_some(())?;
        Some(Self {
            schedule: Schedule::read(value(header::ARRIVALS)?),
            sent: value(header::SENT).map(Sent::read),
            end: value(header::END).map_or(CaptureEnd::Clean, CaptureEnd::read),
        })
    }
}

impl CaptureEnd {
    const ALL: [Self; 3] = [Self::Clean, Self::Broken, Self::Stopped];

    const fn name(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Broken => "broken",
            Self::Stopped => "stopped",
        }
    }

    fn read(text: &str) -> Self {
        let found = Self::ALL.into_iter().find(|end| end.name() == text);
        found.unwrap_or_default()
    }
}
