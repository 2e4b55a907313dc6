//! Quoting, by a table and by property. The languages' own readers read the same in `tests/exports`.

use crate::models::V40;
use proptest::prelude::*;
use seedboard::catalog::Cloud;
use seedboard::request::code::{Language, Target, code};
use seedboard::request::{Draft, Sequential, check};

fn text(prompt: &str, language: Language) -> Option<String> {
    let mut draft = Draft::new(V40, prompt);
    draft.sequential_image_generation = Sequential::Disabled;
    let request = check(&draft).request?;
    Some(code(&request, language, &Target::of(Cloud::BytePlus)).text)
}

/// What stands between two marks in the text for this prompt.
fn between(prompt: &str, language: Language, before: &str, after: &str) -> String {
    let text = text(prompt, language).unwrap();
    let (_, rest) = text.split_once(before).unwrap();
    rest.split_once(after).unwrap().0.to_owned()
}

#[test]
fn literals_by_a_table() {
    for (prompt, literal) in [
        ("it's", r#""it's""#),
        (r#"a"b"#, r#""a\"b""#),
        (r"a\b\n\u0041", r#""a\\b\\n\\u0041""#),
        ("a\nb\r\tc", r#""a\nb\r\tc""#),
        ("$x `y` %s {z}", r#""$x `y` %s {z}""#),
        ("四季 🐈", r#""四季 🐈""#),
        ("a\u{0}b\u{7f}c", r#""a\u0000b\u007fc""#),
        (
            "a\u{2028}b\u{feff}c\u{202e}d",
            r#""a\u2028b\ufeffc\u202ed""#,
        ),
        ("«prompt»", r#""«prompt»""#),
    ] {
        let python = between(prompt, Language::Python, "    prompt=", ",\n");
        let go = between(prompt, Language::Go, "Prompt:", ",\n");
        let java = between(prompt, Language::Java, ".prompt(", ")\n");
        assert_eq!([&*python, go.trim(), &java], [literal; 3]);
    }
}

#[test]
fn words_of_a_shell_by_a_table() {
    for (prompt, word) in [
        ("plain", "plain"),
        ("two words", "'two words'"),
        ("it's", r"'it'\''s'"),
        ("$(x) `y` \\", "'$(x) `y` \\'"),
        ("a\nb", "'a\nb'"),
        ("!", "'!'"),
        ("~", "'~'"),
        ("-n", "-- -n"),
    ] {
        let text = text(prompt, Language::ArkCli).unwrap();
        assert!(text.ends_with(&format!("  {word}\n")), "{text}");
    }
}

#[test]
fn a_long_text_is_joined_from_pieces_in_java() {
    let long = "é".repeat(40_000);
    let java = between(&long, Language::Java, ".prompt(", ")\n");
    assert!(java.starts_with(r#"String.join("", "é"#), "{java:.40}");
    assert!(java.split(", ").all(|piece| piece.len() < 65_536));
    assert_eq!(java.matches('é').count(), 40_000);
}

#[test]
fn the_end_of_a_here_document_is_no_line_of_it() {
    // JSON has no line that could end it, whatever the prompt says.
    let text = text("JSON\nJSON_\n", Language::Curl).unwrap();
    assert_eq!(text.lines().filter(|line| *line == "JSON").count(), 1);
}

proptest! {
    /// A line break, a quotation mark or a bare backslash would end a literal early or change it.
    #[test]
    fn no_prompt_leaves_its_literal(prompt in "(.|\n|\r|\\\\|\"|'|\\$|`){1,60}") {
        prop_assume!(text(&prompt, Language::Curl).is_some());
        for (language, before, after) in [
            (Language::Python, "    prompt=\"", "\",\n    size="),
            (Language::OpenAi, "    prompt=\"", "\",\n    size="),
            (Language::Java, ".prompt(\"", "\")\n                .size("),
        ] {
            let literal = between(&prompt, language, before, after);
            let read: String = serde_json::from_str(&format!("\"{literal}\"")).unwrap();
            prop_assert_eq!(&*read, prompt.trim());
            let ends = literal.chars().any(|character| "\n\r\u{2028}\u{85}".contains(character));
            prop_assert!(!ends);
        }
    }
}
