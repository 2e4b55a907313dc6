//! From the worker to the page: what a reply said. Pictures go along as blobs, which are handed over by reference.

use super::fault::{read_fault, write_fault};
use super::{get, js, js_text, number, object, small, text};
use crate::address::SafeUrl;
use crate::browser::{Blobs, ObjectUrls};
use crate::catalog::Size;
use crate::demo::DEMO_PICTURES;
use crate::fault::Kind;
use crate::ports::{BlobId, ReplyHead};
use crate::reference::PictureFormat;
use crate::stream::{Arrival, BytesEnd, Event, Index, PictureAt, Step, Usage};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

pub fn write_step(id: u32, step: &Step, blobs: &Blobs) -> JsValue {
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
                .map(|event| write_event(event, blobs))
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
pub fn read_step(message: &JsValue, urls: &ObjectUrls) -> Option<(u32, Step)> {
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
                    .filter_map(|event| read_event(&event, urls))
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

fn write_event(event: &Event, blobs: &Blobs) -> JsValue {
    let named = |name: &str| ("event", JsValue::from_str(name));
    match event {
        Event::Arrived(arrival) => write_arrival(arrival, blobs),
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

fn read_event(message: &JsValue, urls: &ObjectUrls) -> Option<Event> {
    let fault = || read_fault(&get(message, "fault"));
    Some(match text(message, "event")?.as_str() {
        "arrived" => read_arrival(message, urls),
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

fn write_arrival(arrival: &Arrival, blobs: &Blobs) -> JsValue {
    let blob = |id| blobs.take(id).map_or(JsValue::UNDEFINED, JsValue::from);
    let (picture, url, format, fingerprint) = match &arrival.picture {
        PictureAt::Kept {
            blob: id,
            format,
            fingerprint,
            ..
        } => (
            blob(*id),
            None,
            Some(format.name()),
            Some(fingerprint.to_string()),
        ),
        PictureAt::Remote(url) => {
            let of_demo = url
                .as_str()
                .strip_prefix(DEMO_PICTURES)
                .and_then(|id| id.parse().ok());
            let picture = of_demo.map_or(JsValue::UNDEFINED, |id| blob(BlobId(id)));
            (picture, Some(url.as_str()), None, None)
        }
        PictureAt::Shipped(_) => (JsValue::UNDEFINED, None, None, None),
    };
    let size = arrival.size;
    object(&[
        ("event", "arrived".into()),
        ("index", write_index(arrival.index)),
        ("picture", picture),
        ("url", js_text(url)),
        ("format", js_text(format)),
        ("fingerprint", js_text(fingerprint.as_deref())),
        ("width", js(size.map(|size| u64::from(size.width)))),
        ("height", js(size.map(|size| u64::from(size.height)))),
        ("created", js(arrival.created)),
        ("model", js_text(arrival.model.as_deref())),
    ])
}

fn read_arrival(message: &JsValue, urls: &ObjectUrls) -> Event {
    let index = read_index(message);
    let blob = get(message, "picture").dyn_into::<Blob>().ok();
    let picture = match text(message, "url") {
        Some(_) if blob.is_some() => {
            let id = urls.keep_blob(blob.as_ref());
            SafeUrl::parse(&format!("{DEMO_PICTURES}{}", id.0))
                .map(PictureAt::Remote)
                .ok()
        }
        Some(url) => SafeUrl::parse(&url).map(PictureAt::Remote).ok(),
        None => read_format(message).map(|format| PictureAt::Kept {
            blob: urls.keep_blob(blob.as_ref()),
            format,
            bytes: blob.as_ref().map_or(0, |blob| blob.size() as u64),
            fingerprint: text(message, "fingerprint")
                .and_then(|f| f.parse().ok())
                .unwrap_or(0),
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

fn read_format(message: &JsValue) -> Option<PictureFormat> {
    let name = text(message, "format")?;
    PictureFormat::ALL
        .into_iter()
        .find(|format| format.name() == name)
}
