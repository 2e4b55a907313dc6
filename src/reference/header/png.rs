//! PNG: IHDR is the first chunk, or the second behind Apple's CgBI; eXIf has the orientation (PNG third edition,
//! sections 5.3, 11.2.1 and 11.3.4.5).

use super::reader::{Flaw, Reader, Span};
use super::{Found, Orientation, exif};
use crate::catalog::Size;

/// Most chunks looked at for eXIf, which may stand behind the picture.
const MOST_CHUNKS: u32 = 4096;
/// Length, kind and checksum, around the content.
const AROUND: u64 = 12;
/// Sides and lengths have 31 bits.
const MOST: u32 = i32::MAX as u32;

pub(super) fn read(reader: &mut Reader<'_>) -> Found {
    let mut at = 8;
    let (mut kind, mut content) = chunk(reader, at)?;
    // Xcode puts it into the pictures of an app. The header behind it is as usual.
    if &kind == b"CgBI" {
        at = behind(content);
        (kind, content) = chunk(reader, at)?;
    }
    if &kind != b"IHDR" {
        return Err(Flaw::Damaged);
    }
    let [w3, w2, w1, w0, h3, h2, h1, h0] = reader.array_in(content, content.start)?;
    let width = u32::from_be_bytes([w3, w2, w1, w0]);
    let height = u32::from_be_bytes([h3, h2, h1, h0]);
    if width > MOST || height > MOST {
        return Err(Flaw::Damaged);
    }
    let orientation = orientation(reader, behind(content)).unwrap_or(Orientation::UPRIGHT);
    Ok((Size { width, height }, orientation))
}

/// A file that ends or breaks on the way has told its size, and is read as upright.
fn orientation(reader: &mut Reader<'_>, from: u64) -> Option<Orientation> {
    let mut at = from;
    for _ in 0..MOST_CHUNKS {
        let (kind, content) = chunk(reader, at).ok()?;
        match &kind {
            b"eXIf" => return exif::orientation(reader, content),
            b"IEND" => return None,
            _ => at = behind(content),
        }
    }
    None
}

fn chunk(reader: &mut Reader<'_>, at: u64) -> Result<([u8; 4], Span), Flaw> {
    let [l3, l2, l1, l0, kind @ ..] = reader.array::<8>(at)?;
    let length = u32::from_be_bytes([l3, l2, l1, l0]);
    if length > MOST {
        return Err(Flaw::Damaged);
    }
    Ok((kind, Span::new(at.saturating_add(8), u64::from(length))))
}

fn behind(content: Span) -> u64 {
    content.end.saturating_add(AROUND - 8)
}
