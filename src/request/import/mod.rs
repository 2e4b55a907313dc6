//! A pasted curl command or request JSON, into the form.
//!
//! Whatever comes is untrusted: every text ends in a draft or a fault, never in a panic, in time that grows with its
//! length. A key is wrapped as soon as it is seen and stands in [`Imported::key`] and nowhere else.
//!
//! Only a shell's quoting is read, nothing is run: variables stay as written, except where the same text sets them.
//! Several shells are tried, since nothing says which one a command was written for: the first reading whose body is
//! JSON counts.

mod curl;
mod fields;
mod file;
mod json;
mod options;
mod secret;
mod shell;

use super::{Draft, Field};
use crate::ports::Key;
use curl::{Curl, Target};
use json::Wrong;
use secret::Secrets;
use shell::Dialect;

/// Most bytes of an import: 14 pictures of 10 MB in base64 are 187 million.
pub const MOST_BYTES: usize = 256 << 20;
/// Most bytes of it beyond the pictures written into `data:` addresses.
pub const MOST_TEXT: usize = 4 << 20;

/// What came of an import. It has no `Debug`, because it may hold a key.
#[derive(Clone, PartialEq)]
pub struct Imported {
    /// The form's values: those of the import, and what only the form can say.
    pub draft: Draft,
    /// What did not go into the draft, in the order of the import.
    pub dropped: Vec<Dropped>,
    /// What the person should know.
    pub notes: Vec<ImportNote>,
    /// The key that was found. `None`: none was.
    pub key: Option<Key>,
    /// The base URL that the command sends to. `None`: it does not say, or not in a way that we may send to.
    pub base_url: Option<String>,
}

/// A value that is in the import and not in the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Where it stood, such as `seed`, `image[2]` or `optimize_prompt_options.mode`.
    pub path: String,
    /// Its JSON, without white space; empty where it is a key.
    pub json: String,
    /// Why.
    pub reason: DropReason,
}

/// Why a value was dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DropReason {
    /// `seed` and `guidance_scale`: other models have it, these do not.
    OtherModels,
    /// `n` and `negative_prompt`: other services have it, this API does not.
    NotInApi,
    /// The field takes another type; its default is used.
    WrongType {
        /// Which.
        expected: Expected,
    },
    /// The field has no such value; its default is used.
    NotAValue,
    /// The same field comes again later, and that one counts.
    Repeated,
    /// A name that we could not send as it is: it holds a point.
    Name,
    /// More input pictures than are taken over.
    TooMany {
        /// As given.
        count: usize,
        /// So many were taken over.
        most: usize,
    },
    /// It is, or holds, a key.
    Key,
}

/// The type that a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A string.
    Text,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    Bool,
    /// An object.
    Object,
    /// A string, or an array of strings.
    Pictures,
}

/// Something to know about an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportNote {
    /// An apostrophe inside the body ended the shell's quote too early; the body was read to its real end.
    ApostropheRepaired,
    /// The same with quotation marks: they would have to be escaped, or the body quoted.
    QuotesRepaired,
    /// A key was found.
    KeyFound,
    /// The command takes its key from this variable.
    KeyInVariable {
        /// Its name.
        name: String,
    },
    /// The body holds a variable that the shell would have filled in; it stands as written.
    VariableInBody {
        /// Its name.
        name: String,
    },
    /// The command sends to something else than an images endpoint, or to an address that the page may not send to.
    OtherUrl,
    /// More requests are there; this is the first.
    FirstOfSeveral,
    /// An input picture is a file that is not in the import: it has to be added by hand.
    FileToAdd {
        /// The file's name; empty where it is not said.
        name: String,
        /// Image 1 is the first.
        number: u32,
    },
    /// The model id is in no table.
    ModelUnknown,
    /// The import does not say; the API's own default stands in the form now.
    DefaultUsed {
        /// The field.
        field: Field,
    },
    /// The import does not say, and the API has no default: the form's value stays.
    KeptFromForm {
        /// The field.
        field: Field,
    },
}

/// Why nothing was imported. It holds nothing of the text but a file's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportFault {
    /// Neither a curl command nor JSON.
    NothingHere,
    /// A curl command without a body.
    NoBody,
    /// The body is in a file.
    BodyInFile {
        /// The file.
        name: String,
    },
    /// The body is no JSON.
    NotJson {
        /// Line of the pasted text, from 1.
        line: usize,
        /// Character of the line, from 1.
        column: usize,
    },
    /// The body is JSON, and no object.
    NotAnObject,
    /// A quote of the command is never closed.
    UnclosedQuote {
        /// Its byte in the pasted text.
        offset: usize,
    },
    /// More fields than any request has.
    TooManyFields {
        /// The limit.
        most: usize,
    },
    /// Too much text.
    TooLarge {
        /// Its bytes, those of pictures left out where it is the text beside them that is too long.
        bytes: usize,
        /// The limit.
        most: usize,
    },
}

/// Reads a pasted curl command or request JSON into a copy of `onto`.
///
/// The import is a whole request: a field that it leaves out has the API's default then, not the form's value. Of the
/// form stay model and prompt where the import has none, and what no import can say ([`Draft::treat_as`],
/// [`Draft::documents`], the number of pictures while there is only one).
///
/// # Errors
///
/// There is no request in the text; see [`ImportFault`].
pub fn import(text: &str, onto: &Draft) -> Result<Imported, ImportFault> {
    limit(text)?;
    let source = Source::of(text);
    if source.is_json {
        return source.request(onto);
    }
    if !source.inside.contains("curl") {
        return Err(ImportFault::NothingHere);
    }
    let likely = likely_dialect(source.inside);
    let readings = [
        (likely, false),
        (Dialect::Posix, false),
        (Dialect::Cmd, false),
        (Dialect::PowerShell, false),
        (Dialect::Posix, true),
    ];
    let mut fault = None;
    for (at, (dialect, repair)) in readings.into_iter().enumerate() {
        if at > 0 && !repair && dialect == likely {
            continue;
        }
        match source.command(dialect, repair, onto) {
            Ok(imported) => return Ok(imported),
            Err(other) => fault = fault.or(Some(other)),
        }
    }
    Err(fault.unwrap_or(ImportFault::NothingHere))
}

fn limit(text: &str) -> Result<(), ImportFault> {
    let too_large = |bytes, most| Err(ImportFault::TooLarge { bytes, most });
    if text.len() > MOST_BYTES {
        return too_large(text.len(), MOST_BYTES);
    }
    if text.len() <= MOST_TEXT {
        return Ok(());
    }
    let mut pictures = 0;
    for behind in text.split(";base64,").skip(1) {
        // A slash may be escaped in JSON.
        let is_base64 =
            |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'\\');
        pictures += behind.bytes().take_while(is_base64).count();
    }
    let bytes = text.len() - pictures;
    if bytes > MOST_TEXT {
        return too_large(bytes, MOST_TEXT);
    }
    Ok(())
}

/// The pasted text, and the part of it that is read.
struct Source<'a> {
    text: &'a str,
    /// Out of its Markdown fence, and without words before its JSON.
    inside: &'a str,
    /// Where that begins.
    start: usize,
    is_json: bool,
}

impl<'a> Source<'a> {
    fn of(text: &'a str) -> Self {
        let (start, inside) = unfenced(text);
        let source = |start, inside, is_json| Self {
            text,
            inside,
            start,
            is_json,
        };
        let first = inside.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if first.starts_with(['{', '[', '"']) || first.starts_with("//") || first.starts_with("/*")
        {
            return source(start, inside, true);
        }
        if inside.contains("curl") {
            return source(start, inside, false);
        }
        // Words, then JSON on lines of its own.
        let mut at = 0;
        for line in inside.split_inclusive('\n') {
            if line.trim_start().starts_with('{') {
                return source(start + at, inside.get(at..).unwrap_or_default(), true);
            }
            at += line.len();
        }
        source(start, inside, false)
    }

    /// Request JSON.
    fn request(&self, onto: &Draft) -> Result<Imported, ImportFault> {
        let parsed =
            json::read(self.inside).map_err(|wrong| self.wrong(wrong, self.inside, self.start))?;
        let mut notes = Vec::new();
        if parsed.several {
            notes.push(ImportNote::FirstOfSeveral);
        }
        finish(
            parsed.object(),
            onto,
            Secrets::default(),
            notes,
            Target::Unsaid,
        )
    }

    /// A command, read as this shell does.
    fn command(
        &self,
        dialect: Dialect,
        repair: bool,
        onto: &Draft,
    ) -> Result<Imported, ImportFault> {
        let script = shell::read(self.inside, dialect, repair);
        let unclosed = script.unclosed.map(|at| ImportFault::UnclosedQuote {
            offset: self.start + at,
        });
        let assigned = curl::assignments(&script);
        let curl = curl::find(&script, &assigned).map_err(|fault| match fault {
            ImportFault::NoBody => unclosed.clone().unwrap_or(fault),
            fault => fault,
        })?;
        let target = curl.target();
        let Curl {
            data,
            start,
            variables,
            secrets,
            several,
            ..
        } = curl;
        let unescaped: String;
        let parsed = match json::read(&data) {
            Ok(parsed) => parsed,
            Err(wrong) => {
                let fault = self.wrong(wrong, &data, self.start + start);
                unescaped = without_escapes(&data).unwrap_or_default();
                json::read(&unescaped).map_err(|_| unclosed.unwrap_or(fault))?
            }
        };
        let mut notes = Vec::new();
        notes.extend(script.repaired.map(|quote| match quote {
            '\'' => ImportNote::ApostropheRepaired,
            _ => ImportNote::QuotesRepaired,
        }));
        if matches!(target, Target::Other) {
            notes.push(ImportNote::OtherUrl);
        }
        if parsed.several || several {
            notes.push(ImportNote::FirstOfSeveral);
        }
        let variables = variables.into_iter();
        notes.extend(variables.map(|name| ImportNote::VariableInBody { name }));
        finish(parsed.object(), onto, secrets, notes, target)
    }

    /// The place in the pasted text of what is wrong in `data`, which begins at `start`.
    fn wrong(&self, wrong: Wrong, data: &str, start: usize) -> ImportFault {
        let Wrong::NotJson(at) = wrong else {
            return ImportFault::NotAnObject;
        };
        let end = start.saturating_add(data.len());
        let (line, column) = if self.text.get(start..end) == Some(data) {
            place(self.text, start + at)
        } else {
            // The shell changed it: its line breaks are still those of the text.
            let ((line, column), (lines, columns)) = (place(self.text, start), place(data, at));
            if lines == 1 {
                (line, column + columns - 1)
            } else {
                (line + lines - 1, columns)
            }
        };
        ImportFault::NotJson { line, column }
    }
}

fn finish(
    object: &str,
    onto: &Draft,
    mut secrets: Secrets,
    mut notes: Vec<ImportNote>,
    target: Target,
) -> Result<Imported, ImportFault> {
    let applied = fields::apply(object, onto, &mut secrets)?;
    let (key, variable) = secrets.found();
    if key.is_some() {
        notes.push(ImportNote::KeyFound);
    }
    notes.extend(variable.map(|name| ImportNote::KeyInVariable { name }));
    notes.extend(applied.notes);
    let mut imported = Imported {
        draft: applied.draft,
        dropped: applied.dropped,
        notes,
        key,
        base_url: match target {
            Target::Base(base) => Some(base),
            Target::Unsaid | Target::Other => None,
        },
    };
    forget_key(&mut imported);
    Ok(imported)
}

/// Takes the key out of everything beside [`Imported::key`] that is not the request's own text.
fn forget_key(imported: &mut Imported) {
    /// What is shorter stands in other words by chance.
    const SHORTEST: usize = 8;
    let Some(key) = imported.key.as_ref().map(Key::expose) else {
        return;
    };
    if key.len() < SHORTEST {
        return;
    }
    let dropped = &mut imported.dropped;
    imported.draft.extra.retain(|extra| {
        let holds = extra.path.contains(key) || extra.json.contains(key);
        if holds {
            dropped.push(Dropped {
                path: extra.path.clone(),
                json: String::new(),
                reason: DropReason::Key,
            });
        }
        !holds
    });
    for one in dropped {
        for text in [&mut one.path, &mut one.json] {
            if text.contains(key) {
                text.clear();
            }
        }
    }
    for note in &mut imported.notes {
        if let ImportNote::FileToAdd { name, .. }
        | ImportNote::VariableInBody { name }
        | ImportNote::KeyInVariable { name } = note
            && name.contains(key)
        {
            name.clear();
        }
    }
    imported.base_url = imported.base_url.take().filter(|base| !base.contains(key));
}

/// The inside of the first Markdown fence that holds something to read, and where it begins; the whole text where
/// there is none.
fn unfenced(text: &str) -> (usize, &str) {
    let mut open: Option<(usize, &str)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        let fence = ["```", "~~~"]
            .into_iter()
            .find(|fence| trimmed.starts_with(fence));
        match (open, fence) {
            (None, None) if trimmed.starts_with("curl") || trimmed.starts_with('{') => {
                return (0, text);
            }
            (None, Some(fence)) => open = Some((at + line.len(), fence)),
            (Some((start, mark)), Some(fence)) if mark == fence => {
                let inside = text.get(start..at).unwrap_or_default();
                if inside.contains("curl") || inside.contains('{') {
                    return (start, inside);
                }
                open = None;
            }
            _ => {}
        }
        at += line.len();
    }
    match open {
        Some((start, _)) => (start, text.get(start..).unwrap_or_default()),
        None => (0, text),
    }
}

/// Whose line ends these are: `^`, a backtick, or else a backslash.
fn likely_dialect(text: &str) -> Dialect {
    let ends = |mark: &str| {
        let mut lines = text.lines();
        lines.any(|line| {
            line.trim_end()
                .strip_suffix(mark)
                .is_some_and(|line| line.ends_with(' '))
        })
    };
    if text.contains(" ^\"http") || ends("^") {
        Dialect::Cmd
    } else if ends("`") {
        Dialect::PowerShell
    } else {
        Dialect::Posix
    }
}

/// `{\"model\":…}` without the backslashes that Windows programs want before quotation marks. `None`: it is not that.
fn without_escapes(data: &str) -> Option<String> {
    let inside = data.trim_start().strip_prefix('{')?;
    if !inside.trim_start().starts_with("\\\"") {
        return None;
    }
    let mut text = String::with_capacity(data.len());
    let mut slashes = 0usize;
    for character in data.chars() {
        if character == '\\' {
            slashes += 1;
            continue;
        }
        let kept = if character == '"' {
            slashes / 2
        } else {
            slashes
        };
        text.extend(std::iter::repeat_n('\\', kept));
        slashes = 0;
        text.push(character);
    }
    Some(text)
}

/// Line and character of a byte, both from 1.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    let head = text.get(..end).unwrap_or_default();
    let line = head.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let start = head.rfind('\n').map_or(0, |at| at + 1);
    let column = head.get(start..).map_or(0, |line| line.chars().count()) + 1;
    (line, column)
}
