//! Finding words in everything that is written on a board, and writing others in their place. A replacement is shown before it
//! is made, and approved panels are passed over.

use super::{Board, PanelId, Script};
use core::ops::Range;

/// A text of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The board's title.
    Title,
    /// The board's style.
    Style,
    /// A text of a panel.
    Panel(PanelId, ScriptText),
}

/// A text of a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScriptText {
    /// [`Script::caption`]
    Caption,
    /// [`Script::action`]
    Action,
    /// [`Script::dialogue`]
    Dialogue,
    /// [`Script::sound`]
    Sound,
    /// [`Script::notes`]
    Notes,
    /// [`Script::prompt`]
    Prompt,
    /// [`Script::edited`]
    Edited,
}

impl ScriptText {
    /// Every text, in the order in which they are looked through.
    pub const ALL: [ScriptText; 7] = [
        ScriptText::Caption,
        ScriptText::Action,
        ScriptText::Dialogue,
        ScriptText::Sound,
        ScriptText::Notes,
        ScriptText::Prompt,
        ScriptText::Edited,
    ];

    /// The text in a script.
    pub fn of(self, script: &Script) -> &str {
        match self {
            ScriptText::Caption => &script.caption,
            ScriptText::Action => &script.action,
            ScriptText::Dialogue => &script.dialogue,
            ScriptText::Sound => &script.sound,
            ScriptText::Notes => &script.notes,
            ScriptText::Prompt => &script.prompt,
            ScriptText::Edited => script.edited.as_deref().unwrap_or_default(),
        }
    }

    /// Writes it. An empty [`ScriptText::Edited`] gives the prompt back to the fields.
    pub fn set(self, script: &mut Script, text: String) {
        match self {
            ScriptText::Caption => script.caption = text,
            ScriptText::Action => script.action = text,
            ScriptText::Dialogue => script.dialogue = text,
            ScriptText::Sound => script.sound = text,
            ScriptText::Notes => script.notes = text,
            ScriptText::Prompt => script.prompt = text,
            ScriptText::Edited => script.edited = Some(text).filter(|text| !text.is_empty()),
        }
    }
}

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// The words; nothing is found of an empty text.
    pub find: String,
    /// Whether upper and lower case are told apart.
    pub case: bool,
    /// Whether only whole words count.
    pub words: bool,
}

impl Search {
    /// Where the words stand in a text, in bytes, one behind the other.
    pub fn matches(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        if self.find.is_empty() {
            return found;
        }
        for (at, _) in text.char_indices() {
            let is_behind = found.last().is_none_or(|last| at >= last.end);
            let end = text.get(at..).and_then(|rest| self.begins(rest));
            if let Some(end) = end.map(|length| at + length)
                && is_behind
                && (!self.words || is_word(text, &(at..end)))
            {
                found.push(at..end);
            }
        }
        found
    }

    /// How many bytes of a text, from its beginning, are the words. `None`: it begins otherwise.
    fn begins(&self, text: &str) -> Option<usize> {
        let mut rest = text.chars();
        for wanted in self.find.chars() {
            let have = rest.next()?;
            let same =
                have == wanted || !self.case && have.to_lowercase().eq(wanted.to_lowercase());
            if !same {
                return None;
            }
        }
        Some(text.len() - rest.as_str().len())
    }

    /// A text with other words in the place of those found.
    pub fn replaced(&self, text: &str, with: &str) -> String {
        let mut made = String::with_capacity(text.len());
        let mut from = 0;
        for found in self.matches(text) {
            made.push_str(text.get(from..found.start).unwrap_or_default());
            made.push_str(with);
            from = found.end;
        }
        made.push_str(text.get(from..).unwrap_or_default());
        made
    }
}

/// Whether no letter or digit goes on before or behind it. Scripts that put no spaces between words have no such borders
/// inside a sentence: there a whole word is what stands between signs.
fn is_word(text: &str, at: &Range<usize>) -> bool {
    let goes_on = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    let before = text.get(..at.start).and_then(|text| text.chars().last());
    let behind = text.get(at.end..).and_then(|text| text.chars().next());
    !goes_on(before) && !goes_on(behind)
}

/// One text in which the words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub place: Place,
    /// The whole text.
    pub text: String,
    /// Where the words stand in it, in bytes.
    pub at: Vec<Range<usize>>,
    /// Whether it is a text of an approved panel, which is not replaced.
    pub locked: bool,
}

/// Every text in which the words stand, in the order of the board.
pub fn find(board: &Board, search: &Search) -> Vec<Hit> {
    let hit = |place: Place, text: &str, locked: bool| {
        let at = search.matches(text);
        (!at.is_empty()).then(|| Hit {
            place,
            text: text.to_owned(),
            at,
            locked,
        })
    };
    let about = board.about();
    let own = [(Place::Title, &about.title), (Place::Style, &about.style)];
    let own = own
        .into_iter()
        .filter_map(|(place, text)| hit(place, text, false));
    let panels = board.panels().iter().flat_map(|panel| {
        ScriptText::ALL.into_iter().filter_map(move |which| {
            let place = Place::Panel(panel.id, which);
            hit(place, which.of(&panel.script), panel.is_locked())
        })
    });
    own.chain(panels).collect()
}

/// Writes other words in the place of those found, in these texts. How many were replaced, and how many stand in approved
/// panels and were not.
pub fn replace(board: &mut Board, search: &Search, with: &str, places: &[Place]) -> (usize, usize) {
    let (mut done, mut locked) = (0, 0);
    for hit in find(board, search) {
        if !places.contains(&hit.place) {
            continue;
        }
        if hit.locked {
            locked += hit.at.len();
            continue;
        }
        let text = search.replaced(&hit.text, with);
        done += hit.at.len();
        match hit.place {
            Place::Title => board.change_about(|about| about.title = text),
            Place::Style => board.change_about(|about| about.style = text),
            Place::Panel(id, which) => board.change_script(id, |script| which.set(script, text)),
        };
    }
    (done, locked)
}

#[cfg(test)]
mod tests {
    use super::super::Status;
    use super::*;
    use proptest::prelude::*;

    fn search(find: &str, case: bool, words: bool) -> Search {
        Search {
            find: find.to_owned(),
            case,
            words,
        }
    }

    #[test]
    fn words_are_found_as_they_are_asked_for() {
        for (find, case, words, text, count) in [
            ("cat", false, false, "Cat, cats, concat.", 3),
            ("cat", true, false, "Cat, cats, concat.", 2),
            ("cat", false, true, "Cat, cats, concat.", 1),
            ("", false, false, "anything", 0),
            ("aa", false, false, "aaaa", 2),
            ("猫", false, false, "猫和猫", 2),
            ("straße", false, false, "STRAßE Straße", 2),
            ("i̇", false, false, "İ", 0),
            ("a.c", false, false, "abc a.c", 1),
        ] {
            let found = search(find, case, words).matches(text);
            assert_eq!(found.len(), count, "{find} in {text}: {found:?}");
        }
    }

    #[test]
    fn approved_panels_are_passed_over_and_counted() {
        let mut board = Board::default();
        let script = |action: &str| Script {
            action: action.to_owned(),
            ..Script::default()
        };
        let ids = ["The cat sleeps", "The Cat and the cat", "A dog"]
            .map(|action| board.insert_panel(9, script(action)));
        board.change_about(|about| about.style = "cat hair".into());
        board.set_status(ids[0], Status::Approved);
        let search = search("cat", false, true);
        let places: Vec<_> = find(&board, &search).iter().map(|hit| hit.place).collect();
        assert_eq!(places.len(), 3);
        assert_eq!(replace(&mut board, &search, "fox", &places), (3, 1));
        let actions: Vec<_> = board
            .panels()
            .iter()
            .map(|p| p.script.action.as_str())
            .collect();
        assert_eq!(actions, ["The cat sleeps", "The fox and the fox", "A dog"]);
        assert_eq!(board.about().style, "fox hair");
        assert_eq!(replace(&mut board, &search, "fox", &[Place::Title]), (0, 0));
    }

    proptest! {
        /// Whatever is looked for, what is found stands there, in order, and a replacement leaves the rest as it is.
        #[test]
        fn what_is_found_is_there(find in "[aAbİß猫]{0,3}", text in "[aAbBİißs猫 ]{0,30}", case in any::<bool>(), words in any::<bool>()) {
            let search = search(&find, case, words);
            let mut end = 0;
            let mut kept = String::new();
            for at in search.matches(&text) {
                prop_assert!(at.start >= end && at.end > at.start);
                let said = text.get(at.clone()).unwrap();
                prop_assert!(!case || said == find);
                kept.push_str(&text[end..at.start]);
                kept.push_str("<>");
                end = at.end;
            }
            kept.push_str(&text[end..]);
            prop_assert_eq!(search.replaced(&text, "<>"), kept);
        }
    }
}
