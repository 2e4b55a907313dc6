//! JSON text as people paste it: with comments and trailing commas, as the tutorial prints it. Values keep their very
//! spelling, since a field that we do not know must be sent with the digits that it came with.

use crate::loose::Loose;
use std::borrow::Cow;

/// A JSON object, without comments.
pub(super) struct Parsed<'a> {
    text: Cow<'a, str>,
    from: usize,
    to: usize,
    /// Whether another object stands behind it.
    pub(super) several: bool,
}

impl Parsed<'_> {
    /// The object's own text: legal JSON.
    pub(super) fn object(&self) -> &str {
        self.text.get(self.from..self.to).unwrap_or_default()
    }
}

/// Why a text is no JSON object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It stops being JSON at this byte.
    NotJson(usize),
    /// It is another JSON value.
    NotAnObject,
}

/// Reads the first object of a text. What stands behind it may be further objects, as in JSON Lines.
pub(super) fn read(text: &str) -> Result<Parsed<'_>, Wrong> {
    let text = plain(text);
    let trimmed = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let from = text.len() - trimmed.len();
    if !trimmed.starts_with('{') {
        return Err(match validate(trimmed) {
            Ok(()) => Wrong::NotAnObject,
            Err(at) => Wrong::NotJson(from + at),
        });
    }
    let to = from + extent(trimmed).unwrap_or(trimmed.len());
    validate(text.get(from..to).unwrap_or_default()).map_err(|at| Wrong::NotJson(from + at))?;
    let behind = text.get(to..).unwrap_or_default();
    let behind = behind.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    let several = behind.starts_with('{');
    if !behind.is_empty() && !several {
        return Err(Wrong::NotJson(text.len() - behind.len()));
    }
    Ok(Parsed {
        text,
        from,
        to,
        several,
    })
}

/// With serde_json's limit of nesting. `Err`: the byte at which it is wrong.
fn validate(text: &str) -> Result<(), usize> {
    let Err(error) = serde_json::from_str::<Loose<'_>>(text) else {
        return Ok(());
    };
    let lines = text.split_inclusive('\n');
    let before: usize = lines
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum();
    Err((before + error.column().saturating_sub(1)).min(text.len()))
}

/// The members of a legal object, each value in its own spelling.
pub(super) fn members(object: &str) -> Vec<(String, &str)> {
    let mut members = Vec::new();
    let bytes = object.as_bytes();
    let mut at = 0;
    while let Some(open) = find(bytes, at, |byte| byte == b'"') {
        let Some(close) = string_end(bytes, open) else {
            break;
        };
        let name = object.get(open..close).map(Loose::parse);
        let Some(from) = find(bytes, close, |byte| !is_space(byte) && byte != b':') else {
            break;
        };
        let Some(to) = value_end(object, from) else {
            break;
        };
        if let (Some(Ok(Loose::Text(name))), Some(value)) = (name, object.get(from..to)) {
            members.push((name.into_owned(), value));
        }
        at = to;
    }
    members
}

fn value_end(object: &str, from: usize) -> Option<usize> {
    let bytes = object.as_bytes();
    match bytes.get(from)? {
        b'"' => string_end(bytes, from),
        b'{' | b'[' => extent(object.get(from..)?).map(|length| from + length),
        _ => find(bytes, from, |byte| {
            is_space(byte) || matches!(byte, b',' | b'}' | b']')
        }),
    }
}

/// A legal value without the white space between its parts.
pub(super) fn compact(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let bytes = value.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let end = match byte {
            b'"' => string_end(bytes, at).unwrap_or(bytes.len()),
            _ => at + 1,
        };
        if !is_space(*byte) {
            text.push_str(value.get(at..end).unwrap_or_default());
        }
        at = end;
    }
    text
}

/// The length of the object or array at the start of `text`. `None`: it does not end.
pub(super) fn extent(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0u32);
    loop {
        match bytes.get(at)? {
            b'"' => at = string_end(bytes, at)?,
            b'/' => at = comment_end(text, at).unwrap_or(at + 1),
            open_or_close @ (b'{' | b'[' | b'}' | b']') => {
                at += 1;
                if matches!(open_or_close, b'{' | b'[') {
                    depth += 1;
                } else {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(at);
                    }
                }
            }
            _ => at += 1,
        }
    }
}

/// The text with spaces in place of comments, trailing commas and a byte order mark: everything else stays where it
/// was.
fn plain(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut cuts = Vec::new();
    let (mut at, mut comma) = (0, None);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                comma = None;
                at = string_end(bytes, at).unwrap_or(bytes.len());
            }
            b'/' => match comment_end(text, at) {
                Some(end) => {
                    cuts.push((at, end));
                    at = end;
                }
                None => at += 1,
            },
            b',' => {
                comma = Some(at);
                at += 1;
            }
            b'}' | b']' => {
                cuts.extend(comma.take().map(|comma| (comma, comma + 1)));
                at += 1;
            }
            byte => {
                if !is_space(*byte) {
                    comma = None;
                }
                at += 1;
            }
        }
    }
    if cuts.is_empty() {
        return Cow::Borrowed(text);
    }
    cuts.sort_unstable();
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (from, to) in cuts {
        out.push_str(text.get(done..from).unwrap_or_default());
        let cut = text.get(from..to).unwrap_or_default();
        out.extend(
            cut.bytes()
                .map(|byte| if byte == b'\n' { '\n' } else { ' ' }),
        );
        done = to;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(out)
}

fn comment_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let length = if rest.starts_with("//") {
        rest.find('\n')
    } else if rest.starts_with("/*") {
        rest.find("*/").map(|length| length + 2)
    } else {
        return None;
    };
    Some(at + length.unwrap_or(rest.len()))
}

/// Behind the closing quote of the string that opens at `open`.
fn string_end(bytes: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        at = find(bytes, at, |byte| matches!(byte, b'"' | b'\\'))?;
        if bytes.get(at) == Some(&b'"') {
            return Some(at + 1);
        }
        at += 2;
    }
}

fn find(bytes: &[u8], from: usize, is_it: impl Fn(u8) -> bool) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let length = rest.iter().position(|byte| is_it(*byte))?;
    Some(from + length)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}
