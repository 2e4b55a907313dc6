//! The demo's painter: a module worker with its own canvas (`public/painter/`), started when the first picture is asked
//! for, so that neither the first visit nor a redraw waits for it.

use super::home::home;
use super::message::{get, js, object, small};
use crate::catalog::{OutputFormat, Size};
use crate::demo::{Painter, Scene};
use crate::fault::Kind;
use crate::ports::LocalFuture;
use futures::channel::oneshot::{Sender, channel};
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// The worker's file; `public/run.js` lets this one start and no other.
const WORKER: &str = "painter/worker.js";

type Waiting = Rc<RefCell<BTreeMap<u32, Sender<Result<Vec<u8>, Kind>>>>>;

/// Asks a worker.
#[derive(Default)]
pub struct WorkerPainter {
    desk: RefCell<Option<Desk>>,
    last_id: RefCell<u32>,
}

/// The worker with those who wait for it.
struct Desk {
    worker: Worker,
    waiting: Waiting,
    /// The worker could not be loaded, or died.
    closed: Rc<Cell<bool>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

/// What the worker is told (`public/painter/README.md`).
#[derive(Serialize)]
struct Job<'a> {
    id: u32,
    scene: &'a Scene,
    width: u32,
    height: u32,
    format: &'static str,
    watermark: bool,
}

impl Desk {
    fn open() -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&home(WORKER), &options)?;
        let waiting = Waiting::default();
        let answered = Rc::clone(&waiting);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            let id = small(&data, "id");
            let Some(sender) = id.and_then(|id| answered.borrow_mut().remove(&id)) else {
                return;
            };
            let bytes = get(&data, "bytes").dyn_into::<js_sys::ArrayBuffer>().ok();
            // Nobody waits any more where the run was stopped.
            let _ = sender.send(match bytes {
                Some(bytes) => Ok(js_sys::Uint8Array::new(&bytes).to_vec()),
                None => Err(Kind::PainterFailed),
            });
        });
        let failed = Rc::clone(&waiting);
        let closed = Rc::new(Cell::new(false));
        let closes = Rc::clone(&closed);
        let on_error = Closure::<dyn FnMut(JsValue)>::new(move |_| {
            // Dropping the senders tells everybody who waits; whoever comes next opens a new desk.
            closes.set(true);
            failed.borrow_mut().clear();
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self {
            worker,
            waiting,
            closed,
            _on_message: on_message,
            _on_error: on_error,
        })
    }
}

/// Takes a job back that nobody waits for any more.
struct CancelOnDrop {
    worker: Worker,
    waiting: Waiting,
    id: u32,
}

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        if self.waiting.borrow_mut().remove(&self.id).is_some() {
            let id = js(Some(u64::from(self.id)));
            let message = object(&[("type", "cancel".into()), ("id", id)]);
            let _ = self.worker.post_message(&message);
        }
    }
}

impl Painter for WorkerPainter {
    fn paint(
        &self,
        scene: &Scene,
        size: Size,
        format: OutputFormat,
        watermark: bool,
    ) -> LocalFuture<'static, Result<Vec<u8>, Kind>> {
        let mut desk = self.desk.borrow_mut();
        if desk.as_ref().is_none_or(|desk| desk.closed.get()) {
            *desk = Desk::open().ok();
        }
        let Some(desk) = desk.as_ref() else {
            return Box::pin(async { Err(Kind::PainterFailed) });
        };
        let id = {
            let mut last = self.last_id.borrow_mut();
            *last = last.wrapping_add(1);
            *last
        };
        let Size { width, height } = size;
        let job = Job {
            id,
            scene,
            width,
            height,
            format: format.as_str(),
            watermark,
        };
        let message = serde_json::to_string(&job)
            .ok()
            .and_then(|json| js_sys::JSON::parse(&json).ok());
        let (sender, receiver) = channel();
        desk.waiting.borrow_mut().insert(id, sender);
        if message.is_none_or(|message| desk.worker.post_message(&message).is_err()) {
            desk.waiting.borrow_mut().remove(&id);
        }
        let cancel = CancelOnDrop {
            worker: desk.worker.clone(),
            waiting: Rc::clone(&desk.waiting),
            id,
        };
        Box::pin(async move {
            let painted = receiver.await.unwrap_or(Err(Kind::PainterFailed));
            drop(cancel);
            painted
        })
    }
}
