//! The checked request and its JSON: only fields that this model has, every one of them stated, in one order.

use super::{Draft, ResponseFormat, Sequential};
use crate::catalog::{Model, OutputFormat, PromptMode, SizeSpec};
use serde::Serialize;

/// A request that breaks no known rule. Only [`super::check`] makes one.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    model: &'static Model,
    pictures: u32,
    body: Body,
}

impl Request {
    pub(super) fn of_checked(
        draft: &Draft,
        model: &'static Model,
        size: SizeSpec,
        pictures: u32,
    ) -> Self {
        let group = draft.is_group();
        let prompt_mode = Some(draft.prompt_mode)
            .filter(|mode| model.prompt_modes.value.contains(mode))
            .unwrap_or(PromptMode::Standard);
        let body = Body {
            model: draft.model.clone(),
            prompt: draft.prompt.trim().to_owned(),
            image: Image::of(
                draft
                    .references()
                    .map(|(_, text)| text.to_owned())
                    .collect(),
            ),
            size: size.to_string(),
            sequential_image_generation: draft.sequential_image_generation.as_str(),
            sequential_image_generation_options: group.then_some(SequentialOptions {
                max_images: pictures,
            }),
            optimize_prompt_options: OptimizePromptOptions {
                mode: prompt_mode.as_str(),
            },
            stream: model.stream.value.then_some(draft.stream),
            response_format: draft.response_format.as_str(),
            output_format: model
                .has_output_format()
                .then_some(draft.output_format.as_str()),
            watermark: draft.watermark,
        };
        Self {
            model,
            pictures,
            body,
        }
    }

    /// The catalogue entry it was checked against.
    pub const fn model(&self) -> &'static Model {
        self.model
    }

    /// The model id as it is sent.
    pub fn model_id(&self) -> &str {
        &self.body.model
    }

    /// The prompt as it is sent.
    pub fn prompt(&self) -> &str {
        &self.body.prompt
    }

    /// Pictures asked for, at most.
    pub const fn pictures(&self) -> u32 {
        self.pictures
    }

    /// Whether the model decides how many.
    pub fn is_group(&self) -> bool {
        self.body.sequential_image_generation == Sequential::Auto.as_str()
    }

    /// Whether a stream of events is asked for.
    pub fn streams(&self) -> bool {
        self.body.stream == Some(true)
    }

    /// `2K` or `2848x1600`.
    pub fn size(&self) -> &str {
        &self.body.size
    }

    /// References sent along.
    pub fn references(&self) -> usize {
        match &self.body.image {
            None => 0,
            Some(Image::One(_)) => 1,
            Some(Image::Many(all)) => all.len(),
        }
    }

    /// Whether pictures come as addresses that die.
    pub fn by_address(&self) -> bool {
        self.body.response_format == ResponseFormat::Url.as_str()
    }

    /// What the pictures come as.
    pub fn output_format(&self) -> OutputFormat {
        match self.body.output_format {
            Some("png") => OutputFormat::Png,
            _ => OutputFormat::Jpeg,
        }
    }

    /// Most that the run can cost, in tenths of a US cent.
    pub const fn price_at_most(&self) -> u32 {
        self.model.price.value.saturating_mul(self.pictures)
    }

    /// The exact bytes of the body.
    pub fn to_json(&self) -> String {
        // A struct of strings, numbers and booleans has no way to fail.
        serde_json::to_string(&self.body).unwrap_or_default()
    }

    /// The same body, laid out for people.
    pub fn to_pretty_json(&self) -> String {
        serde_json::to_string_pretty(&self.body).unwrap_or_default()
    }
}

/// The body, field by field in the order of the tutorial's samples.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Body {
    model: String,
    prompt: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<Image>,
    size: String,
    sequential_image_generation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sequential_image_generation_options: Option<SequentialOptions>,
    optimize_prompt_options: OptimizePromptOptions,
    #[serde(skip_serializing_if = "Option::is_none")]
    stream: Option<bool>,
    response_format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    output_format: Option<&'static str>,
    watermark: bool,
}

/// One address as a string, several as an array, as the tutorial's samples do.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
enum Image {
    One(String),
    Many(Vec<String>),
}

impl Image {
    fn of(mut all: Vec<String>) -> Option<Self> {
        match all.len() {
            0 => None,
            1 => all.pop().map(Image::One),
            _ => Some(Image::Many(all)),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct SequentialOptions {
    max_images: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct OptimizePromptOptions {
    mode: &'static str,
}
