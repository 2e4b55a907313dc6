//! Reads one reply to its end. A plain future over ports: tests run it without a browser.

use super::capture::{CaptureEnd, Tape};
use super::listen::Listener;
use super::{BytesEnd, Event, Limits};
use crate::fault::Fault;
use crate::ports::{Clock, LocalFuture, Pictures, Reply, ReplyHead};
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

/// What a reply is read with.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// Where its pictures go.
    pub pictures: &'a dyn Pictures,
    /// Time.
    pub clock: &'a dyn Clock,
    /// Where it is written down, with its pictures going to the same [`Pictures`]. `None`: nowhere.
    pub tape: Option<&'a Tape>,
}

impl<'a> Around<'a> {
    /// Where the reader's pictures go: past the tape, if there is one.
    fn pictures(self) -> &'a dyn Pictures {
        self.tape.map_or(self.pictures, |tape| tape)
    }
}

/// Reads `reply` within `limits`; dropping the future ends the request.
pub async fn drive(
    reply: Result<Box<dyn Reply>, Fault>,
    streamed: bool,
    limits: Limits,
    around: Around<'_>,
    mut on_step: impl FnMut(Step),
) {
    let Around { tape, .. } = around;
    let pictures = around.pictures();
    let mut reply = match reply {
        Ok(reply) => reply,
        Err(fault) => return on_step(Step::Refused(fault)),
    };
    let status = reply.head().status;
    let mut listener = Listener::new(reply.head().clone(), streamed, limits, pictures);
    on_step(Step::Answered(reply.head().clone()));
    let reading = read(&mut *reply, &mut listener, around, &mut on_step);
    let end = apart(reading).await;
    on_step(Step::Heard(listener.finish(end).await));
    if let Some(tape) = tape {
        tape.end(match end {
            BytesEnd::Clean => CaptureEnd::Clean,
            BytesEnd::Broken => CaptureEnd::Broken,
        });
    }
    on_step(Step::Ended(end, status));
}

/// Reads until the bytes are over, or nothing more is wanted.
async fn read(
    reply: &mut dyn Reply,
    listener: &mut Listener<'_>,
    around: Around<'_>,
    on_step: &mut dyn FnMut(Step),
) -> BytesEnd {
    let Around { clock, tape, .. } = around;
    let pictures = around.pictures();
    let mut complete = false;
    let (mut told_ms, mut rested) = (clock.now_ms(), clock.now_ms());
    'reply: loop {
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
        let came_ms = clock.now_ms();
        let mut rest = chunk.as_slice();
        loop {
            let (slice, tail) = rest.split_at(SLICE.min(rest.len()));
            rest = tail;
            let events = match tape {
                None => listener.hear(slice).await,
                Some(tape) => {
                    tape.listen(slice);
                    let events = listener.hear(slice).await;
                    tape.write(came_ms, slice);
                    events
                }
            };
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
    }
}

/// A future that is compiled for itself. Browsers compile a function that runs often once more, with care and as a whole:
/// with all that comes before and after the loop in one, that took V8 a tenth of the time that reading 137 MB takes.
pub(crate) fn apart<'a, T: 'a>(future: impl Future<Output = T> + 'a) -> LocalFuture<'a, T> {
    Box::pin(future)
}
