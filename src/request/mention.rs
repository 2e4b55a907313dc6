//! Mentions: `@anna` in the prompt names a reference and is sent as `Image 2`, wherever that reference stands by then.

use super::prompt::is_cjk;
use super::references::{ReferenceId, References, is_name_character, same_name};

/// What a mention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mentioned {
    /// A reference of the draft.
    Reference(ReferenceId),
    /// One that was removed.
    Removed,
}

/// A stretch of the prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment<'a> {
    /// As typed, with its `@`.
    pub text: &'a str,
    /// What it names. `None`: plain words.
    pub names: Option<Mentioned>,
}

/// Cuts the prompt into mentions and what stands between them. An `@` before anything else is plain text: prompts may
/// hold addresses and handles.
pub fn segments<'a>(prompt: &'a str, references: &References) -> Vec<Segment<'a>> {
    let mut segments = Vec::new();
    let (mut done, mut from) = (0, 0);
    let plain = |text| Segment { text, names: None };
    while let Some(at) = prompt.get(from..).and_then(|rest| rest.find('@')) {
        let at = from + at;
        from = at + 1;
        // Right behind a mention another may begin.
        if at != done && prompt.get(..at).is_some_and(ends_in_word) {
            continue;
        }
        let rest = prompt.get(from..).unwrap_or_default();
        let Some((length, names)) = longest(rest, references) else {
            continue;
        };
        let end = from + length;
        segments.extend(
            prompt
                .get(done..at)
                .filter(|text| !text.is_empty())
                .map(plain),
        );
        segments.extend(prompt.get(at..end).map(|text| Segment {
            text,
            names: Some(names),
        }));
        (done, from) = (end, end);
    }
    segments.extend(
        prompt
            .get(done..)
            .filter(|text| !text.is_empty())
            .map(plain),
    );
    segments
}

/// The prompt as it is sent.
pub fn compile(prompt: &str, references: &References) -> String {
    let number = |names| match names {
        Mentioned::Reference(id) => references.number(id),
        Mentioned::Removed => None,
    };
    let mut text = String::with_capacity(prompt.len());
    for segment in segments(prompt, references) {
        match segment.names.and_then(number) {
            Some(number) => text.push_str(&format!("Image {number}")),
            None => text.push_str(segment.text),
        }
    }
    text
}

/// The prompt for other references: mentions by the names that these have `now`. A space comes behind a mention that
/// would run on into a longer name, as it can in text without spaces.
pub(super) fn renamed(
    prompt: &str,
    before: &References,
    after: &References,
    now: impl Fn(ReferenceId) -> ReferenceId,
) -> String {
    let new_name = |names| match names {
        Mentioned::Reference(id) => {
            let (old, new) = (before.get(id)?, after.get(now(id))?);
            (!same_name(&old.name, &new.name)).then_some(new.name.as_str())
        }
        Mentioned::Removed => None,
    };
    let all = segments(prompt, before);
    let mut text = String::with_capacity(prompt.len());
    for (at, segment) in all.iter().enumerate() {
        let Some(names) = segment.names else {
            text.push_str(segment.text);
            continue;
        };
        let name = new_name(names).unwrap_or_else(|| segment.text.trim_start_matches('@'));
        let follows = all.get(at + 1).map_or("", |next| next.text);
        let runs_on = longest(&[name, follows].concat(), after)
            .is_some_and(|(length, _)| length > name.len());
        text.push('@');
        text.push_str(name);
        text.push_str(if runs_on { " " } else { "" });
    }
    text
}

/// What looks like a mention and names nothing: as typed, with its `@`. It is sent as it stands.
pub fn strangers<'a>(prompt: &'a str, references: &References) -> Vec<&'a str> {
    let plain = segments(prompt, references);
    let plain = plain.into_iter().filter(|segment| segment.names.is_none());
    let found = plain.flat_map(|segment| {
        let text = segment.text;
        text.match_indices('@').filter_map(move |(at, _)| {
            let rest = text.get(at + 1..)?;
            let end = rest
                .find(|next| !is_name_character(next))
                .unwrap_or(rest.len());
            let name = text.get(at..=at + end).filter(|_| end > 0)?;
            let in_word = ends_in_word(text.get(..at)?);
            (!in_word).then_some(name)
        })
    });
    found.collect()
}

/// Whether an `@` behind this is the middle of an e-mail address; Chinese has no spaces to go by.
fn ends_in_word(before: &str) -> bool {
    let last = before.chars().next_back();
    last.is_some_and(|last| last.is_ascii_alphanumeric() || last == '_')
}

/// The mention being typed at the end of `before`, the prompt up to the caret: what stands after its `@`. `None`: the
/// caret is in no mention.
pub fn open_mention(before: &str) -> Option<&str> {
    let (head, typed) = before.rsplit_once('@')?;
    (!ends_in_word(head) && typed.chars().all(is_name_character)).then_some(typed)
}

/// The prompt with the mention being typed at the caret completed, and the new caret. `caret`: in UTF-16 units, as
/// browsers count. `None`: the caret is in no mention.
pub fn complete_mention(prompt: &str, caret: u32, name: &str) -> Option<(String, u32)> {
    let before = before_caret(prompt, caret);
    let typed = open_mention(before)?;
    let head = before.get(..before.len() - typed.len())?;
    let rest = prompt.get(before.len()..)?;
    let (space, passed) = match rest.chars().next() {
        Some(next) if next.is_whitespace() => ("", 1),
        Some(next) if next.is_ascii_punctuation() && !is_name_character(next) => ("", 0),
        _ => (" ", 0),
    };
    let done = format!("{head}{name}{space}");
    let units = done.encode_utf16().count() + passed;
    Some((format!("{done}{rest}"), u32::try_from(units).ok()?))
}

/// The text before a caret that is counted in UTF-16 units.
pub fn before_caret(text: &str, caret: u32) -> &str {
    let mut units = 0;
    for (at, character) in text.char_indices() {
        if units >= caret {
            return text.get(..at).unwrap_or(text);
        }
        units += u32::try_from(character.len_utf16()).unwrap_or(1);
    }
    text
}

/// The longest name at the start of `rest`, with its length in bytes. A name ends where no more of its characters
/// follow, except that Chinese text may go on without a space.
fn longest(rest: &str, references: &References) -> Option<(usize, Mentioned)> {
    let at = |name: &str| {
        let head = rest.get(..name.len())?;
        let follows = rest.get(name.len()..)?.chars().next();
        let ends = !follows.is_some_and(|next| is_name_character(next) && !is_cjk(next));
        (same_name(head, name) && ends).then_some(name.len())
    };
    let live = references.list().iter().filter_map(|reference| {
        at(&reference.name).map(|length| (length, Mentioned::Reference(reference.id)))
    });
    let gone = references
        .removed()
        .iter()
        .filter_map(|name| at(name).map(|length| (length, Mentioned::Removed)));
    live.chain(gone)
        .max_by_key(|(length, names)| (*length, *names != Mentioned::Removed))
}

#[cfg(test)]
mod tests {
    use super::super::references::ReferenceSource;
    use super::*;

    fn references(names: &[&str]) -> References {
        let mut all = References::default();
        for name in names {
            all.add(ReferenceSource::Address(format!(
                "https://a.example/{name}.png"
            )));
        }
        all
    }

    #[test]
    fn mentions_are_compiled_by_place() {
        let all = references(&["anna", "anna-2b", "庭院"]);
        for (prompt, want) in [
            ("@anna runs", "Image 1 runs"),
            ("(@anna-2b)", "(Image 2)"),
            ("@Anna, @ANNA.", "Image 1, Image 1."),
            ("@annabel", "@annabel"),
            ("@anna-2", "@anna-2"),
            ("bob@anna.example", "bob@anna.example"),
            ("在@庭院里", "在Image 3里"),
            ("@ anna @", "@ anna @"),
            ("@@anna", "@Image 1"),
            ("@nobody", "@nobody"),
            ("", ""),
        ] {
            assert_eq!(compile(prompt, &all), want, "{prompt}");
        }
    }

    #[test]
    fn a_mention_is_completed_at_the_caret() {
        for (prompt, caret, want) in [
            ("a @an", 5, Some(("a @anna ", 8))),
            ("a @an runs", 5, Some(("a @anna runs", 8))),
            ("😀 @", 4, Some(("😀 @anna ", 9))),
            ("庭院@an里", 5, Some(("庭院@anna 里", 8))),
            ("a @an", 2, None),
        ] {
            let done = complete_mention(prompt, caret, "anna");
            let want = want.map(|(text, caret): (&str, u32)| (text.to_owned(), caret));
            assert_eq!(done, want, "{prompt}");
        }
    }

    #[test]
    fn a_mention_being_typed_is_found() {
        for (before, want) in [
            ("a girl in @", Some("")),
            ("@an", Some("an")),
            ("在@庭", Some("庭")),
            ("@anna ", None),
            ("bob@an", None),
            ("nothing", None),
            ("@a, @", Some("")),
        ] {
            assert_eq!(open_mention(before), want, "{before:?}");
        }
    }
}
