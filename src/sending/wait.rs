//! A run that waits before its request goes out, for the first time or again.

use crate::fault::Fault;

/// What it waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The model's pictures of this minute are asked for already, in this tab or another.
    Turn {
        /// How many the model's limit allows.
        per_minute: u32,
    },
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
