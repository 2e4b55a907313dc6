//! A run that waits before its request goes out, for the first time or again.

use crate::fault::Fault;

/// Requests of one model that are under way at once; the next one waits until one of them is over. Browsers open six
/// connections to a host over HTTP/1.1, and a request that waits for one of them inside the browser would seem to be sent.
pub const AT_ONCE: usize = 4;

/// What it waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The model's pictures of this minute are asked for already, in this tab or another.
    Turn {
        /// How many the model's limit allows.
        per_minute: u32,
    },
    /// As many requests as go out at once are under way already ([`AT_ONCE`]).
    Queue,
    /// The service told another run of the same model to wait, in this tab or another.
    Paused,
    /// A person sends it by hand, and brings the reply.
    ByHand,
    /// The service answered this run that it takes no more for now.
    Refused(Fault),
}

/// A wait under way, or in which the run was stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// What it waits for.
    pub why: Why,
    /// When it is over, on the page's clock.
    pub until_ms: u64,
}

impl Wait {
    /// For as long as the person likes.
    pub const fn by_hand() -> Self {
        Self {
            why: Why::ByHand,
            until_ms: u64::MAX,
        }
    }

    /// Whole seconds that are left at `now_ms`; it is never over before they say so.
    pub const fn seconds_left(&self, now_ms: u64) -> u64 {
        self.until_ms.saturating_sub(now_ms).div_ceil(1000)
    }
}
