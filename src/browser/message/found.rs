//! From the worker to the page: what is found in a file. A step is that of a run, with what the file says beside it.

use super::{get, js, js_text, object, small, text};
use crate::browser::store::StoredPictures;
use crate::fault::Fault;
use crate::runner::Found;
use crate::stream::capture::Sent;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::fault::{read_fault, write_fault};
use super::step::write_step;

pub fn write_found(id: u32, found: &Found, pictures: &StoredPictures) -> JsValue {
    let message = write_step(id, &found.step, pictures);
    if let Some(sent) = &found.sent {
        let sent = object(&[
            ("model", js_text(Some(&sent.model))),
            ("pictures", js(Some(u64::from(sent.pictures)))),
            ("streamed", JsValue::from_bool(sent.streamed)),
            ("prompt", js_text(sent.prompt.as_deref())),
        ]);
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&message, &JsValue::from_str("sent"), &sent);
    }
    message
}

/// What stands beside the step.
pub fn read_sent(message: &JsValue) -> Option<Sent> {
    let sent = get(message, "sent");
    Some(Sent {
        model: text(&sent, "model")?,
        pictures: small(&sent, "pictures").unwrap_or(0),
        streamed: get(&sent, "streamed").is_truthy(),
        prompt: text(&sent, "prompt"),
    })
}

/// The file is read. `Err`: it could not be, or there is nothing in it.
pub fn write_over(id: u32, read: &Result<(), Fault>) -> JsValue {
    object(&[
        ("id", js(Some(u64::from(id)))),
        ("over", JsValue::TRUE),
        (
            "fault",
            read.as_ref().err().map_or(JsValue::UNDEFINED, write_fault),
        ),
    ])
}

/// The reading that a message ends, and how. `None`: it ends none.
pub fn read_over(message: &JsValue) -> Option<(u32, Result<(), Fault>)> {
    let id = small(message, "id").filter(|_| get(message, "over").is_truthy())?;
    let fault = get(message, "fault");
    Some((
        id,
        match fault.is_object() {
            true => Err(read_fault(&fault)),
            false => Ok(()),
        },
    ))
}
