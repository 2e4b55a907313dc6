//! A run as server-sent events (protocol 3.1): an `event:` line, one `data:` line, a blank line;
//! `data: [DONE]` last.

use std::pin::pin;

use axum::http::{HeaderValue, header};
use axum::response::Response;
use serde::Serialize;
use tokio::time::timeout;

use super::message::{Completed, Event, Item, Partial, StreamError, Usage, now};
use super::plan::{Ending, Plan};
use super::wire::{Gone, Wire, first_half};
use super::{Made, Run};
use crate::api::ApiError;

/// Not captured; what the standard asks for (protocol 9, 2).
const EVENT_STREAM: HeaderValue = HeaderValue::from_static("text/event-stream");
const NO_CACHE: HeaderValue = HeaderValue::from_static("no-cache");

const SUCCEEDED: &str = "image_generation.partial_succeeded";
const FAILED: &str = "image_generation.partial_failed";
const COMPLETED: &str = "image_generation.completed";

/// Starts the run and returns its headers at once. When the client goes, the run is dropped where
/// it stands, and its exchange is recorded as aborted.
pub fn respond(run: Run) -> Response {
    let chunk = run.scenario.settings.chunk;
    let body = Wire::body(chunk, |wire| async move {
        let player = Player { run, wire };
        player.play().await?;
        player.run.exchange.finish();
        Ok(())
    });
    let mut response = Response::new(body);
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, EVENT_STREAM);
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, NO_CACHE);
    response
}

struct Player {
    run: Run,
    wire: Wire,
}

impl Player {
    async fn play(&self) -> Result<(), Gone> {
        let Plan { slots, ending } = Plan::new(&self.run.scenario.settings, self.run.request.asked);
        let mut usage = self.run.usage();
        for slot in slots {
            self.waiting(self.run.ready()).await?;
            let Made { item, sent } = self.run.make(slot).await;
            self.wire.write(self.picture(slot.index, item)).await?;
            Made::count(sent, &mut usage, &self.run.exchange);
        }
        match ending {
            Ending::Completed => {
                self.wire.write(self.completed(&usage)).await?;
                self.wire.write(self.block(&["data: [DONE]"])).await
            }
            Ending::Cut(slot) => {
                let event = match slot {
                    Some(slot) => self.picture(slot.index, self.run.make(slot).await.item),
                    None => self.completed(&usage),
                };
                self.wire.write(first_half(event)).await?;
                self.wire.cut().await
            }
            Ending::Stall => self.waiting(std::future::pending()).await,
            Ending::Silent => Ok(()),
            Ending::Error => {
                let error = StreamError::new(ApiError::internal().in_run(&self.run.id));
                self.wire.write(self.block(&[&data(&error)])).await
            }
        }
    }

    fn picture(&self, image_index: u32, item: Item) -> String {
        let name = if item.failure().is_some() {
            FAILED
        } else {
            SUCCEEDED
        };
        self.event(name, Partial { image_index, item })
    }

    fn completed(&self, usage: &Usage) -> String {
        self.event(COMPLETED, Completed { usage })
    }

    fn event<T: Serialize>(&self, name: &'static str, rest: T) -> String {
        let event = Event {
            name,
            model: &self.run.request.model_id,
            created: now(),
            rest,
        };
        self.block(&[&format!("event: {name}"), &data(&event)])
    }

    /// Lines and the blank one after them.
    fn block(&self, lines: &[&str]) -> String {
        let end = self.run.scenario.settings.line_ending.as_str();
        format!("{}{end}{end}", lines.join(end))
    }

    /// Waits for `work`, with a comment now and then where the scenario wants them.
    async fn waiting<F: Future>(&self, work: F) -> Result<F::Output, Gone> {
        let Some(every) = self.run.scenario.settings.comments_every() else {
            return Ok(work.await);
        };
        let mut work = pin!(work);
        loop {
            if let Ok(done) = timeout(every, work.as_mut()).await {
                return Ok(done);
            }
            self.wire.write(self.block(&[": keepalive"])).await?;
        }
    }
}

/// The `data:` line of a message. These types always serialise.
fn data<T: Serialize>(message: &T) -> String {
    format!(
        "data: {}",
        serde_json::to_string(message).unwrap_or_default()
    )
}
