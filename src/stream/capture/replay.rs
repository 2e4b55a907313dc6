//! A file as a reply that comes once more: a capture at the times at which it came, anything else at once.

use super::{Capture, CaptureEnd};
use crate::fault::Kind;
use crate::ports::{Clock, LocalFuture, Reply, ReplyHead, Source};
use crate::stream::log::{Limits, Log, Part};
use std::collections::VecDeque;
use std::rc::Rc;

/// Bytes read from the source at once, and most bytes of a chunk handed out.
const SLICE: u64 = 1 << 20;

/// How fast a capture comes once more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pace {
    /// As fast as it is read.
    #[default]
    AtOnce,
    /// So many times as fast as it came. Zero is one.
    Times(u32),
}

impl Pace {
    /// Milliseconds from the start until what came at `ms` is due.
    const fn due_ms(self, ms: u64) -> u64 {
        match self {
            Self::AtOnce => 0,
            Self::Times(0) => ms,
            Self::Times(times) => ms / times as u64,
        }
    }
}

/// The first response of a file, as a [`Reply`].
pub struct Replay {
    file: Body,
    head: ReplyHead,
    capture: Option<Capture>,
    /// What is still to come of the schedule.
    coming: VecDeque<(u64, u64)>,
    pace: Pace,
    clock: Rc<dyn Clock>,
    began_ms: u64,
}

impl Replay {
    /// Opens a file at its first response; the time runs from now.
    ///
    /// # Errors
    /// [`Kind::ResponseFileUnreadable`]: the file cannot be read. [`Kind::NoResponse`]: there is no response in it.
    pub async fn open(
        source: Rc<dyn Source>,
        clock: Rc<dyn Clock>,
        pace: Pace,
    ) -> Result<Self, Kind> {
        let mut file = Body::new(source);
        let head = loop {
            if let Some(head) = file.head.take() {
                break head;
            }
            if !file.more(SLICE).await? {
                return Err(Kind::NoResponse);
            }
        };
        let capture = head.1;
        let schedule = capture.as_ref().map(|capture| capture.schedule.arrivals());
        Ok(Self {
            file,
            head: head.0,
            coming: schedule.into_iter().flatten().copied().collect(),
            capture,
            pace,
            began_ms: clock.now_ms(),
            clock,
        })
    }

    /// What the page noted when it recorded the response. `None`: it is no capture.
    pub const fn capture(&self) -> Option<&Capture> {
        self.capture.as_ref()
    }

    /// The next bytes that are due, waiting for them.
    async fn next(&mut self) -> Result<Option<Vec<u8>>, Kind> {
        let Some((at, bytes)) = self.coming.pop_front() else {
            // Behind the schedule, or without one.
            let chunk = self.file.take(SLICE).await?;
            return match (chunk.is_empty(), self.end()) {
                (false, _) => Ok(Some(chunk)),
                (true, Ok(())) => Ok(None),
                (true, Err(kind)) => Err(kind),
            };
        };
        let due = self.began_ms.saturating_add(self.pace.due_ms(at));
        let wait = due.saturating_sub(self.clock.now_ms());
        if wait > 0 {
            self.clock
                .sleep(u32::try_from(wait).unwrap_or(u32::MAX))
                .await;
        }
        let now = bytes.min(SLICE);
        if bytes > now {
            self.coming.push_front((at, bytes - now));
        }
        let chunk = self.file.take(now).await?;
        if chunk.is_empty() {
            // The file was cut since: what it promised does not come, and nothing is waited for.
            self.coming.clear();
            return Err(Kind::Cut);
        }
        Ok(Some(chunk))
    }

    fn end(&self) -> Result<(), Kind> {
        match self.capture.as_ref().map(|capture| capture.end) {
            _ if self.file.cut => Err(Kind::Cut),
            None | Some(CaptureEnd::Clean) => Ok(()),
            Some(CaptureEnd::Broken) => Err(Kind::Cut),
            Some(CaptureEnd::Stopped) => Err(Kind::Stopped),
        }
    }
}

impl Reply for Replay {
    fn head(&self) -> &ReplyHead {
        &self.head
    }

    fn next_chunk(&mut self) -> LocalFuture<'_, Result<Option<Vec<u8>>, Kind>> {
        Box::pin(self.next())
    }
}

/// The body of a file's first response, read as it is asked for.
struct Body {
    source: Rc<dyn Source>,
    log: Log,
    /// Bytes of the source that were read, and how many of them the log took.
    slice: Vec<u8>,
    slice_to: usize,
    read: u64,
    /// Once, when it is found.
    head: Option<(ReplyHead, Option<Capture>)>,
    began: bool,
    over: bool,
    cut: bool,
    bytes: VecDeque<u8>,
}

impl Body {
    fn new(source: Rc<dyn Source>) -> Self {
        Self {
            source,
            log: Log::new(Limits::default()),
            slice: Vec::new(),
            slice_to: 0,
            read: 0,
            head: None,
            began: false,
            over: false,
            cut: false,
            bytes: VecDeque::new(),
        }
    }

    /// So many bytes, fewer only at the end.
    async fn take(&mut self, bytes: u64) -> Result<Vec<u8>, Kind> {
        while (self.bytes.len() as u64) < bytes {
            if !self.more(bytes).await? {
                break;
            }
        }
        let count = usize::try_from(bytes).unwrap_or(usize::MAX);
        Ok(self.bytes.drain(..count.min(self.bytes.len())).collect())
    }

    /// Goes on by a slice, or until `enough` bytes wait. `false`: there is nothing more.
    async fn more(&mut self, enough: u64) -> Result<bool, Kind> {
        if self.over {
            return Ok(false);
        }
        if self.slice_to == self.slice.len() {
            let to = self.source.bytes().min(self.read.saturating_add(SLICE));
            if self.read < to {
                let slice = self.source.read(self.read, to).await.ok();
                let slice = slice.filter(|slice| slice.len() as u64 == to - self.read);
                self.slice = slice.ok_or(Kind::ResponseFileUnreadable)?;
                self.read = to;
            } else {
                self.slice.clear();
                self.log.end();
            }
            self.slice_to = 0;
        }
        let mut input = self.slice.get(self.slice_to..).unwrap_or_default();
        let at_end = self.slice.is_empty();
        while (self.bytes.len() as u64) < enough {
            match self.log.next(&mut input) {
                Some(Part::Head(_)) if self.began => self.over = true,
                Some(Part::Head(head)) => {
                    self.began = true;
                    self.head = Some((head.reply, head.capture));
                }
                Some(Part::Body { bytes, .. }) => self.bytes.extend(bytes),
                Some(Part::Fault(trouble)) => self.cut |= trouble.is_cut(),
                None => {
                    self.over |= at_end;
                    break;
                }
            }
            if self.over {
                break;
            }
        }
        self.slice_to = self.slice.len() - input.len();
        Ok(true)
    }
}
