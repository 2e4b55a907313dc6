//! WEBP: lossy, lossless and extended files (RFC 9649 sections 2.5 to 2.7; RFC 6386 section 9.1).

use super::reader::{Flaw, Reader, Span};
use super::{Found, Orientation, exif};
use crate::catalog::Size;

/// Most chunks looked at for EXIF, which stands behind the picture or all frames of an animation.
const MOST_CHUNKS: u32 = 4096;
/// The bit of VP8X that promises an EXIF chunk.
const HAS_EXIF: u8 = 0x08;

pub(super) fn read(reader: &mut Reader<'_>) -> Found {
    let (kind, content) = chunk(reader, 12)?;
    let size = match &kind {
        b"VP8 " => lossy(reader, content)?,
        b"VP8L" => lossless(reader, content)?,
        b"VP8X" => return extended(reader, content),
        _ => return Err(Flaw::Damaged),
    };
    Ok((size, Orientation::UPRIGHT))
}

/// The two upper bits of either side are a hint for scaling, and no pixels.
fn lossy(reader: &mut Reader<'_>, content: Span) -> Result<Size, Flaw> {
    let [tag, _, _, s0, s1, s2, w0, w1, h0, h1] = reader.array_in(content, content.start)?;
    let is_key_frame = tag & 1 == 0;
    if !is_key_frame || [s0, s1, s2] != [0x9D, 0x01, 0x2A] {
        return Err(Flaw::Damaged);
    }
    let side = |bytes| u32::from(u16::from_le_bytes(bytes) & 0x3FFF);
    Ok(Size {
        width: side([w0, w1]),
        height: side([h0, h1]),
    })
}

/// Both sides, less one, in 14 bits each.
fn lossless(reader: &mut Reader<'_>, content: Span) -> Result<Size, Flaw> {
    let [signature, bits @ ..] = reader.array_in::<5>(content, content.start)?;
    let bits = u32::from_le_bytes(bits);
    let version = bits >> 29;
    if signature != 0x2F || version != 0 {
        return Err(Flaw::Damaged);
    }
    Ok(Size {
        width: (bits & 0x3FFF) + 1,
        height: (bits >> 14 & 0x3FFF) + 1,
    })
}

/// Both sides of the canvas, less one, in 24 bits each.
fn extended(reader: &mut Reader<'_>, content: Span) -> Found {
    let [flags, _, _, _, w0, w1, w2, h0, h1, h2] = reader.array_in(content, content.start)?;
    let size = Size {
        width: u32::from_le_bytes([w0, w1, w2, 0]) + 1,
        height: u32::from_le_bytes([h0, h1, h2, 0]) + 1,
    };
    let orientation = if flags & HAS_EXIF == 0 {
        None
    } else {
        orientation(reader, behind(content))
    };
    Ok((size, orientation.unwrap_or(Orientation::UPRIGHT)))
}

/// A file that ends or breaks on the way has told its size, and is read as upright.
fn orientation(reader: &mut Reader<'_>, from: u64) -> Option<Orientation> {
    let mut at = from;
    for _ in 0..MOST_CHUNKS {
        let (kind, content) = chunk(reader, at).ok()?;
        if &kind == b"EXIF" {
            let block = without_jpegs_start(reader, content);
            return exif::orientation(reader, block);
        }
        at = behind(content);
    }
    None
}

/// Some programs copy the block out of a JPEG with the six bytes before it.
fn without_jpegs_start(reader: &mut Reader<'_>, content: Span) -> Span {
    let start = match reader.array_in(content, content.start) {
        Ok([b'E', b'x', b'i', b'f', 0, _]) => content.start.saturating_add(6),
        _ => content.start,
    };
    Span {
        start,
        end: content.end,
    }
}

fn chunk(reader: &mut Reader<'_>, at: u64) -> Result<([u8; 4], Span), Flaw> {
    let [k0, k1, k2, k3, length @ ..] = reader.array::<8>(at)?;
    let length = u64::from(u32::from_le_bytes(length));
    Ok(([k0, k1, k2, k3], Span::new(at.saturating_add(8), length)))
}

/// Chunks begin at even places.
fn behind(content: Span) -> u64 {
    content.end.saturating_add(content.end % 2)
}
