//! Where responses begin in a text, and which of its bytes are their bodies.
//!
//! A status line counts at the start of a line, where no JSON string can hold one, and elsewhere by [`Place`]: `curl -i`
//! writes no line feed behind a body. Bodies whose end is known (our own captures, chunks, gzip) are not searched.

use super::Trouble;
use super::chunked::{Chunked, Piece, is_chunked};
use super::head::{Draft, Head, LINE_BYTES, LINES, Whole};
use super::line::{Line, Place, begins, classify};
use super::unzip::{Unzip, is_gzip};

/// What stands at the front of the text.
pub(super) enum Found {
    /// Nothing can be said without more of it. Where there is none: nothing is left.
    More,
    /// So many bytes that are no body's.
    Skip(usize),
    /// A response begins here.
    Head(Head),
    /// So many bytes of the body, all in this line.
    Body { line: u64, length: usize },
    /// The same out of [`Splitter::decoded`], from this place on.
    Decoded {
        line: u64,
        from: usize,
        length: usize,
    },
    /// Something is wrong here.
    Fault(Trouble),
}

pub(super) struct Splitter {
    state: State,
    /// The line of the next byte.
    line: u64,
    /// The head that came last, until it is clear that it is not followed by another one.
    waiting: Option<Whole>,
    /// A line of a head, as far as it came.
    collected: Vec<u8>,
    /// A response has begun.
    began: bool,
    /// The response's body has not begun.
    fresh: bool,
    /// The response's head announced chunks.
    chunked: bool,
    /// `[DONE]` came: another event is another response's.
    done: bool,
    /// The body is over: only a head begins anything.
    over: bool,
    /// It was said that something else follows it.
    trailing: bool,
    /// The progress meter ends here, perhaps with a line feed of its own.
    behind_meter: bool,
    decoded: Vec<u8>,
    decoded_to: usize,
    fault: Option<Trouble>,
    most_inflated: u64,
}

enum State {
    /// Something may begin here.
    Candidate(Place),
    /// In a line of a body.
    Middle,
    /// To the end of a line that is no body's.
    Noise,
    /// To the end of the file: damage has no end that could be found.
    Lost,
    /// A status line.
    Status { quoted: bool, line: u64 },
    /// Headers.
    Head(Draft),
    /// The head of a capture of ours: its body is of a known length, so nothing behind it can be another head.
    Begin(Whole),
    /// A body whose end is known.
    Framed(Framing),
}

enum Framing {
    /// So many bytes are left.
    Length(u64),
    Gzip(Unzip),
    Chunked {
        framing: Chunked,
        unzip: Unzip,
        /// Bytes at the front of the text that are known to be data.
        ready: usize,
    },
}

impl Splitter {
    /// `most_inflated`: bytes that may come out of one compressed body.
    pub(super) const fn new(most_inflated: u64) -> Self {
        Self {
            state: State::Candidate(Place::Start),
            line: 1,
            waiting: None,
            collected: Vec::new(),
            began: false,
            fresh: true,
            chunked: false,
            done: false,
            over: false,
            trailing: false,
            behind_meter: false,
            decoded: Vec::new(),
            decoded_to: 0,
            fault: None,
            most_inflated,
        }
    }

    /// What came out of a compressed or chunked body.
    pub(super) fn decoded(&self) -> &[u8] {
        &self.decoded
    }

    /// The line of the next byte, from 1.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    /// Says what stands at the front of `text` and goes on behind it. `ended`: no more text comes.
    pub(super) fn next(&mut self, text: &[u8], ended: bool) -> Found {
        if let Some(found) = self.next_decoded() {
            return found;
        }
        if let Some(trouble) = self.fault.take() {
            return Found::Fault(trouble);
        }
        match &mut self.state {
            State::Candidate(_) if text.is_empty() => match self.waiting.take() {
                Some(whole) if ended => self.begin(whole),
                waiting => {
                    self.waiting = waiting;
                    Found::More
                }
            },
            State::Candidate(place) => {
                let place = *place;
                self.candidate(text, place, ended)
            }
            State::Middle if text.is_empty() => Found::More,
            State::Middle => self.line_of_body(text, false),
            State::Noise => match text.iter().position(|byte| *byte == b'\n') {
                Some(end) => {
                    self.line += 1;
                    self.state = State::Candidate(Place::Start);
                    Found::Skip(end + 1)
                }
                None if text.is_empty() => Found::More,
                None => Found::Skip(text.len()),
            },
            State::Lost if text.is_empty() => Found::More,
            State::Lost => Found::Skip(text.len()),
            State::Status { .. } | State::Head(_) => self.head(text, ended),
            State::Begin(_) => {
                let state = core::mem::replace(&mut self.state, State::Middle);
                match state {
                    State::Begin(whole) => self.begin(whole),
                    _ => Found::More,
                }
            }
            State::Framed(_) => self.framed(text, ended),
        }
    }

    /// The next line, or what there is of one, out of the decoded bytes.
    fn next_decoded(&mut self) -> Option<Found> {
        let rest = self
            .decoded
            .get(self.decoded_to..)
            .filter(|rest| !rest.is_empty())?;
        let (length, ends) = to_line_end(rest);
        let found = Found::Decoded {
            line: self.line,
            from: self.decoded_to,
            length,
        };
        self.decoded_to += length;
        self.line += u64::from(ends);
        Some(found)
    }

    fn candidate(&mut self, text: &[u8], place: Place, ended: bool) -> Found {
        let Some(line) = classify(text, place, ended) else {
            return Found::More;
        };
        match line {
            Line::Status | Line::QuotedStatus => {
                let quoted = line == Line::QuotedStatus;
                match self.waiting.take() {
                    // The same head once more, as `-i` beside `-v` writes it, or one that only announced this one.
                    Some(whole) if whole.is_passing || (whole.quoted && !quoted) => {}
                    Some(whole) => return self.begin(whole),
                    None => {}
                }
                self.behind_meter = false;
                self.state = State::Status {
                    quoted,
                    line: self.line,
                };
                Found::Skip(0)
            }
            Line::Noise => {
                self.behind_meter = false;
                self.state = State::Noise;
                Found::Skip(0)
            }
            Line::Failed => {
                self.state = State::Noise;
                match self.waiting.take() {
                    Some(whole) => {
                        self.fault = Some(Trouble::TransferFailed);
                        self.begin_in(whole)
                    }
                    None => Found::Fault(Trouble::TransferFailed),
                }
            }
            Line::Meter(length) => {
                self.behind_meter = true;
                self.state = State::Candidate(Place::Start);
                Found::Skip(length)
            }
            Line::Body => self.body(text, place, ended),
        }
    }

    fn body(&mut self, text: &[u8], place: Place, ended: bool) -> Found {
        let first = text.first().copied().unwrap_or_default();
        let blank = matches!(first, b'\r' | b'\n');
        if (core::mem::take(&mut self.behind_meter) && first == b'\n')
            || (blank && (self.over || (!self.began && self.waiting.is_none())))
        {
            self.line += u64::from(first == b'\n');
            return Found::Skip(1);
        }
        if let Some(whole) = self.waiting.take() {
            return self.begin(whole);
        }
        if self.over {
            self.state = State::Noise;
            return match core::mem::replace(&mut self.trailing, true) {
                true => Found::Skip(0),
                false => Found::Fault(Trouble::Trailing),
            };
        }
        if !self.began {
            return self.begin_implied();
        }
        if place == Place::Start {
            if self.fresh {
                match self.framing(text) {
                    Some(Some(framing)) => {
                        self.fresh = false;
                        self.state = State::Framed(framing);
                        return Found::Skip(0);
                    }
                    None if !ended => return Found::More,
                    _ => {}
                }
            }
            if self.done {
                match begins_event(text) {
                    Some(true) => return self.begin_implied(),
                    None if !ended => return Found::More,
                    _ => {}
                }
            }
            match is_done(text, ended) {
                Some(done) => self.done |= done,
                None => return Found::More,
            }
        }
        self.fresh = false;
        self.line_of_body(text, true)
    }

    /// Bytes of a body up to where something else may begin. `is_body`: the first one was looked at already.
    fn line_of_body(&mut self, text: &[u8], is_body: bool) -> Found {
        let (length, next) = to_candidate(text, is_body);
        let line = self.line;
        self.line += u64::from(next == Some(Place::Start));
        self.state = next.map_or(State::Middle, State::Candidate);
        match length {
            0 => Found::Skip(0),
            length => Found::Body { line, length },
        }
    }

    /// How a body that begins like this is framed, if it is. `None`: it is too short to say.
    fn framing(&self, text: &[u8]) -> Option<Option<Framing>> {
        if is_gzip(text)? {
            return Some(Some(Framing::Gzip(Unzip::new(self.most_inflated))));
        }
        if self.chunked && is_chunked(text)? {
            return Some(Some(Framing::Chunked {
                framing: Chunked::new(),
                unzip: Unzip::new(self.most_inflated),
                ready: 0,
            }));
        }
        Some(None)
    }

    fn begin(&mut self, whole: Whole) -> Found {
        let length = whole
            .head
            .capture
            .as_ref()
            .map(|capture| capture.schedule.bytes());
        let found = self.begin_in(whole);
        self.state = match length {
            Some(length) => State::Framed(Framing::Length(length)),
            None => State::Candidate(Place::Start),
        };
        found
    }

    /// The same without leaving the state.
    fn begin_in(&mut self, whole: Whole) -> Found {
        self.began = true;
        self.fresh = true;
        self.done = false;
        (self.over, self.trailing) = (false, false);
        self.chunked = whole.chunked;
        Found::Head(whole.head)
    }

    fn begin_implied(&mut self) -> Found {
        self.begin_in(Whole {
            head: Head::implied(self.line),
            chunked: false,
            quoted: false,
            is_passing: false,
        })
    }

    /// Collects a head line by line.
    fn head(&mut self, text: &[u8], ended: bool) -> Found {
        let (length, ends) = to_line_end(text);
        let room = LINE_BYTES.saturating_sub(self.collected.len());
        self.collected.extend(text.iter().take(length).take(room));
        if !ends && (length > 0 || !ended) {
            return if length > 0 {
                Found::Skip(length)
            } else {
                Found::More
            };
        }
        self.line += u64::from(ends);
        let mut line = core::mem::take(&mut self.collected);
        let is_last = self.head_line(line.trim_ascii_end()) || !ends;
        line.clear();
        self.collected = line;
        if is_last
            && let State::Head(draft) =
                core::mem::replace(&mut self.state, State::Candidate(Place::Start))
        {
            let whole = draft.finish();
            if whole.head.capture.is_some() {
                self.state = State::Begin(whole);
            } else {
                self.waiting = Some(whole);
            }
        }
        Found::Skip(length)
    }

    /// One line of a head, without its end. Whether it is the last one.
    fn head_line(&mut self, line: &[u8]) -> bool {
        match &mut self.state {
            State::Status { quoted, line: at } => {
                let status = if *quoted {
                    line.get(2..).unwrap_or_default()
                } else {
                    line
                };
                self.state = State::Head(Draft::new(*at, *quoted, status));
                false
            }
            State::Head(draft) => {
                draft.lines += 1;
                let line = if draft.quoted {
                    match line.strip_prefix(b"<") {
                        Some(line) => line.trim_ascii_start(),
                        // curl says other things in between.
                        None => return draft.lines > LINES,
                    }
                } else {
                    line
                };
                draft.header(line);
                line.is_empty() || draft.lines > LINES
            }
            _ => true,
        }
    }

    /// A body whose end is known.
    fn framed(&mut self, text: &[u8], ended: bool) -> Found {
        let State::Framed(framing) = &mut self.state else {
            return Found::More;
        };
        self.decoded.clear();
        self.decoded_to = 0;
        match framing {
            Framing::Length(0) => {
                self.state = State::Candidate(Place::Start);
                Found::Skip(0)
            }
            Framing::Length(_) if text.is_empty() => self.end_of_text(ended),
            Framing::Length(left) => {
                let most = usize::try_from(*left).unwrap_or(usize::MAX).min(text.len());
                let (length, ends) = to_line_end(text.get(..most).unwrap_or_default());
                *left -= length as u64;
                let line = self.line;
                self.line += u64::from(ends);
                Found::Body { line, length }
            }
            Framing::Gzip(unzip) => {
                if text.is_empty() && !unzip.is_pending() {
                    return self.end_of_text(ended);
                }
                let mut rest = text;
                let result = unzip.step(&mut rest, &mut self.decoded);
                if unzip.is_over() {
                    self.over = true;
                    self.state = State::Candidate(Place::Start);
                }
                if let Err(trouble) = result {
                    self.fault = Some(trouble);
                    self.state = State::Lost;
                }
                Found::Skip(text.len() - rest.len())
            }
            Framing::Chunked { unzip, ready, .. } if *ready > 0 || unzip.is_pending() => {
                let data = text.get(..*ready).unwrap_or(text);
                let mut rest = data;
                self.fault = unzip.step(&mut rest, &mut self.decoded).err();
                // What follows damage is no surprise.
                self.trailing |= self.fault.is_some();
                if unzip.is_over() && !rest.is_empty() {
                    rest = &[];
                    if !core::mem::replace(&mut self.trailing, true) {
                        self.fault = Some(Trouble::Trailing);
                    }
                }
                let taken = data.len() - rest.len();
                *ready -= taken;
                Found::Skip(taken)
            }
            Framing::Chunked { .. } if text.is_empty() => self.end_of_text(ended),
            Framing::Chunked {
                framing,
                unzip,
                ready,
            } => match framing.next(text) {
                Ok(Piece::Framing(length)) => {
                    self.line += u64::from(text.first() == Some(&b'\n'));
                    Found::Skip(length)
                }
                Ok(Piece::Data(length)) => {
                    *ready = length;
                    Found::Skip(0)
                }
                Ok(Piece::Over) => {
                    self.fault = unzip.finish(&mut self.decoded).err();
                    self.over = true;
                    self.state = State::Candidate(Place::Start);
                    Found::Skip(0)
                }
                Err(trouble) => {
                    self.fault = Some(trouble);
                    self.state = State::Candidate(Place::Start);
                    Found::Skip(0)
                }
            },
        }
    }

    /// No more text in the middle of a framed body, unless more comes.
    fn end_of_text(&mut self, ended: bool) -> Found {
        if !ended {
            return Found::More;
        }
        let state = core::mem::replace(&mut self.state, State::Candidate(Place::Start));
        self.over = true;
        let State::Framed(framing) = state else {
            return Found::More;
        };
        let result = match framing {
            Framing::Length(_) => Err(Trouble::BodyCut),
            Framing::Gzip(mut unzip) => unzip.finish(&mut self.decoded),
            Framing::Chunked {
                framing, mut unzip, ..
            } => {
                let result = unzip.finish(&mut self.decoded);
                let whole = framing.is_whole();
                result.and(if whole { Ok(()) } else { Err(Trouble::BodyCut) })
            }
        };
        self.fault = result.err();
        Found::Skip(0)
    }
}

/// Bytes up to and with the first line feed, and whether there is one.
fn to_line_end(text: &[u8]) -> (usize, bool) {
    match text.iter().position(|byte| *byte == b'\n') {
        Some(end) => (end + 1, true),
        None => (text.len(), false),
    }
}

/// Bytes of a body up to the next place where something else may begin, and what place that is. `None`: all of them.
fn to_candidate(text: &[u8], is_body: bool) -> (usize, Option<Place>) {
    let mut from = 0;
    let stop = |byte: &u8| matches!(byte, b'\n' | b'\r' | b'}' | b']' | b'>' | b'H');
    while let Some(at) = text.get(from..).and_then(|rest| rest.iter().position(stop)) {
        let at = from + at;
        match text.get(at) {
            Some(b'\n') => return (at + 1, Some(Place::Start)),
            Some(b'\r') if is_body && at == 0 => from = 1,
            Some(b'\r') => return (at, Some(Place::Inside)),
            Some(b'H') if is_body && at == 0 => from = 1,
            Some(b'H') => match text.get(at..).and_then(|rest| begins(rest, b"HTTP/")) {
                Some(false) => from = at + 1,
                _ => return (at, Some(Place::Word)),
            },
            _ => return (at + 1, Some(Place::Inside)),
        }
    }
    (text.len(), None)
}

/// Whether an event begins here, or a whole reply. `None`: it is too short to say.
fn begins_event(text: &[u8]) -> Option<bool> {
    any([
        begins(text, b"event:"),
        begins(text, b"data:{"),
        begins(text, b"data: {"),
        begins(text, b"{"),
    ])
}

/// Whether this line is an exact `data: [DONE]`. `None`: it is too short to say.
fn is_done(text: &[u8], ended: bool) -> Option<bool> {
    let is = |word: &[u8]| match text.get(word.len()) {
        Some(end) => Some(text.starts_with(word) && matches!(end, b'\r' | b'\n')),
        None if ended => Some(text == word),
        None => word
            .starts_with(text)
            .then_some(())
            .map_or(Some(false), |()| None),
    };
    any([is(b"data: [DONE]"), is(b"data:[DONE]")])
}

fn any<const N: usize>(answers: [Option<bool>; N]) -> Option<bool> {
    if answers.contains(&Some(true)) {
        Some(true)
    } else if answers.contains(&None) {
        None
    } else {
        Some(false)
    }
}
