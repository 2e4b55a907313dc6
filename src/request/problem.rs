//! What stands between a draft and a request: problems block sending, hints never do.

use super::Field;
use super::prompt::{Measure, SaidShape};
use super::reference_rules::{ReferenceFault, Refit};
use super::references::ReferenceId;
use crate::catalog::{Model, PixelRange, Size, Tier};

/// A reason why the service would refuse the draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The control it belongs to.
    pub field: Field,
    /// The rule that is broken, with its numbers.
    pub rule: Rule,
    /// A value that mends it. `None`: only the person can tell.
    pub fix: Option<Fix>,
}

/// A press that mends a problem, or follows a hint.
#[derive(Debug, Clone, PartialEq)]
pub enum Fix {
    /// Write this into a control.
    Set {
        /// The control.
        field: Field,
        /// As the control's value.
        value: String,
    },
    /// Ask for so many pictures; 1 is a single picture, not a group.
    Pictures(u32),
    /// Let the browser make another file of it.
    Refit(ReferenceId, Refit),
    /// Make the first reference and the second one; mentions of the first mean the second.
    Merge(ReferenceId, ReferenceId),
}

/// The rules, each with the figures that broke it.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// No catalogue entry has this id.
    ModelUnknown,
    /// The prompt is empty.
    PromptMissing,
    /// The prompt mentions a reference that was removed.
    MentionOfNothing {
        /// As typed, with its `@`.
        name: String,
    },
    /// One input picture cannot be sent.
    Reference {
        /// Image 1 is the first.
        number: u32,
        /// Why.
        fault: ReferenceFault,
    },
    /// Too many references.
    TooManyReferences {
        /// As given.
        count: usize,
        /// The model's limit.
        most: u32,
    },
    /// Neither a tier nor width x height.
    SizeUnreadable,
    /// A tier that this model does not have.
    TierNotOffered {
        /// As given.
        tier: Tier,
        /// The model's own, smallest first.
        offered: &'static [Tier],
    },
    /// Fewer pixels than the model makes.
    TooFewPixels {
        /// As given.
        size: Size,
        /// The model's range.
        range: PixelRange,
    },
    /// More pixels than the model makes.
    TooManyPixels {
        /// As given.
        size: Size,
        /// The model's range.
        range: PixelRange,
    },
    /// Wider or taller than the model makes.
    TooNarrow {
        /// As given.
        size: Size,
        /// The longer side is at most so many times the shorter.
        most: u32,
    },
    /// `max_images` is no whole number from 1 to the budget.
    MaxImages {
        /// The most that may be asked for, without references.
        most: u32,
    },
    /// References and asked pictures together are over the budget.
    OverBudget {
        /// References given.
        references: u32,
        /// Pictures asked for.
        pictures: u32,
        /// The model's budget.
        budget: u32,
    },
    /// The model cannot do this combination of inputs and outputs.
    ModeNotOffered,
}

/// Something worth knowing that does not stop anybody.
#[derive(Debug, Clone, PartialEq)]
pub enum Hint {
    /// Longer than the tutorial advises.
    LongPrompt(Measure),
    /// The prompt holds what looks like a mention and names nothing.
    NothingNamed {
        /// As typed, with its `@`.
        name: String,
    },
    /// The prompt names a picture by a number that no reference has.
    NoSuchImage {
        /// The number in the prompt.
        number: u32,
        /// References given.
        references: u32,
    },
    /// The prompt states another number of pictures than is asked for.
    OtherCount {
        /// In the prompt.
        said: u32,
        /// Asked for, at most.
        asked: u32,
        /// Whether so many fit beside the references.
        fits: bool,
    },
    /// The prompt describes another shape than the exact pixels have.
    OtherShape {
        /// In the prompt.
        said: SaidShape,
        /// Asked for.
        size: Size,
        /// The tier that would let the prompt decide.
        tier: Option<Tier>,
    },
    /// Pictures that were asked for before references took their place in the budget.
    Lowered {
        /// Asked for before.
        from: u32,
        /// Asked for now.
        to: u32,
        /// References given.
        references: u32,
        /// The model's budget.
        budget: u32,
    },
    /// Two references are the same picture.
    SamePicture {
        /// The later one.
        id: ReferenceId,
        /// Its number.
        number: u32,
        /// The earlier one.
        into: ReferenceId,
        /// Its number.
        earlier: u32,
    },
    /// The body is larger than the service is reported to take.
    LargeBody {
        /// The whole body, base64 included.
        bytes: u64,
        /// As reported (protocol.md 1.3; not on the image page).
        most: u64,
    },
    /// A value is kept but not sent, because this model does not have it.
    Parked {
        /// The field.
        field: Field,
        /// The kept value, in the API's spelling.
        value: &'static str,
        /// The model that does not have it.
        model: &'static Model,
    },
}

impl Hint {
    /// The control it belongs to.
    pub const fn field(&self) -> Field {
        match self {
            Hint::LongPrompt(_) | Hint::NoSuchImage { .. } | Hint::NothingNamed { .. } => {
                Field::Prompt
            }
            Hint::SamePicture { .. } | Hint::LargeBody { .. } => Field::Image,
            Hint::OtherCount { .. } | Hint::Lowered { .. } => Field::MaxImages,
            Hint::OtherShape { .. } => Field::Size,
            Hint::Parked { field, .. } => *field,
        }
    }

    /// A press that follows it. `None`: only the person can tell.
    pub fn fix(&self) -> Option<Fix> {
        match self {
            Hint::OtherCount {
                said, fits: true, ..
            } => Some(Fix::Pictures(*said)),
            Hint::OtherShape {
                tier: Some(tier), ..
            } => Some(Fix::Set {
                field: Field::Size,
                value: tier.as_str().to_owned(),
            }),
            Hint::SamePicture { id, into, .. } => Some(Fix::Merge(*id, *into)),
            _ => None,
        }
    }
}

impl PartialEq for Model {
    /// Entries are static and compared by their documented id.
    fn eq(&self, other: &Self) -> bool {
        self.ids == other.ids
    }
}
