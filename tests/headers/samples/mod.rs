//! One table for each format: a file, and what its header says.

mod bmp;
mod heif;
mod jpeg;
mod other;
mod png;
mod tiff;
mod webp;

use seedboard::catalog::Size;
use seedboard::reference::PictureFormat;
use seedboard::reference::header::{Header, HeaderFault, Orientation};

/// A file made by hand.
#[derive(Debug, Clone)]
pub struct Sample {
    /// What it shows, as a file's name: the seeds of `tests/fuzz` are called so.
    pub name: String,
    pub bytes: Vec<u8>,
    pub want: Result<Header, HeaderFault>,
}

/// Every sample.
pub fn all() -> Vec<Sample> {
    [
        jpeg::samples(),
        png::samples(),
        webp::samples(),
        bmp::samples(),
        tiff::samples(),
        heif::samples(),
        other::samples(),
    ]
    .concat()
}

/// Those with a header.
pub fn sound() -> impl Iterator<Item = (Sample, Header)> {
    let whole = |sample: Sample| sample.want.ok().map(|header| (sample, header));
    all().into_iter().filter_map(whole)
}

/// The rows of one format.
pub struct Table {
    pub format: PictureFormat,
    pub samples: Vec<Sample>,
}

impl Table {
    pub fn new(format: PictureFormat) -> Self {
        Table {
            format,
            samples: Vec::new(),
        }
    }

    /// A file of this size, upright.
    pub fn size(&mut self, name: &str, bytes: Vec<u8>, size: (u32, u32)) {
        self.turned(name, bytes, size, 1);
    }

    /// A file of this stored size with one of EXIF's orientations.
    pub fn turned(&mut self, name: &str, bytes: Vec<u8>, (width, height): (u32, u32), exif: u64) {
        let want = Ok(Header {
            format: self.format,
            stored: Size { width, height },
            orientation: Orientation::from_exif(exif).unwrap(),
        });
        self.push(name, bytes, want);
    }

    /// A file whose header breaks the rules.
    pub fn damaged(&mut self, name: &str, bytes: Vec<u8>) {
        let format = self.format;
        self.push(name, bytes, Err(HeaderFault::Damaged { format }));
    }

    /// A file that ends within its header.
    pub fn cut(&mut self, name: &str, bytes: Vec<u8>) {
        let format = self.format;
        self.push(name, bytes, Err(HeaderFault::CutShort { format }));
    }

    fn push(&mut self, name: &str, bytes: Vec<u8>, want: Result<Header, HeaderFault>) {
        let name = format!("{}-{name}", self.format.name().to_lowercase());
        self.samples.push(Sample { name, bytes, want });
    }
}
