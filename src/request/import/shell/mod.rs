//! Words of a command as a shell reads them. Ready crates know neither `$'…'`, which browsers copy, nor here-documents,
//! nor a carriage return after a backslash (crates.md 17).
//!
//! Reading never fails: what is left open goes to the end of the text, and the caller is told where it began.
//! Every character is looked at a bounded number of times.

mod here;
mod soft;
mod windows;

pub(super) use soft::variable;

use super::json;
use soft::Soft;

/// Most attempts to mend a quote: each may read the rest of the text.
const MOST_REPAIRS: u32 = 8;

/// Whose quoting holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// bash, zsh, sh.
    Posix,
    /// The Windows command prompt: `^` escapes, and programs read `\"` themselves.
    Cmd,
    /// PowerShell: a backtick escapes, quotes are doubled.
    PowerShell,
}

/// A word, its quotes taken off.
#[derive(Default)]
pub(super) struct Word {
    /// What the program gets. Variables stand as written; so do command substitutions, escaped as in a JSON string.
    pub(super) text: String,
    /// Where it begins in the text that was read, behind a quote that opens it.
    pub(super) start: usize,
    /// Whether any of it was quoted.
    pub(super) quoted: bool,
    /// Variables that the shell would fill in.
    pub(super) variables: Vec<String>,
}

/// What a command reads.
pub(super) enum Stdin {
    /// A here-document or a here-string.
    Text(Word),
    /// A file, which we do not have, by its name.
    File(Word),
}

/// A command.
#[derive(Default)]
pub(super) struct Command {
    /// Program and arguments.
    pub(super) words: Vec<Word>,
    /// `None`: nothing is said.
    pub(super) stdin: Option<Stdin>,
    /// Whether it reads what the command before it writes.
    pub(super) piped: bool,
}

/// Commands in order.
#[derive(Default)]
pub(super) struct Script {
    /// All of them.
    pub(super) commands: Vec<Command>,
    /// Where a quote begins that nothing closes.
    pub(super) unclosed: Option<usize>,
    /// The quote that was mended; `{` where there was none.
    pub(super) repaired: Option<char>,
}

/// Reads commands. With `repair`, a quote before `{` closes where the JSON in it does, whatever apostrophes it holds.
pub(super) fn read(text: &str, dialect: Dialect, repair: bool) -> Script {
    let mut lexer = Lexer::new(text, 0, dialect);
    lexer.repairs = if repair { MOST_REPAIRS } else { 0 };
    lexer.run();
    lexer.script
}

/// Where the next word goes.
enum Redirect {
    HereString,
    HereDocument { dash: bool },
    Input,
    Output,
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    dialect: Dialect,
    repairs: u32,
    /// Whether it reads the inside of `$(…)` and ends with it.
    inner: bool,
    soft: Soft,
    script: Script,
    command: Command,
    word: Option<Word>,
    redirect: Option<Redirect>,
    documents: Vec<here::Document>,
    documents_seen: u32,
    no_here_string: bool,
}

impl<'a> Lexer<'a> {
    fn new(text: &'a str, at: usize, dialect: Dialect) -> Self {
        Self {
            text,
            at,
            dialect,
            repairs: 0,
            inner: false,
            soft: Soft::default(),
            script: Script::default(),
            command: Command::default(),
            word: None,
            redirect: None,
            documents: Vec::new(),
            documents_seen: 0,
            no_here_string: false,
        }
    }

    fn run(&mut self) {
        while let Some(next) = self.peek() {
            match next {
                '\n' => {
                    self.skip(1);
                    self.end_line();
                }
                _ if is_space(next) => {
                    self.end_word();
                    self.skip(next.len_utf8());
                }
                '#' if self.word.is_none() && self.dialect != Dialect::Cmd => {
                    self.at = self.line_end();
                }
                ')' if self.inner => {
                    self.skip(1);
                    break;
                }
                '|' | ';' | '&' | '(' | ')' => self.operator(next),
                '<' | '>' => self.redirection(next),
                _ => match self.dialect {
                    Dialect::Posix => self.posix(next),
                    Dialect::Cmd => self.cmd_word(),
                    Dialect::PowerShell => self.powershell(next),
                },
            }
        }
        self.end_word();
        self.end_command(false);
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip(&mut self, bytes: usize) {
        self.at += bytes;
    }

    fn line_end(&self) -> usize {
        self.rest()
            .find('\n')
            .map_or(self.text.len(), |length| self.at + length)
    }

    /// The word at hand; `start` is where one that begins now has its first character.
    fn word(&mut self, start: usize) -> &mut Word {
        self.word.get_or_insert_with(|| Word {
            start,
            ..Word::default()
        })
    }

    fn push(&mut self, character: char) {
        let start = self.at;
        self.word(start).text.push(character);
    }

    fn open_quote(&mut self, quote: usize) -> usize {
        let start = self.at + quote;
        self.word(start).quoted = true;
        self.at = start;
        start
    }

    fn never_closed(&mut self, start: usize) {
        self.script.unclosed.get_or_insert(start.saturating_sub(1));
        self.at = self.text.len();
    }

    fn end_word(&mut self) {
        let Some(word) = self.word.take() else { return };
        match self.redirect.take() {
            None => self.command.words.push(word),
            Some(Redirect::Output) => {}
            Some(Redirect::Input) => self.command.stdin = Some(Stdin::File(word)),
            Some(Redirect::HereString) => self.command.stdin = Some(Stdin::Text(word)),
            Some(Redirect::HereDocument { dash }) => self.expect_document(word, dash),
        }
    }

    /// Ends the command; the next one reads what it writes if `piped`.
    fn end_command(&mut self, piped: bool) {
        let target = self.script.commands.len();
        let awaits = self.documents.iter().any(|one| one.command == target);
        if self.command.words.is_empty() && self.command.stdin.is_none() && !awaits {
            // An empty line behind `|` changes nothing.
            self.command.piped |= piped;
            return;
        }
        let next = Command {
            piped,
            ..Command::default()
        };
        let done = std::mem::replace(&mut self.command, next);
        self.script.commands.push(done);
    }

    fn end_line(&mut self) {
        self.end_word();
        self.redirect = None;
        if !self.documents.is_empty() {
            self.end_command(false);
            self.read_documents();
            return;
        }
        // A line that begins with an option goes on with the command: the backslash before it got lost.
        let next = self.rest().trim_start_matches([' ', '\t']);
        let mut next = next.chars();
        let option = next.next() == Some('-')
            && next
                .next()
                .is_some_and(|second| second == '-' || second.is_ascii_alphabetic());
        if !option {
            self.end_command(false);
        }
    }

    fn operator(&mut self, operator: char) {
        self.end_word();
        self.redirect = None;
        self.skip(1);
        let doubled = self.peek() == Some(operator);
        if doubled {
            self.skip(1);
        }
        self.end_command(operator == '|' && !doubled);
    }

    fn redirection(&mut self, sign: char) {
        // `2>`: the number is no word of the command.
        let is_number = |word: &Word| word.text.bytes().all(|byte| byte.is_ascii_digit());
        if self.word.as_ref().is_some_and(is_number) {
            self.word = None;
        }
        self.end_word();
        let rest = self.rest();
        let (length, redirect) = if sign == '>' {
            let signs = rest.len() - rest.trim_start_matches(['>', '&', '|']).len();
            (signs, Redirect::Output)
        } else if rest.starts_with("<<<") {
            (3, Redirect::HereString)
        } else if rest.starts_with("<<-") {
            (3, Redirect::HereDocument { dash: true })
        } else if rest.starts_with("<<") {
            (2, Redirect::HereDocument { dash: false })
        } else {
            (1, Redirect::Input)
        };
        self.skip(length);
        self.redirect = Some(redirect);
    }

    fn posix(&mut self, next: char) {
        let rest = self.rest();
        match next {
            '\\' => self.backslash(),
            '\'' if self.mend(1) => {}
            '\'' => self.single(1),
            '"' if self.mend(1) => {}
            '"' => self.double(1),
            '{' if self.word.is_none() && self.mend(0) => {}
            '$' if rest.starts_with("$'") => self.ansi(),
            '$' if rest.starts_with("$\"") => self.double(2),
            '$' | '`' => {
                let start = self.at;
                let mut word = self.word.take().unwrap_or_else(|| Word {
                    start,
                    ..Word::default()
                });
                self.at = self.soft.dollar(self.text, self.at, &mut word);
                self.word = Some(word);
            }
            _ => {
                self.push(next);
                self.skip(next.len_utf8());
            }
        }
    }

    fn backslash(&mut self) {
        let behind = self.text.get(self.at + 1..).unwrap_or_default();
        let line = behind.trim_start_matches([' ', '\t', '\r']);
        if line.starts_with('\n') {
            // Shells want the line to end at once; a space between is what copying adds.
            if !behind.starts_with(['\n', '\r']) {
                self.end_word();
            }
            self.at = self.text.len() - line.len() + 1;
            return;
        }
        self.skip(1);
        let escaped = self.peek();
        let start = self.at;
        let word = self.word(start);
        word.quoted = true;
        word.text.push(escaped.unwrap_or('\\'));
        self.skip(escaped.map_or(0, char::len_utf8));
    }

    fn single(&mut self, quote: usize) {
        let start = self.open_quote(quote);
        let rest = self.rest();
        match rest.split_once('\'') {
            Some((inside, _)) => {
                self.word(start).text.push_str(inside);
                self.skip(inside.len() + 1);
            }
            None => {
                self.word(start).text.push_str(rest);
                self.never_closed(start);
            }
        }
    }

    fn double(&mut self, quote: usize) {
        let start = self.open_quote(quote);
        let mut word = self.word.take().unwrap_or_default();
        let (end, closed) = self.soft.read(self.text, start, true, &mut word);
        self.word = Some(word);
        if closed {
            self.at = end;
        } else {
            self.never_closed(start);
        }
    }

    fn ansi(&mut self) {
        let start = self.open_quote(2);
        let mut out = String::new();
        let end = soft::ansi(self.rest(), &mut out);
        self.word(start).text.push_str(&out);
        match end {
            Some(length) => self.skip(length),
            None => self.never_closed(start),
        }
    }

    /// Takes a whole JSON object behind an opening quote of so many bytes, however the quote inside it would end.
    fn mend(&mut self, quote: usize) -> bool {
        if self.repairs == 0 {
            return false;
        }
        let rest = self.rest();
        let behind = rest.get(quote..).unwrap_or_default();
        let object = behind.trim_start();
        if !object.starts_with('{') {
            return false;
        }
        self.repairs -= 1;
        let lead = behind.len() - object.len();
        let Some(length) = json::extent(object) else {
            return false;
        };
        let Some((inside, after)) = object.split_at_checked(length) else {
            return false;
        };
        let closing = after.trim_start();
        let mark = rest.get(..quote).unwrap_or_default();
        if !closing.starts_with(mark) {
            return false;
        }
        let inside = if mark == "'" {
            inside.replace("'\\''", "'")
        } else {
            inside.to_owned()
        };
        if json::read(&inside).is_err() {
            return false;
        }
        let start = self.open_quote(quote) + lead;
        let word = self.word(start);
        if word.text.is_empty() {
            word.start = start;
        }
        word.text.push_str(&inside);
        self.at = self.text.len() - closing.len() + quote;
        self.script.repaired = rest.chars().next();
        true
    }
}

/// White space between words; a no-break space is what web pages copy.
fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\u{a0}')
}
