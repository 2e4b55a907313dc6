//! From what the form holds to what is sent: [`Draft`], [`check`], [`controls`] and the [`Body`] of a [`Request`].
//!
//! Only [`check`] makes a [`Request`], and preview, sending and exported code all read the same one:
//! what you see is what is sent.

mod body;
mod changes;
mod check;
pub mod code;
mod control_value;
mod controls;
mod draft;
mod field;
mod hints;
mod import;
mod in_shape;
mod legal_size;
mod mention;
mod probe;
mod problem;
mod prompt;
mod reference_rules;
mod references;
mod wire;

pub use body::{Body, Piece};
pub use changes::{Change, changes};
pub use check::{Checked, check};
pub use controls::{
    Choice, Controls, MaxImagesControl, Offered, SizeControl, TierShapes, controls,
};
pub use draft::{Draft, ExtraField, ResponseFormat, Sequential};
pub use field::Field;
pub use import::{
    DropReason, Dropped, Expected, ImportFault, ImportNote, Imported, MOST_BYTES, MOST_TEXT, import,
};
pub use in_shape::in_shape;
pub use legal_size::nearest_legal;
pub use mention::{Mentioned, Segment, before_caret, complete_mention, open_mention, segments};
pub use probe::{PROBE_SIZE, probe};
pub use problem::{Fix, Hint, Problem, Rule};
pub use prompt::{Measure, Said, SaidShape, said};
pub use reference_rules::{ReferenceFault, Refit};
pub use references::{Reference, ReferenceFile, ReferenceId, ReferenceSource, References};
pub use wire::{InputFile, InputPicture, Request, Value};
