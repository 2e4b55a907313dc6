//! What a file is, by its first bytes.

use super::svg;
use crate::reference::{OtherFile, PictureFormat};

/// A kind of file that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signature {
    Picture(PictureFormat),
    Other(OtherFile),
}

/// Most compatible brands looked at; files have fewer than ten.
const MOST_BRANDS: usize = 64;

/// `None`: none of the known kinds.
pub(super) fn of(head: &[u8]) -> Option<Signature> {
    PictureFormat::sniff(head)
        .or_else(|| picture(head))
        .map(Signature::Picture)
        .or_else(|| other(head).map(Signature::Other))
}

/// Pictures that are no results of the API.
fn picture(head: &[u8]) -> Option<PictureFormat> {
    if head.starts_with(b"GIF87a") || head.starts_with(b"GIF89a") {
        Some(PictureFormat::Gif)
    } else if [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"]
        .iter()
        .any(|start| head.starts_with(*start))
    {
        Some(PictureFormat::Tiff)
    } else if is_bmp(head) {
        Some(PictureFormat::Bmp)
    } else if head.get(4..8) == Some(b"ftyp") {
        heif(head)
    } else {
        None
    }
}

/// `BM` alone would take texts that begin so; behind it stands the length of a known header. A file too short to have
/// one is a BMP that was cut.
fn is_bmp(head: &[u8]) -> bool {
    let length = head
        .get(14..)
        .and_then(|rest| rest.first_chunk())
        .map(|bytes| u32::from_le_bytes(*bytes));
    head.starts_with(b"BM") && length.is_none_or(|length| (12..=124).contains(&length))
}

/// By the brands of the `ftyp` box (ISO/IEC 23008-12, section 10; AV1 Image File Format, section 6): the major brand
/// first, then the compatible ones; one that names the coding goes before one that does not.
fn heif(head: &[u8]) -> Option<PictureFormat> {
    let length = u32::from_be_bytes(*head.first_chunk()?);
    let content = head.get(8..)?;
    let content = usize::try_from(length)
        .ok()
        .and_then(|length| content.get(..length.checked_sub(8)?))
        .unwrap_or(content);
    let (brands, _) = content.as_chunks::<4>();
    // The second is the minor version.
    let brands = brands
        .iter()
        .take(1)
        .chain(brands.iter().skip(2).take(MOST_BRANDS));
    let formats = || brands.clone().filter_map(of_brand);
    formats()
        .find(|format| *format != PictureFormat::Heif)
        .or_else(|| formats().next())
}

fn of_brand(brand: &[u8; 4]) -> Option<PictureFormat> {
    match brand {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"hevm" | b"hevs" => {
            Some(PictureFormat::Heic)
        }
        b"avif" | b"avis" => Some(PictureFormat::Avif),
        b"mif1" | b"mif2" | b"msf1" => Some(PictureFormat::Heif),
        _ => None,
    }
}

fn other(head: &[u8]) -> Option<OtherFile> {
    const STARTS: [(&[u8], OtherFile); 7] = [
        (b"%PDF-", OtherFile::Pdf),
        (b"8BPS", OtherFile::Psd),
        (b"\xFF\x0A", OtherFile::JpegXl),
        (b"\0\0\0\x0CJXL \r\n\x87\n", OtherFile::JpegXl),
        (b"\0\0\0\x0CjP  \r\n\x87\n", OtherFile::Jpeg2000),
        (b"\0\0\0\x0CjP\x1A\x1A\r\n\x87\n", OtherFile::Jpeg2000),
        (b"\xFF\x4F\xFF\x51", OtherFile::Jpeg2000),
    ];
    let by_start = STARTS
        .iter()
        .find(|(start, _)| head.starts_with(start))
        .map(|(_, file)| *file);
    by_start
        .or_else(|| is_ico(head).then_some(OtherFile::Ico))
        .or_else(|| svg::is_svg(head).then_some(OtherFile::Svg))
}

/// Four bytes of mostly zeros say little, so at least one picture and the zero in its entry are asked for, too.
fn is_ico(head: &[u8]) -> bool {
    head.starts_with(&[0, 0, 1, 0])
        && head.get(4..6).is_some_and(|count| count != [0, 0])
        && head.get(9) == Some(&0)
}
