//! From the worker to the page: what a reply said. Of a picture only its name goes along, unless it could not be stored.

use super::fault::{read_fault, write_fault};
use super::{get, js, js_text, number, object, small, text};
use crate::address::SafeUrl;
use crate::browser::held::Held;
use crate::browser::store::StoredPictures;
use crate::catalog::Size;
use crate::demo::DEMO_PICTURES;
use crate::fault::Kind;
use crate::ports::{Noted, ReplyHead};
use crate::reference::PictureFormat;
use crate::stream::{Arrival, BytesEnd, Event, Index, PictureAt, Step, Usage};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

pub fn write_step(id: u32, step: &Step, pictures: &StoredPictures) -> JsValue {
    let id = ("id", js(Some(u64::from(id))));
    match step {
        Step::Answered(head) => object(&[
            id,
            ("step", "answered".into()),
            ("status", js(Some(u64::from(head.status)))),
            ("request_id", js_text(head.request_id.as_deref())),
        ]),
        Step::Heard(events) => {
            let events: Array = events
                .iter()
                .map(|event| write_event(event, pictures))
                .collect();
            object(&[id, ("step", "heard".into()), ("events", events.into())])
        }
        Step::Ended(end, status) => object(&[
            id,
            ("step", "ended".into()),
            ("broken", JsValue::from_bool(*end == BytesEnd::Broken)),
            ("status", js(Some(u64::from(*status)))),
        ]),
        Step::Refused(fault) => object(&[
            id,
            ("step", "refused".into()),
            ("fault", write_fault(fault)),
        ]),
    }
}

/// The run and its step. `None`: no step of ours.
pub fn read_step(message: &JsValue, held: &Held) -> Option<(u32, Step)> {
    let status = || small(message, "status").and_then(|status| u16::try_from(status).ok());
    let step = match text(message, "step")?.as_str() {
        "answered" => Step::Answered(ReplyHead {
            status: status().unwrap_or(0),
            request_id: text(message, "request_id"),
            retry_after: None,
        }),
        "heard" => {
            let events = get(message, "events").dyn_into::<Array>().ok()?;
            Step::Heard(
                events
                    .iter()
                    .filter_map(|event| read_event(&event, held))
                    .collect(),
            )
        }
        "ended" => {
            let broken = get(message, "broken").is_truthy();
            let end = if broken {
                BytesEnd::Broken
            } else {
                BytesEnd::Clean
            };
            Step::Ended(end, status().unwrap_or(0))
        }
        _ => Step::Refused(read_fault(&get(message, "fault"))),
    };
    Some((small(message, "id")?, step))
}

/// The buffers in a message of [`write_step`], which go over to the page instead of being copied.
pub fn handed_over(message: &JsValue) -> Array {
    let events = get(message, "events").dyn_into::<Array>();
    let events = events.iter().flat_map(Array::to_vec);
    let pieces = events.filter_map(|event| get(&event, "pieces").dyn_into::<Array>().ok());
    pieces.flat_map(|pieces| pieces.to_vec()).collect()
}

/// What came with a step and would be lost with the page until the board is written: pictures that are stored, and addresses.
/// One that there was no room for is in the page's memory alone.
pub fn to_be_noted(message: &JsValue) -> Vec<JsValue> {
    let events = get(message, "events").dyn_into::<Array>();
    let events = events.iter().flat_map(Array::to_vec);
    let is_kept = |event: &JsValue| {
        let is_elsewhere = text(event, "url").is_some() && text(event, "mime").is_none();
        get(event, "saved").is_truthy() || is_elsewhere
    };
    events.filter(is_kept).collect()
}

/// What a worker noted, of [`to_be_noted`].
pub fn read_noted(message: &JsValue, held: &Held) -> Vec<Noted> {
    let all = get(message, "all").dyn_into::<Array>();
    let all = all.iter().flat_map(Array::to_vec).collect::<Vec<_>>();
    let one = |one: JsValue| match read_arrival(&get(&one, "entry"), held) {
        Event::Arrived(arrival) => Some(Noted {
            run: small(&one, "run")?,
            arrival,
        }),
        _ => None,
    };
    all.into_iter().filter_map(one).collect()
}

fn write_event(event: &Event, pictures: &StoredPictures) -> JsValue {
    let named = |name: &str| ("event", JsValue::from_str(name));
    match event {
        Event::Arrived(arrival) => write_arrival(arrival, pictures),
        Event::Failed(index, fault) => object(&[
            named("failed"),
            ("index", write_index(*index)),
            ("fault", write_fault(fault)),
        ]),
        Event::Completed(usage) => {
            let usage = usage.unwrap_or_default();
            object(&[
                named("completed"),
                ("generated_images", js(usage.generated_images)),
                ("output_tokens", js(usage.output_tokens)),
                ("total_tokens", js(usage.total_tokens)),
            ])
        }
        Event::Done => object(&[named("done")]),
        Event::Refused(fault) => object(&[named("refused"), ("fault", write_fault(fault))]),
        Event::Remark(fault) => object(&[named("remark"), ("fault", write_fault(fault))]),
        Event::Unknown(name) => object(&[named("unknown"), ("name", js_text(Some(name)))]),
        Event::Unreadable(line) => object(&[named("unreadable"), ("line", js(Some(*line)))]),
    }
}

fn read_event(message: &JsValue, held: &Held) -> Option<Event> {
    let fault = || read_fault(&get(message, "fault"));
    Some(match text(message, "event")?.as_str() {
        "arrived" => read_arrival(message, held),
        "failed" => Event::Failed(read_index(message), fault()),
        "completed" => {
            let usage = Usage {
                generated_images: number(message, "generated_images"),
                output_tokens: number(message, "output_tokens"),
                total_tokens: number(message, "total_tokens"),
            };
            Event::Completed(Some(usage).filter(|usage| *usage != Usage::default()))
        }
        "done" => Event::Done,
        "refused" => Event::Refused(fault()),
        "remark" => Event::Remark(fault()),
        "unreadable" => Event::Unreadable(number(message, "line").unwrap_or_default()),
        _ => Event::Unknown(text(message, "name").unwrap_or_default()),
    })
}

fn write_index(index: Index) -> JsValue {
    match index {
        Index::At(index) => js(Some(u64::from(index))),
        Index::Odd => JsValue::UNDEFINED,
    }
}

fn read_index(message: &JsValue) -> Index {
    small(message, "index").map_or(Index::Odd, Index::At)
}

fn write_arrival(arrival: &Arrival, pictures: &StoredPictures) -> JsValue {
    let (url, kept) = match &arrival.picture {
        PictureAt::Kept {
            hash,
            format,
            bytes,
            saved,
        } => (None, Some((hash, format, bytes, saved))),
        PictureAt::Remote(url) => (Some(url.as_str()), None),
        PictureAt::Fresh { .. } | PictureAt::Shipped(_) | PictureAt::Elsewhere => (None, None),
    };
    let hash = match &arrival.picture {
        PictureAt::Kept { hash, .. } => Some(*hash),
        // The demo's by address.
        _ => url.and_then(|url| url.strip_prefix(DEMO_PICTURES)?.parse().ok()),
    };
    // One that could not be stored goes over to the page, which has the memory to keep it.
    let unsaved = hash.and_then(|hash| pictures.take_unsaved(hash));
    let size = arrival.size;
    object(&[
        ("event", "arrived".into()),
        ("index", write_index(arrival.index)),
        ("url", js_text(url)),
        (
            "hash",
            js_text(hash.map(|hash| hash.to_string()).as_deref()),
        ),
        (
            "format",
            js_text(kept.map(|(_, format, ..)| format.data_name())),
        ),
        ("bytes", js(kept.map(|(_, _, bytes, _)| *bytes))),
        (
            "saved",
            JsValue::from_bool(kept.is_some_and(|(.., saved)| *saved)),
        ),
        (
            "mime",
            js_text(unsaved.as_ref().map(|unsaved| unsaved.mime)),
        ),
        (
            "pieces",
            unsaved.map_or(JsValue::UNDEFINED, |unsaved| unsaved.pieces.into()),
        ),
        ("width", js(size.map(|size| u64::from(size.width)))),
        ("height", js(size.map(|size| u64::from(size.height)))),
        ("created", js(arrival.created)),
        ("model", js_text(arrival.model.as_deref())),
    ])
}

fn read_arrival(message: &JsValue, held: &Held) -> Event {
    let index = read_index(message);
    let hash = text(message, "hash").and_then(|hash| hash.parse().ok());
    if let (Some(hash), Ok(pieces)) = (hash, get(message, "pieces").dyn_into::<Array>()) {
        held.hold(hash, pieces, text(message, "mime").unwrap_or_default());
    }
    let picture = match text(message, "url") {
        Some(url) => SafeUrl::parse(&url).map(PictureAt::Remote).ok(),
        None => hash
            .zip(
                text(message, "format")
                    .as_deref()
                    .and_then(PictureFormat::named),
            )
            .map(|(hash, format)| PictureAt::Kept {
                hash,
                format,
                bytes: number(message, "bytes").unwrap_or(0),
                saved: get(message, "saved").is_truthy(),
            }),
    };
    let Some(picture) = picture else {
        return Event::Failed(index, crate::fault::Fault::new(Kind::NoPicture));
    };
    let size = small(message, "width")
        .zip(small(message, "height"))
        .map(|(width, height)| Size { width, height });
    Event::Arrived(Arrival {
        index,
        picture,
        size,
        created: number(message, "created"),
        model: text(message, "model"),
    })
}
