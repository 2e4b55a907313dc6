//! What each control shows: a function of the draft and the catalogue. Views ask this and never a model's name.

use super::prompt::{Measure, said};
use super::{Draft, Field};
use crate::catalog::{
    Cloud, MODELS, Model, OutputFormat, PixelRange, PromptMode, Ratio, RatioRange, Size, SizeSpec,
    Tier, find,
};

/// One offered value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice<T> {
    /// The value.
    pub value: T,
    /// Whether the draft holds it.
    pub chosen: bool,
}

/// Whether a field is in the form, and if not, what is true instead.
#[derive(Debug, Clone, PartialEq)]
pub enum Offered<T: 'static> {
    /// These may be chosen.
    Choices(Vec<Choice<T>>),
    /// The model leaves no choice: it always does this. The draft's own value is parked.
    Always(T),
    /// The model does not have the field at all.
    No,
}

impl<T: Copy + PartialEq> Offered<T> {
    fn of(values: &'static [T], chosen: T) -> Self {
        match values {
            [] => Offered::No,
            [only] => Offered::Always(*only),
            several => Offered::Choices(
                several
                    .iter()
                    .map(|&value| Choice {
                        value,
                        chosen: value == chosen,
                    })
                    .collect(),
            ),
        }
    }
}

/// The shapes of one tier, with their exact pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct TierShapes {
    /// The tier.
    pub tier: Tier,
    /// The tutorial's shapes at this tier.
    pub shapes: Vec<(Ratio, Size)>,
}

/// What the size control shows.
#[derive(Debug, Clone, PartialEq)]
pub struct SizeControl {
    /// The tiers, each with its shapes.
    pub tiers: Vec<TierShapes>,
    /// The tier that the draft's value belongs to. `None`: pixels of no tier, or unreadable.
    pub tier: Option<Tier>,
    /// The table's shape that the draft's value has. `None`: a tier alone, or other pixels.
    pub ratio: Option<Ratio>,
    /// The exact pixels. `None`: a tier alone, or unreadable.
    pub pixels: Option<Size>,
    /// Legal pixels in all.
    pub range: PixelRange,
    /// Legal shapes.
    pub ratios: RatioRange,
    /// Whether the shape is the prompt's to say, and the prompt does not say it.
    pub unsaid: bool,
}

impl SizeControl {
    /// The value for a press on a tier: the same shape there, or the tier alone where no shape is chosen.
    pub fn with_tier(&self, tier: Tier) -> String {
        self.ratio
            .and_then(|ratio| self.shape(tier, ratio))
            .map_or_else(|| tier.as_str().to_owned(), |size| size.to_string())
    }

    /// The value for a press on a shape; `None` is "as the prompt says". Without a tier, the model's first is meant.
    pub fn with_ratio(&self, ratio: Option<Ratio>) -> String {
        let Some(tier) = self.tier.or_else(|| self.tiers.first().map(|row| row.tier)) else {
            return String::new();
        };
        ratio
            .and_then(|ratio| self.shape(tier, ratio))
            .map_or_else(|| tier.as_str().to_owned(), |size| size.to_string())
    }

    fn shape(&self, tier: Tier, ratio: Ratio) -> Option<Size> {
        let row = self.tiers.iter().find(|row| row.tier == tier)?;
        row.shapes
            .iter()
            .find(|(shape, _)| *shape == ratio)
            .map(|(_, size)| *size)
    }
}

/// What the control for the number of pictures shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MaxImagesControl {
    /// Most that may be asked for beside the references.
    pub most: u32,
    /// References that are given.
    pub references: u32,
    /// Pictures that are asked for, at most. `None`: unreadable.
    pub pictures: Option<u32>,
    /// References and pictures together, at most.
    pub budget: u32,
}

/// Everything that the form shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Controls {
    /// The model of the draft.
    pub model: &'static Model,
    /// Models with their id on this cloud.
    pub models: Vec<Choice<(&'static Model, &'static str)>>,
    /// Whether the id is in no table, so that somebody has to say whose rules hold.
    pub unknown_model: bool,
    /// The prompt's length against the advice.
    pub measure: Measure,
    /// Most references.
    pub references: u32,
    /// What they may be, as `data:image/<fmt>` spells it.
    pub reference_formats: &'static [&'static str],
    /// Sizes.
    pub size: SizeControl,
    /// Whether groups can be asked for.
    pub group: bool,
    /// `None`: one picture is asked for, the number has no say.
    pub max_images: Option<MaxImagesControl>,
    /// Whether the model streams.
    pub stream: bool,
    /// JPEG or PNG.
    pub output_format: Offered<OutputFormat>,
    /// Standard or fast.
    pub prompt_mode: Offered<PromptMode>,
}

impl Controls {
    /// Whether the control of `field` is shown.
    pub fn shows(&self, field: Field) -> bool {
        match field {
            Field::MaxImages => self.max_images.is_some(),
            Field::SequentialImageGeneration => self.group,
            Field::Stream => self.stream,
            Field::OutputFormat => matches!(self.output_format, Offered::Choices(_)),
            Field::PromptMode => matches!(self.prompt_mode, Offered::Choices(_)),
            _ => true,
        }
    }
}

/// What each control shows for this draft. An unknown model id shows the controls of the newest model.
pub fn controls(draft: &Draft, cloud: Cloud) -> Controls {
    let found = find(draft.model.trim());
    let model = draft.known_model().unwrap_or(crate::catalog::NEWEST);
    Controls {
        model,
        models: MODELS
            .iter()
            .map(|&entry| Choice {
                value: (entry, entry.ids.on(cloud)),
                chosen: found.is_some_and(|found| found == entry),
            })
            .collect(),
        unknown_model: found.is_none(),
        measure: Measure::of(&draft.compiled_prompt(), model),
        references: model.references.count.value,
        reference_formats: model.references.formats.by(draft.documents),
        size: size_control(draft, model),
        group: model.modes.value.iter().any(|mode| is_group(*mode)),
        max_images: draft.is_group().then(|| max_images(draft, model)),
        stream: model.stream.value,
        output_format: Offered::of(model.output_formats.value, draft.output_format),
        prompt_mode: Offered::of(model.prompt_modes.value, draft.prompt_mode),
    }
}

fn is_group(mode: crate::catalog::GenerationMode) -> bool {
    use crate::catalog::GenerationMode::{ImageToGroup, ImagesToGroup, TextToGroup};
    matches!(mode, TextToGroup | ImageToGroup | ImagesToGroup)
}

fn size_control(draft: &Draft, model: &'static Model) -> SizeControl {
    let documents = draft.documents;
    let spec = draft.size.parse::<SizeSpec>().ok();
    let pixels = match spec {
        Some(SizeSpec::Pixels(size)) => Some(size),
        _ => None,
    };
    let cell = pixels.and_then(|size| {
        model
            .recommended
            .iter()
            .find(|cell| cell.size.by(documents) == size)
    });
    let tier = match spec {
        Some(SizeSpec::Tier(tier)) => Some(tier),
        _ => cell.map(|cell| cell.tier),
    };
    let offered: &[Tier] = model.tiers.by(documents);
    let rows = offered.iter().map(|&tier| TierShapes {
        tier,
        shapes: model
            .recommended
            .iter()
            .filter(|cell| cell.tier == tier)
            .map(|cell| (cell.ratio, cell.size.by(documents)))
            .collect(),
    });
    SizeControl {
        tiers: rows.collect(),
        tier,
        ratio: cell.map(|cell| cell.ratio),
        pixels,
        range: model.pixels.by(documents),
        ratios: model.ratio.by(documents),
        unsaid: matches!(spec, Some(SizeSpec::Tier(_))) && said(&draft.prompt).shape.is_none(),
    }
}

fn max_images(draft: &Draft, model: &Model) -> MaxImagesControl {
    let budget = model.budget.value;
    let references = draft.references.count();
    MaxImagesControl {
        most: budget.saturating_sub(references).max(1),
        references,
        pictures: draft.max_images.trim().parse().ok(),
        budget,
    }
}
