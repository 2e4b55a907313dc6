//! Fluent's names as Rust's.

/// Names that `src/text/mod.rs` has for itself.
const TAKEN: &[&str] = &["category", "language", "set_language"];

/// The words that Rust keeps (edition 2024), as far as they are lower case.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The function of a message or attribute: `board-waiting` gives `board_waiting`.
pub fn function(id: &str, attribute: Option<&str>) -> Result<String, String> {
    let name = match attribute {
        Some(attribute) => format!("{}_{}", snake(id)?, snake(attribute)?),
        None => snake(id)?,
    };
    if TAKEN.contains(&name.as_str()) {
        return Err(format!(
            "`{name}` is the name of a function in src/text: choose another"
        ));
    }
    refuse_keyword(name)
}

/// The parameter of a variable: `$max-images` gives `max_images`.
pub fn parameter(variable: &str) -> Result<String, String> {
    refuse_keyword(snake(variable)?)
}

fn snake(name: &str) -> Result<String, String> {
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    if name
        .split('-')
        .all(|part| !part.is_empty() && part.chars().all(plain))
    {
        Ok(name.replace('-', "_"))
    } else {
        Err(format!(
            "write `{name}` in lower case, words joined by single hyphens"
        ))
    }
}

fn refuse_keyword(name: String) -> Result<String, String> {
    if KEYWORDS.contains(&name.as_str()) {
        return Err(format!(
            "`{name}` is a keyword of Rust: choose another name"
        ));
    }
    Ok(name)
}
