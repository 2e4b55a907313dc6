//! Faults as messages. The kind travels as its place in [`Kind::ALL`].

use super::{js, js_numbers, js_text, number, numbers, object, small, text};
use crate::fault::{Fault, Kind};
use crate::ports::FileId;
use wasm_bindgen::JsValue;

pub(super) fn write_fault(fault: &Fault) -> JsValue {
    let kind = Kind::ALL.iter().position(|kind| *kind == fault.kind);
    object(&[
        ("kind", js(kind.map(|kind| kind as u64))),
        ("status", js(fault.status.map(u64::from))),
        ("code", js_text(fault.code.as_deref())),
        ("request_id", js_text(fault.request_id.as_deref())),
        ("detail", js_text(fault.detail.as_deref())),
        ("retry_after", js(fault.retry_after.map(u64::from))),
        ("at", js(fault.at)),
        ("lines", js_numbers(&fault.lines)),
        ("file", js(fault.file.map(|file| u64::from(file.0)))),
    ])
}

pub(super) fn read_fault(message: &JsValue) -> Fault {
    let kind = small(message, "kind").and_then(|at| Kind::ALL.get(at as usize).copied());
    Fault {
        kind: kind.unwrap_or(Kind::Unknown),
        status: small(message, "status").and_then(|status| u16::try_from(status).ok()),
        code: text(message, "code"),
        request_id: text(message, "request_id"),
        detail: text(message, "detail"),
        retry_after: small(message, "retry_after"),
        at: number(message, "at"),
        lines: numbers(message, "lines"),
        file: small(message, "file").map(FileId),
    }
}
