//! The frames in which workers start: the page's policy lets it connect to its own host only, a worker's to one more
//! (`public/workers.js` says how).

use super::home::home;
use super::message::{call, get};
use futures::channel::oneshot::channel;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget, MessagePort, Worker};

/// A worker in its frame; both go with it.
pub struct Framed {
    frame: Element,
    /// Made by the frame, so an `instanceof` of this page would not know it.
    worker: Worker,
    _failed: Closure<dyn FnMut()>,
}

impl Framed {
    /// Starts a worker that may connect to the page's host and to `origin`, which is empty where that is enough. `port`: on
    /// which it talks. `failed`: is called when it cannot run, or dies. `None`: there is no such worker here.
    pub async fn start(
        name: &str,
        origin: &str,
        port: MessagePort,
        failed: impl FnMut() + 'static,
    ) -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let frame = document.create_element("iframe").ok()?;
        let page = format!("workers.html#{}", js_sys::encode_uri_component(origin));
        frame.set_attribute("hidden", "").ok()?;
        frame.set_attribute("src", &home(&page)).ok()?;
        let (told, loaded) = channel();
        let heard = Closure::once_into_js(move || {
            // Whoever waited may have gone.
            let _ = told.send(());
        });
        let target: &EventTarget = frame.as_ref();
        target
            .add_event_listener_with_callback("load", heard.unchecked_ref())
            .ok()?;
        document.body()?.append_child(&frame).ok()?;
        let frame = RemoveOnDrop(Some(frame));
        loaded.await.ok()?;
        let failed = Closure::<dyn FnMut()>::new(failed);
        let inside = get(frame.0.as_ref()?, "contentWindow");
        let arguments = [name.into(), port.into(), failed.as_ref().clone()];
        let worker: JsValue = call(&inside, "seedboardStart", &arguments)?;
        Some(Self {
            frame: frame.keep()?,
            worker: worker.unchecked_into(),
            _failed: failed,
        })
    }
}

impl Drop for Framed {
    fn drop(&mut self) {
        self.worker.terminate();
        self.frame.remove();
    }
}

/// A frame that came to nothing goes again.
struct RemoveOnDrop(Option<Element>);

impl RemoveOnDrop {
    fn keep(mut self) -> Option<Element> {
        self.0.take()
    }
}

impl Drop for RemoveOnDrop {
    fn drop(&mut self) {
        if let Some(frame) = &self.0 {
            frame.remove();
        }
    }
}
