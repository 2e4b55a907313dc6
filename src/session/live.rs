//! Signs of life of a run under way, so that waiting says what is known and nothing more.

use crate::board::RunId;
use crate::fault::Kind;
use crate::stream::{PATIENCE_FOR_BYTES_MS, PATIENCE_FOR_HEADERS_MS};

/// A gap between two ticks so long that the tab must have been asleep (timers of hidden tabs run once a minute at
/// worst); such time is not counted as silence.
const ASLEEP_MS: u64 = 5_000;

/// When the runs under way were last heard of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Live(Vec<Heard>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Heard {
    run: RunId,
    has_headers: bool,
    heard_ms: u64,
    ticked_ms: u64,
}

impl Live {
    /// The request of a run goes out.
    pub(super) fn sent(&mut self, run: RunId, now_ms: u64) {
        self.forget(run);
        self.0.push(Heard {
            run,
            has_headers: false,
            heard_ms: now_ms,
            ticked_ms: now_ms,
        });
    }

    /// A run is over, or waits: nobody is asked, so nobody is silent.
    pub(super) fn forget(&mut self, run: RunId) {
        self.0.retain(|heard| heard.run != run);
    }

    /// Bytes came, or the headers did.
    pub(super) fn heard(&mut self, run: RunId, now_ms: u64) {
        if let Some(heard) = self.0.iter_mut().find(|heard| heard.run == run) {
            heard.has_headers = true;
            heard.heard_ms = now_ms;
        }
    }

    /// Time went on. Whether there is something else to say about anybody's silence.
    pub(super) fn tick(&mut self, now_ms: u64) -> bool {
        let mut news = false;
        for heard in &mut self.0 {
            let before = heard.silence();
            let gap = now_ms.saturating_sub(heard.ticked_ms);
            if gap > ASLEEP_MS {
                heard.heard_ms = heard.heard_ms.saturating_add(gap).min(now_ms);
            }
            heard.ticked_ms = now_ms;
            news |= heard.silence() != before;
        }
        news
    }

    /// What there is to say about the silence of `run`. `None`: nothing, it is within the usual.
    pub fn silence(&self, run: RunId) -> Option<Kind> {
        self.0.iter().find(|heard| heard.run == run)?.silence()
    }
}

impl Heard {
    fn silence(&self) -> Option<Kind> {
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
        let mut live = Live::default();
        live.sent(run, 0);
        let run_for = |live: &mut Live, from: u64, to: u64| {
            (from..=to).step_by(1000).for_each(|now| {
                live.tick(now);
            });
        };
        run_for(&mut live, 0, 59_000);
        assert_eq!(live.silence(run), None);
        live.tick(60_000);
        assert_eq!(live.silence(run), Some(Kind::SlowToAnswer));
        live.heard(run, 60_000);
        run_for(&mut live, 61_000, 179_000);
        assert_eq!(live.silence(run), None);
        live.tick(180_000);
        assert_eq!(live.silence(run), Some(Kind::Stalled));
        live.heard(run, 180_000);
        live.tick(900_000);
        assert_eq!(live.silence(run), None, "the tab was asleep");
    }
}
