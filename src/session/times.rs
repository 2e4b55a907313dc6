//! How long one's own runs took, kept on this device for the words of the next wait. It is called by the task of a run
//! only (`waiting.rs`), and so comes with its code.

use super::Session;
use crate::board::{Run, RunId};
use crate::sending::{Times, counted_for};
use crate::stream::{Event, Step};
use leptos::prelude::*;

/// The name under which the figures are kept.
const PREFERENCE: &str = "seedboard.times";

impl Session {
    /// Says what is usual for the model of a run.
    pub(super) fn tell_usual(&self, id: RunId) {
        let kept = self.ports().page.preference(PREFERENCE);
        let times = Times::read(&kept.unwrap_or_default());
        let model_id = |run: &Run| run.asked.model_id.clone();
        let model_id = self
            .board
            .with_untracked(|board| board.run(id).map(model_id));
        let usual = times.usual(counted_for(&model_id.unwrap_or_default()));
        self.usual.set(usual);
    }

    /// Takes a step in and notes when it brought a picture. Pictures that come together tell nothing of one.
    pub(super) fn timed(&self, id: RunId, step: Step, take_in: impl FnOnce(Step)) {
        let one_came = match &step {
            Step::Heard(events) => {
                let arrivals = events.iter().filter(|one| matches!(one, Event::Arrived(_)));
                arrivals.count() == 1
            }
            _ => false,
        };
        let arrivals = || {
            self.board
                .with_untracked(|board| one_came.then(|| board.arrivals_ms(id)))
        };
        let before = arrivals();
        take_in(step);
        let after = arrivals();
        if let Some(arrivals) = after.filter(|after| before.as_ref() != Some(after)) {
            self.note_times(id, &arrivals);
        }
    }

    fn note_times(&self, id: RunId, arrivals_ms: &[u64]) {
        let asked = self.board.with_untracked(|board| {
            let run = board.run(id).filter(|run| !run.demo)?;
            Some(run.asked.clone())
        });
        // All at once at the end is another time than that of the first.
        let Some(asked) = asked.filter(|asked| asked.streams || asked.pictures == 1) else {
            return;
        };
        let page = &self.ports().page;
        // Other tabs note theirs.
        let kept = page.preference(PREFERENCE);
        let mut times = Times::read(&kept.unwrap_or_default());
        times.note(counted_for(&asked.model_id), arrivals_ms);
        page.set_preference(PREFERENCE, Some(&times.write()));
        self.tell_usual(id);
    }
}
