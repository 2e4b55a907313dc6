//! A run as one JSON reply (protocol 2). Faults in the body look so here:
//!
//! | fault | reply |
//! |---|---|
//! | `refused_in_middle` | an `error` entry; a top-level one too when no picture is left |
//! | `cut_in_event` | the first half, then the connection is dropped |
//! | `stall` | the first half, then nothing |
//! | `no_completed` | the first half, then a clean end |
//! | `error_event` | the pictures before it, then an `InternalServiceError` entry |

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::Response;

use super::message::{Item, Reply, now};
use super::plan::{Ending, Plan};
use super::wire::{Gone, Wire, first_half};
use super::{Made, Run};
use crate::api::ApiError;

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Makes all pictures, then answers.
pub async fn respond(run: Run) -> Response {
    let Plan { slots, ending } = Plan::new(&run.scenario.settings, run.request.asked);
    let mut usage = run.usage();
    let mut data = Vec::new();
    for slot in slots {
        run.ready().await;
        let Made { item, sent } = run.make(slot).await;
        Made::count(sent, &mut usage, &run.exchange);
        data.push(item);
    }
    if ending == Ending::Error {
        data.push(Made::failed(ApiError::internal().in_run(&run.id)).item);
    }
    let failed = data.iter().all(|item| item.failure().is_some());
    let reply = Reply {
        model: &run.request.model_id,
        created: now(),
        data: &data,
        error: if failed {
            data.iter().find_map(Item::failure).cloned()
        } else {
            None
        },
        usage: &usage,
    };
    // These types always serialise.
    let reply = Bytes::from(serde_json::to_vec(&reply).unwrap_or_default());
    let mut response = Response::new(send(run, reply, ending));
    response.headers_mut().insert(header::CONTENT_TYPE, JSON);
    response
}

fn send(run: Run, reply: Bytes, ending: Ending) -> Body {
    let chunk = run.scenario.settings.chunk;
    if chunk.is_none() && matches!(ending, Ending::Completed | Ending::Error) {
        run.exchange.finish();
        return Body::from(reply);
    }
    Wire::body(chunk, |wire| async move {
        play(&wire, reply, ending).await?;
        run.exchange.finish();
        Ok(())
    })
}

async fn play(wire: &Wire, reply: Bytes, ending: Ending) -> Result<(), Gone> {
    match ending {
        Ending::Completed | Ending::Error => wire.write(reply).await,
        Ending::Silent => wire.write(first_half(reply)).await,
        Ending::Cut(_) => {
            wire.write(first_half(reply)).await?;
            wire.cut().await
        }
        Ending::Stall => {
            wire.write(first_half(reply)).await?;
            std::future::pending().await
        }
    }
}
