//! From the page to the worker: send this, or stop that.

use super::{get, js, js_text, number, object, small, text};
use crate::browser::files::Handles;
use crate::demo::{Mishap, Options, Pace};
use crate::ports::{FileId, Key, Part, Recording};
use crate::runner::{Destination, Opening, Sending};
use crate::stream::Limits;
use crate::stream::capture::{Pace as ReplayPace, Sent};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// What the page asks for.
pub enum Command {
    /// Send this.
    Send(Sending),
    /// Read this file.
    Open(Opening),
    /// End the run, or the reading.
    Stop,
}

/// `id`: names the run in every later message. Files of the body go along as handles.
pub fn write_send(id: u32, sending: &Sending, files: &Handles) -> JsValue {
    let (url, key, demo) = match &sending.to {
        Destination::Probe { url, .. } => (Some(url.as_str()), None, JsValue::UNDEFINED),
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
    let probe = match sending.to {
        Destination::Probe { readable, .. } => JsValue::from_bool(readable),
        _ => JsValue::UNDEFINED,
    };
    object(&[
        ("id", js(Some(u64::from(id)))),
        ("body", write_body(&sending.body, files)),
        ("streamed", JsValue::from_bool(sending.streamed)),
        ("limits", write_limits(sending.limits)),
        ("url", js_text(url)),
        ("probe", probe),
        ("key", js_text(key)),
        ("demo", demo),
        ("recording", write_recording(sending.recording.as_ref())),
    ])
}

fn write_recording(recording: Option<&Recording>) -> JsValue {
    let Some(Recording {
        number,
        board,
        sent,
    }) = recording
    else {
        return JsValue::UNDEFINED;
    };
    object(&[
        ("number", js(Some(u64::from(*number)))),
        ("board", js_text(Some(board))),
        ("model", js_text(Some(&sent.model))),
        ("pictures", js(Some(u64::from(sent.pictures)))),
    ])
}

/// `None`: the reply is not written down.
fn read_recording(message: &JsValue, streamed: bool) -> Option<Recording> {
    let given = get(message, "recording");
    Some(Recording {
        number: small(&given, "number")?,
        board: text(&given, "board").unwrap_or_default(),
        sent: Sent {
            model: text(&given, "model").unwrap_or_default(),
            pictures: small(&given, "pictures").unwrap_or(0),
            streamed,
            prompt: None,
        },
    })
}

fn write_body(body: &[Part], files: &Handles) -> JsValue {
    let part = |part: &Part| match part {
        Part::Text(text) => JsValue::from_str(text),
        Part::Base64(id) => object(&[
            ("id", js(Some(u64::from(id.0)))),
            (
                "file",
                files.get(*id).map_or(JsValue::UNDEFINED, JsValue::from),
            ),
        ]),
    };
    body.iter().map(part).collect::<Array>().into()
}

fn read_body(body: &Array, files: &Handles) -> Vec<Part> {
    let part = |part: JsValue| match part.as_string() {
        Some(text) => Part::Text(text),
        None => {
            let id = FileId(small(&part, "id").unwrap_or(u32::MAX));
            if let Ok(file) = get(&part, "file").dyn_into::<Blob>() {
                files.put(id, file);
            }
            Part::Base64(id)
        }
    };
    body.iter().map(part).collect()
}

/// `id`: names the reading in every later message.
pub fn write_open(id: u32, opening: Opening, files: &Handles) -> JsValue {
    let times = match opening.pace {
        ReplayPace::AtOnce => None,
        ReplayPace::Times(times) => Some(u64::from(times)),
    };
    let file = files.get(opening.file);
    object(&[
        ("id", js(Some(u64::from(id)))),
        ("open", js(Some(u64::from(opening.file.0)))),
        ("times", js(times)),
        ("limits", write_limits(opening.limits)),
        ("file", file.map_or(JsValue::UNDEFINED, JsValue::from)),
    ])
}

fn read_open(message: &JsValue, files: &Handles) -> Option<Opening> {
    let file = FileId(small(message, "open")?);
    if let Ok(blob) = get(message, "file").dyn_into::<Blob>() {
        files.put(file, blob);
    }
    Some(Opening {
        file,
        pace: small(message, "times").map_or(ReplayPace::AtOnce, ReplayPace::Times),
        limits: read_limits(message),
    })
}

fn write_limits(limits: Limits) -> JsValue {
    object(&[
        ("event", js(Some(limits.event as u64))),
        ("body", js(Some(limits.body as u64))),
    ])
}

fn read_limits(message: &JsValue) -> Limits {
    let given = get(message, "limits");
    let usual = Limits::default();
    let bytes = |name| number(&given, name).and_then(|bytes| usize::try_from(bytes).ok());
    Limits {
        event: bytes("event").unwrap_or(usual.event),
        body: bytes("body").unwrap_or(usual.body),
        ..usual
    }
}

pub fn write_stop(id: u32) -> JsValue {
    object(&[("id", js(Some(u64::from(id))))])
}

/// The run and what is to be done with it; `files`: where its files go. `None`: no message of ours.
pub fn read_command(message: &JsValue, files: &Handles) -> Option<(u32, Command)> {
    let id = small(message, "id")?;
    if let Some(opening) = read_open(message, files) {
        return Some((id, Command::Open(opening)));
    }
    let Ok(body) = get(message, "body").dyn_into::<Array>() else {
        return Some((id, Command::Stop));
    };
    let body = read_body(&body, files);
    let streamed = get(message, "streamed").is_truthy();
    let to = match (text(message, "url"), get(message, "probe").as_bool()) {
        (Some(url), Some(readable)) => Destination::Probe { url, readable },
        (Some(url), None) => Destination::Service {
            url,
            key: text(message, "key").as_deref().and_then(Key::new),
        },
        (None, _) => read_demo(&get(message, "demo")),
    };
    Some((
        id,
        Command::Send(Sending {
            body,
            streamed,
            limits: read_limits(message),
            to,
            recording: read_recording(message, streamed),
        }),
    ))
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
