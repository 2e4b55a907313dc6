//! JSON that comes cut anywhere, read once: a small value of everything but pictures, whose base64 goes on to
//! [`super::base64`] while it arrives.
//!
//! It is as strict as `serde_json`, which reads the rest of the program's JSON, but for line breaks inside of a picture's
//! text. What is kept is bounded, whatever comes.

mod text;

use crate::fault::Fault;
use crate::loose::Loose;
use crate::ports::{Incoming, Pictures};
use crate::reference::PictureFormat;
use std::borrow::Cow;
use text::{Text, Whole};

/// Nesting at most, as `serde_json` has it.
const DEPTH: usize = 128;
/// Bytes that are kept of a document in all.
const KEPT: usize = 1 << 20;
/// A field or an element costs so much beside its text.
const FIELD: usize = 64;

/// A picture that stood in the JSON: all its bytes have gone on, or there is a fault.
pub(super) type Picture = Result<(Incoming, PictureFormat), Fault>;

/// A value with the pictures that stood in it, which belong to whoever is given it.
#[derive(Debug, Default)]
pub(super) struct Item {
    /// Under a picture's key stands [`Loose::Picture`].
    pub value: Loose<'static>,
    pub pictures: Vec<Picture>,
}

/// What the scanner says.
#[derive(Debug)]
pub(super) enum Said {
    /// An element of the document's list, or of the list under `data`, is whole. It will not be in the document.
    Entry(Item),
    /// The document is whole.
    Document(Item),
}

/// Why a document is not read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    /// It is no JSON.
    Syntax,
    /// It holds more than is kept of anything.
    TooLarge,
}

/// One document in the making.
#[derive(Debug, Default)]
pub(super) struct Scanner {
    stack: Vec<Container>,
    state: State,
    pictures: Vec<Picture>,
    kept: usize,
}

#[derive(Debug)]
enum Container {
    Object(Vec<(String, Loose<'static>)>, String),
    List(Vec<Loose<'static>>),
}

#[derive(Debug, Default)]
enum State {
    /// A value is to come; `true`: or the end of a list.
    #[default]
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    Colon,
    CommaOrEnd,
    /// A number or a word.
    Word(Vec<u8>),
    /// A string: the name of a field.
    Name(Text),
    /// A string: a value.
    Text(Text),
}

impl Scanner {
    /// Reads up to the end of the next value that is whole: how many bytes that took, and what it is. `None`: all of them,
    /// and none is.
    pub(super) fn push(
        &mut self,
        bytes: &[u8],
        pictures: &dyn Pictures,
    ) -> Result<(usize, Option<Said>), Broken> {
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let (read, said) = self.step(rest, pictures)?;
            at += read;
            if said.is_some() {
                return Ok((at, said));
            }
            if self.kept > KEPT {
                return Err(Broken::TooLarge);
            }
        }
        Ok((at, None))
    }

    /// The bytes are over: a number at the very top ends only with them.
    pub(super) fn finish(&mut self, pictures: &dyn Pictures) -> Option<Said> {
        if let (State::Word(word), true) = (&self.state, self.stack.is_empty()) {
            let value = word_value(word)?;
            return self.complete(value, pictures);
        }
        None
    }

    /// It will not be whole: its pictures are not wanted.
    pub(super) fn abandon(&mut self, pictures: &dyn Pictures) {
        if let State::Text(text) = core::mem::take(&mut self.state) {
            text.abandon(pictures);
        }
        discard(&mut self.pictures, pictures);
        *self = Self::default();
    }

    fn step(
        &mut self,
        rest: &[u8],
        pictures: &dyn Pictures,
    ) -> Result<(usize, Option<Said>), Broken> {
        if let State::Name(text) | State::Text(text) = &mut self.state {
            let (read, kept) = text.push(rest, pictures)?;
            self.kept += kept;
            if read > 0 {
                return Ok((read, None));
            }
            // The quotation mark.
            let said = match core::mem::take(&mut self.state) {
                State::Name(text) => {
                    self.name(text.finish(pictures))?;
                    None
                }
                State::Text(text) => {
                    let value = self.string(text.finish(pictures));
                    self.complete(value, pictures)
                }
                _ => None,
            };
            return Ok((1, said));
        }
        let Some(byte) = rest.first().copied() else {
            return Ok((0, None));
        };
        if let State::Word(word) = &mut self.state {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.') {
                if word.len() >= FIELD {
                    return Err(Broken::Syntax);
                }
                word.push(byte);
                return Ok((1, None));
            }
            let value = word_value(word).ok_or(Broken::Syntax)?;
            // The byte that ended it is still to be read.
            return Ok((0, self.complete(value, pictures)));
        }
        if matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
            return Ok((1, None));
        }
        let said = match (&self.state, byte) {
            (State::Value | State::ValueOrEnd, b'"') => {
                self.begin_text(false);
                None
            }
            (State::Value | State::ValueOrEnd, b'{') => {
                self.open(
                    Container::Object(Vec::new(), String::new()),
                    State::KeyOrEnd,
                )?;
                None
            }
            (State::Value | State::ValueOrEnd, b'[') => {
                self.open(Container::List(Vec::new()), State::ValueOrEnd)?;
                None
            }
            (State::ValueOrEnd | State::CommaOrEnd, b']') => self.close(false, pictures)?,
            (State::KeyOrEnd | State::CommaOrEnd, b'}') => self.close(true, pictures)?,
            (State::Value | State::ValueOrEnd, b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {
                self.state = State::Word(vec![byte]);
                None
            }
            (State::Key | State::KeyOrEnd, b'"') => {
                self.begin_text(true);
                None
            }
            (State::Colon, b':') => {
                self.state = State::Value;
                None
            }
            (State::CommaOrEnd, b',') => {
                self.state = match self.stack.last() {
                    Some(Container::Object(..)) => State::Key,
                    _ => State::Value,
                };
                None
            }
            _ => return Err(Broken::Syntax),
        };
        Ok((1, said))
    }

    fn open(&mut self, container: Container, next: State) -> Result<(), Broken> {
        if self.stack.len() >= DEPTH {
            return Err(Broken::Syntax);
        }
        self.kept += FIELD;
        self.stack.push(container);
        self.state = next;
        Ok(())
    }

    fn close(&mut self, object: bool, pictures: &dyn Pictures) -> Result<Option<Said>, Broken> {
        let value = match (self.stack.pop(), object) {
            (Some(Container::Object(fields, _)), true) => Loose::Object(
                fields
                    .into_iter()
                    .map(|(name, value)| (Cow::Owned(name), value))
                    .collect(),
            ),
            (Some(Container::List(list)), false) => Loose::List(list),
            _ => return Err(Broken::Syntax),
        };
        Ok(self.complete(value, pictures))
    }

    /// A value is whole: it goes into what is around it, or out.
    fn complete(&mut self, value: Loose<'static>, pictures: &dyn Pictures) -> Option<Said> {
        if self.is_entry() {
            self.state = State::CommaOrEnd;
            self.kept = 0;
            let pictures = core::mem::take(&mut self.pictures);
            return Some(Said::Entry(Item { value, pictures }));
        }
        self.state = State::CommaOrEnd;
        self.kept += FIELD;
        match self.stack.last_mut() {
            Some(Container::List(list)) => list.push(value),
            Some(Container::Object(fields, key)) => {
                let name = core::mem::take(key);
                match fields.iter_mut().find(|(field, _)| *field == name) {
                    // Of repeated fields the last counts; the picture of the other has been written for nothing.
                    Some((_, before)) => {
                        if let Loose::Picture(place) = before
                            && let Some(Ok((id, _))) = self.pictures.get(*place)
                        {
                            pictures.discard(*id);
                        }
                        *before = value;
                    }
                    None => fields.push((name, value)),
                }
            }
            None => {
                let pictures = core::mem::take(&mut self.pictures);
                *self = Self::default();
                return Some(Said::Document(Item { value, pictures }));
            }
        }
        None
    }

    /// Whether the value that is whole now is an element of the document itself, or of its `data`.
    fn is_entry(&self) -> bool {
        match self.stack.as_slice() {
            [Container::List(_)] => true,
            [Container::Object(_, key), Container::List(_)] => key == "data",
            _ => false,
        }
    }

    /// Begins a string: the name of a field, or a value.
    fn begin_text(&mut self, is_name: bool) {
        let field = match self.stack.last() {
            Some(Container::Object(_, field)) if !is_name => field.as_str(),
            _ => "",
        };
        let text = Text::begin(field);
        self.state = match is_name {
            true => State::Name(text),
            false => State::Text(text),
        };
    }

    /// The name of a field is whole.
    fn name(&mut self, name: Whole) -> Result<(), Broken> {
        match (name, self.stack.last_mut()) {
            (Whole::Text(name), Some(Container::Object(_, field))) => *field = name,
            // A name so long is none that anybody looks for.
            _ => return Err(Broken::TooLarge),
        }
        self.state = State::Colon;
        Ok(())
    }

    /// A value that is a string is whole.
    fn string(&mut self, whole: Whole) -> Loose<'static> {
        match whole {
            Whole::Text(text) => Loose::Text(Cow::Owned(text)),
            Whole::Cut => Loose::Cut,
            Whole::Picture(picture) => {
                self.pictures.push(picture);
                Loose::Picture(self.pictures.len() - 1)
            }
        }
    }
}

/// Gives pictures up that nobody wants.
pub(super) fn discard(all: &mut Vec<Picture>, pictures: &dyn Pictures) {
    for (id, _) in all.drain(..).flatten() {
        pictures.discard(id);
    }
}

/// A number, `true`, `false` or `null`. `None`: none of them.
fn word_value(word: &[u8]) -> Option<Loose<'static>> {
    let word = core::str::from_utf8(word).ok()?;
    let value = Loose::parse(word).ok()?;
    Some(match value {
        Loose::Bool(value) => Loose::Bool(value),
        Loose::Whole(number) => Loose::Whole(number),
        Loose::Fraction(number) => Loose::Fraction(number),
        Loose::OddNumber => Loose::OddNumber,
        _ => Loose::None,
    })
}

#[cfg(test)]
mod tests;
