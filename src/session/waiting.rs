//! When the request of a run goes out: at its turn (`pacing.rs`), and once more where the service said that too many
//! came. The rules are those of [`crate::sending`]; here they meet the clock and the board. All of it is one task of the
//! run's, so that Stop ends a wait as it ends a request.

use super::{Session, announce};
use crate::board::{Board, Run, RunId};
use crate::chunk::split;
use crate::fault::{Fault, Kind};
use crate::ports::LocalFuture;
use crate::runner::{Destination, Sending};
use crate::sending::{AT_ONCE, Wait, Why, jittered, pause_ms};
use crate::stream::{Event, Step};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

/// Between two looks whether it is a run's turn.
const QUEUE_MS: u32 = 200;

impl Session {
    /// Sends a run's request and reads its reply to the end. The code for it comes with the first run, as the workers do.
    pub(super) async fn deliver(self, id: RunId, sending: Sending) {
        let there = send::load().await;
        match there.then(|| send::call(self, id, sending)).flatten() {
            Some(sent) => sent.await,
            None => self.refuse_unsent(id),
        }
    }

    /// The part of the page that sends did not come. [`Self::take_in`] says more than that, and is a part of it.
    fn refuse_unsent(&self, id: RunId) {
        let now_ms = self.ports().clock.now_ms();
        let fault = Fault::new(Kind::WorkerFailed);
        self.board
            .maybe_update(|board| board.refuse(id, fault, now_ms));
        self.announcement
            .set(announce::ended(&self.board.read_untracked(), id));
    }

    /// Whether a run waits before its request goes out.
    pub fn is_waiting(&self, id: RunId) -> bool {
        self.board
            .with(|board| board.run(id).is_some_and(Run::is_waiting))
    }
}

split!(workers, send(session: Session, id: RunId, sending: Sending) -> LocalFuture<'static, ()>);

fn send(session: Session, id: RunId, sending: Sending) -> LocalFuture<'static, ()> {
    Box::pin(session.send_in_turn(id, sending))
}

impl Session {
    async fn send_in_turn(self, id: RunId, sending: Sending) {
        self.tell_usual(id);
        let again = Rc::new(Cell::new(false));
        self.queue(id).await;
        loop {
            if matches!(sending.to, Destination::Service { .. }) {
                self.take_turn(id).await;
            }
            if !self.still_leads_to(&sending.to) {
                // The address was changed or the key forgotten during the wait: neither is used any more.
                return self.stop(id);
            }
            // The board says what was asked for before it is: whatever happens to the page, it can tell.
            self.save_in_time().await;
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

    /// Waits until few enough of the model's requests are under way.
    async fn queue(self, id: RunId) {
        let is_full = |board: &Board| board.runs_before(id) >= AT_ONCE;
        if self.board.try_with_untracked(is_full) != Some(true) {
            return;
        }
        let wait = Wait {
            why: Why::Queue,
            until_ms: u64::MAX,
        };
        self.begin_wait(id, wait);
        let clock = Rc::clone(&self.ports().clock);
        while self.board.try_with_untracked(is_full) == Some(true) {
            clock.sleep(QUEUE_MS).await;
        }
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
        let pause_ms = self.board.with_untracked(|board| {
            let run = board.run(id)?;
            let pictures = run.progress.arrived() + run.progress.extras().len();
            pause_ms(fault, pictures, run.attempts)
        })?;
        self.share_pause(id, pause_ms);
        let ports = self.ports();
        Some(Wait {
            why: Why::Refused(Fault::clone(fault)),
            until_ms: ports.clock.now_ms() + jittered(pause_ms, ports.page.chance()),
        })
    }

    pub(super) fn begin_wait(&self, id: RunId, wait: Wait) {
        let seconds = wait.seconds_left(self.ports().clock.now_ms());
        let said = announce::waits(&wait.why, seconds);
        // Nobody is asked, so nobody is silent.
        self.live.update(|live| live.forget(id));
        self.board.update(|board| board.wait(id, wait));
        if !said.is_empty() {
            self.announcement.set(said);
        }
    }

    /// Sleeps until the run's wait is over. However late the sleeper wakes, it wakes once.
    pub(super) async fn wait_out(self, id: RunId) {
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
        self.live.update(|live| live.sent(id, now_ms));
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
}
