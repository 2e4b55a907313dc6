//! From the page to the worker: send this, or stop that.

use super::{get, js, js_text, number, object, small, text};
use crate::demo::{Mishap, Options, Pace};
use crate::ports::Key;
use crate::runner::{Destination, Sending};
use wasm_bindgen::JsValue;

/// What the page asks for.
pub enum Command {
    /// Send this.
    Send(Sending),
    /// End the run.
    Stop,
}

/// `id`: names the run in every later message.
pub fn write_send(id: u32, sending: &Sending) -> JsValue {
    let (url, key, demo) = match &sending.to {
        Destination::Service { url, key } => (
            Some(url.as_str()),
            key.as_ref().map(Key::expose),
            JsValue::UNDEFINED,
        ),
        Destination::Demo {
            options,
            turn,
            unix_seconds,
        } => {
            let demo = object(&[
                ("pace", js_text(Some(options.pace.as_str()))),
                ("mishap", js_text(Some(options.mishap.as_str()))),
                ("turn", js(Some(u64::from(*turn)))),
                ("unix_seconds", js(Some(*unix_seconds))),
            ]);
            (None, None, demo)
        }
    };
    object(&[
        ("id", js(Some(u64::from(id)))),
        ("body", js_text(Some(&sending.body))),
        ("streamed", JsValue::from_bool(sending.streamed)),
        ("url", js_text(url)),
        ("key", js_text(key)),
        ("demo", demo),
    ])
}

pub fn write_stop(id: u32) -> JsValue {
    object(&[("id", js(Some(u64::from(id))))])
}

/// The run and what is to be done with it. `None`: no message of ours.
pub fn read_command(message: &JsValue) -> Option<(u32, Command)> {
    let id = small(message, "id")?;
    let Some(body) = text(message, "body") else {
        return Some((id, Command::Stop));
    };
    let streamed = get(message, "streamed").is_truthy();
    let to = match text(message, "url") {
        Some(url) => Destination::Service {
            url,
            key: text(message, "key").as_deref().and_then(Key::new),
        },
        None => read_demo(&get(message, "demo")),
    };
    Some((id, Command::Send(Sending { body, streamed, to })))
}

fn read_demo(demo: &JsValue) -> Destination {
    let (pace, mishap) = (text(demo, "pace"), text(demo, "mishap"));
    Destination::Demo {
        options: Options {
            pace: pace.as_deref().and_then(Pace::named).unwrap_or_default(),
            mishap: mishap
                .as_deref()
                .and_then(Mishap::named)
                .unwrap_or_default(),
        },
        turn: small(demo, "turn").unwrap_or(0),
        unix_seconds: number(demo, "unix_seconds").unwrap_or(0),
    }
}
