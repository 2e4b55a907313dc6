//! From parsed patterns to flat texts: literals, terms and references to other messages become
//! plain text; what only the page can know (variables, selections) stays.

use fluent_syntax::ast::{
    Expression, InlineExpression, Message, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::source::Source;
use super::text::{Choice, Part, Variable, push_literal};

/// A line of the file and what is wrong there.
pub type Wrong = (usize, String);

/// How Fluent names a message's value or its attribute.
pub fn path(id: &str, attribute: Option<&str>) -> String {
    attribute.map_or_else(|| id.to_owned(), |attribute| format!("{id}.{attribute}"))
}

/// Flattens one text.
pub struct Resolver<'s, 'a> {
    source: &'s Source<'a>,
    /// The texts being resolved, from the outermost, to notice one that holds itself.
    within: Vec<String>,
    /// The comments met on the way, with their lines.
    pub comment: Vec<(usize, &'a str)>,
}

impl<'s, 'a> Resolver<'s, 'a> {
    /// For the text that Fluent names `path`.
    pub fn new(source: &'s Source<'a>, path: &str) -> Self {
        let within = vec![path.to_owned()];
        Resolver {
            source,
            within,
            comment: Vec::new(),
        }
    }

    pub fn add_comment(&mut self, message: &Message<&'a str>) {
        let lines = message.comment.iter().flat_map(|comment| &comment.content);
        self.comment
            .extend(lines.map(|line| (self.source.line(line), *line)));
    }

    pub fn pattern(&mut self, pattern: &Pattern<&'a str>) -> Result<Vec<Part<'a>>, Wrong> {
        let mut parts = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => push_literal(&mut parts, value),
                PatternElement::Placeable { expression } => {
                    self.expression(expression, &mut parts)?;
                }
            }
        }
        Ok(parts)
    }

    fn expression(
        &mut self,
        expression: &Expression<&'a str>,
        parts: &mut Vec<Part<'a>>,
    ) -> Result<(), Wrong> {
        match expression {
            Expression::Inline(inline) => self.inline(inline, parts),
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else {
                    let line = variants.first().map_or(1, |variant| self.key(variant).1);
                    return Err((line, "only a variable can select here".to_owned()));
                };
                let by = self.variable(id.name);
                let variants = variants.iter().map(|variant| self.choice(variant));
                let variants = variants.collect::<Result<_, _>>()?;
                parts.push(Part::Select { by, variants });
                Ok(())
            }
        }
    }

    fn inline(
        &mut self,
        inline: &InlineExpression<&'a str>,
        parts: &mut Vec<Part<'a>>,
    ) -> Result<(), Wrong> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                push_literal(parts, &unescape_unicode_to_string(value));
            }
            InlineExpression::NumberLiteral { value } => push_literal(parts, value),
            InlineExpression::VariableReference { id } => {
                parts.push(Part::Variable(self.variable(id.name)));
            }
            InlineExpression::Placeable { expression } => self.expression(expression, parts)?,
            InlineExpression::FunctionReference { id, .. } => {
                let message = format!("functions such as `{}` are not supported", id.name);
                return Err((self.source.line(id.name), message));
            }
            InlineExpression::TermReference {
                id,
                attribute,
                arguments,
            } => {
                if attribute.is_some() || arguments.is_some() {
                    let message = format!("`-{}` takes no arguments or attributes here", id.name);
                    return Err((self.source.line(id.name), message));
                }
                let pattern = self.source.term(id.name).map(|term| &term.value);
                self.insert(id.name, format!("-{}", id.name), pattern, parts)?;
            }
            InlineExpression::MessageReference { id, attribute } => {
                let message = self.source.message(id.name);
                let attribute = attribute.as_ref().map(|attribute| attribute.name);
                let pattern = message.and_then(|message| value_of(message, attribute));
                message
                    .into_iter()
                    .for_each(|message| self.add_comment(message));
                self.insert(id.name, path(id.name, attribute), pattern, parts)?;
            }
        }
        Ok(())
    }

    /// Puts the text named `name` in the place of a reference to it.
    fn insert(
        &mut self,
        place: &'a str,
        name: String,
        pattern: Option<&Pattern<&'a str>>,
        parts: &mut Vec<Part<'a>>,
    ) -> Result<(), Wrong> {
        let line = self.source.line(place);
        let pattern = pattern.ok_or_else(|| (line, format!("there is no text `{name}`")))?;
        if self.within.contains(&name) {
            return Err((line, format!("`{name}` refers to itself")));
        }
        let is_term = name.starts_with('-');
        self.within.push(name);
        for part in self.pattern(pattern)? {
            match part {
                Part::Literal(text) => push_literal(parts, &text),
                Part::Variable(by) | Part::Select { by, .. } if is_term => {
                    return Err((by.line, "a term cannot hold variables".to_owned()));
                }
                part => parts.push(part),
            }
        }
        self.within.pop();
        Ok(())
    }

    fn choice(&mut self, variant: &Variant<&'a str>) -> Result<Choice<'a>, Wrong> {
        let (key, line) = self.key(variant);
        let parts = self.pattern(&variant.value)?;
        Ok(Choice {
            key,
            line,
            default: variant.default,
            parts,
        })
    }

    fn key(&self, variant: &Variant<&'a str>) -> (&'a str, usize) {
        let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) =
            variant.key;
        (key, self.source.line(key))
    }

    fn variable(&self, name: &'a str) -> Variable<'a> {
        Variable {
            name,
            line: self.source.line(name),
        }
    }
}

fn value_of<'m, 'a>(
    message: &'m Message<&'a str>,
    attribute: Option<&str>,
) -> Option<&'m Pattern<&'a str>> {
    let Some(name) = attribute else {
        return message.value.as_ref();
    };
    let attribute = message
        .attributes
        .iter()
        .find(|attribute| attribute.id.name == name);
    attribute.map(|attribute| &attribute.value)
}
