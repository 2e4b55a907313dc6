//! Compares each language with English, and its selections with its plural rule.

use super::Translation;
use super::parameters::{Kind, Parameter, Signature, is_plural_key};
use super::problem::Problem;
use super::source::Source;
use super::text::{Choice, Text, Variable, selections, variables};

/// Everything in which `translation` differs from `english` but must not, and every selection
/// that does not fit its variable. (English itself passes the comparison and is checked too.)
pub fn translation(
    english: &Translation<'_>,
    translation: &Translation<'_>,
    signatures: &[Signature<'_>],
    problems: &mut Vec<Problem>,
) {
    let source = &translation.source;
    for text in &english.texts {
        if translation.text(&text.function).is_none() {
            let place = format!("{}:{}", english.source.path(), text.line);
            let message = format!("`{}` is missing; English has it in {place}", text.id);
            problems.push(source.problem(source.last_line(), message));
        }
    }
    for text in &translation.texts {
        match signatures
            .iter()
            .find(|signature| signature.function == text.function)
        {
            Some(signature) => variables_and_selections(translation, text, signature, problems),
            None => {
                let message = format!("English has no `{}`", text.id);
                problems.push(source.problem(text.line, message));
            }
        }
    }
}

fn variables_and_selections(
    translation: &Translation<'_>,
    text: &Text<'_>,
    signature: &Signature<'_>,
    problems: &mut Vec<Problem>,
) {
    let source = &translation.source;
    for Variable { name, line } in variables(&text.parts) {
        if signature.parameter(name).is_none() {
            let message = format!("the English `{}` has no variable `${name}`", text.id);
            problems.push(source.problem(line, message));
        }
    }
    for (by, variants) in selections(&text.parts) {
        let Some(parameter) = signature.parameter(by.name) else {
            continue;
        };
        keys(source, parameter, variants, problems);
        if parameter.kind == Kind::Number {
            categories(translation, by, variants, problems);
        }
    }
}

/// Every key fits the variable's type, once.
fn keys(
    source: &Source<'_>,
    parameter: &Parameter<'_>,
    variants: &[Choice<'_>],
    problems: &mut Vec<Problem>,
) {
    let variable = parameter.variable;
    for (index, choice) in variants.iter().enumerate() {
        let key = choice.key;
        let is_word = key.starts_with(|first: char| first.is_ascii_alphabetic());
        let wrong = match parameter.kind {
            _ if variants
                .iter()
                .take(index)
                .any(|earlier| earlier.key == key) =>
            {
                format!("the key [{key}] appears twice")
            }
            Kind::Number if !is_plural_key(key) => {
                format!("`${variable}` is a number: [{key}] is no plural category or whole number")
            }
            Kind::Text if !is_word => {
                format!(
                    "`${variable}` is text: [{key}] is no word; is `# ${variable}: number` missing?"
                )
            }
            Kind::Number | Kind::Text => continue,
        };
        problems.push(source.problem(choice.line, wrong));
    }
}

/// The categories are those that the language tells apart, no more and no fewer.
fn categories(
    translation: &Translation<'_>,
    by: Variable<'_>,
    variants: &[Choice<'_>],
    problems: &mut Vec<Problem>,
) {
    let (source, tag) = (&translation.source, &translation.language.tag);
    let needed: Vec<&str> = translation
        .language
        .rule
        .categories()
        .iter()
        .map(|category| category.name())
        .collect();
    for missing in needed
        .iter()
        .filter(|name| !variants.iter().any(|v| v.key == **name))
    {
        let message = format!(
            "the plural of `${}` lacks [{missing}], which {tag} needs",
            by.name
        );
        problems.push(source.problem(by.line, message));
    }
    let words = variants
        .iter()
        .filter(|choice| choice.key.parse::<u64>().is_err());
    for choice in words.filter(|choice| is_plural_key(choice.key)) {
        if !needed.contains(&choice.key) {
            let message = format!("[{}] is not a plural category of {tag}", choice.key);
            problems.push(source.problem(choice.line, message));
        }
    }
}
