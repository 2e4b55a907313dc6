//! Picture files by their bytes: what format they are and what their header says, whatever their name or the
//! service says.

mod format;
pub mod header;

pub use format::{OtherFile, PictureFormat};
