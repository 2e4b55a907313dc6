//! What is written about a panel: what a shot list says of it, and whether somebody approved it.

use super::{Angle, Move, Shot};

/// What is written about a panel. Every text may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Script {
    /// A few words above the action.
    pub caption: String,
    /// How near. `None`: not said.
    pub shot: Option<Shot>,
    /// From where. `None`: not said.
    pub angle: Option<Angle>,
    /// How the camera moves. `None`: not said.
    pub camera: Option<Move>,
    /// What happens.
    pub action: String,
    /// What is said, as it is heard.
    pub dialogue: String,
    /// What else is heard.
    pub sound: String,
    /// What is for the makers alone; it never takes part in a prompt.
    pub notes: String,
    /// How long it stands, in milliseconds. `None`: not said.
    pub duration_ms: Option<u32>,
    /// What the panel's prompt says beside all this.
    pub prompt: String,
    /// The whole prompt as somebody wrote it over. `None`: it is assembled.
    pub edited: Option<String>,
}

/// How far a panel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// It may still change.
    #[default]
    Draft,
    /// It is as it should be: no run of many touches it, and its number stays.
    Approved,
}

impl Status {
    /// The name that is stored, and the value of its control.
    pub const fn as_str(self) -> &'static str {
        match self {
            Status::Draft => "draft",
            Status::Approved => "approved",
        }
    }
}

/// Longest name of somebody who speaks, in characters.
const LONGEST_NAME: usize = 24;

/// Who speaks, where a dialogue begins with a name in capitals and a colon, and what they say. `None`: nobody is named.
pub fn speaker(dialogue: &str) -> (Option<&str>, &str) {
    let parts = dialogue.split_once([':', '：']);
    let named = parts.map(|(name, said)| (name.trim(), said.trim()));
    match named {
        Some((name, said)) if is_name(name) && !said.is_empty() => (Some(name), said),
        _ => (None, dialogue.trim()),
    }
}

fn is_name(name: &str) -> bool {
    let fits = name.chars().count() <= LONGEST_NAME && !name.contains('\n');
    fits && name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_is_told_by_capitals_and_a_colon() {
        for (dialogue, name, said) in [
            ("MEI: You came back.", Some("MEI"), "You came back."),
            (
                " OLD WANG 2 : Late again: so be it.",
                Some("OLD WANG 2"),
                "Late again: so be it.",
            ),
            ("小美：你好", Some("小美"), "你好"),
            ("Listen: the rain.", None, "Listen: the rain."),
            ("12: 30", None, "12: 30"),
            ("MEI:", None, "MEI:"),
            ("No.", None, "No."),
            ("", None, ""),
        ] {
            assert_eq!(speaker(dialogue), (name, said), "{dialogue:?}");
        }
    }
}
