//! JPEG: the frame header, behind any number of other segments (ITU-T T.81, annex B).

use super::reader::{Flaw, Reader, Span};
use super::{Found, Orientation, exif};
use crate::catalog::Size;

/// Most segments before the frame; photographs have a dozen, those with a depth map a few hundred.
const MOST_SEGMENTS: u32 = 4096;

const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const DNL: u8 = 0xDC;
const APP1: u8 = 0xE1;

pub(super) fn read(reader: &mut Reader<'_>) -> Found {
    let mut orientation = None;
    let mut at = 2;
    for _ in 0..MOST_SEGMENTS {
        let (marker, content) = next_segment(reader, at)?;
        match marker {
            EOI | SOS => return Err(Flaw::Damaged),
            // C4, C8 and CC are tables and a reserved place among the frames.
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                let [_, h1, h0, w1, w0] = reader.array_in(content, content.start)?;
                let width = u32::from(u16::from_be_bytes([w1, w0]));
                let height = match u16::from_be_bytes([h1, h0]) {
                    0 => height_behind_scan(reader, content.end)?,
                    height => height,
                };
                let size = Size {
                    width,
                    height: u32::from(height),
                };
                return Ok((size, orientation.unwrap_or(Orientation::UPRIGHT)));
            }
            APP1 if orientation.is_none() => orientation = exif_in(reader, content),
            _ => {}
        }
        at = content.end;
    }
    Err(Flaw::Damaged)
}

/// EXIF's block, if this segment holds one: `Exif`, a zero and a byte of any value.
fn exif_in(reader: &mut Reader<'_>, content: Span) -> Option<Orientation> {
    let start = reader.array_in::<6>(content, content.start).ok()?;
    if !start.starts_with(b"Exif\0") {
        return None;
    }
    let block = Span {
        start: content.start.saturating_add(6),
        end: content.end,
    };
    exif::orientation(reader, block)
}

/// The next marker that has a segment, or ends the picture, and its content. Stand-alone markers, fill bytes and what
/// stands between segments without belonging to one are passed over, as libjpeg does.
fn next_segment(reader: &mut Reader<'_>, from: u64) -> Result<(u8, Span), Flaw> {
    let mut at = from;
    let marker = loop {
        let (marker, behind) = next_marker(reader, at)?;
        at = behind;
        match marker {
            0x01 | 0xD0..=0xD8 => {}
            marker => break marker,
        }
    };
    if marker == EOI {
        return Ok((marker, Span::new(at, 0)));
    }
    let length = u64::from(u16::from_be_bytes(reader.array(at)?));
    let length = length.checked_sub(2).ok_or(Flaw::Damaged)?;
    Ok((marker, Span::new(at.saturating_add(2), length)))
}

/// The next marker, and the place behind it. `FF 00` is a byte of the compressed picture, `FF FF` a fill byte.
fn next_marker(reader: &mut Reader<'_>, from: u64) -> Result<(u8, u64), Flaw> {
    let mut at = from;
    let mut after_ff = false;
    loop {
        // Window by window; the reader's own bound ends the search.
        let bytes = reader.bytes(at, 1)?;
        for byte in bytes {
            at = at.saturating_add(1);
            match byte {
                0xFF => after_ff = true,
                0 => after_ff = false,
                byte if after_ff => return Ok((*byte, at)),
                _ => {}
            }
        }
    }
}

/// A frame of height zero: the DNL marker behind the first scan has it (annex B.2.5).
fn height_behind_scan(reader: &mut Reader<'_>, from: u64) -> Result<u16, Flaw> {
    let mut at = from;
    let mut scan = None;
    for _ in 0..MOST_SEGMENTS {
        let (marker, content) = next_segment(reader, at)?;
        match marker {
            DNL => {
                let height = reader.array_in(content, content.start)?;
                return Ok(u16::from_be_bytes(height));
            }
            SOS if scan.is_none() => scan = Some(content.end),
            // The first scan ended without one.
            _ if scan.is_some() => return Err(Flaw::Damaged),
            _ => {}
        }
        at = content.end;
    }
    Err(Flaw::Damaged)
}
