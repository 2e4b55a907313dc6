//! Reads one reply to its end. A plain future over ports: tests run it without a browser.

use super::listen::Listener;
use super::{BytesEnd, Event, Limits};
use crate::fault::Fault;
use crate::ports::{Clock, Pictures, Reply, ReplyHead};
use futures::future::{Either, select};

/// After `completed`, a connection that stays open without a byte is let go.
const QUIET_END_MS: u32 = 2_000;
/// Bytes that are read in one go; chunks of 2 MiB come (shared/performance.md A).
const SLICE: usize = 256 << 10;
/// Bytes that say nothing are told so often: a sign of life for whoever waits.
const LIFE_MS: u64 = 100;
/// After so long at work the thread is left once, so that Stop is heard.
const BREATH_MS: u64 = 8;

/// What [`drive`] says while it reads.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// The headers came.
    Answered(ReplyHead),
    /// Bytes came, with what they said; that they come is told now and then, not of each.
    Heard(Vec<Event>),
    /// The bytes are over; with the reply's status.
    Ended(BytesEnd, u16),
    /// No reply came.
    Refused(Fault),
}

/// Reads `reply` within `limits`; dropping the future ends the request.
pub async fn drive(
    reply: Result<Box<dyn Reply>, Fault>,
    streamed: bool,
    limits: Limits,
    pictures: &dyn Pictures,
    clock: &dyn Clock,
    mut on_step: impl FnMut(Step),
) {
    let mut reply = match reply {
        Ok(reply) => reply,
        Err(fault) => return on_step(Step::Refused(fault)),
    };
    let status = reply.head().status;
    let mut listener = Listener::new(reply.head().clone(), streamed, limits, pictures);
    on_step(Step::Answered(reply.head().clone()));
    let mut complete = false;
    let (mut told_ms, mut rested) = (clock.now_ms(), clock.now_ms());
    let end = 'reply: loop {
        let chunk = if complete {
            match select(reply.next_chunk(), clock.sleep(QUIET_END_MS)).await {
                Either::Left((chunk, _)) => chunk,
                Either::Right(_) => break BytesEnd::Clean,
            }
        } else {
            reply.next_chunk().await
        };
        let chunk = match chunk {
            Ok(Some(chunk)) => chunk,
            Ok(None) => break BytesEnd::Clean,
            Err(_) => break BytesEnd::Broken,
        };
        let mut rest = chunk.as_slice();
        loop {
            let (slice, tail) = rest.split_at(SLICE.min(rest.len()));
            rest = tail;
            let events = listener.hear(slice).await;
            complete |= events.iter().any(Event::says_complete);
            // A picture is told as soon as it is there, and that bytes come now and then.
            let now_ms = clock.now_ms();
            if !events.is_empty() || now_ms.saturating_sub(told_ms) >= LIFE_MS {
                on_step(Step::Heard(events));
                told_ms = now_ms;
            }
            if listener.is_over() {
                // Whatever still comes is not wanted: the request ends here.
                break 'reply BytesEnd::Clean;
            }
            pictures.ready().await;
            // Between chunks, too: where the next one is there already, nobody else would have a turn.
            if now_ms.saturating_sub(rested) >= BREATH_MS {
                clock.sleep(0).await;
                rested = clock.now_ms();
            }
            if rest.is_empty() {
                break;
            }
        }
    };
    on_step(Step::Heard(listener.finish(end).await));
    on_step(Step::Ended(end, status));
}
