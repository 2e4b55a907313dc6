//! One parsed message file: finds its entries by name, and the line of any piece of its text.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Message, Resource, Term};
use fluent_syntax::parser::{self, ParserError};

use super::{Locale, Problem};

/// A parsed file. All names and texts in it are slices of the file's text.
pub struct Source<'a> {
    locale: &'a Locale,
    /// In the order of the file, which is the order of the generated functions.
    pub messages: Vec<Message<&'a str>>,
    terms: BTreeMap<&'a str, Term<&'a str>>,
}

impl<'a> Source<'a> {
    /// Reads what can be read and adds syntax errors and repeated names to `problems`.
    pub fn parse(locale: &'a Locale, problems: &mut Vec<Problem>) -> Self {
        let (resource, errors): (Resource<&'a str>, Vec<ParserError>) =
            match parser::parse(locale.text.as_str()) {
                Ok(resource) => (resource, Vec::new()),
                Err(both) => both,
            };
        let mut source = Source {
            locale,
            messages: Vec::new(),
            terms: BTreeMap::new(),
        };
        for error in errors {
            let line = source.line_at(error.pos.start);
            problems.push(source.problem(line, format!("{}", error.kind)));
        }
        for entry in resource.body {
            match entry {
                Entry::Message(message) => source.add_message(message, problems),
                Entry::Term(term) => source.add_term(term, problems),
                // Junk has been reported as a syntax error.
                Entry::Comment(_)
                | Entry::GroupComment(_)
                | Entry::ResourceComment(_)
                | Entry::Junk { .. } => {}
            }
        }
        source
    }

    fn add_message(&mut self, message: Message<&'a str>, problems: &mut Vec<Problem>) {
        let id = message.id.name;
        match self.message(id) {
            Some(first) => problems.push(self.repeated(id, id, first.id.name)),
            None => self.messages.push(message),
        }
    }

    fn add_term(&mut self, term: Term<&'a str>, problems: &mut Vec<Problem>) {
        let id = term.id.name;
        match self.term(id) {
            Some(first) => problems.push(self.repeated(&format!("-{id}"), id, first.id.name)),
            None => _ = self.terms.insert(id, term),
        }
    }

    fn repeated(&self, name: &str, here: &str, first: &str) -> Problem {
        let first = self.line(first);
        self.problem(
            self.line(here),
            format!("`{name}` is already defined in line {first}"),
        )
    }

    pub fn message(&self, id: &str) -> Option<&Message<&'a str>> {
        self.messages.iter().find(|message| message.id.name == id)
    }

    pub fn term(&self, id: &str) -> Option<&Term<&'a str>> {
        self.terms.get(id)
    }

    /// A problem in this file.
    pub fn problem(&self, line: usize, message: String) -> Problem {
        Problem {
            file: self.locale.path.clone(),
            line,
            message,
        }
    }

    /// The path, as problems show it.
    pub fn path(&self) -> &str {
        &self.locale.path
    }

    /// The line of `piece`, which must be a slice of this file's text.
    pub fn line(&self, piece: &str) -> usize {
        self.line_at(
            piece
                .as_ptr()
                .addr()
                .saturating_sub(self.locale.text.as_ptr().addr()),
        )
    }

    /// The number of lines, which is where a missing message would be added.
    pub fn last_line(&self) -> usize {
        self.locale.text.lines().count().max(1)
    }

    fn line_at(&self, offset: usize) -> usize {
        let before = self.locale.text.bytes().take(offset);
        1 + before.filter(|&byte| byte == b'\n').count()
    }
}
