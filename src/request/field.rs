//! The fields of the request, by the API's own paths. Form controls carry the same names.

/// A field of the request body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// `model`
    Model,
    /// `prompt`
    Prompt,
    /// `image`
    Image,
    /// `size`
    Size,
    /// `sequential_image_generation`
    SequentialImageGeneration,
    /// `sequential_image_generation_options.max_images`
    MaxImages,
    /// `optimize_prompt_options.mode`
    PromptMode,
    /// `output_format`
    OutputFormat,
    /// `response_format`
    ResponseFormat,
    /// `stream`
    Stream,
    /// `watermark`
    Watermark,
}

impl Field {
    /// Every field, in the order of the form.
    pub const ALL: [Field; 11] = [
        Field::Prompt,
        Field::Image,
        Field::Model,
        Field::Size,
        Field::SequentialImageGeneration,
        Field::MaxImages,
        Field::Stream,
        Field::ResponseFormat,
        Field::OutputFormat,
        Field::Watermark,
        Field::PromptMode,
    ];

    /// The path in the request body, which is also the control's `name`.
    pub const fn path(self) -> &'static str {
        match self {
            Field::Model => "model",
            Field::Prompt => "prompt",
            Field::Image => "image",
            Field::Size => "size",
            Field::SequentialImageGeneration => "sequential_image_generation",
            Field::MaxImages => "sequential_image_generation_options.max_images",
            Field::PromptMode => "optimize_prompt_options.mode",
            Field::OutputFormat => "output_format",
            Field::ResponseFormat => "response_format",
            Field::Stream => "stream",
            Field::Watermark => "watermark",
        }
    }
}
