//! The orientation out of an EXIF block, as it stands in JPEG, PNG and WEBP: a small TIFF without a picture.

use super::Orientation;
use super::directory::Directory;
use super::reader::{Reader, Span};

/// `None`: there is none, or the block is broken, which never costs the picture.
pub(super) fn orientation(reader: &mut Reader<'_>, block: Span) -> Option<Orientation> {
    let mut directory = Directory::default();
    // A block that breaks behind the orientation has told enough.
    let _ = directory.read_first(reader, block);
    directory.orientation
}
