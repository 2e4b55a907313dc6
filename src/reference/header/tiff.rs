//! TIFF and BigTIFF: the first directory's size and orientation.

use super::directory::Directory;
use super::reader::{Flaw, Reader, Span};
use super::{Found, Orientation};
use crate::catalog::Size;

pub(super) fn read(reader: &mut Reader<'_>) -> Found {
    let mut directory = Directory::default();
    // Without an end of its own, so that what stands behind the file's end is cut, not wrong.
    let file = Span {
        start: 0,
        end: u64::MAX,
    };
    directory.read_first(reader, file)?;
    let side = |number: Option<u64>| {
        number
            .and_then(|number| u32::try_from(number).ok())
            .ok_or(Flaw::Damaged)
    };
    let size = Size {
        width: side(directory.width)?,
        height: side(directory.height)?,
    };
    Ok((size, directory.orientation.unwrap_or(Orientation::UPRIGHT)))
}
