//! Generate and Stop. A run is a task of the session, never of the button that started it: it goes on when a panel or a
//! dialog closes, and ends when it is stopped or its reply is over.

use super::{Area, Connection, ConnectionKind, Saving, Session, announce};
use crate::board::{Board, PanelId, Run, RunId};
use crate::chunk::split;
use crate::fault::Fault;
use crate::ports::Recording;
use crate::request::Request;
use crate::runner::{Destination, Sending};
use crate::sending::Wait;
use crate::stream::Step;
use crate::stream::capture::Sent;
use crate::text;
use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
use std::sync::Arc;

/// Between two redraws of the elapsed time.
const TICK_MS: u32 = 100;

split!(form, begin(session: Session, request: Arc<Request>, panels: Vec<PanelId>) -> ());

fn begin(session: Session, request: Arc<Request>, panels: Vec<PanelId>) {
    session.begin_run(request, &panels);
}

impl Session {
    /// Sends the draft (`waiting.rs` says when); where it has problems, leads to the first. While the same request is under
    /// way or waits, nothing is sent: whoever presses twice means one.
    pub fn generate(&self) {
        if self.is_generating() || self.saving.get_untracked() == Saving::Opening {
            return;
        }
        let reading = self.adding.get_untracked();
        if reading > 0 {
            // A request without them would be paid all the same.
            self.announcement
                .set(text::still_reading(u64::from(reading)));
            self.go_to("image.file");
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
        self.switched.set(None);
        self.draft
            .with_untracked(|draft| self.remember_prompt(&draft.prompt));
        self.area.set(Area::Board);
        self.start(Arc::new(request), Vec::new());
    }

    /// Whether the very request that the form holds is under way.
    pub fn is_generating(&self) -> bool {
        self.checked.with(|checked| {
            let request = checked.request.as_ref();
            request.is_some_and(|request| self.is_under_way(request))
        })
    }

    fn is_under_way(&self, request: &Request) -> bool {
        self.board.with(|board| {
            let mut runs = board.runs().iter().rev();
            runs.any(|run| {
                let sent = run.asked.request.as_deref();
                run.is_running() && !run.is_by_hand() && sent == Some(request)
            })
        })
    }

    /// Whether the request of an ended run fits the connection as it is now: each cloud has its own model ids.
    pub fn can_send_again(&self, id: RunId) -> bool {
        let cloud = self.connection.with(Connection::cloud);
        let request = self
            .board
            .with(|board| board.run(id)?.asked.request.clone());
        request.is_some_and(|request| !self.is_under_way(&request))
            && self.board.with(|board| {
                let request = board
                    .run(id)
                    .filter(|run| !run.is_running())
                    .and_then(|run| run.asked.request.as_ref());
                request.is_some_and(|request| {
                    request.is_treated_as()
                        || request.model().ids.known_on(cloud, request.model_id())
                })
            })
    }

    /// Sends the request of an ended run once more, because a person asked for it: for the same panels where it was
    /// sent for panels that were there before and brought none of them a picture, else for new ones.
    pub fn send_again(&self, id: RunId) {
        let request = self
            .board
            .with_untracked(|board| board.run(id)?.asked.request.clone());
        if let Some(request) = request.filter(|_| untrack(|| self.can_send_again(id))) {
            let panels = self
                .board
                .with_untracked(|board| board.unanswered(id).to_vec());
            self.start(request, panels);
        }
    }

    /// Stops a run: its request ends, or never goes out; what arrived stays.
    pub fn stop(&self, id: RunId) {
        self.running.with_value(|running| {
            running
                .borrow()
                .iter()
                .filter(|(run, _)| *run == id)
                .for_each(|(_, handle)| handle.abort());
        });
        let of_file = |board: &Board| board.run(id).is_some_and(|run| run.file.is_some());
        if self.board.with_untracked(of_file) {
            self.reading.with_value(|reading| {
                reading.iter().for_each(AbortHandle::abort);
            });
        }
        let now_ms = self.ports().clock.now_ms();
        let stopped = self.board.try_maybe_update(|board| {
            let stopped = board.cancel(id, now_ms);
            (stopped, stopped)
        });
        if stopped == Some(true) {
            self.announcement
                .set(announce::ended(&self.board.read_untracked(), id));
        }
    }

    /// Starts a run as soon as the code for it is there.
    pub(super) fn start(&self, request: Arc<Request>, panels: Vec<PanelId>) {
        let session = *self;
        leptos::task::spawn_local(async move {
            if !begin::load().await || begin::call(session, request, panels).is_none() {
                session.say_missing_part();
            }
        });
    }

    fn begin_run(&self, request: Arc<Request>, panels: &[PanelId]) {
        // Two presses may have come before the first was answered. A panel is asked for once because it waits then.
        let is_twice = || panels.is_empty() && untrack(|| self.is_under_way(&request));
        if self.is_gone() || is_twice() || self.only_reads() {
            return;
        }
        self.missing.set(false);
        let session = *self;
        let now_ms = self.ports().clock.now_ms();
        let body = request.body().parts();
        let demo = untrack(|| self.is_demo());
        let by_hand = self.connection.with_untracked(Connection::is_by_hand);
        let mut run = None;
        self.board.update(|board| {
            let id = match panels {
                [] => board.begin(Arc::clone(&request), now_ms),
                panels => board.begin_for(Arc::clone(&request), panels, now_ms),
            };
            if demo {
                board.label_demo(id);
            }
            if by_hand {
                board.wait(id, Wait::by_hand());
            }
            run = Some(id);
        });
        let Some(id) = run else { return };
        self.now_ms.set(now_ms);
        if panels.is_empty() {
            self.reveal(id);
        }
        if by_hand {
            self.announcement.set(text::run_by_hand().to_owned());
            return;
        }
        let sending = Sending {
            body,
            streamed: request.streams(),
            limits: self.limits().of_reader(),
            to: self.destination(id),
            recording: Some(Recording {
                number: id.number(),
                board: self.open_board.get_value(),
                // The prompt is the person's own: a capture is made to be passed on.
                sent: Sent {
                    model: request.model_id().to_owned(),
                    pictures: request.pictures(),
                    streamed: request.streams(),
                    prompt: None,
                },
            }),
        };
        let reading = async move {
            session.deliver(id, sending).await;
            session
                .running
                .with_value(|running| running.borrow_mut().retain(|(run, _)| *run != id));
        };
        let (reading, handle) = abortable(reading);
        self.running
            .with_value(|running| running.borrow_mut().push((id, handle)));
        leptos::task::spawn_local(async move {
            // An aborted run was ended by `stop`; dropping the future has ended its request.
            let _ = reading.await;
        });
        leptos::task::spawn_local(session.tick(id));
    }

    /// The panels of a new run stand at the end of the board, which may be off the screen.
    pub(super) fn reveal(&self, id: RunId) {
        let first = self
            .board
            .with_untracked(|board| board.run(id)?.panels.first().copied());
        if let Some(panel) = first {
            self.reveal_panel(panel);
        }
    }

    fn destination(&self, id: RunId) -> Destination {
        self.connection
            .with_untracked(|connection| match connection.kind {
                ConnectionKind::Demo => Destination::Demo {
                    options: connection.demo,
                    turn: id.number(),
                    unix_seconds: self.ports().page.unix_seconds(),
                },
                ConnectionKind::Relay | ConnectionKind::Direct | ConnectionKind::ByHand => {
                    Destination::Service {
                        url: connection.endpoint(),
                        key: connection.key.clone(),
                    }
                }
            })
    }

    /// At most one redraw a step, none when nothing visible changed.
    pub(super) fn take_in(&self, id: RunId, step: Step) {
        let now_ms = self.ports().clock.now_ms();
        // Whoever shows the silence is told that it is over; otherwise nobody is.
        self.live.maybe_update(|live| {
            let was_silent = live.silence(id).is_some();
            live.heard(id, now_ms);
            was_silent
        });
        if let Step::Refused(Fault {
            file: Some(file), ..
        }) = &step
        {
            self.mark_unreadable(*file);
        }
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
    }

    /// Keeps the elapsed time of a run going until it ends.
    pub(super) async fn tick(self, id: RunId) {
        let clock = self.ports().clock.clone();
        let alive = |board: &Board| board.run(id).is_some_and(Run::is_running);
        while self.board.try_with_untracked(alive) == Some(true) {
            clock.sleep(TICK_MS).await;
            // Several runs have one time, which the oldest of them keeps.
            if self.board.try_with_untracked(Board::oldest_running) != Some(Some(id)) {
                continue;
            }
            let now_ms = clock.now_ms();
            self.live.try_maybe_update(|live| (live.tick(now_ms), ()));
            self.now_ms.try_set(now_ms);
        }
        self.live.try_update(|live| live.forget(id));
    }
}
