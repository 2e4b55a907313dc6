//! Hints say something and stop nobody.

use crate::models::{LITE, V40, V45};
use seedboard::catalog::{OutputFormat, PromptMode, find};
use seedboard::request::{Draft, Field, Hint, Measure, check};

#[test]
fn more_than_600_words_or_300_characters_is_a_hint() {
    let (words, characters) = (|n| "word ".repeat(n), |n| "院".repeat(n));
    for (prompt, want) in [
        (words(600), None),
        (words(601), Some((601, 0))),
        (characters(300), None),
        (characters(301), Some((0, 301))),
        // Half of each is all of the advice.
        (words(300) + &characters(150), None),
        (words(300) + &characters(151), Some((300, 151))),
    ] {
        let checked = check(&Draft::new(V45, &prompt));
        let want: Vec<_> = want.map(long).into_iter().collect();
        assert_eq!(checked.hints, want, "{} letters", prompt.len());
        assert!(checked.request.is_some());
    }
}

fn long((words, characters): (u32, u32)) -> Hint {
    Hint::LongPrompt(Measure {
        words,
        characters,
        advised_words: 600,
        advised_characters: 300,
    })
}

#[test]
fn a_value_that_the_model_does_not_have_is_parked_and_said_so() {
    let parked = |id, field, value| Hint::Parked {
        field,
        value,
        model: find(id).unwrap(),
    };
    let png = |id| parked(id, Field::OutputFormat, "png");
    let fast = |id| parked(id, Field::PromptMode, "fast");
    for (id, want) in [
        (LITE, vec![fast(LITE)]),
        (V45, vec![png(V45), fast(V45)]),
        (V40, vec![png(V40)]),
    ] {
        let mut draft = Draft::new(id, "x");
        draft.output_format = OutputFormat::Png;
        draft.prompt_mode = PromptMode::Fast;
        let checked = check(&draft);
        assert_eq!(checked.hints, want, "{id}");
        assert!(checked.request.is_some(), "{id}");
    }
}

#[test]
fn each_hint_belongs_to_its_control() {
    let model = find(V45).unwrap();
    let parked = Hint::Parked {
        field: Field::PromptMode,
        value: "fast",
        model,
    };
    assert_eq!(parked.field(), Field::PromptMode);
    assert_eq!(long((601, 0)).field(), Field::Prompt);
}
