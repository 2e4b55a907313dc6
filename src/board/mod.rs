//! The storyboard: panels in order, each with its takes, and the runs that made them.
//!
//! A run carries the list of panels it was sent for: picture i belongs to its i-th panel, wherever that stands on the
//! board by then. A picture that no slot claims is kept all the same, as a take or a panel of its own.

mod asked;
mod assembly;
mod numbering;
mod panel;
pub mod plan;
mod run;
mod script;
mod shot;
pub mod shot_list;

pub use asked::Asked;
pub use assembly::{Assembled, Origin, Parts as PromptParts, assemble, assemble_group};
pub use numbering::{Number, numbers};
pub use panel::{Panel, PanelId, PanelState, Take};
pub use run::{Run, RunId};
pub use script::{Script, Status};
pub use shot::{Angle, Move, Shot};

use crate::fault::{Fault, Kind};
use crate::ports::ReplyHead;
use crate::request::Request;
use crate::sending::Wait;
use crate::stream::{Arrival, BytesEnd, Changed, Ending, Event, Extra, Index, PictureAt, Slot};
use std::sync::Arc;

/// The board on the screen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Board {
    panels: Vec<Panel>,
    runs: Vec<Run>,
    sample: bool,
    next_panel: u32,
    next_run: u32,
}

impl Board {
    /// The finished board of a first visit: captions, actions, alternative texts and shipped pictures.
    pub fn sample(panels: impl IntoIterator<Item = SamplePanel>) -> Self {
        let mut board = Self {
            sample: true,
            ..Self::default()
        };
        for sample in panels {
            let id = board.add_panel(PanelState::Arrived, None);
            if let Some(panel) = board.panels.iter_mut().find(|panel| panel.id == id) {
                panel.script.caption = sample.caption;
                panel.script.action = sample.action;
                panel
                    .takes
                    .push(Take::shipped(sample.file, sample.description));
            }
        }
        board
    }

    /// From what was written down. Ids that are taken are not given again.
    pub fn of(parts: Parts) -> Self {
        let panel = parts.panels.iter().map(|panel| panel.id.number()).max();
        let run = parts.runs.iter().map(|run| run.id.number()).max();
        Self {
            next_panel: parts.next_panel.max(panel.unwrap_or(0)),
            next_run: parts.next_run.max(run.unwrap_or(0)),
            panels: parts.panels,
            runs: parts.runs,
            sample: false,
        }
    }

    /// The ids that were given last, to a panel and to a run.
    pub const fn next_ids(&self) -> (u32, u32) {
        (self.next_panel, self.next_run)
    }

    /// Panels in order; their number is their place.
    pub fn panels(&self) -> &[Panel] {
        &self.panels
    }

    /// One panel and its number from 1.
    pub fn panel(&self, id: PanelId) -> Option<(usize, &Panel)> {
        self.panels
            .iter()
            .enumerate()
            .find(|(_, panel)| panel.id == id)
            .map(|(at, panel)| (at + 1, panel))
    }

    /// Every run, oldest first.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// One run. `None`: the board never had it.
    pub fn run(&self, id: RunId) -> Option<&Run> {
        self.runs.iter().find(|run| run.id == id)
    }

    /// Whether this is the sample of a first visit.
    pub const fn is_sample(&self) -> bool {
        self.sample
    }

    /// Whether there is nothing on it.
    pub const fn is_empty(&self) -> bool {
        self.panels.is_empty() && self.runs.is_empty()
    }

    /// Whether there are pictures that did not come with the page.
    pub fn has_pictures(&self) -> bool {
        !self.sample && self.panels.iter().any(|panel| !panel.takes.is_empty())
    }

    /// Whether a run is under way; one that a person is to send by hand waits for as long as they like.
    pub fn is_running(&self) -> bool {
        self.runs
            .iter()
            .any(|run| run.is_running() && !run.is_by_hand())
    }

    /// Starts a run at `now_ms` with a pending panel for each asked picture, appended at the end; the sample makes
    /// room for a new board.
    pub fn begin(&mut self, request: Arc<Request>, now_ms: u64) -> RunId {
        self.begin_asked(Asked::of(request), now_ms)
    }

    /// Starts the reading of a reply that stands in a file. Where `asked` does not know how many pictures, panels are
    /// added as they come.
    pub fn begin_opened(&mut self, asked: Asked, file: String, now_ms: u64) -> RunId {
        let id = self.begin_asked(asked, now_ms);
        self.read_from(id, file);
        id
    }

    /// Notes that a run's reply is read from a file, and waits for nothing any more.
    pub fn read_from(&mut self, id: RunId, file: String) {
        if let Some(at) = self.runs.iter().position(|run| run.id == id) {
            let mut run = self.runs.remove(at);
            run.wait = None;
            run.file = Some(file);
            // What is read last is what is looked at.
            self.runs.push(run);
        }
    }

    fn begin_asked(&mut self, asked: Asked, now_ms: u64) -> RunId {
        if self.sample {
            let (next_panel, next_run) = (self.next_panel, self.next_run);
            *self = Self {
                next_panel,
                next_run,
                ..Self::default()
            };
        }
        self.next_run += 1;
        let id = RunId(self.next_run);
        let panels = (0..asked.pictures)
            .map(|_| self.add_panel(PanelState::Pending, Some(id)))
            .collect();
        self.runs
            .push(Run::new(id, panels, Arc::new(asked), now_ms));
        id
    }

    /// Takes in what one chunk said. Whether anything changed that a person can see.
    pub fn apply(&mut self, id: RunId, events: Vec<Event>, now_ms: u64) -> bool {
        let mut seen = false;
        for event in events {
            let Some(run) = self.runs.iter_mut().find(|run| run.id == id) else {
                return seen;
            };
            seen |= run.progress.apply(event) != Changed::Nothing;
        }
        if seen {
            self.settle(id, now_ms);
        }
        seen
    }

    /// A run waits before its request goes out.
    pub fn wait(&mut self, id: RunId, wait: Wait) {
        if let Some(run) = self.runs.iter_mut().find(|run| run.id == id) {
            run.wait = Some(wait);
        }
    }

    /// The request of a run goes out.
    pub fn sent(&mut self, id: RunId, now_ms: u64) {
        if let Some(run) = self.runs.iter_mut().find(|run| run.id == id) {
            run.wait = None;
            run.attempts += 1;
            run.sent_ms = now_ms;
        }
    }

    /// When each picture of a run came, from its sending, in order.
    pub fn arrivals_ms(&self, id: RunId) -> Vec<u64> {
        let takes = self.panels.iter().flat_map(|panel| &panel.takes);
        let of_run = takes.filter(|take| take.run == Some(id));
        let mut arrivals: Vec<u64> = of_run.map(|take| take.after_ms).collect();
        arrivals.sort_unstable();
        arrivals
    }

    /// Notes that the demo answers a run.
    pub fn label_demo(&mut self, id: RunId) {
        if let Some(run) = self.runs.iter_mut().find(|run| run.id == id) {
            run.demo = true;
        }
    }

    /// The headers of a run's reply came.
    pub fn answer(&mut self, id: RunId, head: &ReplyHead) {
        if let Some(run) = self.runs.iter_mut().find(|run| run.id == id) {
            run.progress.answer(head);
        }
    }

    /// The bytes of a run are over. `status`: of the reply.
    pub fn finish(&mut self, id: RunId, end: BytesEnd, status: u16, now_ms: u64) -> bool {
        self.close(id, now_ms, |run| run.progress.finish(end, status))
    }

    /// The person stopped a run.
    pub fn cancel(&mut self, id: RunId, now_ms: u64) -> bool {
        self.close(id, now_ms, |run| run.progress.end(Ending::Cancelled))
    }

    /// A picture of a run that ended with an earlier page is found to be stored. Whether that was news.
    pub fn recover(&mut self, id: RunId, arrival: Arrival) -> bool {
        let Index::At(index) = arrival.index else {
            return false;
        };
        let Some(run) = self.runs.iter_mut().find(|run| run.id == id) else {
            return false;
        };
        let is_cut = matches!(
            run.progress.ending(),
            Some(Ending::Interrupted(fault)) if fault.kind == Kind::PageClosed
        );
        if !is_cut || !run.progress.recover(index, &arrival) {
            return false;
        }
        let panel = run.panels.get(index as usize);
        let panel = panel.and_then(|id| self.panels.iter_mut().find(|panel| panel.id == *id));
        let Some(panel) = panel.filter(|panel| panel.takes.is_empty()) else {
            return false;
        };
        panel.state = PanelState::Arrived;
        panel
            .takes
            .push(Take::arrived(id, Some(index), &arrival, 0, &run.asked));
        true
    }

    /// No reply came at all.
    pub fn refuse(&mut self, id: RunId, fault: Fault, now_ms: u64) -> bool {
        self.close(id, now_ms, |run| run.progress.end(Ending::Refused(fault)))
    }

    /// The picture of a panel could not be loaded: its address is dead, or its bytes are damaged.
    pub fn picture_lost(&mut self, id: PanelId) -> bool {
        let Some(panel) = self.panels.iter_mut().find(|panel| panel.id == id) else {
            return false;
        };
        let state = match panel.take().map(|take| &take.picture) {
            Some(PictureAt::Remote(_)) => PanelState::Expired,
            Some(PictureAt::Kept { .. }) => PanelState::Lost,
            _ => return false,
        };
        core::mem::replace(&mut panel.state, state.clone()) != state
    }

    /// Shows the picture of a panel as there once more, which makes the browser load it again.
    pub fn retry_picture(&mut self, id: PanelId) -> bool {
        let panel = self.panels.iter_mut().find(|panel| panel.id == id);
        let Some(panel) = panel.filter(|panel| panel.state == PanelState::Expired) else {
            return false;
        };
        panel.state = PanelState::Arrived;
        true
    }

    /// Whether an ended run left panels without a picture.
    pub fn has_empty(&self, id: RunId) -> bool {
        let ended = self
            .run(id)
            .is_some_and(|run| run.progress.ending().is_some());
        ended
            && self
                .panels
                .iter()
                .any(|panel| panel.run == Some(id) && panel.takes.is_empty())
    }

    /// Removes the panels of a run that never got a picture. How many there were.
    pub fn clear_empty(&mut self, id: RunId) -> usize {
        let before = self.panels.len();
        let ended = self
            .run(id)
            .is_some_and(|run| run.progress.ending().is_some());
        self.panels
            .retain(|panel| !ended || panel.run != Some(id) || !panel.takes.is_empty());
        before - self.panels.len()
    }

    fn close(&mut self, id: RunId, now_ms: u64, end: impl FnOnce(&mut Run) -> Changed) -> bool {
        let Some(run) = self.runs.iter_mut().find(|run| run.id == id) else {
            return false;
        };
        let seen = end(run) != Changed::Nothing;
        if seen {
            run.ended_ms = Some(now_ms);
            self.settle(id, now_ms);
        }
        seen
    }

    fn add_panel(&mut self, state: PanelState, run: Option<RunId>) -> PanelId {
        add_panel(&mut self.panels, &mut self.next_panel, state, run)
    }

    /// Brings the panels of a run up to its progress.
    fn settle(&mut self, id: RunId, now_ms: u64) {
        let Some(at) = self.runs.iter().position(|run| run.id == id) else {
            return;
        };
        let Some(run) = self.runs.get_mut(at) else {
            return;
        };
        if run.progress.ending().is_some() && run.is_running() {
            run.ended_ms = Some(now_ms);
        }
        let after_ms = match run.file {
            // The time of reading it is no time of the picture's.
            Some(_) => 0,
            None => now_ms.saturating_sub(run.sent_ms),
        };
        let missing = run.progress.slots().len().saturating_sub(run.panels.len());
        let added: Vec<PanelId> = (0..missing)
            .map(|_| {
                add_panel(
                    &mut self.panels,
                    &mut self.next_panel,
                    PanelState::Pending,
                    Some(id),
                )
            })
            .collect();
        run.panels.extend(added);
        let fresh_extras: Vec<Extra> = run
            .progress
            .extras()
            .iter()
            .skip(run.placed_extras)
            .cloned()
            .collect();
        run.placed_extras += fresh_extras.len();
        let asked = Arc::clone(&run.asked);
        for (index, (slot, panel_id)) in run.progress.slots().iter().zip(&run.panels).enumerate() {
            let panel = self.panels.iter_mut().find(|panel| panel.id == *panel_id);
            // A refusal may be taken back: the picture that comes after it is shown.
            let open = |panel: &&mut Panel| match &panel.state {
                PanelState::Pending => true,
                PanelState::Failed(_) => matches!(slot, Slot::Arrived(_)),
                _ => false,
            };
            let Some(panel) = panel.filter(open) else {
                continue;
            };
            match slot {
                Slot::Pending => {}
                Slot::Arrived(arrival) => {
                    let index = u32::try_from(index).ok();
                    panel
                        .takes
                        .push(Take::arrived(id, index, arrival, after_ms, &asked));
                    panel.state = PanelState::Arrived;
                }
                Slot::Failed(fault) => panel.state = PanelState::Failed(fault.clone()),
                Slot::Missing => panel.state = PanelState::Missing,
                Slot::Interrupted => panel.state = PanelState::Interrupted,
            }
        }
        let panels = run.panels.clone();
        for extra in fresh_extras {
            self.place_extra(id, &extra, &panels, after_ms, &asked);
        }
    }

    fn place_extra(
        &mut self,
        id: RunId,
        extra: &Extra,
        panels: &[PanelId],
        after_ms: u64,
        asked: &Arc<Asked>,
    ) {
        let take = |arrival: &Arrival| Take::arrived(id, None, arrival, after_ms, asked);
        let beside = extra
            .beside
            .and_then(|index| panels.get(index as usize))
            .and_then(|panel_id| self.panels.iter_mut().find(|panel| panel.id == *panel_id));
        match beside {
            Some(panel) => panel.takes.push(take(&extra.arrival)),
            None => {
                let id = self.add_panel(PanelState::Arrived, Some(id));
                if let Some(panel) = self.panels.iter_mut().find(|panel| panel.id == id) {
                    panel.takes.push(take(&extra.arrival));
                }
            }
        }
    }
}

/// What a board is made of, as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// In order.
    pub panels: Vec<Panel>,
    /// Oldest first.
    pub runs: Vec<Run>,
    /// The number of the panel that was made last.
    pub next_panel: u32,
    /// The number of the run that was made last.
    pub next_run: u32,
}

/// One panel of the sample.
#[derive(Debug, Clone)]
pub struct SamplePanel {
    /// Caption.
    pub caption: String,
    /// Action.
    pub action: String,
    /// What the picture shows, for those who do not see it.
    pub description: String,
    /// The file, relative to the page.
    pub file: &'static str,
}

/// Beside the board, since a run may be borrowed from it.
fn add_panel(
    panels: &mut Vec<Panel>,
    last: &mut u32,
    state: PanelState,
    run: Option<RunId>,
) -> PanelId {
    *last += 1;
    let id = PanelId(*last);
    panels.push(Panel::new(id, state, run));
    id
}
