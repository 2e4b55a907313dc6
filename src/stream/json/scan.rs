//! The grammar of JSON (RFC 8259), byte by byte in at most one pass.
//!
//! Text goes on in runs, up to the next quote or backslash: most of a reply is one long string.

use super::number::number;
use crate::loose::Loose;
use core::mem;

/// Deepest nesting; nothing that the API sends has more than five levels.
const DEPTH: u32 = 128;
/// Most bytes of a number; a `u64` has twenty.
const NUMBER: usize = 1024;

/// How far the bytes went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::stream) enum Scanned {
    /// To their end; more is wanted.
    More,
    /// An entry ended behind so many of them, which waits to be taken.
    Entry(usize),
    /// The value ended behind so many of them.
    Whole(usize),
    /// The one behind so many of them is wrong. The scanner cannot go on.
    Wrong(usize),
}

/// Hears what a JSON text says.
pub(super) trait Sink {
    /// An object or, if not `is_object`, an array begins.
    fn open(&mut self, is_object: bool);
    /// The innermost object or array is over.
    fn close(&mut self);
    /// A string begins: the name of a field, or a value.
    fn text_begin(&mut self, is_name: bool);
    /// Its next bytes, escapes resolved; they need not be UTF-8.
    fn text(&mut self, bytes: &[u8]);
    /// The string is over.
    fn text_end(&mut self, is_name: bool);
    /// A number, `true`, `false` or `null`.
    fn scalar(&mut self, value: Loose<'static>);
    /// Whether something has to be taken before more is said.
    fn waits(&self) -> bool;
}

/// Scans one object or array.
#[derive(Debug, Default)]
pub(super) struct Scanner {
    state: State,
    /// For each level from the outermost, lowest bit last: whether it is an object.
    objects: u128,
    depth: u32,
    /// The first half of a character that is written in two escapes; zero where there is none.
    high: u16,
    /// A number in progress.
    number: Vec<u8>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    /// A value is to come, the outermost.
    #[default]
    Root,
    /// A value is to come.
    Value,
    /// A value, or the end of the array.
    FirstValue,
    /// The name of a field is to come.
    Name,
    /// The name of a field, or the end of the object.
    FirstName,
    Colon,
    /// A comma, or the end of what is open.
    Comma,
    Text {
        is_name: bool,
    },
    /// Behind a backslash.
    Escape {
        is_name: bool,
    },
    /// Behind `\u`, with so many digits to come.
    Hex {
        is_name: bool,
        code: u16,
        left: u8,
    },
    Number,
    /// The rest of `true`, `false` or `null`.
    Word(&'static [u8], Word),
    Over,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Null,
    True,
    False,
}

/// What a byte was.
enum Taken {
    /// Read; the next byte.
    Next,
    /// The end of something; to be looked at again.
    Again,
    Wrong,
}

impl Scanner {
    /// Reads the next bytes, cut anywhere.
    pub(super) fn push(&mut self, bytes: &[u8], sink: &mut impl Sink) -> Scanned {
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            if let State::Text { is_name } = self.state {
                match self.run(rest, is_name, sink) {
                    Ok(read) => at += read,
                    Err(wrong) => return Scanned::Wrong(at + wrong),
                }
            } else if let Some(byte) = rest.first() {
                match self.take(*byte, sink) {
                    Taken::Next => at += 1,
                    Taken::Again => {}
                    Taken::Wrong => return Scanned::Wrong(at),
                }
            }
            if self.state == State::Over {
                return Scanned::Whole(at);
            }
            if sink.waits() {
                return Scanned::Entry(at);
            }
        }
        Scanned::More
    }

    /// Reads a string up to its end or the next escape. `Ok`: how much. `Err`: where a control character stands.
    fn run(&mut self, bytes: &[u8], is_name: bool, sink: &mut impl Sink) -> Result<usize, usize> {
        let (run, rest) = bytes.split_at(plain(bytes));
        if rest.first().is_some_and(|byte| *byte < 0x20) {
            return Err(run.len());
        }
        if rest.first() != Some(&b'\\') || !run.is_empty() {
            self.end_half(sink);
        }
        if !run.is_empty() {
            sink.text(run);
        }
        match rest.first() {
            None => return Ok(run.len()),
            Some(b'"') => {
                sink.text_end(is_name);
                self.state = match is_name {
                    true => State::Colon,
                    false => State::Comma,
                };
            }
            Some(_) => self.state = State::Escape { is_name },
        }
        Ok(run.len() + 1)
    }

    /// One byte that is not in the middle of a string; not inlined, for the reason at [`plain`].
    #[inline(never)]
    fn take(&mut self, byte: u8, sink: &mut impl Sink) -> Taken {
        let is_space = matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        match self.state {
            State::Escape { is_name } => return self.escape(byte, is_name, sink),
            State::Hex {
                is_name,
                code,
                left,
            } => return self.hex(byte, is_name, code, left, sink),
            State::Number => return self.number(byte, sink),
            State::Word(rest, word) => return self.word(byte, rest, word, sink),
            _ if is_space => return Taken::Next,
            State::Colon if byte == b':' => self.state = State::Value,
            State::Comma if byte == b',' => {
                self.state = match self.in_object() {
                    true => State::Name,
                    false => State::Value,
                };
            }
            State::Comma | State::FirstName if byte == b'}' && self.in_object() => {
                self.close(sink);
            }
            State::Comma | State::FirstValue if byte == b']' && !self.in_object() => {
                self.close(sink);
            }
            State::Name | State::FirstName if byte == b'"' => {
                sink.text_begin(true);
                self.state = State::Text { is_name: true };
            }
            State::Root if matches!(byte, b'{' | b'[') => return self.value(byte, sink),
            State::Value | State::FirstValue => return self.value(byte, sink),
            _ => return Taken::Wrong,
        }
        Taken::Next
    }

    /// The first byte of a value.
    fn value(&mut self, byte: u8, sink: &mut impl Sink) -> Taken {
        self.state = match byte {
            b'{' | b'[' if self.depth == DEPTH => return Taken::Wrong,
            b'{' | b'[' => {
                let is_object = byte == b'{';
                sink.open(is_object);
                self.objects = self.objects << 1 | u128::from(is_object);
                self.depth += 1;
                match is_object {
                    true => State::FirstName,
                    false => State::FirstValue,
                }
            }
            b'"' => {
                sink.text_begin(false);
                State::Text { is_name: false }
            }
            b'-' | b'0'..=b'9' => {
                self.number.clear();
                self.number.push(byte);
                State::Number
            }
            b't' => State::Word(b"rue", Word::True),
            b'f' => State::Word(b"alse", Word::False),
            b'n' => State::Word(b"ull", Word::Null),
            _ => return Taken::Wrong,
        };
        Taken::Next
    }

    fn close(&mut self, sink: &mut impl Sink) {
        sink.close();
        self.objects >>= 1;
        self.depth -= 1;
        self.state = match self.depth {
            0 => State::Over,
            _ => State::Comma,
        };
    }

    fn number(&mut self, byte: u8, sink: &mut impl Sink) -> Taken {
        if matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E') {
            self.number.push(byte);
            return match self.number.len() > NUMBER {
                true => Taken::Wrong,
                false => Taken::Next,
            };
        }
        match number(&mem::take(&mut self.number)) {
            Some(value) => {
                sink.scalar(value);
                self.state = State::Comma;
                Taken::Again
            }
            None => Taken::Wrong,
        }
    }

    fn word(&mut self, byte: u8, rest: &'static [u8], word: Word, sink: &mut impl Sink) -> Taken {
        match rest.split_first() {
            Some((want, [])) if *want == byte => {
                sink.scalar(match word {
                    Word::Null => Loose::None,
                    Word::True => Loose::Bool(true),
                    Word::False => Loose::Bool(false),
                });
                self.state = State::Comma;
            }
            Some((want, rest)) if *want == byte => self.state = State::Word(rest, word),
            _ => return Taken::Wrong,
        }
        Taken::Next
    }

    fn escape(&mut self, byte: u8, is_name: bool, sink: &mut impl Sink) -> Taken {
        self.state = State::Text { is_name };
        let plain = match byte {
            b'"' | b'\\' | b'/' => byte,
            b'b' => 0x08,
            b'f' => 0x0C,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                self.state = State::Hex {
                    is_name,
                    code: 0,
                    left: 4,
                };
                return Taken::Next;
            }
            _ => return Taken::Wrong,
        };
        self.end_half(sink);
        sink.text(&[plain]);
        Taken::Next
    }

    fn hex(&mut self, byte: u8, is_name: bool, code: u16, left: u8, sink: &mut impl Sink) -> Taken {
        let digit = char::from(byte).to_digit(16).map(u16::try_from);
        let Some(Ok(digit)) = digit else {
            return Taken::Wrong;
        };
        let code = code << 4 | digit;
        if left > 1 {
            self.state = State::Hex {
                is_name,
                code,
                left: left - 1,
            };
            return Taken::Next;
        }
        self.state = State::Text { is_name };
        self.unit(code, sink);
        Taken::Next
    }

    /// A UTF-16 unit that was written as an escape; a half without its other half becomes U+FFFD.
    fn unit(&mut self, code: u16, sink: &mut impl Sink) {
        let high = mem::take(&mut self.high);
        let pair = char::decode_utf16([high, code]).next();
        if let (0xD800..0xDC00, Some(Ok(character))) = (high, pair) {
            return write(character, sink);
        }
        if high != 0 {
            write(char::REPLACEMENT_CHARACTER, sink);
        }
        match char::from_u32(u32::from(code)) {
            Some(character) => write(character, sink),
            None if code < 0xDC00 => self.high = code,
            None => write(char::REPLACEMENT_CHARACTER, sink),
        }
    }

    /// Nothing more belongs to the first half of a character.
    fn end_half(&mut self, sink: &mut impl Sink) {
        if mem::take(&mut self.high) != 0 {
            write(char::REPLACEMENT_CHARACTER, sink);
        }
    }

    const fn in_object(&self) -> bool {
        self.objects & 1 == 1
    }
}

fn write(character: char, sink: &mut impl Sink) {
    sink.text(character.encode_utf8(&mut [0; 4]).as_bytes());
}

/// How far text goes that stands for itself: to the next quote, backslash or control character, or to the end. This looks
/// at every byte of a picture, a block at a time, which the compiler makes a few instructions of.
///
/// Not inlined: a browser compiles again what is run often, and these few instructions are where the time goes, not the
/// whole scanner around them.
#[inline(never)]
fn plain(bytes: &[u8]) -> usize {
    let is_special = |byte: u8| byte < 0x20 || byte == b'"' || byte == b'\\';
    let (blocks, _) = bytes.as_chunks::<64>();
    let is_plain = |block: &&[u8; 64]| {
        let special = block
            .iter()
            .fold(0, |any, byte| any | u8::from(is_special(*byte)));
        special == 0
    };
    let skipped = blocks.iter().take_while(is_plain).count() * 64;
    let rest = bytes.get(skipped..).unwrap_or_default();
    let at = rest.iter().position(|byte| is_special(*byte));
    skipped + at.unwrap_or(rest.len())
}
