//! How long one's own runs took, kept on this device for the words of the next wait.

use super::Session;
use crate::board::RunId;
use crate::sending::{Times, counted_for};
use crate::stream::{Event, Step};
use leptos::prelude::*;

/// The name under which the figures are kept.
const PREFERENCE: &str = "seedboard.times";

impl Session {
    pub(super) const fn times_preference() -> &'static str {
        PREFERENCE
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
        let request = self.board.with_untracked(|board| {
            let run = board.run(id).filter(|run| !run.demo);
            run.and_then(|run| run.asked.request.clone())
        });
        let Some(request) = request else { return };
        // All at once at the end is another time than that of the first.
        if !request.streams() && request.pictures() > 1 {
            return;
        }
        let page = &self.ports().page;
        // Other tabs note theirs.
        let kept = page.preference(PREFERENCE);
        self.times.update(|times| {
            if let Some(kept) = kept {
                *times = Times::read(&kept);
            }
            times.note(counted_for(&request), arrivals_ms);
            page.set_preference(PREFERENCE, Some(&times.write()));
        });
    }
}
