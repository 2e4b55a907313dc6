//! What runs do to the board: panels wait, pictures come, and what does not come says why.
//!
//! A panel keeps every picture that it had. What a run does to a panel that has one already is said beside the picture,
//! never in its place.

use super::{
    Asked, Board, Panel, PanelId, PanelState, Run, RunId, Take, add_panel, held_in, panel_in,
};
use crate::address::SafeUrl;
use crate::fault::{Fault, Kind};
use crate::ports::ReplyHead;
use crate::request::Request;
use crate::sending::{Wait, counted_for};
use crate::stream::{Arrival, BytesEnd, Changed, Ending, Event, Extra, Index, PictureAt, Slot};
use std::sync::Arc;

/// Stands in a run for a panel that was removed while it waited: its picture gets a panel of its own.
const NOBODY: PanelId = PanelId(0);

impl Board {
    /// Whether a run is under way; one that a person is to send by hand waits for as long as they like.
    pub fn is_running(&self) -> bool {
        self.runs
            .iter()
            .any(|run| run.is_running() && !run.is_by_hand())
    }

    /// The oldest run under way that nobody sends by hand.
    pub fn oldest_running(&self) -> Option<RunId> {
        let mut runs = self.runs.iter();
        let running = runs.find(|run| run.is_running() && !run.is_by_hand());
        running.map(|run| run.id)
    }

    /// How many older runs of the same model are under way.
    pub fn runs_before(&self, id: RunId) -> usize {
        let Some(own) = self.run(id) else { return 0 };
        let older = self.runs.iter().take_while(|run| run.id != id);
        let same =
            |run: &&Run| counted_for(&run.asked.model_id) == counted_for(&own.asked.model_id);
        older
            .filter(|run| run.is_running() && !run.is_by_hand() && run.file.is_none())
            .filter(same)
            .count()
    }

    /// Starts a run at `now_ms` with a pending panel for each asked picture, appended at the end; the sample makes
    /// room for a new board.
    pub fn begin(&mut self, request: Arc<Request>, now_ms: u64) -> RunId {
        self.begin_asked(Asked::of(request), now_ms)
    }

    /// Starts a run for panels that are on the board: picture i is for the i-th of them, and pictures beyond them get
    /// panels of their own. Panels that are not on the board or wait already are passed over.
    pub fn begin_for(&mut self, request: Arc<Request>, panels: &[PanelId], now_ms: u64) -> RunId {
        self.own();
        self.next_run += 1;
        let id = RunId(self.next_run);
        let mut waiting = Vec::new();
        for panel_id in panels {
            let panel = held_in(&mut self.panels, *panel_id);
            if let Some(panel) = panel.filter(|panel| panel.state != PanelState::Pending) {
                let panel = Arc::make_mut(panel);
                panel.state = PanelState::Pending;
                panel.run = Some(id);
                waiting.push(*panel_id);
            }
        }
        for _ in waiting.len()..request.pictures() as usize {
            waiting.push(self.add_panel(PanelState::Pending, Some(id)));
        }
        let asked = Arc::new(Asked::of(request));
        self.runs.push(Run::new(id, waiting, asked, now_ms));
        id
    }

    /// Waits no longer for a panel's picture. Its run goes on where it makes others: what comes for this one all the same is
    /// kept, and not shown. Whether it waited; the run, where that waits for nobody else.
    pub fn give_up(&mut self, id: PanelId) -> (bool, Option<RunId>) {
        let Some(panel) = held_in(&mut self.panels, id)
            .filter(|panel| panel.state == PanelState::Pending)
            .map(Arc::make_mut)
        else {
            return (false, None);
        };
        panel.state = PanelState::Interrupted;
        let run = panel.run;
        let waits = |run: RunId| {
            let of_run = |panel: &Arc<Panel>| panel.run == Some(run);
            let mut panels = self.panels.iter().filter(|panel| of_run(panel));
            panels.any(|panel| panel.state == PanelState::Pending)
        };
        (true, run.filter(|run| !waits(*run)))
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
            let Some(run) = self.run_mut(id) else {
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
        if let Some(run) = self.run_mut(id) {
            run.wait = Some(wait);
        }
    }

    /// The request of a run goes out.
    pub fn sent(&mut self, id: RunId, now_ms: u64) {
        if let Some(run) = self.run_mut(id) {
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
        if let Some(run) = self.run_mut(id) {
            run.demo = true;
        }
    }

    /// The headers of a run's reply came.
    pub fn answer(&mut self, id: RunId, head: &ReplyHead) {
        if let Some(run) = self.run_mut(id) {
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
        let panel = panel.and_then(|id| held_in(&mut self.panels, *id));
        let Some(panel) = panel.filter(|panel| !panel.has(id, index)) else {
            return false;
        };
        Arc::make_mut(panel).show(Take::arrived(id, Some(index), &arrival, 0, &run.asked));
        true
    }

    /// No reply came at all.
    pub fn refuse(&mut self, id: RunId, fault: Fault, now_ms: u64) -> bool {
        self.close(id, now_ms, |run| run.progress.end(Ending::Refused(fault)))
    }

    /// The picture of a panel could not be loaded: its address is dead, or its bytes are damaged.
    pub fn picture_lost(&mut self, id: PanelId) -> bool {
        let Some(panel) = held_in(&mut self.panels, id) else {
            return false;
        };
        let state = match panel.take().map(|take| &take.picture) {
            Some(PictureAt::Remote(_)) => PanelState::Expired,
            Some(PictureAt::Kept { .. }) => PanelState::Lost,
            _ => return false,
        };
        // While it waits for another picture, the wait is what it says.
        if panel.state == PanelState::Pending || panel.state == state {
            return false;
        }
        Arc::make_mut(panel).state = state;
        true
    }

    /// A picture that was at this address is here now: every take of it has it from now on. Whether there are any.
    pub fn come_home(&mut self, address: &SafeUrl, picture: &PictureAt) -> bool {
        let is_it = |take: &Take| matches!(&take.picture, PictureAt::Remote(one) if one == address);
        let mut is_home = false;
        for panel in &mut self.panels {
            if !panel.takes.iter().any(is_it) {
                continue;
            }
            is_home = true;
            let panel = Arc::make_mut(panel);
            for take in panel.takes.iter_mut().filter(|take| is_it(take)) {
                take.picture = picture.clone();
            }
            if panel.state == PanelState::Expired {
                panel.state = PanelState::Arrived;
            }
        }
        is_home
    }

    /// Shows the picture of a panel as there once more, which makes the browser load it again.
    pub fn retry_picture(&mut self, id: PanelId) -> bool {
        let panel = held_in(&mut self.panels, id);
        let Some(panel) = panel.filter(|panel| panel.state == PanelState::Expired) else {
            return false;
        };
        Arc::make_mut(panel).state = PanelState::Arrived;
        true
    }

    /// Whether an ended run left panels without a picture, about which nothing is written.
    pub fn has_empty(&self, id: RunId) -> bool {
        self.run(id).is_some_and(|run| !run.is_running())
            && self.panels.iter().any(|panel| panel.is_left_by(id))
    }

    /// Removes the panels of an ended run that never got a picture; those about which something is written stay. How many
    /// there were.
    pub fn clear_empty(&mut self, id: RunId) -> usize {
        let before = self.panels.len();
        if self.run(id).is_some_and(|run| !run.is_running()) {
            self.panels.retain(|panel| !panel.is_left_by(id));
        }
        before - self.panels.len()
    }

    /// The panels of an ended run for which its request may be sent once more: all of them, where they are more than the run
    /// made of them and it brought none of them a picture. Empty: it did, or they are not, or not all there any more.
    pub fn unanswered(&self, id: RunId) -> &[PanelId] {
        let waits_in_vain = |panel_id: &PanelId| {
            self.panel(*panel_id).is_some_and(|(_, panel)| {
                let mut takes = panel.takes.iter();
                let has_none = !takes.any(|take| take.run == Some(id));
                let is_own = panel.run == Some(id) && !panel.is_left_by(id);
                is_own && has_none && !panel.is_locked()
            })
        };
        match self.run(id) {
            Some(run) if !run.is_running() && run.panels.iter().all(waits_in_vain) => &run.panels,
            _ => &[],
        }
    }

    fn close(&mut self, id: RunId, now_ms: u64, end: impl FnOnce(&mut Run) -> Changed) -> bool {
        let Some(run) = self.run_mut(id) else {
            return false;
        };
        let seen = end(run) != Changed::Nothing;
        if seen {
            run.ended_ms = Some(now_ms);
            self.settle(id, now_ms);
        }
        seen
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
        for (index, (slot, panel_id)) in (0..).zip(run.progress.slots().iter().zip(&mut run.panels))
        {
            let take = |arrival| Take::arrived(id, Some(index), arrival, after_ms, &asked);
            let Some(panel) = held_in(&mut self.panels, *panel_id) else {
                if let (NOBODY, Slot::Arrived(arrival)) = (*panel_id, slot) {
                    let state = PanelState::Arrived;
                    *panel_id = add_panel(&mut self.panels, &mut self.next_panel, state, Some(id));
                    if let Some(panel) = panel_in(&mut self.panels, *panel_id) {
                        panel.show(take(arrival));
                    }
                }
                continue;
            };
            // Sent once more since, by another run.
            let is_own = panel.run == Some(id);
            let waits = is_own && panel.state == PanelState::Pending;
            match slot {
                Slot::Arrived(arrival) if !panel.has(id, index) => {
                    // A refusal may be taken back: the picture that comes after it is shown.
                    let refused = is_own && matches!(panel.state, PanelState::Failed(_));
                    let is_first = is_own && panel.takes.is_empty();
                    let panel = Arc::make_mut(panel);
                    match waits || refused || is_first {
                        true => panel.show(take(arrival)),
                        // Nobody waits for it any more, but it was made and paid for.
                        false => panel.takes.push(take(arrival)),
                    }
                }
                Slot::Failed(fault) if waits => {
                    Arc::make_mut(panel).state = PanelState::Failed(fault.clone());
                }
                Slot::Missing if waits => Arc::make_mut(panel).state = PanelState::Missing,
                Slot::Interrupted if waits => {
                    Arc::make_mut(panel).state = PanelState::Interrupted;
                }
                _ => {}
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
            .and_then(|panel_id| panel_in(&mut self.panels, *panel_id));
        match beside {
            Some(panel) => panel.takes.push(take(&extra.arrival)),
            None => {
                let id = self.add_panel(PanelState::Arrived, Some(id));
                if let Some(panel) = self.panel_mut(id) {
                    panel.takes.push(take(&extra.arrival));
                }
            }
        }
    }

    /// What becomes of the runs of a panel that goes: what is still to come for it gets a panel of its own.
    pub(super) fn unclaim(&mut self, id: PanelId) {
        let waits = self
            .panel(id)
            .is_some_and(|(_, panel)| panel.state == PanelState::Pending);
        for run in self.runs.iter_mut().filter(|run| waits && run.is_running()) {
            for place in run.panels.iter_mut().filter(|place| **place == id) {
                *place = NOBODY;
            }
        }
    }
}
