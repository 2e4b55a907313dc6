//! From lines to events and documents: what of a reply is a value of the API, whatever it is wrapped in.
//!
//! Legal streams are read as the standard says. Beyond that (issue 4): the documentation prints an event's JSON over
//! many lines without a `data` before each, a paste is trimmed at its end, and the vendor's CLI prints JSON alone.

use super::api::is_preview;
use super::event::Event;
use super::json::{Json, Scanned};
use super::meaning::Meaning;
use super::reader::Limits;
use super::sse::lines::{Field, Sink};
use crate::fault::{Fault, Kind};
use crate::ports::Pictures;
use core::mem;

/// Most bytes kept of an event's name.
const NAME: usize = 1024;
const DONE: &[u8] = b"[DONE]";

/// What the first line with something in it made of the reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    /// No such line yet.
    Not,
    Events,
    Documents,
    /// A gateway's page.
    Html,
}

/// The parts of a reply that are in progress.
#[derive(Debug)]
pub(super) struct Parts {
    pub meaning: Meaning,
    limits: Limits,
    pub opened: Opened,
    /// The event in progress.
    name: Vec<u8>,
    data: Data,
    data_line: u64,
    document: Option<Document>,
    line: u64,
    at: At,
    /// The last document was no JSON: the next one begins at the very beginning of a line.
    is_lost: bool,
    /// Bytes since the last event or entry.
    weight: usize,
    /// The line of a document that was not understood while nothing else was said: perhaps it is the whole reply.
    unread: Option<u64>,
    has_spoken: bool,
    /// Events so far.
    said: usize,
    /// Nothing more is read.
    pub over: bool,
}

/// A document in progress.
#[derive(Debug)]
struct Document {
    json: Json,
    /// The line that it begins in.
    line: u64,
    /// Whether nothing was said before it.
    is_first: bool,
}

/// The `data` of an event.
#[derive(Debug)]
enum Data {
    /// No line of it.
    None,
    /// Nothing so far.
    Empty,
    /// Nothing but white space so far.
    Space,
    /// So much of [`DONE`].
    Done(usize),
    Json(Json),
    /// JSON that is whole; only white space may follow.
    Whole(Json),
    /// Nothing that can be read.
    Wrong,
}

/// Where in a line that is no field the next bytes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// At its very beginning.
    Start,
    /// Behind white space.
    Space,
    /// In or behind a document.
    Document,
    /// In a line that goes on with the event's JSON.
    Event,
    /// In a line that says nothing.
    Passed,
}

impl Parts {
    pub(super) const fn new(meaning: Meaning, limits: Limits) -> Self {
        Self {
            meaning,
            limits,
            opened: Opened::Not,
            name: Vec::new(),
            data: Data::None,
            data_line: 0,
            document: None,
            line: 0,
            at: At::Passed,
            is_lost: false,
            weight: 0,
            unread: None,
            has_spoken: false,
            said: 0,
            over: false,
        }
    }

    /// Gives up what is in progress.
    pub(super) fn discard(&mut self, pictures: &dyn Pictures) {
        if let Some(document) = self.document.take() {
            document.json.discard(pictures);
        }
        if let Data::Json(json) | Data::Whole(json) = mem::replace(&mut self.data, Data::None) {
            json.discard(pictures);
        }
    }
}

/// [`Parts`] at work.
pub(super) struct Listener<'a> {
    pub parts: &'a mut Parts,
    pub pictures: &'a dyn Pictures,
    pub events: &'a mut Vec<Event>,
}

impl Sink for Listener<'_> {
    fn begin(&mut self, field: Field, line: u64) {
        self.parts.line = line;
        self.parts.at = At::Start;
        if self.is_deaf() {
            return;
        }
        if field == Field::Other {
            self.begin_other();
            return;
        }
        if self.parts.document.is_some() && field == Field::Comment {
            // No document's line begins with a field's name, but it may begin with a colon.
            self.parts.at = At::Document;
            self.read_documents(b":");
            return;
        }
        self.lose_document();
        if self.parts.opened == Opened::Not {
            self.parts.opened = Opened::Events;
        }
        match field {
            Field::Event => self.parts.name.clear(),
            Field::Data if matches!(self.parts.data, Data::None) => self.begin_data(),
            Field::Data => self.read_data(b"\n"),
            _ => {}
        }
    }

    fn value(&mut self, field: Field, bytes: &[u8]) {
        if self.is_deaf() {
            return;
        }
        match field {
            Field::Data => self.read_data(bytes),
            Field::Event => {
                let room = NAME.saturating_sub(self.parts.name.len());
                self.parts.name.extend(bytes.iter().take(room));
            }
            Field::Other => self.read_other(bytes),
            Field::Comment if self.parts.at == At::Document => self.read_documents(bytes),
            Field::Comment | Field::Id | Field::Retry => {}
        }
    }

    fn end(&mut self, _: Field) {
        self.parts.at = At::Start;
        if self.parts.document.is_some() {
            self.read_documents(b"\n");
        }
    }

    fn blank(&mut self) {
        self.end(Field::Other);
        self.dispatch();
    }
}

impl Listener<'_> {
    /// Whether nothing more is read.
    fn is_deaf(&self) -> bool {
        self.parts.over || self.parts.opened == Opened::Html
    }

    /// Says what a value means.
    fn say(&mut self, meaning: impl FnOnce(&mut Meaning, &dyn Pictures, &mut Vec<Event>)) {
        self.say_unread();
        let before = self.events.len();
        meaning(&mut self.parts.meaning, self.pictures, self.events);
        let said = self.events.get(before..).unwrap_or_default();
        self.parts.has_spoken |= !said.is_empty();
        self.parts.over |= said.iter().any(|event| matches!(event, Event::Refused(_)));
        self.parts.said += said.len();
        if self.parts.said > self.parts.limits.events && !self.parts.over {
            self.refuse(Kind::ReplyTooLarge);
        }
    }

    /// Something that begins in this line cannot be read.
    fn pass_over(&mut self, line: u64) {
        let parts = &mut *self.parts;
        if parts.opened == Opened::Documents && !parts.has_spoken && parts.unread.is_none() {
            parts.unread = Some(line);
            return;
        }
        self.say(|_, _, events| events.push(Event::Unreadable(line)));
    }

    /// More follows: what could not be read was not the whole reply.
    fn say_unread(&mut self) {
        if let Some(line) = self.parts.unread.take() {
            self.parts.has_spoken = true;
            self.events.push(Event::Unreadable(line));
        }
    }

    /// The bytes are over. `is_broken`: because the connection broke.
    pub(super) fn finish(&mut self, is_broken: bool) {
        if matches!(self.parts.data, Data::Whole(_)) {
            self.dispatch();
        }
        self.parts.discard(self.pictures);
        let kind = match self.parts.opened {
            _ if self.parts.over => return,
            Opened::Html => Kind::HtmlReply,
            Opened::Not if !is_broken => Kind::EmptyReply,
            _ if self.parts.unread.is_some() && !is_broken => Kind::UnreadableReply,
            _ => return,
        };
        self.refuse_at(kind, self.parts.unread);
    }

    /// Says that the reply as a whole is refused for this reason.
    pub(super) fn refuse(&mut self, kind: Kind) {
        self.refuse_at(kind, None);
    }

    /// The same, and in which line.
    fn refuse_at(&mut self, kind: Kind, line: Option<u64>) {
        self.parts.discard(self.pictures);
        let fault = Fault {
            lines: line.into_iter().collect(),
            ..self.parts.meaning.fault(kind)
        };
        self.events.push(Event::Refused(fault));
        self.parts.over = true;
    }

    /// A blank line: the event is whole.
    fn dispatch(&mut self) {
        let name = mem::take(&mut self.parts.name);
        let data = mem::replace(&mut self.parts.data, Data::None);
        if matches!(data, Data::None) || self.parts.over {
            return;
        }
        self.parts.weight = 0;
        match data {
            Data::None => {}
            Data::Done(seen) if seen == DONE.len() => self.say(|_, _, events| {
                events.push(Event::Done);
            }),
            Data::Whole(json) => {
                let root = json.into_root(self.pictures);
                let name = String::from_utf8_lossy(&name);
                self.say(|meaning, pictures, events| meaning.event(root, &name, pictures, events));
            }
            Data::Json(json) => {
                json.discard(self.pictures);
                self.pass_over(self.parts.data_line);
            }
            Data::Empty | Data::Space | Data::Done(_) | Data::Wrong => {
                self.pass_over(self.parts.data_line);
            }
        }
    }

    /// Reads bytes of an event's data. They are weighed as they are read: which event a byte belongs to is known then only.
    fn read_data(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while !rest.is_empty() && !self.parts.over {
            if matches!(self.parts.data, Data::Whole(_)) && rest.starts_with(b"{") {
                // The blank line between two events was lost.
                self.dispatch();
                self.begin_data();
                continue;
            }
            let room = self.parts.limits.event.saturating_sub(self.parts.weight);
            if room == 0 {
                return self.refuse(Kind::ReplyTooLarge);
            }
            let read = self.read_datum(rest.get(..room).unwrap_or(rest));
            self.parts.weight += read;
            rest = rest.get(read..).unwrap_or_default();
        }
    }

    /// Reads some of these bytes of an event's data, at least one; says how many.
    fn read_datum(&mut self, bytes: &[u8]) -> usize {
        let first = bytes.first().copied().unwrap_or_default();
        let is_space = matches!(first, b' ' | b'\t' | b'\n' | b'\r');
        match &mut self.parts.data {
            Data::Empty | Data::Space if first == b'{' => {
                self.parts.data = Data::Json(Json::event());
                return self.read_json(bytes);
            }
            Data::Json(_) => return self.read_json(bytes),
            Data::Empty if first == b'[' => self.parts.data = Data::Done(1),
            Data::Empty if is_space => self.parts.data = Data::Space,
            Data::Space | Data::Whole(_) if is_space => {}
            Data::Done(seen) if DONE.get(*seen) == Some(&first) => *seen += 1,
            _ => {
                if let Data::Whole(json) = mem::replace(&mut self.parts.data, Data::Wrong) {
                    json.discard(self.pictures);
                }
                return bytes.len();
            }
        }
        1
    }

    /// Reads bytes of an event's JSON up to its end; says how many.
    fn read_json(&mut self, bytes: &[u8]) -> usize {
        let Data::Json(mut json) = mem::replace(&mut self.parts.data, Data::Wrong) else {
            return bytes.len();
        };
        let is_preview = is_preview(&self.parts.name);
        match json.push(bytes, is_preview, self.pictures) {
            Scanned::Whole(read) => {
                self.parts.data = Data::Whole(json);
                return read;
            }
            Scanned::Wrong(_) => json.discard(self.pictures),
            Scanned::More | Scanned::Entry(_) => self.parts.data = Data::Json(json),
        }
        bytes.len()
    }

    /// A line begins that is no field.
    fn begin_other(&mut self) {
        if self.parts.document.is_none() && matches!(self.parts.data, Data::Json(_)) {
            self.parts.at = At::Event;
            self.read_data(b"\n");
        }
    }

    fn read_other(&mut self, bytes: &[u8]) {
        if self.parts.document.is_some() {
            return self.read_documents(bytes);
        }
        match self.parts.at {
            At::Event => return self.read_data(bytes),
            At::Passed => return,
            At::Document => return self.read_documents(bytes),
            At::Start | At::Space => {}
        }
        let space = bytes
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace())
            .count();
        if space > 0 {
            self.parts.at = At::Space;
        }
        let rest = bytes.get(space..).unwrap_or_default();
        let Some(first) = rest.first() else { return };
        let is_first = self.parts.opened == Opened::Not;
        if is_first {
            self.parts.opened = match first {
                b'{' | b'[' => Opened::Documents,
                b'<' => Opened::Html,
                _ => Opened::Events,
            };
        }
        let begins = *first == b'{' || (*first == b'[' && is_first);
        let is_lost = self.parts.is_lost && self.parts.at == At::Space;
        if begins && !is_lost && matches!(self.parts.data, Data::None) {
            self.begin_document();
            self.read_documents(rest);
        } else {
            self.parts.at = At::Passed;
        }
    }

    fn begin_data(&mut self) {
        self.parts.data = Data::Empty;
        self.parts.data_line = self.parts.line;
        self.parts.weight = 0;
    }

    fn begin_document(&mut self) {
        self.say_unread();
        self.parts.is_lost = false;
        self.parts.weight = 0;
        self.parts.document = Some(Document {
            json: Json::document(),
            line: self.parts.line,
            is_first: !self.parts.has_spoken,
        });
    }

    /// A field begins: the document in progress was cut.
    fn lose_document(&mut self) {
        if let Some(document) = self.parts.document.take() {
            document.json.discard(self.pictures);
            self.pass_over(document.line);
        }
    }

    fn end_document(&mut self, document: Document) {
        let root = document.json.into_root(self.pictures);
        let mut is_known = false;
        self.say(|meaning, pictures, events| {
            is_known = meaning.document(root, document.is_first, pictures, events);
        });
        if !is_known {
            self.pass_over(document.line);
        }
    }

    /// Reads bytes of documents, and what stands between them in a line.
    fn read_documents(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((first, tail)) = rest.split_first() {
            if self.parts.over {
                return;
            }
            let Some(mut document) = self.parts.document.take() else {
                match first {
                    _ if first.is_ascii_whitespace() => rest = tail,
                    b'{' => self.begin_document(),
                    _ => {
                        self.parts.at = At::Passed;
                        return self.pass_over(self.parts.line);
                    }
                }
                continue;
            };
            let begins_line = mem::replace(&mut self.parts.at, At::Document) == At::Start;
            let room = self.parts.limits.event.saturating_sub(self.parts.weight);
            if room == 0 {
                document.json.discard(self.pictures);
                return self.refuse(Kind::ReplyTooLarge);
            }
            let piece = rest.get(..room).unwrap_or(rest);
            let scanned = document.json.push(piece, false, self.pictures);
            let read = match scanned {
                Scanned::More => piece.len(),
                Scanned::Entry(read) | Scanned::Whole(read) | Scanned::Wrong(read) => read,
            };
            self.parts.weight += read;
            match scanned {
                Scanned::More => self.parts.document = Some(document),
                Scanned::Entry(_) => {
                    self.parts.weight = 0;
                    self.say(|meaning, pictures, events| {
                        if let Some(entry) = document.json.entry() {
                            meaning.entry(entry, pictures, events);
                        }
                    });
                    if self.parts.over {
                        return document.json.discard(self.pictures);
                    }
                    self.parts.document = Some(document);
                }
                Scanned::Whole(_) => self.end_document(document),
                Scanned::Wrong(_) => {
                    document.json.discard(self.pictures);
                    self.pass_over(document.line);
                    self.parts.is_lost = true;
                    if !(read == 0 && begins_line && *first == b'{') {
                        self.parts.at = At::Passed;
                        return;
                    }
                    // The line before was cut, and this one is the next document.
                    self.begin_document();
                }
            }
            rest = rest.get(read..).unwrap_or_default();
        }
    }
}
