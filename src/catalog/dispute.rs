//! Where the documents disagree about a model: what each says, with its source.

use super::{Documents, Model, PixelRange, Recommended, Source, Sourced, Tier};

/// What the documents disagree about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dispute {
    /// Which tiers `size` accepts.
    Tiers(Two<&'static [Tier]>),
    /// How many pixels `size` accepts.
    Pixels(Two<PixelRange>),
    /// Which formats a reference may have.
    ReferenceFormats(Two<&'static [&'static str]>),
    /// How many bytes a reference may have.
    ReferenceBytes(Two<u64>),
    /// Other pixels in the table of recommended sizes.
    Recommended(Vec<(Recommended, Two<super::Size>)>),
    /// The tutorial's text says that `fast` is not supported, its own sample sends it with 4.5. A later edition of the
    /// tutorial (protocol.md 1.1, TUT) has 4.0 in that sample. No model gets it from the switch.
    FastSample,
}

/// Two figures for one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Two<T> {
    /// The tutorial's.
    pub tutorial: (T, Source),
    /// The later document's.
    pub later: (T, Source),
}

impl<T: Copy> Two<T> {
    fn of(figure: &Sourced<T>) -> Option<Self> {
        let later = figure.later?;
        Some(Self {
            tutorial: (figure.value, figure.source),
            later,
        })
    }

    /// The figure that counts.
    pub const fn by(&self, documents: Documents) -> T {
        match documents {
            Documents::Tutorial => self.tutorial.0,
            Documents::Later => self.later.0,
        }
    }
}

impl Model {
    /// Where the documents disagree about this model.
    pub fn disputes(&self) -> Vec<Dispute> {
        let cells: Vec<_> = self
            .recommended
            .iter()
            .filter_map(|cell| Two::of(&cell.size).map(|two| (*cell, two)))
            .collect();
        let references = &self.references;
        [
            Two::of(&self.tiers).map(Dispute::Tiers),
            Two::of(&self.pixels).map(Dispute::Pixels),
            (!cells.is_empty()).then_some(Dispute::Recommended(cells)),
            Two::of(&references.bytes).map(Dispute::ReferenceBytes),
            Two::of(&references.formats).map(Dispute::ReferenceFormats),
            self.fast_in_sample.then_some(Dispute::FastSample),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
