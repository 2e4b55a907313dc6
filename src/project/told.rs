//! Which pictures of runs a board's JSON tells of itself: what was noted of them beside it need not be kept.

use crate::fault::Kind;
use crate::loose::Loose;
use std::collections::BTreeSet;

/// Of one board.
pub struct Told {
    /// Run and index of each take.
    takes: BTreeSet<(u64, u64)>,
    /// Runs that ended while their page was there: nothing of them can be missing.
    over: BTreeSet<u64>,
}

impl Told {
    /// Of a board's JSON; of anything else it is nothing.
    pub fn by(json: &str) -> Self {
        let json = Loose::parse(json).unwrap_or_default();
        let list = |name: &'static str| json.get(name).list().unwrap_or_default().iter();
        let takes = list("panels").flat_map(|panel| panel.get("takes").list().unwrap_or_default());
        let place = |take: &Loose<'_>| take.get("run").whole().zip(take.get("index").whole());
        let is_over = |run: &&Loose<'_>| {
            let kind = run.get("fault").get("kind").text();
            let was_cut = kind == Some(Kind::PageClosed.name().as_str());
            !was_cut && run.get("ending").label().is_some()
        };
        let over = list("runs").filter(is_over);
        Self {
            takes: takes.filter_map(place).collect(),
            over: over.filter_map(|run| run.get("id").whole()).collect(),
        }
    }

    /// Whether the board tells of the picture that a run brought at this place. The picture's name alone would not do: two
    /// panels may have been sent the same one.
    pub fn tells(&self, run: u64, index: u64) -> bool {
        self.over.contains(&run) || self.takes.contains(&(run, index))
    }
}
