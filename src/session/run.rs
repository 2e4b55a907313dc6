//! Generate and Stop. A run is a task of the session, never of the button that started it: it goes on when a panel or a
//! dialog closes, and ends when it is stopped or its reply is over.

use super::drive::{Step, drive};
use super::live::Live;
use super::{Area, ConnectionKind, Session, announce, demo};
use crate::board::RunId;
use crate::ports::Outgoing;
use crate::request::Request;
use futures::future::abortable;
use leptos::prelude::*;
use std::sync::Arc;

/// Between two redraws of the elapsed time.
const TICK_MS: u32 = 100;

impl Session {
    /// Sends the draft, once; where it has problems, leads to the first. While a run is under way nothing is sent.
    pub fn generate(&self) {
        if self.is_busy() {
            return;
        }
        let Some(request) = self
            .checked
            .with_untracked(|checked| checked.request.clone())
        else {
            self.go_to_problem();
            return;
        };
        self.attempted.set(false);
        self.area.set(Area::Board);
        self.start(Arc::new(request));
    }

    /// Sends the request of an ended run once more, for new panels, because a person asked for it.
    pub fn send_again(&self, id: RunId) {
        let request = self
            .board
            .with_untracked(|board| board.run(id).map(|run| Arc::clone(&run.request)));
        if let Some(request) = request.filter(|_| !self.is_busy()) {
            self.start(request);
        }
    }

    /// Stops a run: its request ends, what arrived stays.
    pub fn stop(&self, id: RunId) {
        let handle = self
            .running
            .with_value(|running| running.borrow_mut().remove(&id.number()));
        if let Some(handle) = handle {
            handle.abort();
        }
        let now_ms = self.ports().clock.now_ms();
        let stopped = self.board.try_maybe_update(|board| {
            let stopped = board.cancel(id, now_ms);
            (stopped, stopped)
        });
        if stopped == Some(true) {
            self.announcement.set(announce::ended(&self.board.read_untracked(), id));
        }
    }

    fn start(&self, request: Arc<Request>) {
        let session = *self;
        let ports = self.ports();
        let now_ms = ports.clock.now_ms();
        let body = request.to_json();
        let mut run = None;
        self.board
            .update(|board| run = Some(board.begin(Arc::clone(&request), now_ms)));
        let Some(id) = run else { return };
        self.now_ms.set(now_ms);
        self.live.set(Live::sent(id, now_ms));
        self.announcement.set(announce::started(&request));
        let reading = async move {
            let reply = session.send(body, id).await;
            let ports = session.ports();
            let on_step = |step| session.take_in(id, step);
            drive(
                reply,
                request.streams(),
                &*ports.pictures,
                &*ports.clock,
                on_step,
            )
            .await;
            session
                .running
                .with_value(|running| running.borrow_mut().remove(&id.number()));
        };
        let (reading, handle) = abortable(reading);
        self.running
            .with_value(|running| running.borrow_mut().insert(id.number(), handle));
        leptos::task::spawn_local(async move {
            // An aborted run was ended by `stop`; dropping the future has ended its request.
            let _ = reading.await;
        });
        leptos::task::spawn_local(session.tick());
    }

    async fn send(
        self,
        body: String,
        id: RunId,
    ) -> Result<Box<dyn crate::ports::Reply>, crate::fault::Fault> {
        let ports = self.ports();
        let connection = self.connection.get_untracked();
        match connection.kind {
            ConnectionKind::Demo => Ok(demo::send(&ports, &body, connection.demo, id.number())),
            ConnectionKind::Relay | ConnectionKind::Direct => {
                let (url, key) = (connection.endpoint(), connection.key.clone());
                ports.transport.send(Outgoing { url, key, body }).await
            }
        }
    }

    /// At most one redraw a step, none when nothing visible changed. Whether the service said that it is complete.
    fn take_in(&self, id: RunId, step: Step) -> bool {
        let now_ms = self.ports().clock.now_ms();
        // Whoever shows the silence is told that it is over; otherwise nobody is.
        self.live.maybe_update(|live| {
            let was_silent = live.silence(id).is_some();
            live.heard(now_ms);
            was_silent
        });
        let mut said = String::new();
        self.board.maybe_update(|board| {
            let before = announce::Counts::of(board, id);
            let changed = match step {
                Step::Answered(head) => {
                    board.answer(id, &head);
                    false
                }
                Step::Heard(events) => !events.is_empty() && board.apply(id, events, now_ms),
                Step::Ended(end, status) => board.finish(id, end, status, now_ms),
                Step::Refused(fault) => board.refuse(id, fault, now_ms),
            };
            if changed {
                said = announce::since(board, id, before);
            }
            changed
        });
        if !said.is_empty() {
            self.announcement.set(said);
        }
        self.board
            .with_untracked(|board| board.run(id).is_some_and(|run| run.progress.is_complete()))
    }

    /// Keeps the elapsed time going while a run is under way.
    async fn tick(self) {
        let clock = self.ports().clock.clone();
        while self
            .board
            .try_with_untracked(|board| board.runs().iter().any(|run| run.ended_ms.is_none()))
            == Some(true)
        {
            clock.sleep(TICK_MS).await;
            let now_ms = clock.now_ms();
            self.live.try_maybe_update(|live| {
                let run = self
                    .board
                    .with_untracked(|board| board.runs().last().map(|run| run.id));
                let before = run.and_then(|run| live.silence(run));
                live.tick(now_ms);
                (before != run.and_then(|run| live.silence(run)), ())
            });
            self.now_ms.try_set(now_ms);
        }
    }
}
