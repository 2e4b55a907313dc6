//! What is left of a message once everything that is known at build time has been put in.

/// A message's value or one of its attributes.
#[derive(Clone)]
pub struct Text<'a> {
    /// The name of its function; the same in every language.
    pub function: String,
    /// How Fluent names it: `id` or `id.attribute`.
    pub id: String,
    pub line: usize,
    pub parts: Vec<Part<'a>>,
    /// The comment lines of its message and of those it refers to, with their line numbers.
    pub comment: Vec<(usize, &'a str)>,
}

#[derive(Clone)]
pub enum Part<'a> {
    Literal(String),
    Variable(Variable<'a>),
    Select {
        by: Variable<'a>,
        variants: Vec<Choice<'a>>,
    },
}

#[derive(Clone, Copy)]
pub struct Variable<'a> {
    pub name: &'a str,
    pub line: usize,
}

/// One variant of a selection.
#[derive(Clone)]
pub struct Choice<'a> {
    /// A word, or a number as it is written.
    pub key: &'a str,
    pub line: usize,
    /// Marked `*`: taken when no other key fits. The parser sees to it that there is one.
    pub default: bool,
    pub parts: Vec<Part<'a>>,
}

/// Adds text, joined with the literal before it.
pub fn push_literal(parts: &mut Vec<Part<'_>>, text: &str) {
    match parts.last_mut() {
        Some(Part::Literal(last)) => last.push_str(text),
        _ => parts.push(Part::Literal(text.to_owned())),
    }
}

/// The variables of `parts`, a selecting one before what it selects, repeated as often as used.
pub fn variables<'a>(parts: &[Part<'a>]) -> Vec<Variable<'a>> {
    let mut all = Vec::new();
    for part in parts {
        match part {
            Part::Literal(_) => {}
            Part::Variable(variable) => all.push(*variable),
            Part::Select { by, variants } => {
                all.push(*by);
                all.extend(variants.iter().flat_map(|choice| variables(&choice.parts)));
            }
        }
    }
    all
}

/// Every selection in `parts`, an outer one before those within its variants.
pub fn selections<'t, 'a>(parts: &'t [Part<'a>]) -> Vec<(Variable<'a>, &'t [Choice<'a>])> {
    let mut all = Vec::new();
    for part in parts {
        if let Part::Select { by, variants } = part {
            all.push((*by, variants.as_slice()));
            all.extend(variants.iter().flat_map(|choice| selections(&choice.parts)));
        }
    }
    all
}
