//! Signs of life of a run under way, so that waiting says what is known and nothing more.

use crate::board::RunId;
use crate::fault::Kind;
use crate::stream::{PATIENCE_FOR_BYTES_MS, PATIENCE_FOR_HEADERS_MS};

/// A gap between two ticks so long that the tab must have been asleep (timers of hidden tabs run once a minute at
/// worst); such time is not counted as silence.
const ASLEEP_MS: u64 = 5_000;

/// When the run under way was last heard of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Live {
    run: Option<RunId>,
    has_headers: bool,
    heard_ms: u64,
    ticked_ms: u64,
}

impl Live {
    pub(super) const fn sent(run: RunId, now_ms: u64) -> Self {
        Self {
            run: Some(run),
            has_headers: false,
            heard_ms: now_ms,
            ticked_ms: now_ms,
        }
    }

    /// Bytes came, or the headers did.
    pub(super) fn heard(&mut self, now_ms: u64) {
        self.has_headers = true;
        self.heard_ms = now_ms;
    }

    /// Time went on.
    pub(super) fn tick(&mut self, now_ms: u64) {
        let gap = now_ms.saturating_sub(self.ticked_ms);
        if gap > ASLEEP_MS {
            self.heard_ms = self.heard_ms.saturating_add(gap).min(now_ms);
        }
        self.ticked_ms = now_ms;
    }

    /// What there is to say about the silence of `run`. `None`: nothing, it is within the usual.
    pub fn silence(&self, run: RunId) -> Option<Kind> {
        if self.run != Some(run) {
            return None;
        }
        let silent_ms = self.ticked_ms.saturating_sub(self.heard_ms);
        match self.has_headers {
            false if silent_ms >= PATIENCE_FOR_HEADERS_MS => Some(Kind::SlowToAnswer),
            true if silent_ms >= PATIENCE_FOR_BYTES_MS => Some(Kind::Stalled),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Board;
    use crate::request::{Draft, check};
    use std::sync::Arc;

    #[test]
    fn silence_is_counted_while_awake_only() {
        let request = check(&Draft::new("seedream-4-5-251128", "x"))
            .request
            .unwrap();
        let run = Board::default().begin(Arc::new(request), 0);
        let mut live = Live::sent(run, 0);
        let run_for = |live: &mut Live, from: u64, to: u64| {
            (from..=to).step_by(1000).for_each(|now| live.tick(now));
        };
        run_for(&mut live, 0, 59_000);
        assert_eq!(live.silence(run), None);
        live.tick(60_000);
        assert_eq!(live.silence(run), Some(Kind::SlowToAnswer));
        live.heard(60_000);
        run_for(&mut live, 61_000, 179_000);
        assert_eq!(live.silence(run), None);
        live.tick(180_000);
        assert_eq!(live.silence(run), Some(Kind::Stalled));
        live.heard(180_000);
        live.tick(900_000);
        assert_eq!(live.silence(run), None, "the tab was asleep");
    }
}
