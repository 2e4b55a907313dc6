//! The measure of a prompt.

/// Words between white space. A CJK character weighs as two, since the
/// advice is 600 English words or 300 Chinese characters (protocol.md 1.1).
pub fn count_words(prompt: &str) -> u32 {
    let mut words: u32 = 0;
    let mut in_word = false;
    for character in prompt.chars() {
        if is_cjk(character) {
            words = words.saturating_add(2);
            in_word = false;
        } else if is_letter(character) {
            if !in_word {
                words = words.saturating_add(1);
            }
            in_word = true;
        } else if character.is_whitespace() || matches!(character, '—' | '…' | '/') {
            in_word = false;
        }
    }
    words
}

/// Outside ASCII everything but spaces and dashes counts, without the page carrying Unicode's tables for it.
fn is_letter(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || !(character.is_ascii()
            || character.is_whitespace()
            || matches!(character, '\u{2010}'..='\u{2027}'))
}

fn is_cjk(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table() {
        for (prompt, want) in [
            ("", 0),
            ("   ", 0),
            ("one", 1),
            ("a model's pose, well-lit", 4),
            ("colors, elements—and atmosphere", 4),
            ("- - -", 0),
            ("四季庭院", 8),
            ("a 庭院 b", 6),
        ] {
            assert_eq!(count_words(prompt), want, "{prompt:?}");
        }
    }
}
