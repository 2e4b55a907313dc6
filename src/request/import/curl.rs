//! A curl command: address, body, key.

use super::ImportFault;
use super::options::{short, takes_value};
use super::secret::{Assigned, Secrets, lookup, split_user};
use super::shell::{Command, Script, Stdin, Word, variable};
use crate::address::SafeUrl;
use std::borrow::Cow;

/// So many words may stand before `curl`: a prompt, `sudo`, variables.
const WORDS_BEFORE: usize = 12;

/// What a command sends.
pub(super) struct Curl<'a> {
    /// As written.
    url: Option<&'a str>,
    /// The body.
    pub(super) data: Cow<'a, str>,
    /// Where it begins in the text.
    pub(super) start: usize,
    /// Variables in it, which the shell would fill in.
    pub(super) variables: Vec<String>,
    /// The key.
    pub(super) secrets: Secrets,
    /// Whether other curl commands are there too.
    pub(super) several: bool,
    assigned: &'a Assigned,
}

/// Where requests of a command go.
pub(super) enum Target {
    /// It does not say.
    Unsaid,
    /// The base URL of an images endpoint.
    Base(String),
    /// Something else.
    Other,
}

/// The first curl command that has a body.
pub(super) fn find<'a>(
    script: &'a Script,
    assigned: &'a Assigned,
) -> Result<Curl<'a>, ImportFault> {
    let mut fault = ImportFault::NothingHere;
    let mut found: Option<Curl<'_>> = None;
    let mut count = 0u32;
    for (at, command) in script.commands.iter().enumerate() {
        let Some(program) = command
            .words
            .iter()
            .take(WORDS_BEFORE)
            .position(|word| is_curl(&word.text))
        else {
            continue;
        };
        count += 1;
        if found.is_some() {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| script.commands.get(at));
        let arguments = command.words.get(program + 1..).unwrap_or_default();
        let mut reader = Reader::new(assigned, command, before);
        reader.arguments(arguments);
        match reader.done() {
            Ok(curl) => found = Some(curl),
            Err(ImportFault::NoBody) if fault != ImportFault::NothingHere => {}
            Err(other) => fault = other,
        }
    }
    let mut found = found.ok_or(fault)?;
    found.several = count > 1;
    Ok(found)
}

impl Curl<'_> {
    /// Where it goes.
    pub(super) fn target(&self) -> Target {
        let Some(url) = self.url else {
            return Target::Unsaid;
        };
        let url = match variable(url) {
            None => Cow::Borrowed(url),
            Some(name) => {
                let Some(value) = lookup(name, self.assigned) else {
                    return Target::Unsaid;
                };
                let rest = url.split_once(name).map_or("", |(_, rest)| rest);
                Cow::Owned(format!("{value}{}", rest.trim_start_matches('}')))
            }
        };
        let url = url.split(['?', '#']).next().unwrap_or_default().trim();
        let (scheme, rest) = url.split_once("://").unwrap_or(("http", url));
        let rest = split_user(url).map_or(rest, |(_, rest)| rest);
        let base = rest
            .trim_end_matches('/')
            .strip_suffix("/images/generations")
            .map(|rest| SafeUrl::parse(&format!("{scheme}://{}", rest.trim_end_matches('/'))));
        match base {
            Some(Ok(base)) => Target::Base(base.as_str().to_owned()),
            _ => Target::Other,
        }
    }
}

/// Name and value of every variable that is set.
pub(super) fn assignments(script: &Script) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for command in &script.commands {
        let mut words = command.words.iter().map(|word| word.text.as_str());
        while let Some(word) = words.next() {
            if let Some((name, value)) = word.split_once('=').filter(|(name, _)| is_name(name)) {
                all.push((name.to_owned(), value.to_owned()));
            } else if let Some(name) = variable(word).filter(|_| word.starts_with("$")) {
                // PowerShell: `$env:NAME = "value"`.
                if words.next() != Some("=") {
                    break;
                }
                let value = words.next().unwrap_or_default();
                all.push((name.to_owned(), value.to_owned()));
            } else if !matches!(word, "export" | "set" | "env" | "declare" | "local" | "-x") {
                break;
            }
        }
    }
    all
}

fn is_name(text: &str) -> bool {
    let inside = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    text.bytes().all(inside) && text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

fn is_curl(word: &str) -> bool {
    let name = word.rsplit(['/', '\\']).next().unwrap_or_default();
    name.eq_ignore_ascii_case("curl") || name.eq_ignore_ascii_case("curl.exe")
}

/// A part of the body; curl puts `&` between those of `-d`, and nothing between those of `--json`.
struct Part<'a> {
    text: &'a str,
    start: usize,
    joined: &'static str,
}

struct Reader<'a> {
    assigned: &'a Assigned,
    command: &'a Command,
    before: Option<&'a Command>,
    url: Option<&'a str>,
    parts: Vec<Part<'a>>,
    variables: Vec<String>,
    secrets: Secrets,
    fault: Option<ImportFault>,
}

impl<'a> Reader<'a> {
    fn new(assigned: &'a Assigned, command: &'a Command, before: Option<&'a Command>) -> Self {
        Self {
            assigned,
            command,
            before: before.filter(|_| command.piped),
            url: None,
            parts: Vec::new(),
            variables: Vec::new(),
            secrets: Secrets::default(),
            fault: None,
        }
    }

    fn arguments(&mut self, arguments: &'a [Word]) {
        let mut words = arguments.iter();
        let mut options_end = false;
        while let Some(word) = words.next() {
            let text = word.text.as_str();
            if options_end || text == "-" || !text.starts_with('-') {
                self.address(text);
            } else if text == "--" {
                options_end = true;
            } else if let Some(long) = text.strip_prefix("--") {
                let (name, value) = match long.split_once('=') {
                    Some((name, value)) => (name, Some(value)),
                    None => (long, None),
                };
                let name = name.strip_prefix("expand-").unwrap_or(name);
                if takes_value(name) {
                    self.valued(name, word, value, &mut words);
                }
            } else {
                for (at, option) in text.char_indices().skip(1) {
                    if let Some(name) = short(option) {
                        let rest = text.get(at + option.len_utf8()..).unwrap_or_default();
                        let value = Some(rest).filter(|rest| !rest.is_empty());
                        self.valued(name, word, value, &mut words);
                        break;
                    }
                }
            }
        }
    }

    fn address(&mut self, text: &'a str) {
        let better = self.url.is_none_or(|known| !known.contains("://"));
        if better && (self.url.is_none() || text.contains("://")) {
            self.url = Some(text);
        }
        self.secrets.url(text, self.assigned);
    }

    fn valued(
        &mut self,
        name: &str,
        word: &'a Word,
        attached: Option<&'a str>,
        words: &mut std::slice::Iter<'a, Word>,
    ) {
        let (word, text, start) = match attached {
            Some(value) => (word, value, word.start + (word.text.len() - value.len())),
            None => {
                let Some(next) = words.next() else { return };
                (next, next.text.as_str(), next.start)
            }
        };
        match name {
            "header" => self.secrets.header(text, self.assigned),
            "user" => self.secrets.user(text, self.assigned),
            "oauth2-bearer" => self.secrets.add(text, true, self.assigned),
            "url" => self.address(text),
            "data-raw" => self.data(word, text, start, "&"),
            "data" | "data-ascii" | "data-binary" | "json" => {
                let joined = if name == "json" { "" } else { "&" };
                match text.strip_prefix('@') {
                    Some("-" | "/dev/stdin") => self.stdin(joined),
                    Some(file) => self.in_file(file),
                    None => self.data(word, text, start, joined),
                }
            }
            "data-urlencode" => match text.trim_start().starts_with('{') {
                true => self.data(word, text, start, "&"),
                false => match text.split_once('=') {
                    Some((_, value)) => self.data(word, value, start, "&"),
                    None => self.data(word, text, start, "&"),
                },
            },
            _ => {}
        }
    }

    fn data(&mut self, word: &'a Word, text: &'a str, start: usize, joined: &'static str) {
        // `-d "$BODY"`, and BODY is set above.
        if let Some(name) = variable(text)
            && [format!("${name}"), format!("${{{name}}}")].contains(&text.to_owned())
        {
            match lookup(name, self.assigned) {
                Some(value) => self.parts.push(Part {
                    text: value,
                    start,
                    joined,
                }),
                None => self.in_file(text),
            }
            return;
        }
        if text.starts_with("$(") {
            self.in_file(&super::file::of_substitution(text));
            return;
        }
        self.variables.extend(word.variables.iter().cloned());
        self.parts.push(Part {
            text,
            start,
            joined,
        });
    }

    fn in_file(&mut self, name: &str) {
        let name = name.to_owned();
        self.fault.get_or_insert(ImportFault::BodyInFile { name });
    }

    fn stdin(&mut self, joined: &'static str) {
        let command = self.command;
        match (&command.stdin, self.before) {
            (Some(Stdin::Text(word)), _) => self.data(word, &word.text, word.start, joined),
            (Some(Stdin::File(word)), _) => self.in_file(&word.text),
            (None, Some(before)) => self.written_by(before, joined),
            (None, None) => {}
        }
    }

    /// What `cat`, `echo` or `printf` in front of a pipe write.
    fn written_by(&mut self, before: &'a Command, joined: &'static str) {
        match &before.stdin {
            Some(Stdin::Text(word)) => return self.data(word, &word.text, word.start, joined),
            Some(Stdin::File(word)) => return self.in_file(&word.text),
            None => {}
        }
        let mut words = before.words.iter();
        let program = words.next().map_or("", |word| word.text.as_str());
        let written = words.find(|word| !word.text.starts_with(['-', '%']));
        match (program, written) {
            ("echo" | "printf" | "Write-Output", Some(word)) => {
                self.data(word, &word.text, word.start, joined);
            }
            (_, Some(word)) => self.in_file(&word.text),
            (_, None) => {}
        }
    }

    fn done(self) -> Result<Curl<'a>, ImportFault> {
        let Some(first) = self.parts.first() else {
            return Err(self.fault.unwrap_or(ImportFault::NoBody));
        };
        let start = first.start;
        let data = if let [only] = self.parts.as_slice() {
            Cow::Borrowed(only.text)
        } else {
            let mut data = String::new();
            for (at, part) in self.parts.iter().enumerate() {
                if at > 0 {
                    data.push_str(part.joined);
                }
                data.push_str(part.text);
            }
            Cow::Owned(data)
        };
        Ok(Curl {
            url: self.url,
            data,
            start,
            variables: self.variables,
            secrets: self.secrets,
            several: false,
            assigned: self.assigned,
        })
    }
}
