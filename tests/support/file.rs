//! Picture files as their headers tell.

use seedboard::catalog::Size;
use seedboard::ports::FileId;
use seedboard::request::{ReferenceFile, ReferenceSource};

/// A PNG that every model takes.
pub fn png(id: u32, file_name: &str) -> ReferenceFile {
    ReferenceFile {
        id: FileId(id),
        file_name: file_name.to_owned(),
        bytes: 1000,
        format: "png",
        format_name: "PNG",
        size: Some(Size {
            width: 640,
            height: 480,
        }),
        fingerprint: None,
        unreadable: false,
        unlooked: false,
    }
}

/// As a reference.
pub fn source(file: ReferenceFile) -> ReferenceSource {
    ReferenceSource::File(file)
}
