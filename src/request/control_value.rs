//! The draft by control: each field's value in the API's spelling, as form controls, fixes and imports write it.

use super::{Draft, Field, Fix, ResponseFormat, Sequential};
use crate::catalog::{OutputFormat, PromptMode};

impl Draft {
    /// Writes a control's value; `true` and `false` for booleans. `false`: an enumeration does not have it, and nothing
    /// was changed.
    pub fn set(&mut self, field: Field, value: &str) -> bool {
        self.write(field, value).is_ok()
    }

    fn write(&mut self, field: Field, value: &str) -> Result<(), ()> {
        fn find<T: Copy>(
            all: &[T],
            name: impl Fn(T) -> &'static str,
            value: &str,
        ) -> Result<T, ()> {
            let mut all = all.iter().copied();
            all.find(|candidate| name(*candidate) == value).ok_or(())
        }
        fn flag(value: &str) -> Result<bool, ()> {
            match value {
                "true" => Ok(true),
                "false" => Ok(false),
                _ => Err(()),
            }
        }
        match field {
            Field::Model => value.clone_into(&mut self.model),
            Field::Prompt => value.clone_into(&mut self.prompt),
            Field::Image => self.set_image(value),
            Field::Size => value.clone_into(&mut self.size),
            Field::MaxImages => {
                value.clone_into(&mut self.max_images);
                self.wished_images = None;
            }
            Field::Stream => self.stream = flag(value)?,
            Field::Watermark => self.watermark = flag(value)?,
            Field::SequentialImageGeneration => {
                self.sequential_image_generation =
                    find(&Sequential::ALL, Sequential::as_str, value)?;
            }
            Field::ResponseFormat => {
                self.response_format = find(&ResponseFormat::ALL, ResponseFormat::as_str, value)?;
            }
            Field::OutputFormat => {
                self.output_format = find(&OutputFormat::ALL, OutputFormat::as_str, value)?;
            }
            Field::PromptMode => {
                self.prompt_mode = find(&PromptMode::ALL, PromptMode::as_str, value)?;
            }
        }
        Ok(())
    }

    /// The control's value.
    pub fn get(&self, field: Field) -> String {
        match field {
            Field::Model => self.model.clone(),
            Field::Prompt => self.prompt.clone(),
            Field::Image => self.references.text().to_owned(),
            Field::Size => self.size.clone(),
            Field::MaxImages => self.max_images.clone(),
            Field::Stream => self.stream.to_string(),
            Field::Watermark => self.watermark.to_string(),
            Field::SequentialImageGeneration => {
                self.sequential_image_generation.as_str().to_owned()
            }
            Field::ResponseFormat => self.response_format.as_str().to_owned(),
            Field::OutputFormat => self.output_format.as_str().to_owned(),
            Field::PromptMode => self.prompt_mode.as_str().to_owned(),
        }
    }

    /// Applies the press that mends a problem or follows a hint, as far as it needs nothing but the draft.
    pub fn mend(&mut self, fix: &Fix) {
        match fix {
            // A fix is made of values that the field has.
            Fix::Set { field, value } => {
                self.set(*field, value);
            }
            Fix::Pictures(pictures) => {
                self.sequential_image_generation = match pictures {
                    1 => Sequential::Disabled,
                    _ => Sequential::Auto,
                };
                self.max_images = pictures.to_string();
                self.wished_images = None;
            }
            Fix::Merge(id, into) => self.merge_references(*id, *into),
            // The browser does it.
            Fix::Refit(..) => {}
        }
    }
}
