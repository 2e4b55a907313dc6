//! The shape of a catalogue entry. Field names are the API's where the API has one.

use super::{Documents, Ratio, RatioRange, Size, Sourced, Tier};

/// The two clouds that serve these models, under different ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cloud {
    /// ap-southeast-1 and eu-west-1, `…bytepluses.com`.
    BytePlus,
    /// cn-beijing, `…volces.com`; ids begin with `doubao-`.
    Volcengine,
}

impl Cloud {
    /// Its own name, the same in every human language.
    pub const fn name(self) -> &'static str {
        match self {
            Cloud::BytePlus => "BytePlus",
            Cloud::Volcengine => "Volcengine",
        }
    }
}

/// The ids of a model, the documented one first, aliases after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ids {
    /// Ids on BytePlus.
    pub byteplus: &'static [&'static str],
    /// Ids on Volcengine.
    pub volcengine: &'static [&'static str],
}

impl Ids {
    /// Whether `id` names this model on either cloud.
    pub fn contains(&self, id: &str) -> bool {
        self.byteplus.contains(&id) || self.volcengine.contains(&id)
    }

    /// Whether `cloud` knows this model as `id`.
    pub fn known_on(&self, cloud: Cloud, id: &str) -> bool {
        self.all_on(cloud).contains(&id)
    }

    /// The documented id on `cloud`.
    pub fn on(&self, cloud: Cloud) -> &'static str {
        self.all_on(cloud).first().copied().unwrap_or_default()
    }

    fn all_on(&self, cloud: Cloud) -> &'static [&'static str] {
        match cloud {
            Cloud::BytePlus => self.byteplus,
            Cloud::Volcengine => self.volcengine,
        }
    }
}

/// What goes in and what comes out: the six rows of the tutorial's capability table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GenerationMode {
    /// Text to image.
    TextToImage,
    /// Text to grouped images.
    TextToGroup,
    /// Single image to image.
    ImageToImage,
    /// Multi reference images to image.
    ImagesToImage,
    /// Single image to grouped images.
    ImageToGroup,
    /// Multi reference images to grouped images.
    ImagesToGroup,
}

impl GenerationMode {
    /// Every mode of the table.
    pub const ALL: [GenerationMode; 6] = [
        GenerationMode::TextToImage,
        GenerationMode::TextToGroup,
        GenerationMode::ImageToImage,
        GenerationMode::ImagesToImage,
        GenerationMode::ImageToGroup,
        GenerationMode::ImagesToGroup,
    ];

    /// The mode that a request with so many references is, alone or as a group.
    pub const fn of(references: usize, group: bool) -> Self {
        match (references, group) {
            (0, false) => GenerationMode::TextToImage,
            (0, true) => GenerationMode::TextToGroup,
            (1, false) => GenerationMode::ImageToImage,
            (1, true) => GenerationMode::ImageToGroup,
            (_, false) => GenerationMode::ImagesToImage,
            (_, true) => GenerationMode::ImagesToGroup,
        }
    }
}

/// The API's `output_format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputFormat {
    /// `jpeg`
    Jpeg,
    /// `png`
    Png,
}

impl OutputFormat {
    /// Both formats, the API's default first.
    pub const ALL: [OutputFormat; 2] = [OutputFormat::Jpeg, OutputFormat::Png];

    /// The API's own spelling.
    pub const fn as_str(self) -> &'static str {
        match self {
            OutputFormat::Jpeg => "jpeg",
            OutputFormat::Png => "png",
        }
    }
}

/// The API's `optimize_prompt_options.mode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptMode {
    /// `standard`
    Standard,
    /// `fast`: quicker, at some cost of quality.
    Fast,
}

impl PromptMode {
    /// Both modes, the API's default first.
    pub const ALL: [PromptMode; 2] = [PromptMode::Standard, PromptMode::Fast];

    /// The API's own spelling.
    pub const fn as_str(self) -> &'static str {
        match self {
            PromptMode::Standard => "standard",
            PromptMode::Fast => "fast",
        }
    }
}

/// Total pixels allowed, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PixelRange {
    /// Fewest pixels, width times height.
    pub min: u64,
    /// Most pixels, width times height.
    pub max: u64,
}

impl PixelRange {
    /// Whether a picture of `size` has a legal number of pixels.
    pub fn contains(self, size: Size) -> bool {
        (self.min..=self.max).contains(&size.pixels())
    }
}

/// One cell of the tutorial's table of recommended widths and heights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recommended {
    /// The row's tier.
    pub tier: Tier,
    /// The shape by the table's own name; the pixels only come near it.
    pub ratio: Ratio,
    /// Exact pixels.
    pub size: Sourced<Size>,
}

/// A span of seconds, as measured by others; never a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seconds {
    /// Quickest that was reported.
    pub from: u32,
    /// Slowest that was reported.
    pub to: u32,
}

/// What an input picture may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReferenceLimits {
    /// Most input pictures of one request.
    pub count: Sourced<u32>,
    /// Formats, as they stand in `data:image/<fmt>`.
    pub formats: Sourced<&'static [&'static str]>,
    /// Most bytes of one picture.
    pub bytes: Sourced<u64>,
    /// Each side must be greater than this, in pixels.
    pub side_above: Sourced<u32>,
    /// Width to height.
    pub ratio: Sourced<RatioRange>,
    /// Most pixels, width times height.
    pub pixels: Sourced<u64>,
    /// Bytes of the whole body above which one report saw HTTP 413. Never a limit of ours.
    pub body_bytes: Sourced<u64>,
}

/// One model: everything the page knows about it.
#[derive(Debug, Clone, Copy)]
pub struct Model {
    /// The vendor's name, such as `Seedream 4.5`.
    pub name: &'static str,
    /// The same beside its siblings, such as `4.5`.
    pub short_name: &'static str,
    /// Ids on both clouds.
    pub ids: Ids,
    /// What goes in and comes out.
    pub modes: Sourced<&'static [GenerationMode]>,
    /// Whether `stream` is supported.
    pub stream: Sourced<bool>,
    /// Tiers that `size` accepts, smallest first.
    pub tiers: Sourced<&'static [Tier]>,
    /// Total pixels that `size` accepts in its exact form.
    pub pixels: Sourced<PixelRange>,
    /// Width to height of the exact form.
    pub ratio: Sourced<RatioRange>,
    /// The tutorial's table of widths and heights; shapes are not limited to it.
    pub recommended: &'static [Recommended],
    /// What pictures come as. More than one: the model has the field `output_format`.
    pub output_formats: Sourced<&'static [OutputFormat]>,
    /// Values of `optimize_prompt_options.mode`.
    pub prompt_modes: Sourced<&'static [PromptMode]>,
    /// Whether the tutorial's own sample sends `fast` to this model although its text says that it is not supported.
    pub fast_in_sample: bool,
    /// Limits of the field `image`.
    pub references: ReferenceLimits,
    /// Input pictures plus asked pictures, at most.
    pub budget: Sourced<u32>,
    /// Pictures a minute, for one account and model version.
    pub images_per_minute: Sourced<u32>,
    /// Advice: a prompt of more English words scatters the model's attention. Never a limit.
    pub prompt_words: Sourced<u32>,
    /// The same advice in Chinese characters.
    pub prompt_characters: Sourced<u32>,
    /// Hours after which a result's address is dead.
    pub retention_hours: Sourced<u32>,
    /// Price of one picture in tenths of a US cent.
    pub price: Sourced<u32>,
    /// From sending to the first picture.
    pub first_picture: Sourced<Seconds>,
    /// From one picture of a group to the next.
    pub next_picture: Sourced<Seconds>,
}

impl Model {
    /// The recommended pixels for a tier and shape. `None`: the table has no such cell.
    pub fn recommended(&self, tier: Tier, ratio: Ratio, documents: Documents) -> Option<Size> {
        self.recommended
            .iter()
            .find(|cell| cell.tier == tier && cell.ratio == ratio)
            .map(|cell| cell.size.by(documents))
    }

    /// Whether `output_format` is a field of this model, and not a fact about it.
    pub fn has_output_format(&self) -> bool {
        self.output_formats.value.len() > 1
    }
}
