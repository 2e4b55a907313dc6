//! From what the form holds to what is sent: [`Draft`], [`check`], [`controls`] and the wire JSON of a [`Request`].
//!
//! Only [`check`] makes a [`Request`], and preview, sending and (later) exported code all read the same one:
//! what you see is what is sent.

mod check;
mod controls;
mod draft;
mod field;
mod legal_size;
mod problem;
mod prompt;
mod reference_address;
mod wire;

pub use check::{Checked, check};
pub use controls::{
    Choice, Controls, MaxImagesControl, Offered, SizeControl, TierShapes, controls,
};
pub use draft::{Draft, ResponseFormat, Sequential};
pub use field::Field;
pub use legal_size::nearest_legal;
pub use problem::{Fix, Hint, Problem, Rule};
pub use prompt::count_words;
pub use reference_address::ReferenceFault;
pub use wire::Request;
