//! Which formats there are, and what each is called.

/// Formats that the documents name for pictures, made or taken, and AVIF, which is HEIF in another coding.
///
/// What a model takes stands in [`crate::catalog::ReferenceLimits::formats`], as [`Self::data_name`] spells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFormat {
    /// JPEG
    Jpeg,
    /// PNG
    Png,
    /// WEBP: made by no Seedream model, but by compatible gateways.
    Webp,
    /// BMP
    Bmp,
    /// TIFF, BigTIFF among it.
    Tiff,
    /// GIF
    Gif,
    /// HEIF that holds HEVC: what telephones call HEIC.
    Heic,
    /// HEIF that does not say what it holds.
    Heif,
    /// HEIF that holds AV1. No model's documents name it.
    Avif,
}

impl PictureFormat {
    /// Every format.
    pub const ALL: [PictureFormat; 9] = [
        PictureFormat::Jpeg,
        PictureFormat::Png,
        PictureFormat::Webp,
        PictureFormat::Bmp,
        PictureFormat::Tiff,
        PictureFormat::Gif,
        PictureFormat::Heic,
        PictureFormat::Heif,
        PictureFormat::Avif,
    ];

    /// Reads the first bytes of a **result**, which is JPEG, PNG or WEBP. `None`: none of the three, so not a result
    /// picture. Any picture file is told by [`super::header::Header::read`].
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
            PictureFormat::Bmp => "image/bmp",
            PictureFormat::Tiff => "image/tiff",
            PictureFormat::Gif => "image/gif",
            PictureFormat::Heic => "image/heic",
            PictureFormat::Heif => "image/heif",
            PictureFormat::Avif => "image/avif",
        }
    }

    /// The format with this [`Self::data_name`]. `None`: there is none.
    pub fn named(data_name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|format| format.data_name() == data_name)
    }

    /// `<fmt>` of `data:image/<fmt>;base64,…`, in lower case as the API wants it (protocol.md section 2).
    pub fn data_name(self) -> &'static str {
        self.mime().strip_prefix("image/").unwrap_or_default()
    }

    /// The usual file name ending, and the name people call it by in lower case.
    pub const fn extension(self) -> &'static str {
        match self {
            PictureFormat::Jpeg => "jpg",
            PictureFormat::Png => "png",
            PictureFormat::Webp => "webp",
            PictureFormat::Bmp => "bmp",
            PictureFormat::Tiff => "tiff",
            PictureFormat::Gif => "gif",
            PictureFormat::Heic => "heic",
            PictureFormat::Heif => "heif",
            PictureFormat::Avif => "avif",
        }
    }

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            PictureFormat::Jpeg => "JPEG",
            PictureFormat::Png => "PNG",
            PictureFormat::Webp => "WEBP",
            PictureFormat::Bmp => "BMP",
            PictureFormat::Tiff => "TIFF",
            PictureFormat::Gif => "GIF",
            PictureFormat::Heic => "HEIC",
            PictureFormat::Heif => "HEIF",
            PictureFormat::Avif => "AVIF",
        }
    }
}

/// Files that people take for pictures and that no model takes, so that a refusal can say what the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherFile {
    /// SVG
    Svg,
    /// PDF, and Illustrator's files, which are PDF.
    Pdf,
    /// Photoshop's PSD and PSB.
    Psd,
    /// JPEG XL
    JpegXl,
    /// JPEG 2000
    Jpeg2000,
    /// An icon of Windows.
    Ico,
}

impl OtherFile {
    /// Every kind.
    pub const ALL: [OtherFile; 6] = [
        OtherFile::Svg,
        OtherFile::Pdf,
        OtherFile::Psd,
        OtherFile::JpegXl,
        OtherFile::Jpeg2000,
        OtherFile::Ico,
    ];

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            OtherFile::Svg => "SVG",
            OtherFile::Pdf => "PDF",
            OtherFile::Psd => "PSD",
            OtherFile::JpegXl => "JPEG XL",
            OtherFile::Jpeg2000 => "JPEG 2000",
            OtherFile::Ico => "ICO",
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
            // Pictures, but no results of the API.
            (b"GIF89a\x01\0\x01\0", None),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", None),
            (b"\xFF\xD8", None),
            (b"", None),
        ] {
            assert_eq!(PictureFormat::sniff(bytes), want, "{bytes:?}");
        }
    }

    #[test]
    fn data_addresses_spell_formats_as_the_catalogue_does() {
        let names = PictureFormat::ALL.map(PictureFormat::data_name);
        for model in crate::catalog::MODELS {
            let formats = model.references.formats;
            for format in formats.value {
                assert!(names.contains(format), "{}: {format}", model.name);
            }
        }
        assert_eq!(
            names,
            [
                "jpeg", "png", "webp", "bmp", "tiff", "gif", "heic", "heif", "avif"
            ]
        );
    }
}
