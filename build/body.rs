//! What a function does in one language.

use super::languages::Language;
use super::parameters::{Kind, Parameter, Signature};
use super::text::{Choice, Part, Text};

pub struct Body<'b, 'a> {
    pub signature: &'b Signature<'a>,
    pub language: &'b Language,
}

impl<'b, 'a> Body<'b, 'a> {
    /// An expression if the function takes no parameters, statements that append to `_text` if
    /// it does.
    pub fn of(&self, text: &Text<'_>) -> String {
        if !self.signature.parameters.is_empty() {
            return self.statements(&text.parts);
        }
        // Without variables the literals have been joined to one.
        let literal = text.parts.iter().find_map(|part| match part {
            Part::Literal(literal) => Some(literal.as_str()),
            Part::Variable(_) | Part::Select { .. } => None,
        });
        format!("{:?}", literal.unwrap_or_default())
    }

    fn statements(&self, parts: &[Part<'_>]) -> String {
        parts.iter().map(|part| self.statement(part)).collect()
    }

    fn statement(&self, part: &Part<'_>) -> String {
        match part {
            Part::Literal(text) => format!("_text.push_str({text:?}); "),
            Part::Variable(variable) => match self.parameter(variable.name) {
                (name, Kind::Text) => format!("_text.push_str({name}); "),
                (name, Kind::Number) => {
                    format!("_text.push_str(&super::number::grouped({name})); ")
                }
            },
            Part::Select { by, variants } => match self.parameter(by.name) {
                (name, Kind::Text) => {
                    let all: Vec<_> = variants.iter().collect();
                    self.select(name, &all, |word| format!("{word:?}"))
                }
                (name, Kind::Number) => self.plural(name, variants),
            },
        }
    }

    /// Exact numbers first, then the category, as Fluent demands.
    fn plural(&self, name: &str, variants: &[Choice<'_>]) -> String {
        let (exact, categories): (Vec<_>, Vec<_>) = variants
            .iter()
            .partition(|choice| choice.key.parse::<u64>().is_ok());
        let category = format!(
            "super::category(Language::{}, {name})",
            self.language.variant
        );
        let category = self.select(&category, &categories, |key| {
            let known = self
                .language
                .rule
                .categories()
                .iter()
                .find(|known| known.name() == key);
            known.map_or_else(String::new, |known| {
                format!("super::plural::Category::{known:?}")
            })
        });
        if exact.is_empty() {
            return category;
        }
        let exact: String = exact
            .iter()
            .map(|choice| self.arm(choice.key, choice))
            .collect();
        format!("match {name} {{ {exact}_ => {{ {category}}} }} ")
    }

    /// A `match` on `value` that ends with the default; none where there is nothing to choose.
    fn select(
        &self,
        value: &str,
        choices: &[&Choice<'_>],
        pattern: impl Fn(&str) -> String,
    ) -> String {
        // A default among the exact numbers leaves none here; every category is covered, so that
        // the last one may stand for the rest.
        let default = choices.iter().rposition(|choice| choice.default);
        let default = default.unwrap_or(choices.len().saturating_sub(1));
        let (mut arms, mut last) = (String::new(), String::new());
        for (index, choice) in choices.iter().enumerate() {
            if choices.len() == 1 {
                return self.statements(&choice.parts);
            } else if index == default {
                last = self.arm("_", choice);
            } else {
                arms += &self.arm(&pattern(choice.key), choice);
            }
        }
        format!("match {value} {{ {arms}{last}}} ")
    }

    fn arm(&self, pattern: &str, choice: &Choice<'_>) -> String {
        format!("{pattern} => {{ {}}} ", self.statements(&choice.parts))
    }

    /// The name and kind of a variable's parameter; `check` has seen that there is one.
    fn parameter(&self, variable: &str) -> (&'b str, Kind) {
        let signature: &'b Signature<'a> = self.signature;
        let found = signature.parameter(variable);
        found.map_or(("", Kind::Text), |Parameter { name, kind, .. }| {
            (name, *kind)
        })
    }
}
