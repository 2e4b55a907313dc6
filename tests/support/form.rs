//! Writing into a draft as the form does: by field, with the control's value as text.

use seedboard::catalog::{OutputFormat, PromptMode};
use seedboard::request::{Draft, Field, ResponseFormat, Sequential};

/// Sets one control. Panics where the control has no such value.
pub fn set(draft: &mut Draft, field: Field, value: &str) {
    match field {
        Field::Model => value.clone_into(&mut draft.model),
        Field::Prompt => value.clone_into(&mut draft.prompt),
        Field::Image => value.clone_into(&mut draft.image),
        Field::Size => value.clone_into(&mut draft.size),
        Field::MaxImages => value.clone_into(&mut draft.max_images),
        Field::SequentialImageGeneration => {
            draft.sequential_image_generation = named(&Sequential::ALL, Sequential::as_str, value);
        }
        Field::ResponseFormat => {
            draft.response_format = named(&ResponseFormat::ALL, ResponseFormat::as_str, value);
        }
        Field::OutputFormat => {
            draft.output_format = named(&OutputFormat::ALL, OutputFormat::as_str, value);
        }
        Field::PromptMode => draft.prompt_mode = named(&PromptMode::ALL, PromptMode::as_str, value),
        Field::Stream => draft.stream = value.parse().unwrap(),
        Field::Watermark => draft.watermark = value.parse().unwrap(),
    }
}

fn named<T: Copy>(all: &[T], name: fn(T) -> &'static str, value: &str) -> T {
    all.iter().copied().find(|one| name(*one) == value).unwrap()
}
