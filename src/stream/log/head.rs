//! The head of a response: status line, headers, and what we wrote into it ourselves.

use crate::ports::ReplyHead;
use crate::stream::capture::Capture;

/// Most bytes kept of one line of a head; a capture's arrival times are the longest that we write.
pub(super) const LINE_BYTES: usize = 64 << 10;
/// Most lines of a head; whatever has more is no head.
pub(super) const LINES: u32 = 1000;
/// Most characters kept of a request id.
const ID_CHARACTERS: usize = 256;

/// A response begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The line of the file where it begins, from 1.
    pub line: u64,
    /// Status, and the headers that matter.
    pub reply: ReplyHead,
    /// The file has no head here: its status is taken to be 200.
    pub implied: bool,
    /// What the page noted when it recorded this itself. `None`: it is no capture of ours.
    pub capture: Option<Capture>,
}

impl Head {
    /// Of a response that has none.
    pub(super) fn implied(line: u64) -> Self {
        Self {
            line,
            reply: ReplyHead {
                status: 200,
                ..ReplyHead::default()
            },
            implied: true,
            capture: None,
        }
    }
}

/// A head while its lines come.
#[derive(Debug)]
pub(super) struct Draft {
    pub line: u64,
    /// Behind curl's `< `.
    pub quoted: bool,
    pub lines: u32,
    reply: ReplyHead,
    reason: String,
    chunked: bool,
    ours: Vec<(&'static str, String)>,
}

/// A head that is whole.
#[derive(Debug)]
pub(super) struct Whole {
    pub head: Head,
    /// `Transfer-Encoding: chunked` was said; whether the body still is, only the body can tell.
    pub chunked: bool,
    /// Behind curl's `< `.
    pub quoted: bool,
    /// It only announces another one, if one follows at once: an interim response, a hop of a redirect, or a proxy's.
    pub is_passing: bool,
}

impl Draft {
    /// `status`: the status line.
    pub(super) fn new(line: u64, quoted: bool, status: &[u8]) -> Self {
        let status = String::from_utf8_lossy(status);
        let mut words = status.trim_end().splitn(3, ' ').skip(1);
        Self {
            line,
            quoted,
            lines: 0,
            reply: ReplyHead {
                status: words.next().and_then(|word| word.parse().ok()).unwrap_or(0),
                ..ReplyHead::default()
            },
            reason: words.next().unwrap_or_default().to_owned(),
            chunked: false,
            ours: Vec::new(),
        }
    }

    /// One header; what is none is passed over.
    pub(super) fn header(&mut self, line: &[u8]) {
        let line = String::from_utf8_lossy(line);
        let Some((name, value)) = line.split_once(':') else {
            return;
        };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "x-request-id" if !value.is_empty() => {
                self.reply.request_id = Some(value.chars().take(ID_CHARACTERS).collect());
            }
            "retry-after" => self.reply.retry_after = value.parse().ok(),
            "transfer-encoding" => {
                self.chunked |= value.to_ascii_lowercase().contains("chunked");
            }
            name => {
                let ours = Capture::HEADERS.iter().find(|own| **own == name);
                self.ours.extend(ours.map(|own| (*own, value.to_owned())));
            }
        }
    }

    /// The blank line came.
    pub(super) fn finish(self) -> Whole {
        let status = self.reply.status;
        let proxy = self.reason.eq_ignore_ascii_case("connection established");
        Whole {
            head: Head {
                line: self.line,
                reply: self.reply,
                implied: false,
                capture: Capture::read(&self.ours),
            },
            chunked: self.chunked,
            quoted: self.quoted,
            is_passing: (100..200).contains(&status) || (300..400).contains(&status) || proxy,
        }
    }
}
