//! Lists as people have them, and as they are written here.

use super::*;
use crate::board::{Angle, Move, Script, Shot};
use proptest::prelude::*;

fn script() -> impl Strategy<Value = Script> {
    let text = || "[a-z\\t\\n\" ,]{0,12}";
    let texts = (text(), text(), text(), text(), text(), text());
    (
        texts,
        any::<[prop::sample::Index; 3]>(),
        any::<Option<u16>>(),
    )
        .prop_map(
            |(
                (caption, action, dialogue, sound, prompt, notes),
                [shot, angle, camera],
                duration,
            )| Script {
                shot: Some(*shot.get(Shot::ALL)),
                angle: Some(*angle.get(Angle::ALL)),
                camera: Some(*camera.get(Move::ALL)),
                duration_ms: duration.map(u32::from),
                caption: caption.trim().to_owned(),
                action: action.trim().to_owned(),
                dialogue: dialogue.trim().to_owned(),
                sound: sound.trim().to_owned(),
                prompt: prompt.trim().to_owned(),
                notes: notes.trim().to_owned(),
                edited: None,
            },
        )
}

proptest! {
    /// What is copied can be pasted back, whatever it holds.
    #[test]
    fn there_and_back(scripts in prop::collection::vec(script(), 0..5)) {
        let numbered = (1..).map(|number: u32| number.to_string()).zip(&scripts);
        let pasted = read(&write(numbered));
        prop_assert_eq!(&pasted.scripts, &scripts);
        prop_assert_eq!((pasted.odd, pasted.unknown.len()), (0, 0));
    }

    /// Anybody's clipboard has an answer.
    #[test]
    fn anything_is_read(text in "[a-z\\t\\n\\r\" ]{0,80}") {
        let pasted = read(&text);
        prop_assert!(pasted.scripts.len() <= MOST_ROWS);
    }
}

#[test]
fn people_have_headings_and_words_of_their_own() {
    let text = "Scene\tShot size\tDescription\tCamera movement\tDuration\tBudget\r\n\
                1\tclose-up\tShe turns.\tDolly In\t2,5 s\t100\r\n\
                2\tcowboy\tHe waits.\t\t0:01:30\t\r\n";
    let pasted = read(text);
    assert_eq!(pasted.unknown, ["Budget"]);
    assert_eq!(pasted.odd, 1);
    let [first, second] = &pasted.scripts[..] else {
        panic!("two rows");
    };
    assert_eq!(
        (first.shot, first.camera),
        (Some(Shot::CloseUp), Some(Move::DollyIn))
    );
    assert_eq!(
        (first.action.as_str(), first.duration_ms),
        ("She turns.", Some(2_500))
    );
    assert_eq!((second.shot, second.duration_ms), (None, Some(90_000)));
    assert_eq!(second.notes, "Shot: cowboy");
}

#[test]
fn a_list_of_lines_is_a_list_of_actions() {
    let pasted = read("She turns.\nHe waits.\n\n");
    let actions: Vec<_> = pasted
        .scripts
        .iter()
        .map(|script| &script.action[..])
        .collect();
    assert_eq!(actions, ["She turns.", "He waits."]);
}

#[test]
fn what_is_pasted_into_a_cell_goes_on_from_there() {
    assert_eq!(read_into("one cell\n", Column::Action), None);
    assert_eq!(read_into("\"two\nlines\"", Column::Action), None);
    let pasted = read_into("a\tb\n\t\nc\td\n\n", Column::Action).unwrap();
    assert_eq!(pasted.columns, [Column::Action, Column::Dialogue]);
    let said: Vec<_> = pasted
        .scripts
        .iter()
        .map(|script| (script.action.as_str(), script.dialogue.as_str()))
        .collect();
    assert_eq!(said, [("a", "b"), ("", ""), ("c", "d")], "a gap is a row");
    // What has no column behind the last is passed over.
    let pasted = read_into("a\tb", Column::Notes).unwrap();
    assert_eq!(pasted.columns, [Column::Notes]);
    // Headings say where their columns go; a single cell in a row is no heading.
    let pasted = read_into("Sound\tAction\nwind\tstorm", Column::Caption).unwrap();
    assert_eq!(pasted.columns, [Column::Sound, Column::Action]);
    let pasted = read_into("Time\nflies", Column::Caption).unwrap();
    assert_eq!(pasted.scripts.len(), 2);
}

#[test]
fn a_list_that_is_too_long_says_how_much_is_left() {
    let pasted = read(&"x\n".repeat(MOST_ROWS + 3));
    assert_eq!((pasted.scripts.len(), pasted.left), (MOST_ROWS, 3));
}

#[test]
fn durations() {
    for (text, want) in [
        ("2", Some(2_000)),
        ("2.25s", Some(2_250)),
        ("1:02", Some(62_000)),
        ("-1", None),
        ("soon", None),
        ("1e9", None),
        ("NaN", None),
        ("86401", None),
    ] {
        assert_eq!(milliseconds(text), want, "{text}");
    }
    for (ms, want) in [(0, "0"), (2_000, "2"), (2_500, "2.5"), (62_005, "62.005")] {
        assert_eq!(seconds(ms), want);
    }
}
