//! From Fluent files to Rust source, at build time, so that neither a parser nor a table of
//! messages travels in the page. `build.rs` runs it; `tests/messages.rs` feeds it bad files.
//!
//! Each message `board-waiting` becomes a function `board_waiting`, each attribute `field.hint`
//! a function `field_hint`. Without variables it returns `&'static str`, otherwise `String`, and
//! its parameters are the variables in the order in which the English text first names them.
//!
//! **The type of a variable** is decided by the English file alone:
//! - `u64` if it selects a plural (`{ $count -> [one] … *[other] … }`) or if a comment line
//!   directly above the message says `# $count: number`; it is shown with digit groups, `1,234`;
//! - `&str` otherwise; it may select among exact words (`{ $state -> [open] … *[closed] … }`).
//!
//! A comment may go on after a comma (`# $count: number, pictures so far`), and may say `text`
//! where the words that a variable selects happen to be names of plural categories.
//!
//! **Of Fluent's syntax** functions, term arguments and term attributes are refused; terms and
//! references to messages are resolved here. No bidirectional isolation marks are added.
//!
//! **Another language** is one more file with the same messages. It may leave a variable out but
//! may not add one, and each plural must cover the categories of that language.

mod body;
mod check;
mod emit;
mod languages;
mod names;
mod parameters;
mod problem;
mod resolve;
mod source;
mod text;
mod translation;

/// The page's own plural rules, so that build and page cannot disagree.
#[path = "../src/text/plural.rs"]
#[allow(
    dead_code,
    reason = "the build asks what a rule covers, the page asks for one number"
)]
mod plural;

use std::path::Path;

pub use problem::Problem;
use translation::Translation;

/// The tag of the language that decides which messages exist and what their variables are.
const REFERENCE: &str = "en";

/// One message file as it was read.
pub struct Locale {
    /// The language tag, from the file's name: `en`, `zh`, `pt-BR`.
    tag: String,
    /// The path as problems show it, with `/`.
    path: String,
    text: String,
}

impl Locale {
    /// A file's path and content. Line ends become `\n`, as Fluent demands of its parsers.
    pub fn new(path: &Path, text: &str) -> Self {
        Locale {
            tag: path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            path: path.to_string_lossy().replace('\\', "/"),
            text: text.replace("\r\n", "\n"),
        }
    }
}

/// The Rust source for all `locales`, or what is wrong with them: everything that one step finds,
/// because the next step would only repeat it in other words.
pub fn generate(locales: &[Locale]) -> Result<String, Vec<Problem>> {
    let translations = translation::read(locales)?;
    let Some(english) = translations
        .first()
        .filter(|first| first.language.tag == REFERENCE)
    else {
        let message = format!("there is no {REFERENCE}.ftl, which every other language follows");
        return Err(vec![Problem {
            file: "locales".to_owned(),
            line: 1,
            message,
        }]);
    };
    let mut problems = Vec::new();
    let signatures = parameters::signatures(&english.source, &english.texts, &mut problems);
    clean(problems)?;
    let mut problems = Vec::new();
    for translation in &translations {
        check::translation(english, translation, &signatures, &mut problems);
    }
    clean(problems)?;
    Ok(emit::rust(&signatures, &translations))
}

/// Goes on only without problems; otherwise each of them once, in the order of the lines.
fn clean(mut problems: Vec<Problem>) -> Result<(), Vec<Problem>> {
    problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    problems.dedup();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}
