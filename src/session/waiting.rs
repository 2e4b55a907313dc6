//! When the request of a run goes out: at its turn, and once more where the service said that too many came. The rules
//! are those of [`crate::sending`]; here they meet the clock, the tabs' common text and the board. All of it is one task
//! of the run's, so that Stop ends a wait as it ends a request.

use super::live::Live;
use super::{Session, announce};
use crate::board::{Board, Run, RunId};
use crate::fault::Fault;
use crate::runner::{Destination, Sending};
use crate::sending::{Ledger, Turn, Wait, Why, counted_for, jittered, pause_ms};
use crate::stream::{Event, Step};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

/// The name under which the tabs share what they sent within the last minute.
const PACE: &str = "seedboard.pace";

impl Session {
    /// Sends a run's request and reads its reply to the end.
    pub(super) async fn deliver(self, id: RunId, sending: Sending) {
        let again = Rc::new(Cell::new(false));
        loop {
            if matches!(sending.to, Destination::Service { .. }) {
                self.take_turn(id).await;
            }
            if !self.still_leads_to(&sending.to) {
                // The address was changed or the key forgotten during the wait: neither is used any more.
                return self.stop(id);
            }
            self.note_sent(id);
            let heard = Rc::clone(&again);
            let on_step = move |step| self.hear(id, step, &heard);
            let runner = Rc::clone(&self.ports().runner);
            runner.run(sending.clone(), Box::new(on_step)).await;
            if !again.take() {
                return;
            }
            self.wait_out(id).await;
        }
    }

    /// Waits until the model's limit has room for the run, and takes it.
    async fn take_turn(self, id: RunId) {
        while let Some(wait) = self.try_turn(id) {
            self.begin_wait(id, wait);
            self.wait_out(id).await;
        }
    }

    /// Takes the turn, or says what to wait for first.
    fn try_turn(self, id: RunId) -> Option<Wait> {
        let request = self.board.with_untracked(|board| {
            let run = board.run(id)?;
            run.asked.request.clone()
        })?;
        let per_minute = request.model().images_per_minute.value;
        let (version, pictures) = (counted_for(&request), request.pictures());
        let now_ms = self.ports().clock.now_ms();
        self.with_ledger(|ledger, unix_ms| {
            match ledger.turn(version, pictures, per_minute, unix_ms) {
                Turn::Now => {
                    ledger.sent(version, pictures, unix_ms);
                    None
                }
                Turn::At {
                    unix_ms: at,
                    paused,
                } => Some(Wait {
                    why: match paused {
                        true => Why::Paused,
                        false => Why::Turn { per_minute },
                    },
                    until_ms: now_ms + at.saturating_sub(unix_ms),
                }),
            }
        })
    }

    /// Reads what every tab sent, acts on it and writes it, without a pause in which another tab could act. Where nothing
    /// can be kept on this device, the tab counts for itself.
    fn with_ledger<T>(&self, act: impl FnOnce(&mut Ledger, u64) -> T) -> T {
        let page = &self.ports().page;
        let unix_ms = page.unix_ms();
        let mut ledger = match page.preference(PACE) {
            Some(text) => Ledger::read(&text, unix_ms),
            None => self.ledger.get_value(),
        };
        ledger.prune(unix_ms);
        let done = act(&mut ledger, unix_ms);
        page.set_preference(PACE, Some(&ledger.write()));
        self.ledger.set_value(ledger);
        done
    }

    /// One step of a reply. A refusal after which the request is sent again is none that the board sees.
    fn hear(self, id: RunId, step: Step, again: &Cell<bool>) {
        if again.get() {
            // The rest of such a refusal.
            return;
        }
        match self.patience(id, &step) {
            Some(wait) => {
                again.set(true);
                self.begin_wait(id, wait);
            }
            None => self.timed(id, step, |step| self.take_in(id, step)),
        }
    }

    /// How long to wait before the request is sent again by itself. `None`: it is not.
    fn patience(&self, id: RunId, step: &Step) -> Option<Wait> {
        let Step::Heard(events) = step else {
            return None;
        };
        let [Event::Refused(fault)] = events.as_slice() else {
            return None;
        };
        let (pause_ms, request) = self.board.with_untracked(|board| {
            let run = board.run(id)?;
            let pictures = run.progress.arrived() + run.progress.extras().len();
            let pause_ms = pause_ms(fault, pictures, run.attempts)?;
            Some((pause_ms, run.asked.request.clone()?))
        })?;
        // Whoever asks for the same model meanwhile, in this tab or another, would be refused as well.
        self.with_ledger(|ledger, unix_ms| ledger.pause(counted_for(&request), pause_ms, unix_ms));
        let ports = self.ports();
        Some(Wait {
            why: Why::Refused(Fault::clone(fault)),
            until_ms: ports.clock.now_ms() + jittered(pause_ms, ports.page.chance()),
        })
    }

    fn begin_wait(&self, id: RunId, wait: Wait) {
        let seconds = wait.seconds_left(self.ports().clock.now_ms());
        let said = announce::waits(&wait.why, seconds);
        // Nobody is asked, so nobody is silent.
        self.live.set(Live::default());
        self.board.update(|board| board.wait(id, wait));
        self.announcement.set(said);
    }

    /// Sleeps until the run's wait is over. However late the sleeper wakes, it wakes once.
    async fn wait_out(self, id: RunId) {
        let clock = Rc::clone(&self.ports().clock);
        let left_ms = || {
            let until_ms = |board: &Board| Some(board.run(id)?.wait.as_ref()?.until_ms);
            let until_ms = self.board.try_with_untracked(until_ms).flatten();
            until_ms.unwrap_or(0).saturating_sub(clock.now_ms())
        };
        loop {
            match u32::try_from(left_ms()).unwrap_or(u32::MAX) {
                0 => return,
                ms => clock.sleep(ms).await,
            }
        }
    }

    fn note_sent(&self, id: RunId) {
        let now_ms = self.ports().clock.now_ms();
        self.live.set(Live::sent(id, now_ms));
        self.board.update(|board| board.sent(id, now_ms));
        let said = self
            .board
            .with_untracked(|board| board.run(id).map(announce::sent));
        self.announcement.set(said.unwrap_or_default());
    }

    fn still_leads_to(&self, to: &Destination) -> bool {
        let Destination::Service { url, key } = to else {
            return true;
        };
        self.connection
            .with_untracked(|now| now.endpoint() == *url && now.key == *key && !now.is_demo())
    }

    /// Whether a run waits before its request goes out.
    pub fn is_waiting(&self, id: RunId) -> bool {
        self.board
            .with(|board| board.run(id).is_some_and(Run::is_waiting))
    }
}
