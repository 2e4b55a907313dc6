//! One language: its file, its rules and its texts.

use fluent_syntax::ast::{Message, Pattern};

use super::languages::Language;
use super::resolve::{self, Resolver, Wrong};
use super::source::Source;
use super::text::Text;
use super::{Locale, Problem, names};

/// One language's file and what it says.
pub struct Translation<'a> {
    pub language: Language,
    pub source: Source<'a>,
    pub texts: Vec<Text<'a>>,
}

impl<'a> Translation<'a> {
    /// The text behind the function of this name.
    pub fn text(&self, function: &str) -> Option<&Text<'a>> {
        self.texts.iter().find(|text| text.function == function)
    }
}

/// Parses and resolves every file; English comes first.
pub fn read(locales: &[Locale]) -> Result<Vec<Translation<'_>>, Vec<Problem>> {
    let (mut problems, mut translations) = (Vec::new(), Vec::new());
    for locale in locales {
        let source = Source::parse(locale, &mut problems);
        let texts = texts(&source, &mut problems);
        match Language::of(&locale.tag) {
            Ok(language) => translations.push(Translation {
                language,
                source,
                texts,
            }),
            Err(message) => problems.push(source.problem(1, message)),
        }
    }
    translations.sort_by_key(|translation| translation.language.tag != super::REFERENCE);
    super::clean(problems).map(|()| translations)
}

/// Every message and attribute of the file, in its order.
fn texts<'a>(source: &Source<'a>, problems: &mut Vec<Problem>) -> Vec<Text<'a>> {
    let mut texts: Vec<Text<'a>> = Vec::new();
    for message in &source.messages {
        let value = message
            .value
            .iter()
            .map(|pattern| (None, message.id.name, pattern));
        let attributes = message.attributes.iter();
        let attributes = attributes.map(|a| (Some(a.id.name), a.id.name, &a.value));
        for (attribute, place, pattern) in value.chain(attributes) {
            let line = source.line(place);
            match resolved(source, message, attribute, pattern) {
                Ok(text) => match texts.iter().find(|other| other.function == text.function) {
                    None => texts.push(text),
                    Some(other) => problems.push(source.problem(
                        line,
                        format!("`{}` and `{}` would be one function", text.id, other.id),
                    )),
                },
                Err((line, message)) => problems.push(source.problem(line, message)),
            }
        }
    }
    texts
}

fn resolved<'a>(
    source: &Source<'a>,
    message: &Message<&'a str>,
    attribute: Option<&'a str>,
    pattern: &Pattern<&'a str>,
) -> Result<Text<'a>, Wrong> {
    let line = source.line(attribute.unwrap_or(message.id.name));
    let function = names::function(message.id.name, attribute).map_err(|wrong| (line, wrong))?;
    let id = resolve::path(message.id.name, attribute);
    let mut resolver = Resolver::new(source, &id);
    resolver.add_comment(message);
    let parts = resolver.pattern(pattern)?;
    let comment = resolver.comment;
    Ok(Text {
        function,
        id,
        line,
        parts,
        comment,
    })
}
