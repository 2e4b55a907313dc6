//! Reads one reply, whatever it turns out to be: events, one JSON body, an error body, or no API at all.
//!
//! Status and first bytes decide, never the content type: gateways answer a stream request with one JSON body, and
//! events under `text/plain` (protocol.md 3.2, shared/reliability.md rows 10 and 11).

use super::api::{index_of, kind, size_of, usage_of};
use super::event::{Arrival, Event, Index};
use super::picture::picture_of;
use super::sse::{Decoder, Message};
use crate::fault::{ApiError, Fault, Kind};
use crate::loose::Loose;
use crate::ports::{Pictures, ReplyHead};

/// What one reply may weigh. Beyond it the page refuses rather than running out of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one event: 64 MiB (shared/reliability.md 3.5).
    pub event: usize,
    /// Bytes of a JSON body: fifteen of the largest events fit.
    pub body: usize,
    /// Bytes kept of an error body.
    pub error: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            event: 64 << 20,
            body: 1 << 30,
            error: 1 << 20,
        }
    }
}

/// How the bytes ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BytesEnd {
    /// Without an error, which does not mean whole.
    Clean,
    /// The connection broke.
    Broken,
}

/// Bytes of nothing but white space after which the body is taken for events.
const UNDECIDED_AT_MOST: usize = 4096;

/// Turns a reply's bytes into [`Event`]s.
#[derive(Debug)]
pub struct Reader {
    head: ReplyHead,
    streamed: bool,
    limits: Limits,
    body: Body,
    over: bool,
}

#[derive(Debug)]
enum Body {
    /// Only white space so far.
    Undecided(Vec<u8>),
    Events(Decoder),
    Json(Vec<u8>),
    /// Not 2xx: whatever it is, it explains a refusal.
    Error(Vec<u8>),
    /// A gateway's page.
    Html,
}

impl Reader {
    /// `streamed`: whether the request asked for a stream.
    pub fn new(head: ReplyHead, streamed: bool, limits: Limits) -> Self {
        let ok = (200..300).contains(&head.status);
        let body = if ok {
            Body::Undecided(Vec::new())
        } else {
            Body::Error(Vec::new())
        };
        Self {
            head,
            streamed,
            limits,
            body,
            over: false,
        }
    }

    /// Whether nothing more is read: the reply was refused, or was too large.
    pub const fn is_over(&self) -> bool {
        self.over
    }

    /// Reads the next bytes. After a refusal further bytes are passed over.
    pub fn push(&mut self, bytes: &[u8], pictures: &dyn Pictures, events: &mut Vec<Event>) {
        if self.over {
            return;
        }
        match &mut self.body {
            Body::Undecided(start) => {
                start.extend_from_slice(bytes);
                let start = core::mem::take(start);
                match first_byte(&start) {
                    // So much white space is no JSON; deciding keeps the search linear.
                    None if start.len() < UNDECIDED_AT_MOST => self.body = Body::Undecided(start),
                    None => self.body = Body::Events(Decoder::new(self.limits.event)),
                    Some(first) => {
                        self.body = match first {
                            b'{' | b'[' => Body::Json(Vec::new()),
                            b'<' => Body::Html,
                            _ => Body::Events(Decoder::new(self.limits.event)),
                        };
                        self.push(&start, pictures, events);
                    }
                }
            }
            Body::Json(body) => {
                if body.len().saturating_add(bytes.len()) > self.limits.body {
                    self.refuse(Kind::ReplyTooLarge, events);
                } else {
                    body.extend_from_slice(bytes);
                }
            }
            Body::Error(body) => {
                let room = self.limits.error.saturating_sub(body.len());
                body.extend(bytes.iter().take(room));
            }
            Body::Html => {}
            Body::Events(decoder) => {
                let mut messages = Vec::new();
                let fits = decoder.push(bytes, &mut |message| messages.push(message));
                for message in messages {
                    self.read_message(&message, pictures, events);
                }
                if fits.is_err() {
                    self.refuse(Kind::ReplyTooLarge, events);
                }
            }
        }
    }

    /// The bytes are over: reads what was waiting for the end.
    pub fn finish(&mut self, end: BytesEnd, pictures: &dyn Pictures, events: &mut Vec<Event>) {
        if core::mem::replace(&mut self.over, true) {
            return;
        }
        match core::mem::replace(&mut self.body, Body::Html) {
            Body::Undecided(_) if end == BytesEnd::Clean => {
                events.push(Event::Refused(self.fault(Kind::EmptyReply)));
            }
            Body::Json(body) => self.read_whole(&body, end, pictures, events),
            Body::Error(body) => events.push(Event::Refused(self.read_error(&body))),
            Body::Html => events.push(Event::Refused(self.fault(Kind::HtmlReply))),
            Body::Undecided(_) | Body::Events(_) => {}
        }
    }

    fn read_message(
        &mut self,
        message: &Message,
        pictures: &dyn Pictures,
        events: &mut Vec<Event>,
    ) {
        if self.over {
            return;
        }
        if message.data == "[DONE]" {
            events.push(Event::Done);
            return;
        }
        let item = match Loose::parse(&message.data) {
            Ok(item @ Loose::Object(_)) => item,
            _ => {
                events.push(Event::Unreadable);
                return;
            }
        };
        let error = ApiError::read(item.get("error"));
        let name = item.get("type").text().unwrap_or(message.event.as_str());
        match name {
            kind::SUCCEEDED => {
                events.push(self.arrival(&item, &Loose::None, index_of(&item), pictures))
            }
            kind::FAILED => {
                let fault = self.explain(error.unwrap_or_default());
                events.push(Event::Failed(index_of(&item), fault));
            }
            kind::COMPLETED => events.push(Event::Completed(usage_of(&item))),
            _ => match error {
                Some(error) => {
                    let mut fault = self.explain(error);
                    // In the middle of a stream, pictures may be here already: that needs words of its own.
                    if matches!(fault.kind, Kind::Unknown | Kind::ServiceError) {
                        fault.kind = Kind::ErrorInStream;
                    }
                    events.push(Event::Refused(fault));
                    self.over = true;
                }
                None => events.push(Event::Unknown(name.to_owned())),
            },
        }
    }

    fn read_whole(
        &self,
        body: &[u8],
        end: BytesEnd,
        pictures: &dyn Pictures,
        events: &mut Vec<Event>,
    ) {
        let text = String::from_utf8_lossy(body);
        let text = text.trim_start_matches('\u{feff}');
        let whole = match Loose::parse(text) {
            Ok(whole) => whole,
            // A body cut short is an interrupted run, and an event-free one: nothing to add.
            Err(ends_early) if ends_early || end == BytesEnd::Broken => return,
            Err(_) => {
                events.push(Event::Refused(self.fault(Kind::UnreadableReply)));
                return;
            }
        };
        let refusal = ApiError::read(whole.get("error")).map(|error| self.explain(error));
        let Some(data) = whole.get("data").list() else {
            let refusal = refusal.unwrap_or_else(|| self.fault(Kind::UnreadableReply));
            events.push(Event::Refused(refusal));
            return;
        };
        if self.streamed && refusal.is_none() {
            events.push(Event::Remark(self.fault(Kind::AnsweredWhole)));
        }
        for (at, item) in data.iter().enumerate() {
            let index = u32::try_from(at).map_or(Index::Odd, Index::At);
            events.push(match ApiError::read(item.get("error")) {
                Some(error) => Event::Failed(index, self.explain(error)),
                None => self.arrival(item, &whole, index, pictures),
            });
        }
        // "Only when the request produced no image at all" (protocol.md 2); one that is there all the same is kept.
        events.push(match refusal {
            Some(refusal) => Event::Refused(refusal),
            None => Event::Completed(usage_of(&whole)),
        });
    }

    fn read_error(&self, body: &[u8]) -> Fault {
        let text = String::from_utf8_lossy(body);
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let error = Loose::parse(text)
            .ok()
            .and_then(|body| ApiError::read(body.get("error")));
        match error {
            Some(error) => self.explain(error),
            None => self.fault(Kind::of_status(self.head.status)),
        }
    }

    /// `around`: the whole reply, where the entry leaves out what is the same for all.
    fn arrival(
        &self,
        item: &Loose<'_>,
        around: &Loose<'_>,
        index: Index,
        pictures: &dyn Pictures,
    ) -> Event {
        let own = |name: &str| match item.get(name) {
            Loose::None => around.get(name).clone(),
            value => value.clone(),
        };
        match picture_of(item, pictures) {
            Ok(picture) => Event::Arrived(Arrival {
                index,
                picture,
                size: size_of(item),
                created: own("created").whole(),
                model: own("model").text().map(str::to_owned),
            }),
            Err(fault) => Event::Failed(index, self.complete(fault.with_status(self.head.status))),
        }
    }

    fn refuse(&mut self, kind: Kind, events: &mut Vec<Event>) {
        events.push(Event::Refused(self.fault(kind)));
        self.over = true;
    }

    fn fault(&self, kind: Kind) -> Fault {
        self.complete(Fault::new(kind).with_status(self.head.status))
    }

    fn explain(&self, error: ApiError) -> Fault {
        self.complete(error.into_fault(self.head.status))
    }

    /// Adds what only the headers knew.
    fn complete(&self, mut fault: Fault) -> Fault {
        fault.retry_after = fault.retry_after.or(self.head.retry_after);
        fault.with_request_id(self.head.request_id.as_deref())
    }
}

/// The first byte that is neither white space nor part of a byte order mark, among those that decide: a body is
/// read the same however it is cut.
fn first_byte(start: &[u8]) -> Option<u8> {
    start
        .iter()
        .copied()
        .take(UNDECIDED_AT_MOST)
        .find(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xEF | 0xBB | 0xBF))
}
