//! The page's side of the worker: started with the first run, kept for the next.

use super::files::Handles;
use super::held::Held;
use super::message::{
    ended_job, read_over, read_sent, read_step, write_open, write_send, write_stop,
};
use crate::fault::{Fault, Kind};
use crate::ports::LocalFuture;
use crate::runner::{Destination, Found, OnFound, OnStep, Opening, Runner, Sending};
use crate::stream::{BytesEnd, Step};
use futures::channel::oneshot::{Sender, channel};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// The worker's file, relative to the page.
const WORKER: &str = "run.js";

/// Runs requests in a worker.
pub struct RunWorker {
    name: &'static str,
    held: Rc<Held>,
    files: Handles,
    desk: RefCell<Option<Rc<Desk>>>,
}

/// One worker with the runs that wait for it.
struct Desk {
    worker: Worker,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// Messages from before the worker listened; a worker that is still loading would lose them. `None`: it listens.
    early: Option<Vec<JsValue>>,
    runs: Vec<Waiting>,
    jobs: Vec<(u32, Sender<JsValue>)>,
    last_id: u32,
    closed: bool,
    handlers: Vec<Closure<dyn FnMut(MessageEvent)>>,
}

struct Waiting {
    id: u32,
    hearing: Hearing,
    /// How it ended; of a run its steps say so.
    done: Sender<Result<(), Fault>>,
}

enum Hearing {
    Run(OnStep),
    File(OnFound),
}

impl Hearing {
    /// Whether the run is over with it. The reading of a file is over when it says so.
    fn hear(&mut self, step: Step, message: &JsValue) -> bool {
        match self {
            Hearing::Run(on_step) => {
                let over = matches!(step, Step::Ended(..) | Step::Refused(_));
                on_step(step);
                over
            }
            Hearing::File(on_found) => {
                let sent = read_sent(message);
                on_found(Found { sent, step });
                false
            }
        }
    }
}

impl RunWorker {
    /// `name`: what it is called in the browser's tools. `held`: where pictures go that the worker could not store. `files`: what bodies may hold.
    pub fn new(name: &'static str, held: Rc<Held>, files: Handles) -> Self {
        Self {
            name,
            held,
            files,
            desk: RefCell::new(None),
        }
    }

    /// Has a small job done; `write` is given its id. `None`: there is no worker, or it died over it.
    pub async fn job(&self, write: impl FnOnce(u32) -> JsValue) -> Option<JsValue> {
        let desk = self.desk()?;
        let (done, over) = channel();
        let id = desk.next_id();
        desk.state.borrow_mut().jobs.push((id, done));
        desk.post(write(id));
        over.await.ok()
    }

    /// The worker, opened where there is none or the last one died. `None`: the browser lets us have none.
    fn desk(&self) -> Option<Rc<Desk>> {
        let mut desk = self.desk.borrow_mut();
        if desk.as_ref().is_none_or(|desk| desk.state.borrow().closed) {
            *desk = Desk::open(self.name, &self.held).ok();
        }
        desk.clone()
    }
}

impl Desk {
    fn open(name: &str, held: &Rc<Held>) -> Result<Rc<Self>, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name(name);
        let worker = Worker::new_with_options(WORKER, &options)?;
        let state = State {
            early: Some(Vec::new()),
            ..State::default()
        };
        let desk = Rc::new(Self {
            worker,
            state: RefCell::new(state),
        });
        let (heard, held) = (Rc::downgrade(&desk), Rc::clone(held));
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(desk) = heard.upgrade() {
                desk.hear(&event.data(), &held);
            }
        });
        let failed = Rc::downgrade(&desk);
        let on_error = Closure::<dyn FnMut(MessageEvent)>::new(move |_: MessageEvent| {
            if let Some(desk) = failed.upgrade() {
                desk.close();
            }
        });
        desk.worker
            .set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        desk.worker
            .set_onerror(Some(on_error.as_ref().unchecked_ref()));
        desk.state.borrow_mut().handlers = vec![on_message, on_error];
        Ok(desk)
    }

    fn hear(&self, message: &JsValue, held: &Held) {
        if message.as_string().as_deref() == Some("ready") {
            let early = self.state.borrow_mut().early.take();
            early
                .into_iter()
                .flatten()
                .for_each(|message| self.post(message));
            return;
        }
        if let Some(id) = ended_job(message) {
            let job = {
                let mut state = self.state.borrow_mut();
                let at = state.jobs.iter().position(|(job, _)| *job == id);
                at.map(|at| state.jobs.swap_remove(at))
            };
            // Nobody waits any more where the reference was taken out.
            let _ = job.map(|(_, done)| done.send(message.clone()));
            return;
        }
        if let Some((id, read)) = read_over(message) {
            // Nobody waits any more where the reading was dropped meanwhile.
            let _ = self.take(id).map(|waiting| waiting.done.send(read));
            return;
        }
        let Some((id, step)) = read_step(message, held) else {
            return;
        };
        // Taken out while it is told, since telling may come back here.
        let Some(mut waiting) = self.take(id) else {
            return;
        };
        if waiting.hearing.hear(step, message) {
            // As above.
            let _ = waiting.done.send(Ok(()));
        } else {
            self.state.borrow_mut().runs.push(waiting);
        }
    }

    fn take(&self, id: u32) -> Option<Waiting> {
        let mut state = self.state.borrow_mut();
        let at = state.runs.iter().position(|run| run.id == id)?;
        Some(state.runs.swap_remove(at))
    }

    /// Asks for something that has steps; dropping the future ends it.
    fn begin(
        self: Rc<Self>,
        hearing: Hearing,
        write: impl FnOnce(u32) -> JsValue,
    ) -> LocalFuture<'static, Result<(), Fault>> {
        let (done, over) = channel();
        let id = self.next_id();
        self.state
            .borrow_mut()
            .runs
            .push(Waiting { id, hearing, done });
        self.post(write(id));
        let stop = StopOnDrop { desk: self, id };
        Box::pin(async move {
            let ended = over.await;
            drop(stop);
            ended.unwrap_or_else(|_| Err(Fault::new(Kind::WorkerFailed)))
        })
    }

    fn next_id(&self) -> u32 {
        let mut state = self.state.borrow_mut();
        state.last_id = state.last_id.wrapping_add(1);
        state.last_id
    }

    fn post(&self, message: JsValue) {
        let mut state = self.state.borrow_mut();
        match &mut state.early {
            Some(early) => early.push(message),
            None => {
                // It throws only for what cannot be copied; ours are plain objects.
                let _ = self.worker.post_message(&message);
            }
        }
    }

    /// The worker could not be loaded, and nothing was sent; or it died, and what was sent may be billed: whoever waits
    /// is told which. Its open requests end with it.
    fn close(&self) {
        self.worker.terminate();
        let (never_ready, runs) = {
            let mut state = self.state.borrow_mut();
            state.closed = true;
            // Dropping the senders tells everybody who waits for a job.
            state.jobs.clear();
            (state.early.is_some(), core::mem::take(&mut state.runs))
        };
        for run in runs {
            if let Hearing::Run(mut on_step) = run.hearing {
                on_step(match never_ready {
                    true => Step::Refused(Fault::new(Kind::WorkerFailed)),
                    false => Step::Ended(BytesEnd::Broken, 0),
                });
            }
            let _ = run.done.send(Err(Fault::new(Kind::WorkerFailed)));
        }
    }
}

/// Ends the run when the future goes, unless it is over.
struct StopOnDrop {
    desk: Rc<Desk>,
    id: u32,
}

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.desk
            .state
            .borrow_mut()
            .runs
            .retain(|run| run.id != self.id);
        self.desk.post(write_stop(self.id));
    }
}

impl Runner for RunWorker {
    fn run(&self, sending: Sending, mut on_step: OnStep) -> LocalFuture<'static, ()> {
        let Some(desk) = self.desk() else {
            on_step(Step::Refused(Fault::new(Kind::WorkerFailed)));
            return Box::pin(async {});
        };
        let sent = |id| write_send(id, &absolute(sending), &self.files);
        let over = desk.begin(Hearing::Run(on_step), sent);
        Box::pin(async move {
            // Its steps have said how it ended.
            let _ = over.await;
        })
    }

    fn open(&self, opening: Opening, on_found: OnFound) -> LocalFuture<'static, Result<(), Fault>> {
        let Some(desk) = self.desk() else {
            return Box::pin(async { Err(Fault::new(Kind::WorkerFailed)) });
        };
        let asked = |id| write_open(id, opening, &self.files);
        desk.begin(Hearing::File(on_found), asked)
    }
}

/// A path is meant for the page's host, not for the worker's file.
fn absolute(mut sending: Sending) -> Sending {
    if let Destination::Service { url, .. } = &mut sending.to {
        let base = web_sys::window().and_then(|window| window.location().href().ok());
        let whole = base.and_then(|base| web_sys::Url::new_with_base(url, &base).ok());
        if let Some(whole) = whole {
            *url = whole.href();
        }
    }
    sending
}
