//! Requests over `fetch`, read chunk by chunk from the body's stream.
//!
//! Ending a request takes two things: before the headers only the abort signal does it, afterwards the reader's
//! `cancel` as well. Both hang on values that end with the future, so dropping it is enough.

use super::files::Handles;
use super::probe::probe;
use super::upload;
use crate::fault::{Fault, Kind};
use crate::ports::{LocalFuture, Outgoing, Reply, ReplyHead, Transport};
use futures::channel::{mpsc, oneshot};
use futures::future::{Either, select};
use futures::{SinkExt, StreamExt};
use gloo_net::http::{Request, Response};
use js_sys::{ArrayBuffer, IteratorNext, Uint8Array};
use std::pin::pin;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStream, ReadableStreamByobReader, ReadableStreamDefaultReader,
};

/// Bytes that are asked for at once where the browser fills a buffer of ours: a tenth less processor time than with a
/// quarter of it, since it is asked more seldom.
const ASKED: u32 = 1 << 20;
/// Chunks that may wait to be read.
const AHEAD: usize = 4;

/// The network. The files are those that bodies may hold.
#[derive(Debug, Clone, Default)]
pub struct Fetch(pub Handles);

impl Transport for Fetch {
    fn send(&self, outgoing: Outgoing) -> LocalFuture<'static, Result<Box<dyn Reply>, Fault>> {
        let files = self.0.clone();
        Box::pin(async move {
            let body = upload::body(&outgoing.body, &files).await?;
            let abort = AbortOnDrop::new().ok_or(Fault::new(Kind::Unreachable))?;
            // What the browser says is the same bare TypeError for every cause; we say what may be behind it.
            let response = post(&outgoing, body, &abort)
                .await
                .map_err(|_| Fault::new(Kind::Unreachable))?;
            let body = FetchReply::new(&response, abort);
            Ok(Box::new(body) as Box<dyn Reply>)
        })
    }

    fn probe(
        &self,
        url: String,
        readable: bool,
    ) -> LocalFuture<'static, Result<Box<dyn Reply>, Fault>> {
        Box::pin(async move {
            let status = probe(&url, readable).await;
            let status = status.ok_or(Fault::new(Kind::Unreachable))?;
            let head = ReplyHead {
                status,
                ..ReplyHead::default()
            };
            Ok(Box::new(NoBody(head)) as Box<dyn Reply>)
        })
    }
}

/// A reply of which only the status counts.
struct NoBody(ReplyHead);

impl Reply for NoBody {
    fn head(&self) -> &ReplyHead {
        &self.0
    }

    fn next_chunk(&mut self) -> LocalFuture<'_, Result<Option<Vec<u8>>, Kind>> {
        Box::pin(async { Ok(None) })
    }
}

/// A custom endpoint may be hostile: no redirects, no cookies, no referrer, no cache (shared/reliability.md 3.5). No
/// header beyond the two, since each would widen the preflight.
async fn post(
    outgoing: &Outgoing,
    body: JsValue,
    abort: &AbortOnDrop,
) -> Result<Response, gloo_net::Error> {
    let mut request = Request::post(&outgoing.url)
        .abort_signal(Some(&abort.0.signal()))
        .redirect(web_sys::RequestRedirect::Error)
        .credentials(web_sys::RequestCredentials::Omit)
        .referrer_policy(web_sys::ReferrerPolicy::NoReferrer)
        .cache(web_sys::RequestCache::NoStore)
        .header("Content-Type", "application/json");
    if let Some(key) = &outgoing.key {
        request = request.header("Authorization", &format!("Bearer {}", key.expose()));
    }
    request.body(body)?.send().await
}

/// Ends the request when it goes, unless that is over already.
struct AbortOnDrop(AbortController);

impl AbortOnDrop {
    fn new() -> Option<Self> {
        AbortController::new().ok().map(Self)
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        // Without a reason: gloo-net 0.7 panics on a reason that is no Error (shared/leptos-notes.md 4.1).
        self.0.abort();
    }
}

/// A reply whose bytes are read ahead. When a connection breaks, the browser throws away what came and nobody has asked
/// for yet, so nothing that takes time may stand between two readings: not the opening of a recording, not a picture on
/// its way to the disk.
struct FetchReply {
    head: ReplyHead,
    chunks: mpsc::Receiver<Result<Vec<u8>, Kind>>,
    _abort: AbortOnDrop,
    /// Ends the reading when it goes.
    _reading: oneshot::Sender<()>,
}

impl FetchReply {
    /// Begins to read.
    fn new(response: &Response, abort: AbortOnDrop) -> Self {
        let headers = response.headers();
        let head = ReplyHead {
            status: response.status(),
            request_id: headers.get("x-request-id"),
            retry_after: headers
                .get("retry-after")
                .and_then(|text| text.trim().parse().ok()),
        };
        let (told, chunks) = mpsc::channel(AHEAD);
        let (reading, dropped) = oneshot::channel();
        let body = Body::of(response.body());
        wasm_bindgen_futures::spawn_local(read_ahead(body, told, dropped));
        Self {
            head,
            chunks,
            _abort: abort,
            _reading: reading,
        }
    }
}

impl Reply for FetchReply {
    fn head(&self) -> &ReplyHead {
        &self.head
    }

    fn next_chunk(&mut self) -> LocalFuture<'_, Result<Option<Vec<u8>>, Kind>> {
        Box::pin(async move { self.chunks.next().await.transpose() })
    }
}

/// Reads to the end, or until nobody wants to hear of it any more.
async fn read_ahead(
    mut body: Body,
    mut told: mpsc::Sender<Result<Vec<u8>, Kind>>,
    mut dropped: oneshot::Receiver<()>,
) {
    loop {
        let chunk = match select(pin!(body.next()), &mut dropped).await {
            Either::Left((chunk, _)) => Some(chunk.transpose()),
            Either::Right(_) => None,
        };
        let Some(chunk) = chunk else {
            return body.cancel();
        };
        let Some(chunk) = chunk else { return };
        let is_broken = chunk.is_err();
        let is_heard = told.send(chunk).await.is_ok();
        if is_broken {
            return;
        }
        if !is_heard {
            return body.cancel();
        }
    }
}

/// The reply's bytes.
enum Body {
    /// There are none.
    None,
    /// The browser fills this buffer again and again: a third of the processor time of a buffer for each chunk.
    Filled(ReadableStreamByobReader, ArrayBuffer),
    /// It makes them itself; Safari does.
    Made(ReadableStreamDefaultReader),
}

impl Body {
    fn of(stream: Option<ReadableStream>) -> Self {
        let Some(stream) = stream else {
            return Self::None;
        };
        match ReadableStreamByobReader::new(&stream) {
            Ok(reader) => Self::Filled(reader, ArrayBuffer::new(ASKED)),
            Err(_) => match stream.get_reader().dyn_into() {
                Ok(reader) => Self::Made(reader),
                Err(_) => Self::None,
            },
        }
    }

    async fn next(&mut self) -> Result<Option<Vec<u8>>, Kind> {
        let reading = match self {
            Self::None => return Ok(None),
            Self::Filled(reader, buffer) => {
                reader.read_with_array_buffer_view(&Uint8Array::new(buffer))
            }
            Self::Made(reader) => reader.read(),
        };
        let step = JsFuture::from(reading).await.map_err(|_| Kind::Cut)?;
        let step: IteratorNext = step.unchecked_into();
        let value = step.value().dyn_into::<Uint8Array>().ok();
        if let (Self::Filled(_, buffer), Some(value)) = (self, &value) {
            *buffer = value.buffer();
        }
        if step.done() {
            return Ok(None);
        }
        Ok(Some(value.map(|bytes| bytes.to_vec()).unwrap_or_default()))
    }

    fn cancel(&self) {
        let cancelled = match self {
            Self::None => return,
            Self::Filled(reader, _) => reader.cancel(),
            Self::Made(reader) => reader.cancel(),
        };
        // The promise is rejected where the stream has failed; nobody is left to be told.
        let swallow = JsFuture::from(cancelled);
        wasm_bindgen_futures::spawn_local(async move {
            let _ = swallow.await;
        });
    }
}
