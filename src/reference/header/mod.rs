//! Format, width, height and orientation from a file's first bytes, without decoding the picture.
//!
//! Any input has an answer, however broken: nothing here panics, reads more than [`MOST_BYTES`] or reserves memory by a
//! number that stands in the file. A header that is right and a picture that is damaged are not told apart here.
//!
//! Own code, because no crate reads what our own limits depend on (shared/crates.md section 7).

mod associations;
mod bmp;
mod boxes;
mod directory;
mod entry;
mod exif;
mod gif;
mod heif;
mod jpeg;
mod orientation;
mod png;
mod properties;
mod reader;
mod signature;
mod source;
mod svg;
mod tiff;
mod webp;

pub use orientation::Orientation;
pub use reader::{MOST_BYTES, WINDOW};
pub use source::ReadAt;

use super::{OtherFile, PictureFormat};
use crate::catalog::Size;
use reader::{Flaw, Reader};
use signature::Signature;

/// What a picture file says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// What it is, by its bytes; its name is never asked.
    pub format: PictureFormat,
    /// Width and height in pixels, as stored; neither is zero.
    pub stored: Size,
    /// How it is turned before it is shown.
    pub orientation: Orientation,
}

/// Why there is no [`Header`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderFault {
    /// There are no bytes.
    Empty,
    /// The bytes cannot be read, or are fewer than the source said: the file was moved, changed or closed.
    Unreadable,
    /// Not a file of a kind we know.
    Unknown,
    /// A known kind that is not taken as a picture.
    NotTaken(OtherFile),
    /// The file ends before its header does, as a half-finished download does.
    CutShort {
        /// What it begins as.
        format: PictureFormat,
    },
    /// The header breaks its format's rules, has a side of zero, or is hidden behind more than [`MOST_BYTES`].
    Damaged {
        /// What it begins as.
        format: PictureFormat,
    },
}

/// What the reader of each format finds: the stored size and the orientation.
type Found = Result<(Size, Orientation), Flaw>;

impl Header {
    /// Reads the header of `source`, a few kilobytes at a time.
    ///
    /// # Errors
    /// The [`HeaderFault`] says what the file is, as far as that can be told.
    pub fn read<S: ReadAt + ?Sized>(source: &S) -> Result<Header, HeaderFault> {
        read(&source)
    }

    /// Width and height in pixels, as shown: the orientations 5 to 8 swap the sides.
    pub const fn shown(&self) -> Size {
        self.orientation.shown(self.stored)
    }
}

// Not generic, so that it is compiled once.
fn read(source: &dyn ReadAt) -> Result<Header, HeaderFault> {
    let mut reader = Reader::new(source);
    if reader.length() == 0 {
        return Err(HeaderFault::Empty);
    }
    let head = reader.bytes(0, 1).map_err(|_| HeaderFault::Unreadable)?;
    let format = match signature::of(head) {
        None => return Err(HeaderFault::Unknown),
        Some(Signature::Other(file)) => return Err(HeaderFault::NotTaken(file)),
        Some(Signature::Picture(format)) => format,
    };
    let found = match format {
        PictureFormat::Jpeg => jpeg::read(&mut reader),
        PictureFormat::Png => png::read(&mut reader),
        PictureFormat::Webp => webp::read(&mut reader),
        PictureFormat::Bmp => bmp::read(&mut reader),
        PictureFormat::Tiff => tiff::read(&mut reader),
        PictureFormat::Gif => gif::read(&mut reader),
        PictureFormat::Heic | PictureFormat::Heif | PictureFormat::Avif => heif::read(&mut reader),
    };
    match found {
        Ok((stored, orientation)) if stored.width > 0 && stored.height > 0 => Ok(Header {
            format,
            stored,
            orientation,
        }),
        Ok(_) | Err(Flaw::Damaged) => Err(HeaderFault::Damaged { format }),
        Err(Flaw::Cut) => Err(HeaderFault::CutShort { format }),
        Err(Flaw::Unreadable) => Err(HeaderFault::Unreadable),
    }
}
