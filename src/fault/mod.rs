//! Everything that can go wrong, as data. What a person reads (title, cause, next step) is `words::fault`'s work,
//! keyed by [`Kind`]; nothing here is a sentence, and nothing here ever holds the browser's own error text or a key.

mod api;
mod kind;

pub use api::{ApiError, request_id_in};
pub use kind::{Kind, Weight};

use crate::ports::FileId;

/// Most characters of the service's own message that are kept (shared/reliability.md 3.5).
pub const DETAIL_CHARACTERS: usize = 500;

/// One failure, or one remark on a reply that was fine otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What went wrong.
    pub kind: Kind,
    /// The HTTP status. `None`: no answer came, or the fault has none.
    pub status: Option<u16>,
    /// The service's own code, such as `OutputImageSensitiveContentDetected`. `None`: none was sent.
    pub code: Option<String>,
    /// The id to quote to the vendor's support. `None`: none was sent.
    pub request_id: Option<String>,
    /// The service's own message, cut to [`DETAIL_CHARACTERS`]. `None`: none was sent.
    pub detail: Option<String>,
    /// Seconds the service asks to wait. `None`: it did not say, or the browser may not read it.
    pub retry_after: Option<u32>,
    /// The reference file that could not be read. `None`: the fault has nothing to do with one.
    pub file: Option<FileId>,
    /// Where a picture's base64 text is wrong: the place of the first wrong character, from 0. `None`: not known, or the
    /// fault is another.
    pub at: Option<u64>,
    /// Lines that could not be read, from 1: of the file, or of the reply's body. Empty: the fault is another.
    pub lines: Vec<u64>,
}

impl Fault {
    /// A fault without an answer from the service.
    pub const fn new(kind: Kind) -> Self {
        Self {
            kind,
            status: None,
            code: None,
            request_id: None,
            detail: None,
            retry_after: None,
            file: None,
            at: None,
            lines: Vec::new(),
        }
    }

    /// The same with the HTTP status of the reply it was met in.
    #[must_use]
    pub const fn with_status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// The same with the request id of the reply's headers, unless the message already gave one.
    #[must_use]
    pub fn with_request_id(mut self, id: Option<&str>) -> Self {
        self.request_id = self.request_id.or_else(|| id.map(str::to_owned));
        self
    }
}
