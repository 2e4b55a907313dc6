//! Hints say something and stop nobody.

use crate::models::{LITE, V40, V45};
use seedboard::catalog::{OutputFormat, PromptMode, find};
use seedboard::request::{Draft, Field, Hint, check};

#[test]
fn more_than_600_words_is_a_hint() {
    for (words, want) in [(600, None), (601, Some(601)), (5000, Some(5000))] {
        let checked = check(&Draft::new(V45, &"word ".repeat(words)));
        let want: Vec<_> = want
            .map(|words| Hint::LongPrompt {
                words,
                advised: 600,
            })
            .into_iter()
            .collect();
        assert_eq!(checked.hints, want, "{words}");
        assert!(checked.request.is_some(), "{words}");
    }
}

/// The advice is 600 English words or 300 Chinese characters.
#[test]
fn a_chinese_character_weighs_two_words() {
    assert_eq!(check(&Draft::new(V45, &"院".repeat(300))).hints, []);
    let hints = check(&Draft::new(V45, &"院".repeat(301))).hints;
    assert_eq!(
        hints,
        [Hint::LongPrompt {
            words: 602,
            advised: 600
        }]
    );
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
    assert_eq!(
        Hint::LongPrompt {
            words: 601,
            advised: 600
        }
        .field(),
        Field::Prompt
    );
}
