//! The body's bytes: JSON text with a place for the base64 of every file. Preview, copy, export and sending all read it.

use super::wire::{InputFile, InputPicture, Value};
use crate::ports::Part;

/// The body in pieces, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    pieces: Vec<Piece>,
}

/// A piece of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// As it is sent.
    Text(String),
    /// The base64 of this file's bytes: nothing in it needs escaping.
    File(InputFile),
}

impl Body {
    pub(super) fn compact(fields: &[(String, Value)]) -> Self {
        let mut writer = Writer::new(None);
        writer.object(fields, 0);
        writer.done()
    }

    pub(super) fn pretty(fields: &[(String, Value)]) -> Self {
        let mut writer = Writer::new(Some("  "));
        writer.object(fields, 0);
        writer.done()
    }

    /// One value as JSON, with nothing where a file's base64 would stand.
    pub(super) fn of_value(value: &Value) -> String {
        let mut writer = Writer::new(None);
        writer.value(value, 0);
        writer.done().elided()
    }

    /// Bodies one after the other, each with a line break behind it. None of them holds one itself.
    pub(super) fn lines(bodies: impl Iterator<Item = Body>) -> Self {
        let mut pieces = Vec::new();
        for body in bodies {
            pieces.extend(body.pieces);
            pieces.push(Piece::Text("\n".to_owned()));
        }
        Self { pieces }
    }

    /// The pieces, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// What goes out: whoever sends it reads the files.
    pub fn parts(&self) -> Vec<Part> {
        let part = |piece: &Piece| match piece {
            Piece::Text(text) => Part::Text(text.clone()),
            Piece::File(file) => Part::Base64(file.id),
        };
        self.pieces.iter().map(part).collect()
    }

    /// The whole text; `file` writes what stands for a file's base64.
    pub fn text(&self, mut file: impl FnMut(&InputFile) -> String) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::File(held) => text.push_str(&file(held)),
            }
        }
        text
    }

    /// The text with nothing where a file's base64 would stand: the whole text where no file travels in it.
    pub fn elided(&self) -> String {
        self.text(|_| String::new())
    }

    /// Its length in bytes, every file's base64 included.
    pub fn bytes(&self) -> u64 {
        let length = |piece: &Piece| match piece {
            Piece::Text(text) => text.len() as u64,
            Piece::File(file) => file.bytes.div_ceil(3).saturating_mul(4),
        };
        self.pieces.iter().map(length).sum()
    }

    /// Whether a file travels in it.
    pub fn has_files(&self) -> bool {
        let is_file = |piece: &Piece| matches!(piece, Piece::File(_));
        self.pieces.iter().any(is_file)
    }
}

struct Writer {
    pieces: Vec<Piece>,
    text: String,
    /// `None`: without white space.
    indent: Option<&'static str>,
}

impl Writer {
    fn new(indent: Option<&'static str>) -> Self {
        Self {
            pieces: Vec::new(),
            text: String::new(),
            indent,
        }
    }

    fn done(mut self) -> Body {
        if !self.text.is_empty() {
            self.pieces.push(Piece::Text(self.text));
        }
        Body {
            pieces: self.pieces,
        }
    }

    fn line(&mut self, depth: usize) {
        if let Some(indent) = self.indent {
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n(indent, depth));
        }
    }

    fn object(&mut self, fields: &[(String, Value)], depth: usize) {
        self.text.push('{');
        for (at, (name, value)) in fields.iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            self.line(depth + 1);
            self.text.push_str(&quoted(name));
            self.text
                .push_str(if self.indent.is_some() { ": " } else { ":" });
            self.value(value, depth + 1);
        }
        self.line(depth);
        self.text.push('}');
    }

    fn value(&mut self, value: &Value, depth: usize) {
        match value {
            Value::Text(text) => self.text.push_str(&quoted(text)),
            Value::Bool(value) => self.text.push_str(if *value { "true" } else { "false" }),
            Value::Whole(number) => self.text.push_str(&number.to_string()),
            Value::Json(json) => self.text.push_str(json),
            Value::Object(fields) => self.object(fields, depth),
            Value::Pictures(all) => match all.as_slice() {
                [only] => self.picture(only),
                several => {
                    self.text.push('[');
                    for (at, picture) in several.iter().enumerate() {
                        if at > 0 {
                            self.text.push(',');
                        }
                        self.line(depth + 1);
                        self.picture(picture);
                    }
                    self.line(depth);
                    self.text.push(']');
                }
            },
        }
    }

    fn picture(&mut self, picture: &InputPicture) {
        match picture {
            InputPicture::Address(address) => self.text.push_str(&quoted(address)),
            InputPicture::File(file) => {
                self.text.push_str("\"data:image/");
                self.text.push_str(file.format);
                self.text.push_str(";base64,");
                self.pieces
                    .push(Piece::Text(std::mem::take(&mut self.text)));
                self.pieces.push(Piece::File(file.clone()));
                self.text.push('"');
            }
        }
    }
}

/// A JSON string.
pub(in crate::request) fn quoted(text: &str) -> String {
    // A string has no way to fail.
    serde_json::to_string(text).unwrap_or_default()
}
