//! Opens a file: every response in it, as if it came now.

use super::{Head, Limits, Log, Part};
use crate::fault::{Fault, Kind};
use crate::ports::{Clock, Pictures, Source};
use crate::stream::capture::CaptureEnd;
use crate::stream::listen::Listener;
use crate::stream::{self, BytesEnd, Event, Step};

/// Bytes that are read at once.
const SLICE: u64 = 1 << 20;
/// Bytes of bodies after which it is asked whether the pictures can be stored as fast.
const BETWEEN_WAITS: usize = 256 << 10;

/// Responses that are read of one file: a log of a day's work has dozens, and each becomes panels.
pub const MOST_RESPONSES: u64 = 100;

/// A step, and where in the file it was taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Said<'a> {
    /// The response that it belongs to.
    pub head: &'a Head,
    /// The line of the file, from 1, where what was heard begins: an event's first, the response's own for its head and end.
    pub line: u64,
    /// What [`crate::stream::drive`] says of a live reply: `Answered` begins a response, `Ended` is its last step.
    pub step: Step,
}

/// Reads a file to its end; dropping the future stops that. It lets the page breathe with every slice. `limits` hold for
/// each response in it.
///
/// # Errors
/// [`Kind::ResponseFileUnreadable`] as soon as the file cannot be read further, with the open response ended as broken;
/// [`Kind::NoResponse`], or what is wrong with the file instead, if nothing was found in it.
pub async fn open(
    source: &dyn Source,
    limits: stream::Limits,
    pictures: &dyn Pictures,
    clock: &dyn Clock,
    mut on_said: impl FnMut(Said<'_>),
) -> Result<(), Fault> {
    let mut log = Log::new(Limits::default());
    let mut opened = Opened::default();
    let mut unwaited = 0;
    let mut read = 0;
    let lost = loop {
        let to = source.bytes().min(read + SLICE);
        let slice = if read < to {
            let slice = source.read(read, to).await.ok();
            slice.filter(|slice| slice.len() as u64 == to - read)
        } else {
            None
        };
        let lost = slice.is_none() && read < to;
        let slice = slice.unwrap_or_else(|| {
            log.end();
            Vec::new()
        });
        read += slice.len() as u64;
        let mut input = slice.as_slice();
        while let Some(part) = log.next(&mut input) {
            match part {
                Part::Head(head) if opened.found == MOST_RESPONSES => {
                    opened.leave(head.line, &mut on_said).await;
                    return Ok(());
                }
                Part::Head(head) => {
                    opened.close(&mut on_said).await;
                    opened.begin(head, limits, pictures, &mut on_said);
                }
                Part::Body { line, bytes } => {
                    opened.hear(line, bytes, &mut on_said).await;
                    unwaited += bytes.len();
                }
                Part::Fault(trouble) => {
                    opened.fault(trouble.kind(), trouble.is_cut(), &mut on_said);
                }
            }
            if unwaited >= BETWEEN_WAITS {
                unwaited = 0;
                pictures.ready().await;
            }
        }
        if slice.is_empty() {
            break lost;
        }
        clock.sleep(0).await;
    };
    if lost {
        opened.fault(Kind::ResponseFileUnreadable, true, &mut on_said);
    }
    opened.close(&mut on_said).await;
    match (lost, opened.found) {
        (true, _) => Err(Fault::new(Kind::ResponseFileUnreadable)),
        (false, 0) => Err(Fault::new(opened.wrong.unwrap_or(Kind::NoResponse))),
        (false, _) => Ok(()),
    }
}

/// The response that is being read.
#[derive(Default)]
struct Opened<'a> {
    current: Option<Response<'a>>,
    /// Responses so far.
    found: u64,
    /// What was wrong before there was any.
    wrong: Option<Kind>,
}

struct Response<'a> {
    head: Head,
    listener: Listener<'a>,
    record: Record,
    end: BytesEnd,
}

impl<'a> Opened<'a> {
    fn begin(
        &mut self,
        head: Head,
        limits: stream::Limits,
        pictures: &'a dyn Pictures,
        on_said: &mut impl FnMut(Said<'_>),
    ) {
        let sent = head
            .capture
            .as_ref()
            .and_then(|capture| capture.sent.as_ref());
        let streamed = sent.is_some_and(|sent| sent.streamed);
        let end = match head.capture.as_ref().map(|capture| capture.end) {
            None | Some(CaptureEnd::Clean) => BytesEnd::Clean,
            Some(CaptureEnd::Broken | CaptureEnd::Stopped) => BytesEnd::Broken,
        };
        on_said(Said {
            head: &head,
            line: head.line,
            step: Step::Answered(head.reply.clone()),
        });
        self.found += 1;
        self.current = Some(Response {
            listener: Listener::new(head.reply.clone(), streamed, limits, pictures),
            head,
            record: Record::default(),
            end,
        });
    }

    async fn hear(&mut self, line: u64, bytes: &[u8], on_said: &mut impl FnMut(Said<'_>)) {
        let Some(response) = &mut self.current else {
            return;
        };
        let line = response.record.line_of(line, bytes);
        let events = response.listener.hear(bytes).await;
        response.say(line, events, on_said);
    }

    fn fault(&mut self, kind: Kind, is_cut: bool, on_said: &mut impl FnMut(Said<'_>)) {
        let Some(response) = &mut self.current else {
            self.wrong = self.wrong.or(Some(kind));
            return;
        };
        if is_cut {
            response.end = BytesEnd::Broken;
        }
        // A cut is the response's own end, which says so itself.
        if kind != Kind::Cut {
            let remark = Event::Remark(Fault::new(kind));
            response.say(response.record.at, vec![remark], on_said);
        }
    }

    /// Says that there is more from this line on, which is not read.
    async fn leave(&mut self, line: u64, on_said: &mut impl FnMut(Said<'_>)) {
        if let Some(response) = &mut self.current {
            let more = Fault {
                lines: vec![line],
                ..Fault::new(Kind::MoreResponses)
            };
            response.say(line, vec![Event::Remark(more)], on_said);
        }
        self.close(on_said).await;
    }

    async fn close(&mut self, on_said: &mut impl FnMut(Said<'_>)) {
        let Some(Response {
            head,
            listener,
            record,
            end,
        }) = self.current.take()
        else {
            return;
        };
        let events = record.placed(listener.finish(end).await);
        let steps = [Step::Heard(events), Step::Ended(end, head.reply.status)];
        for (step, line) in steps
            .into_iter()
            .zip([record.begun.max(head.line), head.line])
        {
            if step != Step::Heard(Vec::new()) {
                on_said(Said {
                    head: &head,
                    line,
                    step,
                });
            }
        }
    }
}

impl Response<'_> {
    fn say(&self, line: u64, events: Vec<Event>, on_said: &mut impl FnMut(Said<'_>)) {
        if !events.is_empty() {
            let (head, step) = (&self.head, Step::Heard(self.record.placed(events)));
            on_said(Said { head, line, step });
        }
    }
}

/// Where what is being read began: behind the last blank line.
#[derive(Default)]
struct Record {
    /// The line of the last bytes.
    at: u64,
    /// Nothing but its end stands on it so far.
    blank: bool,
    /// The first line behind a blank one.
    begun: u64,
    /// The first line of the body.
    first: u64,
}

impl Record {
    /// The line to name for what these bytes complete: at a blank line, the first of the event before it.
    fn line_of(&mut self, line: u64, bytes: &[u8]) -> u64 {
        if line != self.at {
            if self.at == 0 {
                self.first = line;
            }
            if self.blank || self.at == 0 {
                self.begun = line;
            }
            (self.at, self.blank) = (line, true);
        }
        self.blank &= bytes.iter().all(|byte| matches!(byte, b'\r' | b'\n'));
        if self.blank { self.begun } else { line }
    }

    /// With lines of the file in place of lines of the body.
    fn placed(&self, mut events: Vec<Event>) -> Vec<Event> {
        let place = |line: &mut u64| *line = (self.first + *line).saturating_sub(1);
        for event in &mut events {
            match event {
                Event::Unreadable(line) => place(line),
                Event::Refused(fault) => fault.lines.iter_mut().for_each(place),
                _ => {}
            }
        }
        events
    }
}
