//! The functions' signatures, read off the English texts (the rule is in `mod.rs`).

use super::source::Source;
use super::text::{Choice, Text, Variable, selections, variables};
use super::{Problem, names};

/// The categories of CLDR, whichever language uses them.
const CATEGORIES: &[&str] = &["zero", "one", "two", "few", "many", "other"];

/// A function that every language answers.
pub struct Signature<'a> {
    pub function: String,
    /// In the order of their first appearance in the English text.
    pub parameters: Vec<Parameter<'a>>,
}

pub struct Parameter<'a> {
    /// As Fluent writes it, without `$`.
    pub variable: &'a str,
    /// As Rust writes it.
    pub name: String,
    pub kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `u64`: shown with digit groups, selects by plural category or exact number.
    Number,
    /// `&str`: selects by exact word.
    Text,
}

impl<'a> Signature<'a> {
    /// The parameter of a variable; `None` if the English text has no such variable.
    pub fn parameter(&self, variable: &str) -> Option<&Parameter<'a>> {
        self.parameters
            .iter()
            .find(|parameter| parameter.variable == variable)
    }
}

/// One signature for each of the English `texts`.
pub fn signatures<'a>(
    source: &Source<'a>,
    texts: &[Text<'a>],
    problems: &mut Vec<Problem>,
) -> Vec<Signature<'a>> {
    let mut signatures = Vec::new();
    for text in texts {
        let mut declared = Vec::new();
        for &(line, comment) in &text.comment {
            match declaration(comment) {
                None => {}
                Some(Ok((variable, _))) if !described(texts, line, variable) => {
                    let message = format!("the message below has no variable `${variable}`");
                    problems.push(source.problem(line, message));
                }
                Some(Ok(found)) => declared.push(found),
                Some(Err(message)) => problems.push(source.problem(line, message)),
            }
        }
        let mut parameters: Vec<Parameter<'a>> = Vec::new();
        for Variable {
            name: variable,
            line,
        } in variables(&text.parts)
        {
            if parameters.iter().any(|known| known.variable == variable) {
                continue;
            }
            let kind = declared.iter().find(|(name, _)| *name == variable);
            let kind = kind.map_or_else(|| guess(variable, text), |(_, kind)| *kind);
            match names::parameter(variable) {
                Ok(name) => parameters.push(Parameter {
                    variable,
                    name,
                    kind,
                }),
                Err(message) => problems.push(source.problem(line, message)),
            }
        }
        signatures.push(Signature {
            function: text.function.clone(),
            parameters,
        });
    }
    signatures
}

/// Reads `$name: number` or `$name: text, and why`; `None` for any other comment.
fn declaration(comment: &str) -> Option<Result<(&str, Kind), String>> {
    let (name, rest) = comment
        .trim()
        .strip_prefix('$')?
        .split_once(':')
        .unwrap_or(("", ""));
    let kind = rest.split(',').next().map(str::trim);
    Some(match (name, kind) {
        (name, Some("number")) if !name.is_empty() => Ok((name, Kind::Number)),
        (name, Some("text")) if !name.is_empty() => Ok((name, Kind::Text)),
        _ => Err("write `# $name: number` or `# $name: text`, more after a comma".to_owned()),
    })
}

/// Whether a text under the comment in `line` (a value or an attribute) has this variable.
fn described(texts: &[Text<'_>], line: usize, variable: &str) -> bool {
    let below = |text: &&Text<'_>| text.comment.iter().any(|(place, _)| *place == line);
    let has = |text: &Text<'_>| variables(&text.parts).iter().any(|v| v.name == variable);
    texts.iter().filter(below).any(has)
}

/// The kind of a variable of which no comment speaks.
fn guess(variable: &str, text: &Text<'_>) -> Kind {
    let plural = |(by, variants): &(Variable<'_>, &[Choice<'_>])| {
        by.name == variable && variants.iter().all(|choice| is_plural_key(choice.key))
    };
    if selections(&text.parts).iter().any(plural) {
        Kind::Number
    } else {
        Kind::Text
    }
}

/// Whether a key could belong to a number: a category or a number.
pub fn is_plural_key(key: &str) -> bool {
    CATEGORIES.contains(&key) || key.parse::<u64>().is_ok()
}
