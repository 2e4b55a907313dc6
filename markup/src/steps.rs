//! What the page does to draw markup, as text: a control character says what, the text behind it says with which.
//!
//! `view::widgets::markup` of the page reads it, and has the same characters.

/// Opens an HTML element; the name is its tag.
pub const OPEN: char = '\u{1}';
/// Opens an SVG element.
pub const OPEN_SVG: char = '\u{2}';
/// Closes the innermost element.
pub const CLOSE: char = '\u{3}';
/// A fixed attribute; [`VALUE`] follows.
pub const ATTRIBUTE: char = '\u{4}';
/// What the attribute before it holds.
pub const VALUE: char = '\u{5}';
/// A fixed text.
pub const TEXT: char = '\u{6}';
/// An attribute that holds the next value of the list.
pub const SET_ATTRIBUTE: char = '\u{7}';
/// A property that does.
pub const SET_PROPERTY: char = '\u{8}';
/// A class that is there while the next value holds.
pub const SET_CLASS: char = '\u{e}';
/// A style property that is the next value.
pub const SET_STYLE: char = '\u{f}';
/// The next value is a listener or wants to know the element.
pub const ATTACH: char = '\u{10}';
/// The next value is a child.
pub const CHILD: char = '\u{11}';

/// The steps of one piece of markup.
#[derive(Debug, Default)]
pub struct Steps(String);

impl Steps {
    /// One more.
    pub fn push(&mut self, step: char, name: &str) {
        self.0.push(step);
        self.0.push_str(name);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a text can stand behind a step.
pub fn is_plain(text: &str) -> bool {
    !text
        .chars()
        .any(|c| ('\u{1}'..='\u{8}').contains(&c) || ('\u{e}'..='\u{11}').contains(&c))
}
