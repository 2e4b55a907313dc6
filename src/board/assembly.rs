//! The prompt of a panel, put together from what is written about it and about its board, with the origin of each part: a
//! person sees where a word comes from, and changes it there.

use super::Script;
use core::ops::Range;

/// Where a part of a prompt comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The board's style.
    Style,
    /// Shot type and angle.
    Shot,
    /// The camera's move.
    Camera,
    /// The action.
    Action,
    /// The dialogue, as something that somebody is saying.
    Dialogue,
    /// The panel's own text.
    Own,
    /// Somebody wrote the whole prompt by hand.
    Hand,
    /// The caption, for want of anything else.
    Caption,
    /// What the panel's picture was made with, for want of anything written.
    Earlier,
}

/// Which fields take part; the board's choice, the same for all its panels. Style and the panel's own text always do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// Shot type and angle.
    pub shot: bool,
    /// The camera's move.
    pub camera: bool,
    /// The action.
    pub action: bool,
    /// The dialogue. Off by default: models write it into the picture.
    pub dialogue: bool,
}

impl Default for Parts {
    fn default() -> Self {
        Self {
            shot: true,
            camera: false,
            action: true,
            dialogue: false,
        }
    }
}

/// A prompt with the origin of each part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assembled {
    /// The whole text.
    pub text: String,
    /// Where each part stands in it, in bytes, in order; what lies between is ours.
    pub parts: Vec<(Origin, Range<usize>)>,
}

impl Assembled {
    /// What a picture was made with. `number`: it was the picture of that number in a group.
    pub(super) fn earlier(prompt: &str, number: Option<u32>) -> Self {
        let mut made = Self::default();
        made.add(Origin::Earlier, prompt);
        if let Some(number) = number {
            made.text.push_str(&format!(
                "\n\nMake only picture {number} of this series, as one picture."
            ));
        }
        made
    }

    pub(super) fn add(&mut self, origin: Origin, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(match self.text.chars().last() {
                // A sentence has ended.
                Some('.' | '!' | '?' | '…' | '"' | '。' | '！' | '？' | '”') => " ",
                _ => ". ",
            });
        }
        let from = self.text.len();
        self.text.push_str(text);
        self.parts.push((origin, from..self.text.len()));
    }
}

/// The prompt of a panel: what somebody wrote by hand, else the board's style, the fields that take part, and its own text.
pub fn assemble(style: &str, script: &Script, parts: Parts) -> Assembled {
    let mut assembled = Assembled::default();
    if let Some(edited) = &script.edited {
        assembled.add(Origin::Hand, edited);
        return assembled;
    }
    assembled.add(Origin::Style, style);
    add_panel(&mut assembled, script, parts);
    assembled
}

/// What a panel adds to its board's style.
fn add_panel(assembled: &mut Assembled, script: &Script, parts: Parts) {
    if parts.shot {
        let words = [
            script.shot.map(|shot| shot.words()),
            script.angle.map(|angle| angle.words()),
        ];
        let words: Vec<_> = words.into_iter().flatten().collect();
        assembled.add(Origin::Shot, &upper_first(&words.join(" ")));
    }
    if parts.camera {
        let words = script.camera.map_or("", |camera| camera.words());
        assembled.add(Origin::Camera, &upper_first(words));
    }
    if parts.action {
        assembled.add(Origin::Action, &script.action);
    }
    if parts.dialogue && !script.dialogue.trim().is_empty() {
        let said = format!("Somebody is saying: “{}”", script.dialogue.trim());
        assembled.add(Origin::Dialogue, &said);
    }
    assembled.add(Origin::Own, &script.prompt);
}

/// The one prompt of a group: the board's style, then a numbered line for each panel, in order. The model is told how many
/// pictures there are, since it decides that otherwise.
pub fn assemble_group<'a>(
    style: &str,
    panels: impl ExactSizeIterator<Item = &'a Script>,
    parts: Parts,
) -> String {
    let mut text = match panels.len() {
        1 => "One picture.".to_owned(),
        count => format!("A series of {count} coherent pictures, one for each of these lines."),
    };
    let style = style.trim();
    if !style.is_empty() {
        text.push_str(" Style of all: ");
        text.push_str(style);
        if !style.ends_with(['.', '!', '?', '。']) {
            text.push('.');
        }
    }
    for (number, script) in (1..).zip(panels) {
        let mut line = Assembled::default();
        match &script.edited {
            Some(edited) => line.add(Origin::Hand, edited),
            None => add_panel(&mut line, script, parts),
        }
        if line.text.is_empty() {
            line.add(Origin::Own, &script.caption);
        }
        // A line break would begin another picture.
        let words: Vec<_> = line.text.split_whitespace().collect();
        text.push_str(&format!("\n{number}. {}", words.join(" ")));
    }
    text
}

fn upper_first(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Angle, Move, Shot};
    use super::*;
    use proptest::prelude::*;

    fn courtyard() -> Script {
        Script {
            caption: "Spring".into(),
            shot: Some(Shot::Wide),
            angle: Some(Angle::High),
            camera: Some(Move::Crane),
            action: "Blossom falls on the stones".into(),
            dialogue: "It is early this year.".into(),
            notes: "Ask about the tree.".into(),
            prompt: "A cat on the bench".into(),
            ..Script::default()
        }
    }

    #[test]
    fn each_part_stands_where_it_is_said_to() {
        let made = assemble("Ink and watercolour.", &courtyard(), Parts::default());
        assert_eq!(
            made.text,
            "Ink and watercolour. Wide shot from a high angle. Blossom falls on the stones. A cat on the bench"
        );
        let parts: Vec<_> = made
            .parts
            .iter()
            .map(|(origin, at)| (*origin, &made.text[at.clone()]))
            .collect();
        assert_eq!(
            parts,
            [
                (Origin::Style, "Ink and watercolour."),
                (Origin::Shot, "Wide shot from a high angle"),
                (Origin::Action, "Blossom falls on the stones"),
                (Origin::Own, "A cat on the bench"),
            ]
        );
    }

    #[test]
    fn chosen_fields_take_part_and_notes_never_do() {
        let all = Parts {
            shot: true,
            camera: true,
            action: true,
            dialogue: true,
        };
        let text = assemble("", &courtyard(), all).text;
        assert!(text.contains("Crane shot."), "{text}");
        assert!(
            text.contains("Somebody is saying: “It is early this year.” A cat"),
            "{text}"
        );
        assert!(!text.contains("Ask about"), "{text}");
        let none = Parts {
            shot: false,
            camera: false,
            action: false,
            dialogue: false,
        };
        assert_eq!(assemble("", &courtyard(), none).text, "A cat on the bench");
    }

    #[test]
    fn a_hand_edit_survives_every_change_of_the_fields() {
        let mut script = courtyard();
        script.edited = Some("My own words".into());
        script.action = "Something else".into();
        let made = assemble("Another style", &script, Parts::default());
        assert_eq!(made.text, "My own words");
        assert_eq!(made.parts, [(Origin::Hand, 0..12)]);
    }

    #[test]
    fn a_group_is_a_numbered_list_with_a_line_a_panel() {
        let mut second = courtyard();
        second.edited = Some("First line\nsecond line".into());
        let third = Script {
            caption: "Autumn".into(),
            ..Script::default()
        };
        let all = [courtyard(), second, third];
        let text = assemble_group("Ink", all.iter(), Parts::default());
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "A series of 3 coherent pictures, one for each of these lines. Style of all: Ink.",
                "1. Wide shot from a high angle. Blossom falls on the stones. A cat on the bench",
                "2. First line second line",
                "3. Autumn",
            ]
        );
    }

    proptest! {
        /// Whatever is written, parts are in order, within the text, on the borders of characters, and hold no more than
        /// what was written.
        #[test]
        fn parts_are_true(style in ".{0,20}", action in ".{0,20}", own in ".{0,20}", camera in any::<bool>()) {
            let script = Script { action, prompt: own, camera: Some(Move::Pan), ..Script::default() };
            let parts = Parts { camera, ..Parts::default() };
            let made = assemble(&style, &script, parts);
            let mut from = 0;
            for (origin, at) in &made.parts {
                prop_assert!(at.start >= from && at.start < at.end);
                from = at.end;
                let said = made.text.get(at.clone());
                let written = match origin {
                    Origin::Style => style.trim(),
                    Origin::Action => script.action.trim(),
                    Origin::Own => script.prompt.trim(),
                    _ => continue,
                };
                prop_assert_eq!(said, Some(written));
            }
            prop_assert!(from == made.text.len());
        }
    }
}
