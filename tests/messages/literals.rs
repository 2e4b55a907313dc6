//! Finds text that a view writes itself instead of asking `text` for it, and markup that the
//! page's rules forbid (`inner_html`, `style`, scripts in `on…`).
//!
//! Reads the tokens of each `view!`, so comments, lifetimes and raw strings are no concern here.
//! What stands outside `view!` is not looked at. Between tags every string in a `{…}` counts as
//! text: code that needs one for another purpose stands in a `let` above the markup.

use proc_macro2::TokenTree::{self, Group, Ident, Literal, Punct};
use proc_macro2::{Delimiter, LexError, Spacing, TokenStream};

/// Attributes and component properties whose value people see or hear.
const SPOKEN: &[&str] = &[
    "alt",
    "aria-description",
    "aria-label",
    "aria-placeholder",
    "aria-roledescription",
    "aria-valuetext",
    "label",
    "placeholder",
    "title",
];

/// A line of the examined source, from 1, and what is wrong there.
pub type Finding = (usize, String);

/// Everything to complain about in the views of one Rust file.
pub fn find(source: &str) -> Result<Vec<Finding>, LexError> {
    let mut finder = Finder {
        findings: Vec::new(),
    };
    finder.code(source.parse()?, None);
    Ok(finder.findings)
}

struct Finder {
    findings: Vec<Finding>,
}

impl Finder {
    /// Rust code. `shown` says where its strings would be read, if they would be.
    fn code(&mut self, tokens: TokenStream, shown: Option<&str>) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut left = tokens.as_slice();
        while let Some((token, after)) = left.split_first() {
            left = after;
            match token {
                Ident(_) => {
                    if let Some((markup, after)) = view(token, after) {
                        self.markup(markup);
                        left = after;
                    }
                }
                Group(group) => self.code(group.stream(), shown),
                Literal(_) => shown
                    .into_iter()
                    .for_each(|place| self.text(&[token], place)),
                Punct(_) => {}
            }
        }
    }

    /// What stands in `view! { … }`: tags, `{code}`, and text, quoted or not.
    fn markup(&mut self, tokens: TokenStream) {
        const PLACE: &str = "stands between tags";
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut left = tokens.as_slice();
        let mut text = Vec::new();
        while let Some((token, after)) = left.split_first() {
            left = after;
            match token {
                Punct(mark) if mark.as_char() == '<' => {
                    self.text(&std::mem::take(&mut text), PLACE);
                    left = self.tag(after);
                }
                Group(group) if group.delimiter() == Delimiter::Brace => {
                    self.text(&std::mem::take(&mut text), PLACE);
                    self.code(group.stream(), Some(PLACE));
                }
                _ => text.push(token),
            }
        }
        self.text(&text, PLACE);
    }

    /// The rest of a tag after its `<`; returns what follows its `>`.
    fn tag<'t>(&mut self, mut left: &'t [TokenTree]) -> &'t [TokenTree] {
        if let [Punct(mark), after @ ..] = left
            && mark.as_char() == '!'
        {
            return after_comment(after);
        }
        // The attribute whose value is being read, and how many `<` of generics are open.
        let (mut attribute, mut generics, mut in_name) = (String::new(), 0, true);
        while let Some((token, after)) = left.split_first() {
            left = after;
            match token {
                Punct(mark) => match mark.as_char() {
                    // `->` and `=>` are no ends.
                    '-' | '=' if mark.spacing() == Spacing::Joint && starts(after, '>') => {
                        left = after.get(1..).unwrap_or_default();
                    }
                    '>' if generics == 0 => return after,
                    '>' => generics -= 1,
                    '<' if in_name => generics += 1,
                    _ => {}
                },
                Ident(_) => {
                    if let Some((markup, after)) = view(token, after) {
                        self.markup(markup);
                        left = after;
                        continue;
                    }
                    let (name, after) = name(token, after);
                    left = after;
                    in_name = in_name && attribute.is_empty() || name.ends_with(':');
                    if let [Punct(equals), next, ..] = after
                        && equals.as_char() == '='
                        && !matches!(next, Punct(mark) if "=>".contains(mark.as_char()))
                    {
                        self.forbidden(token, &name);
                        attribute = name;
                    }
                    continue;
                }
                Literal(_) if is_script(&attribute) => {
                    self.add(
                        token,
                        format!("`{attribute}` holds a script: use `on:` and a closure"),
                    );
                }
                Literal(_) if is_spoken(&attribute) => {
                    self.text(&[token], &format!("is the `{attribute}`"));
                }
                Literal(_) => {}
                Group(group) => {
                    let place = format!("is in the `{attribute}`");
                    let shown = is_spoken(&attribute).then_some(place.as_str());
                    self.code(group.stream(), shown);
                }
            }
            in_name = false;
        }
        left
    }

    fn forbidden(&mut self, token: &TokenTree, attribute: &str) {
        match plain(attribute) {
            "inner_html" => self.add(token, "`inner_html` turns data into markup".to_owned()),
            "style" => self.add(
                token,
                "`style` is refused: use a class and style/".to_owned(),
            ),
            _ => {}
        }
    }

    /// Reports tokens that people would read, unless they hold no letter.
    fn text(&mut self, tokens: &[&TokenTree], place: &str) {
        let first = tokens.iter().find(|token| match token {
            Literal(literal) => has_letters(&literal.to_string()),
            Group(_) | Ident(_) => token.to_string().chars().any(char::is_alphabetic),
            Punct(_) => false,
        });
        if let Some(first) = first {
            let text: TokenStream = tokens.iter().map(|token| (*token).clone()).collect();
            self.add(
                first,
                format!("{text} {place}: make it a message in locales/en.ftl"),
            );
        }
    }

    fn add(&mut self, token: &TokenTree, message: String) {
        self.findings.push((token.span().start().line, message));
    }
}

/// The markup of `view! {…}`, if `token` is its first, and what follows.
fn view<'t>(token: &TokenTree, after: &'t [TokenTree]) -> Option<(TokenStream, &'t [TokenTree])> {
    match (token, after) {
        (Ident(name), [Punct(mark), Group(markup), after @ ..])
            if name == "view" && mark.as_char() == '!' =>
        {
            Some((markup.stream(), after))
        }
        _ => None,
    }
}

/// A name that begins with `token`: words joined by `-` and `:`, as in `on:click`, `aria-label`.
fn name<'t>(token: &TokenTree, mut left: &'t [TokenTree]) -> (String, &'t [TokenTree]) {
    let mut name = token.to_string();
    while let Some((token, after)) = left.split_first() {
        let joins = name.ends_with(['-', ':']);
        match token {
            Punct(mark) if "-:".contains(mark.as_char()) => name.push(mark.as_char()),
            Ident(word) if joins => name.push_str(&word.to_string()),
            _ => break,
        }
        left = after;
    }
    (name, left)
}

/// What follows `-->`.
fn after_comment(mut left: &[TokenTree]) -> &[TokenTree] {
    while let Some((_, after)) = left.split_first() {
        if starts(left, '-') && starts(after, '>') {
            return after.get(1..).unwrap_or_default();
        }
        left = after;
    }
    left
}

fn starts(tokens: &[TokenTree], mark: char) -> bool {
    matches!(tokens.first(), Some(Punct(punct)) if punct.as_char() == mark)
}

/// The attribute's own name where Leptos is told how to set it: `attr:title`, `prop:title`.
fn plain(attribute: &str) -> &str {
    let stripped = attribute
        .strip_prefix("attr:")
        .or_else(|| attribute.strip_prefix("prop:"));
    stripped.unwrap_or(attribute)
}

fn is_spoken(attribute: &str) -> bool {
    SPOKEN.contains(&plain(attribute))
}

/// `onclick` and its like, but neither `on:click` nor a property such as `on_save`.
fn is_script(attribute: &str) -> bool {
    let event = plain(attribute).strip_prefix("on");
    event.is_some_and(|event| event.chars().all(|letter| letter.is_ascii_lowercase()))
}

/// Whether a literal is a string with letters, escapes and `{placeholders}` aside.
fn has_letters(literal: &str) -> bool {
    if !literal.starts_with(['"', '\'', 'r']) {
        return false;
    }
    let raw = literal.starts_with('r');
    let mut letters = literal.trim_start_matches('r').chars();
    let mut placeholder = false;
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if !raw => match letters.next() {
                Some('u') => {
                    let digits: String = letters.by_ref().take_while(|l| *l != '}').collect();
                    let code = u32::from_str_radix(digits.trim_start_matches('{'), 16);
                    let letter = code.ok().and_then(char::from_u32);
                    if letter.is_some_and(char::is_alphabetic) && !placeholder {
                        return true;
                    }
                }
                Some('x') => _ = (letters.next(), letters.next()),
                _ => {}
            },
            '{' => placeholder = true,
            '}' => placeholder = false,
            letter if letter.is_alphabetic() && !placeholder => return true,
            _ => {}
        }
    }
    false
}
