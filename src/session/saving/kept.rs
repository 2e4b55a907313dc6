//! What the disk knows of the open board, so that what is there is not written again.

use crate::board::{About, Board, Panel, RunId};
use crate::project::write;
use std::sync::Arc;

/// What was written or opened last.
pub(in crate::session) struct KeptBoard {
    /// `None`: it was opened, and nothing has been written since.
    json: Option<String>,
    seen: Seen,
}

impl KeptBoard {
    pub(in crate::session) fn of(board: &Board, json: Option<String>) -> Self {
        Self {
            json,
            seen: Seen::of(board),
        }
    }

    /// Whether this is the board. `now_ms`: on the page's clock.
    pub(super) fn is(&self, board: &Board, now_ms: u64) -> bool {
        match board.is_running() {
            // While a run is under way, only what is written can tell.
            true => self.json.as_deref() == Some(&write(board, now_ms)),
            false => self.seen == Seen::of(board),
        }
    }
}

/// A board at a moment, as far as it tells one state from another without being written: a panel that is held here is
/// another one as soon as it is changed, and a run that is over changes no more.
struct Seen {
    about: About,
    panels: Vec<Arc<Panel>>,
    runs: Vec<(RunId, bool)>,
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, other): (&Arc<Panel>, &Arc<Panel>)| Arc::ptr_eq(one, other);
        self.panels.len() == other.panels.len()
            && self.panels.iter().zip(&other.panels).all(same)
            && self.runs == other.runs
            && self.about == other.about
    }
}

impl Seen {
    fn of(board: &Board) -> Self {
        let panels = board.panels().iter();
        let runs = board.runs().iter();
        Self {
            about: board.about().clone(),
            panels: panels.cloned().collect(),
            runs: runs.map(|run| (run.id, run.is_running())).collect(),
        }
    }
}
