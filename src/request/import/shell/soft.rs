//! Text in which a shell still looks for `$`, backticks and backslashes, and `$'…'`.

use super::{Dialect, Lexer, Stdin, Word};

/// Longest command substitution that is looked for.
const SUBSTITUTION_BYTES: usize = 4096;
/// Most variables that are remembered of a word.
const MOST_VARIABLES: usize = 16;
/// Longest name of a variable.
const NAME_BYTES: usize = 64;

/// What is known of substitutions: one that nothing closes is looked for only once.
#[derive(Default)]
pub(super) struct Soft {
    hopeless: bool,
    /// No `$(cat <<EOF … )` is looked for: one was none, or this is the inside of one.
    no_document: bool,
}

impl Soft {
    /// Reads from `at` to the double quote that closes, or, without `quoted`, to the end, as in a here-document. Where
    /// it ended, and whether a quote closed it.
    pub(super) fn read(
        &mut self,
        text: &str,
        mut at: usize,
        quoted: bool,
        word: &mut Word,
    ) -> (usize, bool) {
        loop {
            let rest = text.get(at..).unwrap_or_default();
            let special = |next: char| matches!(next, '\\' | '$' | '`') || (quoted && next == '"');
            let Some(plain) = rest.find(special) else {
                word.text.push_str(rest);
                return (text.len(), false);
            };
            let (head, tail) = rest.split_at_checked(plain).unwrap_or((rest, ""));
            word.text.push_str(head);
            at += plain;
            if tail.starts_with('"') {
                return (at + 1, true);
            }
            if !tail.starts_with('\\') {
                at = self.dollar(text, at, word);
                continue;
            }
            let mut behind = tail.chars().skip(1);
            at += 1;
            match behind.next() {
                Some('\n') => at += 1,
                Some('\r') if behind.next() == Some('\n') => at += 2,
                Some(next) if special(next) => {
                    word.text.push(next);
                    at += 1;
                }
                _ => word.text.push('\\'),
            }
        }
    }

    /// Takes a variable or a command substitution at `at`, where `$` or a backtick stands. Where it ended.
    pub(super) fn dollar(&mut self, text: &str, at: usize, word: &mut Word) -> usize {
        let rest = text.get(at..).unwrap_or_default();
        if let Some(inside) = rest.strip_prefix("$(")
            && !self.no_document
            && let Some(rest) = inside.trim_start().strip_prefix("cat")
            && rest.trim_start().starts_with("<<")
        {
            match document(text, at + 2, word) {
                Some(end) => return end,
                None => self.no_document = true,
            }
        }
        if let Some(length) = self.substitution(rest) {
            for character in rest.get(..length).unwrap_or_default().chars() {
                match character {
                    // It is text inside a JSON string until the shell replaces it.
                    '"' | '\\' => word.text.extend(['\\', character]),
                    '\n' | '\r' => word.text.push(' '),
                    _ => word.text.push(character),
                }
            }
            return at + length;
        }
        if let Some(name) = variable(rest)
            && word.variables.len() < MOST_VARIABLES
            && !word.variables.iter().any(|known| known == name)
        {
            word.variables.push(name.to_owned());
        }
        word.text.extend(rest.chars().next());
        at + 1
    }

    /// The length of the substitution at the start of `rest`.
    fn substitution(&mut self, rest: &str) -> Option<usize> {
        if self.hopeless || !(rest.starts_with("$(") || rest.starts_with('`')) {
            return None;
        }
        let length = substitution_length(rest);
        self.hopeless = length.is_none();
        length
    }
}

fn substitution_length(rest: &str) -> Option<usize> {
    let mut bytes = rest.bytes().enumerate().take(SUBSTITUTION_BYTES);
    if rest.starts_with('`') {
        let mut bytes = bytes.skip(1);
        return bytes.find(|(_, byte)| *byte == b'`').map(|(at, _)| at + 1);
    }
    let (mut depth, mut quote) = (0u32, None);
    while let Some((at, byte)) = bytes.next() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(b'"') | None, b'\\') => {
                bytes.next();
            }
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'(') => depth += 1,
            (None, b')') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// `$(cat <<EOF … )`: the here-document's text. Where the substitution ended.
fn document(text: &str, at: usize, word: &mut Word) -> Option<usize> {
    let mut lexer = Lexer::new(text, at, Dialect::Posix);
    lexer.inner = true;
    lexer.soft.no_document = true;
    lexer.run();
    let first = lexer.script.commands.into_iter().next()?;
    let Some(Stdin::Text(document)) = first.stdin else {
        return None;
    };
    if word.text.is_empty() {
        word.start = document.start;
    }
    word.text.push_str(document.text.trim_end_matches('\n'));
    word.variables.extend(document.variables);
    Some(lexer.at)
}

/// The name of the variable at the start of `rest`: `$NAME`, `${NAME}`, `$env:NAME`.
pub(in crate::request::import) fn variable(rest: &str) -> Option<&str> {
    let name = rest.strip_prefix('$')?;
    let name = name.strip_prefix('{').unwrap_or(name);
    let name = name.strip_prefix("env:").unwrap_or(name);
    let inside = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let length = name.bytes().take(NAME_BYTES).take_while(inside).count();
    let name = name.get(..length)?;
    let starts = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    starts.then_some(name)
}

/// Reads `$'…'` behind its opening quote. How long it is with the closing one; `None`: nothing closes it.
pub(super) fn ansi(text: &str, out: &mut String) -> Option<usize> {
    let mut at = 0;
    // Bytes that escapes wrote, which are UTF-8 only together.
    let mut bytes = Vec::new();
    let mut high = None;
    loop {
        let rest = text.get(at..)?;
        let Some(plain) = rest.find(['\\', '\'']) else {
            flush(&mut bytes, &mut high, out);
            out.push_str(rest);
            return None;
        };
        let (head, tail) = rest.split_at_checked(plain)?;
        if plain > 0 {
            flush(&mut bytes, &mut high, out);
            out.push_str(head);
        }
        at += plain + 1;
        if tail.starts_with('\'') {
            flush(&mut bytes, &mut high, out);
            return Some(at);
        }
        let (length, escape) = escape(tail.get(1..).unwrap_or_default());
        at += length;
        match escape {
            Escape::Byte(byte) => {
                flush_high(&mut high, out);
                bytes.push(byte);
            }
            Escape::Code(code) => {
                flush_bytes(&mut bytes, out);
                match (high.take(), code) {
                    // Older browsers write a character as two surrogates.
                    (Some(before), 0xdc00..=0xdfff) => {
                        let code = 0x10000 + ((before - 0xd800) << 10) + (code - 0xdc00);
                        out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                    }
                    (before, 0xd800..=0xdbff) => {
                        out.extend(before.map(|_| '\u{fffd}'));
                        high = Some(code);
                    }
                    (before, _) => {
                        out.extend(before.map(|_| '\u{fffd}'));
                        out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                    }
                }
            }
            Escape::Text(text) => {
                flush(&mut bytes, &mut high, out);
                out.push_str(text);
            }
        }
    }
}

enum Escape<'a> {
    Byte(u8),
    Code(u32),
    Text(&'a str),
}

/// What stands behind a backslash: how many bytes of it, and what it means.
fn escape(rest: &str) -> (usize, Escape<'_>) {
    let Some(first) = rest.chars().next() else {
        return (0, Escape::Text("\\"));
    };
    let digits = |from: usize, most: usize, radix: u32| {
        let digits = rest.get(from..).unwrap_or_default();
        let count = digits
            .chars()
            .take(most)
            .take_while(|digit| digit.is_digit(radix))
            .count();
        let value = digits.get(..count).unwrap_or_default();
        (count, u32::from_str_radix(value, radix).ok())
    };
    let low = |value: u32| Escape::Byte((value & 0xff) as u8);
    let code = match first {
        'a' => 0x07,
        'b' => 0x08,
        'e' | 'E' => 0x1b,
        'f' => 0x0c,
        'n' => 0x0a,
        'r' => 0x0d,
        't' => 0x09,
        'v' => 0x0b,
        '\\' | '\'' | '"' | '?' => u32::from(first),
        '0'..='7' => {
            let (count, value) = digits(0, 3, 8);
            return (count, low(value.unwrap_or_default()));
        }
        'x' | 'u' | 'U' => {
            let most = match first {
                'x' => 2,
                'u' => 4,
                _ => 8,
            };
            return match digits(1, most, 16) {
                (count, Some(value)) if first == 'x' => (count + 1, low(value)),
                (count, Some(value)) => (count + 1, Escape::Code(value)),
                (_, None) => (1, Escape::Text(rest.get(..1).unwrap_or_default())),
            };
        }
        'c' => {
            return match rest.as_bytes().get(1) {
                Some(byte) if byte.is_ascii() => (2, Escape::Byte(byte & 0x1f)),
                _ => (1, Escape::Text("\\c")),
            };
        }
        // Anything else keeps its backslash.
        _ => return (0, Escape::Text("\\")),
    };
    (1, Escape::Code(code))
}

fn flush(bytes: &mut Vec<u8>, high: &mut Option<u32>, out: &mut String) {
    flush_bytes(bytes, out);
    flush_high(high, out);
}

fn flush_bytes(bytes: &mut Vec<u8>, out: &mut String) {
    if !bytes.is_empty() {
        out.push_str(&String::from_utf8_lossy(bytes));
        bytes.clear();
    }
}

fn flush_high(high: &mut Option<u32>, out: &mut String) {
    out.extend(high.take().map(|_| '\u{fffd}'));
}
