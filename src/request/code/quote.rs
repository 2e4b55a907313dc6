//! String literals. One of JSON with some characters more escaped is one of Python, Go and Java, too.

use crate::request::body::quoted;

/// Most bytes of one literal: Java's class files hold no string over 65 535.
const LONGEST: usize = 32_000;

/// A literal of Python, Go and Java.
///
/// All four read JSON's escapes alike: `\u` stands only before four digits that are no surrogate, and never for a line
/// break or a quotation mark, which Java would read before it reads the literal.
pub(super) fn literal(text: &str) -> String {
    let mut out = String::new();
    for character in quoted(text).chars() {
        if is_hidden(character) {
            out.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            out.push(character);
        }
    }
    out
}

/// What an editor would not show, would take for the end of a line, or would turn around.
fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{7f}'..='\u{9f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{ffff}'
    )
}

/// An expression of Java, which joins the pieces of a long text when it runs.
pub(super) fn java(text: &str) -> String {
    if text.len() <= LONGEST {
        return literal(text);
    }
    let mut pieces = vec!["\"\"".to_owned()];
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(LONGEST));
        pieces.push(literal(piece));
        rest = after;
    }
    ["String.join(", &pieces.join(", "), ")"].concat()
}

/// A word of a shell.
pub(super) fn shell(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./:=,+@".contains(&byte);
    if !text.is_empty() && text.bytes().all(plain) {
        text.to_owned()
    } else {
        ["'", &text.replace('\'', r"'\''"), "'"].concat()
    }
}
