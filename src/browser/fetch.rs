//! Requests over `fetch`, read chunk by chunk from the body's stream.
//!
//! Ending a request takes two things: before the headers only the abort signal does it, afterwards the reader's
//! `cancel` as well. Both hang on values that end with the future, so dropping it is enough.

use super::files::Handles;
use super::upload;
use crate::fault::{Fault, Kind};
use crate::ports::{LocalFuture, Outgoing, Reply, ReplyHead, Transport};
use gloo_net::http::{Request, Response};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader};

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

struct FetchReply {
    head: ReplyHead,
    /// `None`: the reply has no body.
    reader: Option<ReadableStreamDefaultReader>,
    _abort: AbortOnDrop,
}

impl FetchReply {
    fn new(response: &Response, abort: AbortOnDrop) -> Self {
        let headers = response.headers();
        let head = ReplyHead {
            status: response.status(),
            request_id: headers.get("x-request-id"),
            retry_after: headers
                .get("retry-after")
                .and_then(|text| text.trim().parse().ok()),
        };
        let reader = response
            .body()
            .and_then(|body| body.get_reader().dyn_into().ok());
        Self {
            head,
            reader,
            _abort: abort,
        }
    }

    async fn next(&self) -> Result<Option<Vec<u8>>, Kind> {
        let Some(reader) = &self.reader else {
            return Ok(None);
        };
        let step = JsFuture::from(reader.read()).await.map_err(|_| Kind::Cut)?;
        let field = |name: &str| js_sys::Reflect::get(&step, &JsValue::from_str(name)).ok();
        if field("done").is_some_and(|done| done.is_truthy()) {
            return Ok(None);
        }
        let bytes = field("value").and_then(|value| value.dyn_into::<js_sys::Uint8Array>().ok());
        Ok(Some(bytes.map(|bytes| bytes.to_vec()).unwrap_or_default()))
    }
}

impl Reply for FetchReply {
    fn head(&self) -> &ReplyHead {
        &self.head
    }

    fn next_chunk(&mut self) -> LocalFuture<'_, Result<Option<Vec<u8>>, Kind>> {
        Box::pin(self.next())
    }
}

impl Drop for FetchReply {
    fn drop(&mut self) {
        if let Some(reader) = &self.reader {
            // The promise is rejected where the stream has failed; nobody is left to be told.
            let swallow = JsFuture::from(reader.cancel());
            wasm_bindgen_futures::spawn_local(async move {
                let _ = swallow.await;
            });
        }
    }
}
