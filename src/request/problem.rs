//! What stands between a draft and a request: problems block sending, hints never do.

use super::Field;
use super::reference_address::ReferenceFault;
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

/// A press that mends a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The field to set.
    pub field: Field,
    /// What to write into it, as the control's value.
    pub value: String,
}

/// The rules, each with the figures that broke it.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// No catalogue entry has this id.
    ModelUnknown,
    /// The prompt is empty.
    PromptMissing,
    /// One line of `image` cannot be sent.
    Reference {
        /// Counted from 1 among the lines of the control.
        line: usize,
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
    /// More words than the tutorial advises.
    LongPrompt {
        /// Counted by [`super::count_words`].
        words: u32,
        /// The advice.
        advised: u32,
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
            Hint::LongPrompt { .. } => Field::Prompt,
            Hint::Parked { field, .. } => *field,
        }
    }
}

impl PartialEq for Model {
    /// Entries are static and compared by their documented id.
    fn eq(&self, other: &Self) -> bool {
        self.ids == other.ids
    }
}
