//! The page's side of the worker: started with the first run, kept for the next. Each host that requests go to has a worker
//! of its own, which can connect nowhere else.

use super::files::Handles;
use super::frame::Framed;
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
use web_sys::{MessageChannel, MessageEvent, MessagePort};

/// No other host than the page's own.
const HOME: &str = "";

/// Runs requests in workers.
pub struct RunWorker {
    name: &'static str,
    held: Rc<Held>,
    files: Handles,
    desks: RefCell<Vec<Rc<Desk>>>,
}

/// One worker with the runs that wait for it.
struct Desk {
    /// The one host beside the page's own that it may connect to; empty where there is none.
    origin: String,
    port: MessagePort,
    worker: RefCell<Option<Framed>>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// Messages from before the worker listened; a worker that is still loading would lose them. `None`: it listens.
    early: Option<Vec<JsValue>>,
    /// Whether it may hold replies that can be saved.
    records: bool,
    runs: Vec<Waiting>,
    jobs: Vec<(u32, Sender<JsValue>)>,
    last_id: u32,
    closed: bool,
    handler: Option<Closure<dyn FnMut(MessageEvent)>>,
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
            desks: RefCell::default(),
        }
    }

    /// Has a small job done; `write` is given its id. `None`: there is no worker, or it died over it.
    pub async fn job(&self, write: impl FnOnce(u32) -> JsValue) -> Option<JsValue> {
        self.desk(HOME)?.job(write).await
    }

    /// Asks every worker that is open, one after the other, until one has an answer.
    pub async fn ask_all<T>(
        &self,
        write: impl Fn(u32) -> JsValue,
        read: impl Fn(&JsValue) -> Option<T>,
    ) -> Option<T> {
        let open = self.desks.borrow().clone();
        // One that is not ready has nothing.
        for desk in open.into_iter().filter(|desk| desk.is_ready()) {
            let answer = desk.job(&write).await;
            if let Some(found) = answer.as_ref().and_then(&read) {
                return Some(found);
            }
        }
        None
    }

    /// The worker for this host, opened where there is none or the last one died. `None`: the browser lets us have none.
    fn desk(&self, origin: &str) -> Option<Rc<Desk>> {
        let mut desks = self.desks.borrow_mut();
        desks.retain(|desk| !desk.state.borrow().closed);
        if let Some(open) = desks.iter().find(|desk| desk.origin == origin) {
            return Some(Rc::clone(open));
        }
        let desk = Desk::open(self.name, origin, &self.held)?;
        desks.push(Rc::clone(&desk));
        Some(desk)
    }
}

impl Desk {
    fn open(name: &'static str, origin: &str, held: &Rc<Held>) -> Option<Rc<Self>> {
        // The worker's own events would be objects of the frame that it started in.
        let channel = MessageChannel::new().ok()?;
        let state = State {
            early: Some(Vec::new()),
            ..State::default()
        };
        let desk = Rc::new(Self {
            origin: origin.to_owned(),
            port: channel.port1(),
            worker: RefCell::default(),
            state: RefCell::new(state),
        });
        let (heard, held) = (Rc::downgrade(&desk), Rc::clone(held));
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(desk) = heard.upgrade() {
                desk.hear(&event.data(), &held);
            }
        });
        desk.port
            .set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        desk.state.borrow_mut().handler = Some(on_message);
        let (dies, opened) = (Rc::downgrade(&desk), Rc::clone(&desk));
        wasm_bindgen_futures::spawn_local(async move {
            let failed = move || {
                if let Some(desk) = dies.upgrade() {
                    desk.close();
                }
            };
            match Framed::start(name, &opened.origin, channel.port2(), failed).await {
                Some(worker) => *opened.worker.borrow_mut() = Some(worker),
                None => opened.close(),
            }
        });
        Some(desk)
    }

    async fn job(&self, write: impl FnOnce(u32) -> JsValue) -> Option<JsValue> {
        let (done, over) = channel();
        let id = self.next_id();
        self.state.borrow_mut().jobs.push((id, done));
        self.post(write(id));
        over.await.ok()
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

    fn is_ready(&self) -> bool {
        self.state.borrow().early.is_none()
    }

    /// Ends a worker that has nothing to do and holds nothing: each host that is only asked for a sign has one.
    fn rest(&self) {
        let is_idle = {
            let state = self.state.borrow();
            !state.records && state.runs.is_empty() && state.jobs.is_empty()
        };
        if is_idle {
            self.close();
        }
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
                let _ = self.port.post_message(&message);
            }
        }
    }

    /// The worker could not be loaded, and nothing was sent; or it died, and what was sent may be billed: whoever waits
    /// is told which. Its open requests end with it.
    fn close(&self) {
        self.port.close();
        // It goes with the next turn: the closure that may have called this goes with it.
        let worker = self.worker.borrow_mut().take();
        wasm_bindgen_futures::spawn_local(async move { drop(worker) });
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
        let sending = absolute(sending);
        let Some(desk) = self.desk(&host_of(&sending.to)) else {
            on_step(Step::Refused(Fault::new(Kind::WorkerFailed)));
            return Box::pin(async {});
        };
        let records = sending.recording.is_some();
        desk.state.borrow_mut().records |= records;
        let sent = |id| write_send(id, &sending, &self.files);
        let over = Rc::clone(&desk).begin(Hearing::Run(on_step), sent);
        Box::pin(async move {
            // Its steps have said how it ended.
            let _ = over.await;
            if !records {
                desk.rest();
            }
        })
    }

    fn open(&self, opening: Opening, on_found: OnFound) -> LocalFuture<'static, Result<(), Fault>> {
        let Some(desk) = self.desk(HOME) else {
            return Box::pin(async { Err(Fault::new(Kind::WorkerFailed)) });
        };
        let asked = |id| write_open(id, opening, &self.files);
        desk.begin(Hearing::File(on_found), asked)
    }
}

/// The host that a request goes to; [`HOME`] for the page's own and for the demo.
fn host_of(to: &Destination) -> String {
    let (Destination::Service { url, .. } | Destination::Probe { url, .. }) = to else {
        return HOME.to_owned();
    };
    let origin = web_sys::Url::new(url).map(|url| url.origin());
    let own = web_sys::window().and_then(|window| window.location().origin().ok());
    origin
        .ok()
        .filter(|origin| Some(origin) != own.as_ref())
        .unwrap_or_default()
}

/// A path is meant for the page's host, not for the worker's file.
fn absolute(mut sending: Sending) -> Sending {
    if let Destination::Service { url, .. } | Destination::Probe { url, .. } = &mut sending.to {
        let base = web_sys::window().and_then(|window| window.location().href().ok());
        let whole = base.and_then(|base| web_sys::Url::new_with_base(url, &base).ok());
        if let Some(whole) = whole {
            *url = whole.href();
        }
    }
    sending
}
