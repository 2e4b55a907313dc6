//! Picture files by their bytes: what format they are, whatever their name or the service says.

/// Formats that the API makes or takes and browsers show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFormat {
    /// JPEG
    Jpeg,
    /// PNG
    Png,
    /// WEBP: made by no Seedream model, but by compatible gateways.
    Webp,
}

impl PictureFormat {
    /// Every format.
    pub const ALL: [PictureFormat; 3] =
        [PictureFormat::Jpeg, PictureFormat::Png, PictureFormat::Webp];

    /// Reads the first bytes. `None`: none of the three, so not a result picture.
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            Some(PictureFormat::Jpeg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(PictureFormat::Png)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(PictureFormat::Webp)
        } else {
            None
        }
    }

    /// The media type that we give the bytes.
    pub const fn mime(self) -> &'static str {
        match self {
            PictureFormat::Jpeg => "image/jpeg",
            PictureFormat::Png => "image/png",
            PictureFormat::Webp => "image/webp",
        }
    }

    /// The usual file name ending, and the name people call it by in lower case.
    pub const fn extension(self) -> &'static str {
        match self {
            PictureFormat::Jpeg => "jpg",
            PictureFormat::Png => "png",
            PictureFormat::Webp => "webp",
        }
    }

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            PictureFormat::Jpeg => "JPEG",
            PictureFormat::Png => "PNG",
            PictureFormat::Webp => "WEBP",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_comes_from_the_bytes() {
        for (bytes, want) in [
            (
                &b"\xFF\xD8\xFF\xE0\0\x10JFIF"[..],
                Some(PictureFormat::Jpeg),
            ),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some(PictureFormat::Png)),
            (b"RIFF\x24\0\0\0WEBPVP8 ", Some(PictureFormat::Webp)),
            (b"RIFF\x24\0\0\0WAVE", None),
            (b"<svg xmlns", None),
            (b"<!doctype html>", None),
            (b"\xFF\xD8", None),
            (b"", None),
        ] {
            assert_eq!(PictureFormat::sniff(bytes), want, "{bytes:?}");
        }
    }
}
