//! What the build knows about a language: its plural rule and its name in Rust.

use super::plural::Rule;

/// The plural rules of whole numbers by language (CLDR 46, "Language Plural Rules", cardinals).
/// A language whose rule is not among `Rule`'s needs a new variant there, then a line here.
const RULES: &[(&str, Rule)] = &[
    ("en", Rule::OneAndOther),
    ("de", Rule::OneAndOther),
    ("nl", Rule::OneAndOther),
    ("sv", Rule::OneAndOther),
    ("zh", Rule::OtherOnly),
    ("ja", Rule::OtherOnly),
    ("ko", Rule::OtherOnly),
    ("vi", Rule::OtherOnly),
];

/// A language that has a message file.
#[derive(Clone)]
pub struct Language {
    /// The BCP 47 tag, which is the file's name.
    pub tag: String,
    /// The tag as a variant of the generated enum: `En`, `ZhHant`, `PtBr`.
    pub variant: String,
    pub rule: Rule,
}

impl Language {
    /// The language with this tag; a region or script has the plural rule of its language.
    pub fn of(tag: &str) -> Result<Self, String> {
        let letters = |part: &str| {
            !part.is_empty() && part.chars().all(|letter| letter.is_ascii_alphanumeric())
        };
        if !tag.split('-').all(letters) || !tag.starts_with(|first: char| first.is_alphabetic()) {
            return Err(format!(
                "`{tag}` is not a language tag such as `zh` or `pt-BR`"
            ));
        }
        let main = tag.split('-').next().unwrap_or(tag);
        let Some(&(_, rule)) = RULES.iter().find(|(known, _)| *known == main) else {
            let place = "add it to RULES in build/languages.rs";
            return Err(format!("the plural rule of `{main}` is not known: {place}"));
        };
        let variant = tag.split('-').map(capitalized).collect();
        Ok(Language {
            tag: tag.to_owned(),
            variant,
            rule,
        })
    }
}

fn capitalized(part: &str) -> String {
    let (first, rest) = part.split_at(1);
    first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
}
