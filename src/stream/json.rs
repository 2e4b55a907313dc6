//! JSON that comes cut anywhere, read once: a small value of everything but pictures, whose base64 goes on to
//! [`PictureText`] while it arrives.
//!
//! It is as strict as `serde_json`, which reads the rest of the program's JSON, but for line breaks inside of a picture's
//! text. What is kept is bounded, whatever comes.

use super::base64::PictureText;
use crate::fault::Fault;
use crate::loose::Loose;
use crate::ports::{Incoming, Pictures};
use crate::reference::PictureFormat;
use std::borrow::Cow;

/// Nesting at most, as `serde_json` has it.
const DEPTH: usize = 128;
/// Bytes that are kept of a string; what is longer is cut, and no address any more.
const TEXT: usize = 64 << 10;
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
    Text(Text),
}

#[derive(Debug)]
struct Text {
    is_key: bool,
    kind: Kind,
    escape: Escape,
    /// The first half of a surrogate pair.
    high: Option<u16>,
}

#[derive(Debug)]
enum Kind {
    /// Bytes, and whether some were left out.
    Plain(Vec<u8>, bool),
    /// May be a `data:` address of a picture: its first characters.
    Address(Vec<u8>),
    Picture(PictureText),
}

#[derive(Debug)]
enum Escape {
    None,
    Begun,
    Unicode(u8, u16),
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
        if let State::Text(Text {
            kind: Kind::Picture(text),
            ..
        }) = core::mem::take(&mut self.state)
        {
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
        if let State::Text(_) = self.state {
            return self.text(rest, pictures);
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
                self.state = State::Text(self.begin_text(false));
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
                self.state = State::Text(self.begin_text(true));
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

    fn begin_text(&self, is_key: bool) -> Text {
        let key = match self.stack.last() {
            Some(Container::Object(_, key)) if !is_key => key.as_str(),
            _ => "",
        };
        Text {
            is_key,
            kind: match key {
                "b64_json" | "url" => Kind::Address(Vec::new()),
                _ => Kind::Plain(Vec::new(), false),
            },
            escape: Escape::None,
            high: None,
        }
    }

    fn text(
        &mut self,
        rest: &[u8],
        pictures: &dyn Pictures,
    ) -> Result<(usize, Option<Said>), Broken> {
        let base64 =
            matches!(self.stack.last(), Some(Container::Object(_, key)) if key == "b64_json");
        let State::Text(text) = &mut self.state else {
            return Ok((0, None));
        };
        if !matches!(text.escape, Escape::None) {
            let byte = rest.first().copied().unwrap_or_default();
            text.escaped(byte, base64, pictures)?;
            return Ok((1, None));
        }
        let end = memchr::memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
        let run = rest.get(..end).unwrap_or_default();
        if !run.is_empty() {
            text.flush_high(base64, pictures);
            if !text.takes(run) {
                return Err(Broken::Syntax);
            }
            self.kept += text.append(run, base64, pictures);
            return Ok((end, None));
        }
        if rest.first() == Some(&b'\\') {
            text.escape = Escape::Begun;
            return Ok((1, None));
        }
        text.flush_high(base64, pictures);
        let State::Text(text) = core::mem::take(&mut self.state) else {
            return Ok((1, None));
        };
        let value = match (text.kind, text.is_key) {
            (Kind::Plain(bytes, false) | Kind::Address(bytes), true) => {
                if let Some(Container::Object(_, key)) = self.stack.last_mut() {
                    *key = string(bytes);
                }
                self.state = State::Colon;
                return Ok((1, None));
            }
            // A name so long is none that anybody looks for.
            (_, true) => return Err(Broken::TooLarge),
            (Kind::Plain(bytes, false), false) => Loose::Text(Cow::Owned(string(bytes))),
            (Kind::Plain(_, true), false) => Loose::Cut,
            (Kind::Address(bytes), false) if bytes.is_empty() || !base64 => {
                Loose::Text(Cow::Owned(string(bytes)))
            }
            (Kind::Address(bytes), false) => {
                let mut picture = PictureText::new();
                picture.push(&bytes, pictures);
                self.picture(picture, pictures)
            }
            (Kind::Picture(picture), false) => self.picture(picture, pictures),
        };
        Ok((1, self.complete(value, pictures)))
    }

    fn picture(&mut self, text: PictureText, pictures: &dyn Pictures) -> Loose<'static> {
        self.pictures.push(text.finish(pictures));
        Loose::Picture(self.pictures.len() - 1)
    }
}

/// Gives pictures up that nobody wants.
pub(super) fn discard(all: &mut Vec<Picture>, pictures: &dyn Pictures) {
    for (id, _) in all.drain(..).flatten() {
        pictures.discard(id);
    }
}

fn string(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
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

impl Text {
    /// Whether a run may stand in a string: control characters may not, but for line breaks in a picture's text.
    fn takes(&self, run: &[u8]) -> bool {
        match self.kind {
            Kind::Plain(..) => run.iter().all(|byte| *byte >= 0x20),
            Kind::Address(_) | Kind::Picture(_) => true,
        }
    }

    /// How many bytes more are kept.
    fn append(&mut self, run: &[u8], base64: bool, pictures: &dyn Pictures) -> usize {
        /// Longer than `data:image/svg+xml;charset=utf-8;base64,` ever is.
        const PREFIX: usize = 64;
        match &mut self.kind {
            Kind::Picture(text) => {
                text.push(run, pictures);
                0
            }
            Kind::Plain(bytes, cut) => {
                let room = TEXT.saturating_sub(bytes.len());
                let run = run.get(..room.min(run.len())).unwrap_or_default();
                *cut |= room == 0 || run.len() == room;
                bytes.extend_from_slice(run);
                run.len()
            }
            Kind::Address(bytes) => {
                bytes.extend_from_slice(run);
                let is_data = DATA.starts_with(bytes.get(..DATA.len()).unwrap_or(bytes));
                let comma = bytes.iter().take(PREFIX).position(|byte| *byte == b',');
                let bytes = core::mem::take(bytes);
                match (is_data, comma) {
                    (true, Some(comma)) if bytes.len() > DATA.len() => {
                        self.flow(bytes.get(comma + 1..).unwrap_or_default(), pictures);
                        0
                    }
                    (true, None) if bytes.len() < PREFIX => {
                        self.kind = Kind::Address(bytes);
                        0
                    }
                    _ if base64 => {
                        self.flow(&bytes, pictures);
                        0
                    }
                    _ => {
                        self.kind = Kind::Plain(Vec::new(), false);
                        self.append(&bytes, base64, pictures)
                    }
                }
            }
        }
    }

    fn flow(&mut self, start: &[u8], pictures: &dyn Pictures) {
        let mut text = PictureText::new();
        text.push(start, pictures);
        self.kind = Kind::Picture(text);
    }

    fn escaped(&mut self, byte: u8, base64: bool, pictures: &dyn Pictures) -> Result<(), Broken> {
        let simple = match (&mut self.escape, byte) {
            (Escape::Unicode(digits, code), _) => {
                let digit = (byte as char).to_digit(16).ok_or(Broken::Syntax)?;
                *code = *code << 4 | digit as u16;
                *digits += 1;
                if *digits == 4 {
                    let code = *code;
                    self.escape = Escape::None;
                    self.unit(code, base64, pictures);
                }
                return Ok(());
            }
            (_, b'u') => {
                self.escape = Escape::Unicode(0, 0);
                return Ok(());
            }
            (_, b'"' | b'\\' | b'/') => byte,
            (_, b'b') => 0x08,
            (_, b'f') => 0x0C,
            (_, b'n') => b'\n',
            (_, b'r') => b'\r',
            (_, b't') => b'\t',
            _ => return Err(Broken::Syntax),
        };
        self.escape = Escape::None;
        self.flush_high(base64, pictures);
        self.append(&[simple], base64, pictures);
        Ok(())
    }

    /// A UTF-16 code unit; half a pair becomes U+FFFD.
    fn unit(&mut self, unit: u16, base64: bool, pictures: &dyn Pictures) {
        if let (Some(high), 0xDC00..=0xDFFF) = (self.high, unit) {
            self.high = None;
            let code = 0x1_0000 + ((u32::from(high) - 0xD800) << 10) + (u32::from(unit) - 0xDC00);
            self.character(code, base64, pictures);
            return;
        }
        self.flush_high(base64, pictures);
        match unit {
            0xD800..=0xDBFF => self.high = Some(unit),
            _ => self.character(u32::from(unit), base64, pictures),
        }
    }

    fn flush_high(&mut self, base64: bool, pictures: &dyn Pictures) {
        if self.high.take().is_some() {
            self.character(0xFFFD, base64, pictures);
        }
    }

    fn character(&mut self, code: u32, base64: bool, pictures: &dyn Pictures) {
        let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        let mut buffer = [0; 4];
        self.append(
            character.encode_utf8(&mut buffer).as_bytes(),
            base64,
            pictures,
        );
    }
}

/// What a picture's address begins with that holds the picture itself.
const DATA: &[u8] = b"data:";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::MemoryPictures;
    use futures::FutureExt;
    use proptest::prelude::*;

    /// What was said, in short, with the bytes of pictures; `broken` at the end where it was.
    fn read<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> Vec<String> {
        let pictures = MemoryPictures::default();
        let (mut scanner, mut said) = (Scanner::default(), Vec::new());
        let take = |item: Option<Said>, said: &mut Vec<String>| {
            let (what, item) = match item {
                None => return,
                Some(Said::Entry(item)) => ("entry", item),
                Some(Said::Document(item)) => ("document", item),
            };
            let all: Vec<_> = item
                .pictures
                .into_iter()
                .map(|picture| {
                    picture
                        .map_err(|fault| (fault.kind, fault.at))
                        .map(|(id, format)| {
                            let kept = pictures.keep(id, format).now_or_never().unwrap();
                            // A picture under a repeated key was given up.
                            kept.map(|kept| pictures.bytes(kept.hash).unwrap().0)
                        })
                })
                .collect();
            said.push(format!("{what} {:?} {all:?}", item.value));
        };
        'all: for mut piece in pieces {
            while !piece.is_empty() {
                match scanner.push(piece, &pictures) {
                    Ok((length, item)) => {
                        take(item, &mut said);
                        piece = &piece[length..];
                    }
                    Err(broken) => {
                        said.push(format!("{broken:?}"));
                        break 'all;
                    }
                }
            }
        }
        take(scanner.finish(&pictures), &mut said);
        scanner.abandon(&pictures);
        assert_eq!(pictures.incoming(), 0);
        said
    }

    fn whole(json: &str) -> Vec<String> {
        let said = read(std::iter::once(json.as_bytes()));
        let bytewise = read(json.as_bytes().chunks(1));
        assert_eq!(bytewise, said, "{json}");
        said
    }

    const PNG: &str = "iVBORw0KGgoAAAANSUhEUg==";

    #[test]
    fn a_pictures_text_goes_on_and_stands_nowhere() {
        let png = "[137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]";
        for (json, want) in [
            (
                format!("{{\"b64_json\":\"{PNG}\"}}"),
                format!("[Ok(Ok({png}))]"),
            ),
            (
                format!("{{\"b64_json\":\"data:image/png;base64,{PNG}\"}}"),
                format!("[Ok(Ok({png}))]"),
            ),
            (
                format!("{{\"url\":\"data:image/png;base64,{PNG}\"}}"),
                format!("[Ok(Ok({png}))]"),
            ),
            (
                format!("{{\"b64_json\":\"{}\\n \\u0067\\u003d=\"}}", &PNG[..21]),
                format!("[Ok(Ok({png}))]"),
            ),
            (
                format!("{{\"b64_json\":\"{}\n{}\"}}", &PNG[..7], &PNG[7..]),
                format!("[Ok(Ok({png}))]"),
            ),
            (
                "{\"b64_json\":\"iVBO_w0K\"}".to_owned(),
                "[Err((DamagedPicture, Some(4)))]".to_owned(),
            ),
            (
                "{\"b64_json\":\"PHN2Zz48L3N2Zz4=\"}".to_owned(),
                "[Err((NotAPicture, None))]".to_owned(),
            ),
        ] {
            let name = if json.contains("url") {
                "url"
            } else {
                "b64_json"
            };
            assert_eq!(
                whole(&json),
                [format!(
                    "document Object([(\"{name}\", Picture(0))]) {want}"
                )],
                "{json}"
            );
        }
    }

    #[test]
    fn an_empty_picture_and_an_address_are_texts() {
        for (json, want) in [
            (
                "{\"b64_json\":\"\"}",
                "document Object([(\"b64_json\", Text(\"\"))]) []",
            ),
            (
                "{\"b64_json\":null}",
                "document Object([(\"b64_json\", None)]) []",
            ),
            (
                "{\"url\":\"https://a.example/data:,x\"}",
                "document Object([(\"url\", Text(\"https://a.example/data:,x\"))]) []",
            ),
            (
                "{\"url\":\"d\"}",
                "document Object([(\"url\", Text(\"d\"))]) []",
            ),
        ] {
            assert_eq!(whole(json), [want], "{json}");
        }
    }

    #[test]
    fn of_repeated_pictures_the_last_counts() {
        let said = whole(&format!(
            "{{\"b64_json\":\"{PNG}\",\"b64_json\":\"{PNG}\"}}"
        ));
        assert!(
            said[0]
                .starts_with("document Object([(\"b64_json\", Picture(1))]) [Ok(Err(())), Ok(Ok("),
            "{said:?}"
        );
    }

    #[test]
    fn entries_are_said_as_they_close() {
        assert_eq!(
            whole("{\"a\":1,\"data\":[{\"b\":[{}]},2],\"c\":3}"),
            [
                "entry Object([(\"b\", List([Object([])]))]) []",
                "entry Whole(2) []",
                "document Object([(\"a\", Whole(1)), (\"data\", List([])), (\"c\", Whole(3))]) []",
            ]
        );
        assert_eq!(
            whole("[{\"a\":1}] "),
            [
                "entry Object([(\"a\", Whole(1))]) []",
                "document List([]) []"
            ]
        );
        assert_eq!(
            whole("{} {}\n7"),
            [
                "document Object([]) []",
                "document Object([]) []",
                "document Whole(7) []"
            ]
        );
    }

    #[test]
    fn what_is_no_json_is_told_at_once() {
        for json in [
            "x",
            "{x",
            "{\"a\"1",
            "{\"a\":1 2",
            "[1,]",
            "{,}",
            "{\"a\":tru}",
            "01",
            "\"\\x\"",
            "\"a\nb\"",
            "]",
            "{\"a\":-}",
            "\"\\u12g4\"",
        ] {
            let said = whole(json);
            let numbers = json == "01" || json == "x";
            assert_eq!(
                said.last().map(String::as_str),
                if numbers && json == "01" {
                    None
                } else {
                    Some("Syntax")
                },
                "{json}: {said:?}"
            );
        }
        assert_eq!(whole(&"[".repeat(200)), ["Syntax"]);
        let deep = format!("{}1{}", "[".repeat(127), "]".repeat(127));
        assert!(whole(&deep).last().unwrap().starts_with("document"));
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let long = format!("{{\"a\":\"{}\"}}", "x".repeat(TEXT + 1));
        assert_eq!(whole(&long), ["document Object([(\"a\", Cut)]) []"]);
        let many = format!("{{\"a\":[{}]}}", "1,".repeat(KEPT / FIELD + 1));
        assert_eq!(whole(&many), ["TooLarge"]);
        let data = format!("{{\"data\":[{}0]}}", "1,".repeat(3 * KEPT / FIELD));
        assert_eq!(
            whole(&data).len(),
            3 * KEPT / FIELD + 2,
            "entries do not stay"
        );
    }

    fn json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<u32>().prop_map(Into::into),
            any::<f64>().prop_map(Into::into),
            ".{0,8}".prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
                proptest::collection::hash_map("[a-c\"\\\\é]{0,3}", inner, 0..4)
                    .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        /// The same value as `serde_json` reads, however it is spelled and cut.
        #[test]
        fn any_value_is_read_as_serde_json_reads_it(value in json(), pretty in any::<bool>(), length in 1..9_usize) {
            // Not at the top and not as `data`, where elements are said by themselves.
            let value = serde_json::json!({ "v": value });
            let text = match pretty {
                true => serde_json::to_string_pretty(&value).unwrap(),
                false => serde_json::to_string(&value).unwrap(),
            };
            let want = format!("document {:?} []", Loose::parse(&text).unwrap());
            prop_assert_eq!(read(text.as_bytes().chunks(length)), vec![want]);
            // And with every character written as an escape.
            let inner: String = "aé😀\"".encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
            let text = format!("{{\"v\":\"{inner}\"}}");
            let want = format!("document {:?} []", Loose::parse(&text).unwrap());
            prop_assert_eq!(read(text.as_bytes().chunks(length)), vec![want]);
        }

        #[test]
        fn any_bytes_have_an_answer_that_does_not_depend_on_the_cuts(bytes in proptest::collection::vec(prop_oneof![
            any::<u8>(), Just(b'"'), Just(b'{'), Just(b'['), Just(b'\\'), Just(b','), Just(b':'), Just(b'}'), Just(b']')
        ], 0..60), length in 1..9_usize) {
            let at_once = read(std::iter::once(bytes.as_slice()));
            prop_assert_eq!(read(bytes.chunks(length)), at_once);
        }
    }
}
