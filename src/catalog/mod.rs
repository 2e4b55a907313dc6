//! What each model can do, as data: one dated, sourced table drives the controls, the checks, the help texts,
//! the demo service and the tests. No view and no rule asks for a model by name.
//!
//! To add a model, write one [`Model`] entry in `entries.rs` and list it in [`MODELS`]; form, checks, demo and help
//! follow. `tests/catalog.rs` then wants the vendor's own table of it, to hold the entry against.
//! Where two documents disagree, the tutorial's figure (SEED) is [`Sourced::value`] and the later one stands
//! beside it in [`Sourced::later`].

mod dispute;
mod entries;
mod model;
mod region;
mod size;
mod source;

pub use dispute::{Dispute, Two};
pub use entries::{MODELS, NEWEST};
pub use model::{
    Cloud, GenerationMode, Ids, Model, OutputFormat, PixelRange, PromptMode, Recommended,
    ReferenceLimits, Seconds,
};
pub use region::{REGIONS, RESULT_HOSTS, Region, Served, region_of, usual_region};
pub use size::{Ratio, RatioRange, Size, SizeSpec, Tier};
pub use source::{Documents, Source, Sourced};

/// The model that answers to `id`, on either cloud and under any alias. `None`: not in the table.
pub fn find(id: &str) -> Option<&'static Model> {
    MODELS.iter().copied().find(|model| model.ids.contains(id))
}
