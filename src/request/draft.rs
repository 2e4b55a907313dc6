//! What the form holds, possibly nonsense.

use crate::catalog::{Cloud, OutputFormat, PromptMode, find};

/// The API's `sequential_image_generation`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sequential {
    /// `auto`: a group of related pictures, up to `max_images`; the model decides how many.
    Auto,
    /// `disabled`: one picture.
    Disabled,
}

impl Sequential {
    /// Both values, the API's default first.
    pub const ALL: [Sequential; 2] = [Sequential::Disabled, Sequential::Auto];

    /// The API's own spelling.
    pub const fn as_str(self) -> &'static str {
        match self {
            Sequential::Auto => "auto",
            Sequential::Disabled => "disabled",
        }
    }
}

/// The API's `response_format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseFormat {
    /// `b64_json`: the picture's bytes, in the reply.
    B64Json,
    /// `url`: an address that dies after 24 hours.
    Url,
}

impl ResponseFormat {
    /// Both values, the API's default first.
    pub const ALL: [ResponseFormat; 2] = [ResponseFormat::Url, ResponseFormat::B64Json];

    /// The API's own spelling.
    pub const fn as_str(self) -> &'static str {
        match self {
            ResponseFormat::B64Json => "b64_json",
            ResponseFormat::Url => "url",
        }
    }
}

/// The form's values. Fields that a model does not have keep their value here and are simply not sent; they are back
/// when the model is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// A model id, of either cloud.
    pub model: String,
    /// The prompt as typed.
    pub prompt: String,
    /// References by address as typed, one a line; empty lines do not count.
    pub image: String,
    /// `2K` or `2848x1600`, as typed.
    pub size: String,
    /// One picture or a group.
    pub sequential_image_generation: Sequential,
    /// A whole number, as typed; only read when the group is `auto`.
    pub max_images: String,
    /// Pictures one by one as they are made.
    pub stream: bool,
    /// Bytes or address.
    pub response_format: ResponseFormat,
    /// JPEG or PNG, where the model lets one choose.
    pub output_format: OutputFormat,
    /// An "AI generated" mark on the picture. The API's default is `true`; ours is `false`, and it is always stated.
    pub watermark: bool,
    /// `standard` or `fast`, where the model lets one choose.
    pub prompt_mode: PromptMode,
}

impl Draft {
    /// The draft of a first visit: everything set for a streamed group, `prompt` and `model` as given.
    pub fn new(model: &str, prompt: &str) -> Self {
        Self {
            model: model.to_owned(),
            prompt: prompt.to_owned(),
            image: String::new(),
            size: "2848x1600".to_owned(),
            sequential_image_generation: Sequential::Auto,
            max_images: "4".to_owned(),
            stream: true,
            response_format: ResponseFormat::B64Json,
            output_format: OutputFormat::Jpeg,
            watermark: false,
            prompt_mode: PromptMode::Standard,
        }
    }

    /// The lines of `image` that hold something, trimmed, with their line number from 1.
    pub fn references(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.image.lines().map(str::trim).enumerate();
        lines
            .filter(|(_, line)| !line.is_empty())
            .map(|(at, line)| (at + 1, line))
    }

    /// Whether a group is asked for.
    pub fn is_group(&self) -> bool {
        self.sequential_image_generation == Sequential::Auto
    }

    /// The same model under the id it has on `cloud`; an id that is not in the catalogue stays.
    pub fn move_to(&mut self, cloud: Cloud) {
        if let Some(model) =
            find(&self.model).filter(|model| !model.ids.known_on(cloud, &self.model))
        {
            self.model = model.ids.on(cloud).to_owned();
        }
    }
}
