//! What the page and its worker say to each other: plain objects, written in one file and read in the other, so that
//! no parser is needed on either side. Both are always of the same build.

// The worker alone, without the page, writes what it never reads and the other way round.
#![cfg_attr(not(feature = "app"), allow(dead_code, unused_imports))]

mod fault;
mod found;
mod job;
mod sending;
mod step;

pub use found::{read_over, read_sent, write_found, write_over};
pub use job::{
    Job, ended_job, read_boards, read_facts, read_job, read_made, read_own_picture, read_past,
    read_snapshots, read_stored, write_all_boards, write_archive, write_ask_noted, write_ask_past,
    write_ask_snapshot, write_ask_snapshots, write_boards, write_capture, write_facts, write_fetch,
    write_forget, write_inspect, write_keep, write_load, write_made, write_noted,
    write_own_picture, write_past, write_remake, write_save, write_show, write_snapshots,
    write_stored, write_take_snapshot, write_thumbnail, write_tidy,
};
pub use sending::{Command, read_command, write_open, write_send, write_stop};
pub use step::{handed_over, read_noted, read_step, to_be_noted, write_step};

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property; `undefined` where there is none.
pub(super) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A property that holds text.
pub(super) fn text(object: &JsValue, name: &str) -> Option<String> {
    get(object, name).as_string()
}

/// A property that holds a whole number.
pub(super) fn number(object: &JsValue, name: &str) -> Option<u64> {
    get(object, name).as_f64().map(|number| number as u64)
}

/// A property that holds a small whole number.
pub(super) fn small(object: &JsValue, name: &str) -> Option<u32> {
    number(object, name).and_then(|number| u32::try_from(number).ok())
}

/// A new object with these properties; `None` and `undefined` stay out.
pub(super) fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in properties.iter().filter(|(_, value)| !value.is_undefined()) {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// A number that both sides read back exactly: sizes, counts and times are far below 2^53.
pub(super) fn js(number: Option<u64>) -> JsValue {
    number.map_or(JsValue::UNDEFINED, |number| {
        JsValue::from_f64(number as f64)
    })
}

/// Text, or `undefined`.
pub(super) fn js_text(text: Option<&str>) -> JsValue {
    text.map_or(JsValue::UNDEFINED, JsValue::from_str)
}

/// Numbers, or `undefined` where there are none.
pub(super) fn js_numbers(numbers: &[u64]) -> JsValue {
    match numbers {
        [] => JsValue::UNDEFINED,
        _ => numbers
            .iter()
            .map(|number| JsValue::from_f64(*number as f64))
            .collect::<Array>()
            .into(),
    }
}

/// A property that holds numbers.
pub(super) fn numbers(object: &JsValue, name: &str) -> Vec<u64> {
    let list = get(object, name).dyn_into::<Array>();
    let list = list.iter().flat_map(|list| list.iter());
    list.filter_map(|number| number.as_f64())
        .map(|number| number as u64)
        .collect()
}

/// Calls a method. `None`: there is no such method, or it threw.
pub(super) fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method = get(object, name).dyn_into::<Function>().ok()?;
    method
        .apply(object, &arguments.iter().collect::<Array>())
        .ok()
}
