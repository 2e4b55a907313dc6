//! What reaches the page from a reply: small, and without picture bytes.

use crate::address::SafeUrl;
use crate::catalog::Size;
use crate::fault::Fault;
use crate::ports::{Incoming, OwnPicture, PictureHash};
use crate::reference::PictureFormat;

/// `image_index` as it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Index {
    /// A whole number from 0, small enough for a slot.
    At(u32),
    /// Missing, negative, not a whole number, a string, or absurdly large: the picture has no slot.
    Odd,
}

/// Where a take's pixels are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureAt {
    /// All its bytes came, and wait to be kept: what the reader says, and nobody behind [`super::drive`] hears.
    Fresh {
        /// Its name until then.
        id: Incoming,
        /// By the bytes, never by what the service says.
        format: PictureFormat,
    },
    /// Kept here.
    Kept {
        /// Its name; equal for equal bytes.
        hash: PictureHash,
        /// By the bytes, never by what the service says.
        format: PictureFormat,
        /// Length of the file in bytes.
        bytes: u64,
        /// Whether it is on this device for good, or in memory until the page goes.
        saved: bool,
    },
    /// The service's address; dead 24 hours after it was made.
    Remote(SafeUrl),
    /// A file of the page itself, relative to it: the sample's pictures.
    Shipped(&'static str),
    /// Not here: the board came by a link, which carries no pictures.
    Elsewhere,
}

impl PictureAt {
    /// One of the person's own that is kept here.
    pub const fn own(own: OwnPicture) -> Self {
        PictureAt::Kept {
            hash: own.kept.hash,
            format: own.format,
            bytes: own.kept.bytes,
            saved: own.kept.saved,
        }
    }

    /// The usual ending of its file name; a picture whose bytes are elsewhere is taken for the API's default.
    pub const fn extension(&self) -> &'static str {
        match self {
            PictureAt::Fresh { format, .. } | PictureAt::Kept { format, .. } => format.extension(),
            PictureAt::Remote(_) | PictureAt::Shipped(_) | PictureAt::Elsewhere => "jpg",
        }
    }

    /// Whether both are the same picture, however often it was sent.
    pub fn is_same(&self, other: &PictureAt) -> bool {
        match (self, other) {
            (PictureAt::Kept { hash: a, .. }, PictureAt::Kept { hash: b, .. }) => a == b,
            _ => self == other,
        }
    }
}

/// One finished picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Which of the asked pictures it is.
    pub index: Index,
    /// Its pixels.
    pub picture: PictureAt,
    /// Its size: by its own header, else what the service says. `None`: neither.
    pub size: Option<Size>,
    /// The service's clock, Unix seconds. `None`: not said.
    pub created: Option<u64>,
    /// The model's name as the service says it; not comparable with the id that was sent (protocol.md section 2).
    pub model: Option<String>,
}

/// The service's own figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// Pictures that succeeded and are billed. `None`: not said.
    pub generated_images: Option<u64>,
    /// round(sum of width x height / 256). `None`: not said.
    pub output_tokens: Option<u64>,
    /// Equal to `output_tokens`. `None`: not said.
    pub total_tokens: Option<u64>,
}

/// Something that a reply said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A picture is there.
    Arrived(Arrival),
    /// A picture will not come, for this reason.
    Failed(Index, Fault),
    /// `completed`, or the end of a whole JSON reply; nothing more will come.
    Completed(Option<Usage>),
    /// An exact `[DONE]`.
    Done,
    /// A top-level error: of the request, or in the middle of a stream.
    Refused(Fault),
    /// An event of a type that we do not know; kept by name, never fatal.
    Unknown(String),
    /// An event that we could not read; passed over. It begins in this line of the reply, from 1.
    Unreadable(u64),
    /// The reply as a whole deserves a remark.
    Remark(Fault),
}

impl Event {
    /// Whether it says that nothing more will come.
    pub const fn says_complete(&self) -> bool {
        matches!(self, Event::Completed(_) | Event::Done)
    }
}
