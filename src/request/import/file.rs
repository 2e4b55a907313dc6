//! Pictures that a pasted request does not hold: it names a file of a disk that is not ours.

use super::shell::{Dialect, Stdin, read};

/// The name of the file whose base64 would stand in this input picture; empty where it has none. `None`: it is an
/// address, or holds its picture.
pub(super) fn awaited(picture: &str) -> Option<String> {
    let picture = picture.trim();
    let Some(data) = picture.strip_prefix("data:") else {
        return match picture.strip_prefix('@') {
            Some(name) => Some(base_name(name)),
            None if is_substitution(picture) => Some(of_substitution(picture)),
            None => None,
        };
    };
    let payload = data.split_once(',').map_or("", |(_, payload)| payload);
    let payload = payload.trim();
    if is_substitution(payload) {
        return Some(of_substitution(payload));
    }
    if let Some(words) = payload.strip_prefix('<') {
        // `<base64 of photo.png>`
        let mut words = words.trim_end_matches('>').split_whitespace().rev();
        return Some(
            words
                .find(|word| word.contains('.'))
                .map_or_else(String::new, base_name),
        );
    }
    let unfilled = payload.is_empty()
        || payload.starts_with(['$', '%', '{'])
        || payload.ends_with('…')
        || payload.ends_with("...");
    unfilled.then(String::new)
}

fn is_substitution(text: &str) -> bool {
    text.starts_with("$(") || text.starts_with('`')
}

/// The file that `$(base64 …)` reads.
pub(super) fn of_substitution(text: &str) -> String {
    let inside = text.strip_prefix("$(").or(text.strip_prefix('`'));
    let inside = inside.unwrap_or(text).trim_end_matches([')', '`']);
    let script = read(inside, Dialect::Posix, false);
    let Some(first) = script.commands.first() else {
        return String::new();
    };
    if let Some(Stdin::File(word)) = &first.stdin {
        return base_name(&word.text);
    }
    let mut words = first.words.iter().skip(1).map(|word| word.text.as_str());
    let is_name = |word: &&str| !word.starts_with('-') && word.parse::<u32>().is_err();
    words.rfind(is_name).map_or_else(String::new, base_name)
}

fn base_name(path: &str) -> String {
    path.rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .to_owned()
}
