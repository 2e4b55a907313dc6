//! BMP: the header's length says which of its versions it is (Microsoft's "Bitmap Header Types"; OS/2's BITMAPINFOHEADER2).

use super::reader::{Flaw, Reader};
use super::{Found, Orientation};
use crate::catalog::Size;

pub(super) fn read(reader: &mut Reader<'_>) -> Found {
    let length = u32::from_le_bytes(reader.array(14)?);
    let size = match length {
        // OS/2 version 1: 16 bits a side.
        12 => {
            let [w0, w1, h0, h1] = reader.array(18)?;
            Size {
                width: u32::from(u16::from_le_bytes([w0, w1])),
                height: u32::from(u16::from_le_bytes([h0, h1])),
            }
        }
        // Windows: version 3, its two additions, and versions 4 and 5.
        40 | 52 | 56 | 108 | 124 => {
            let (width, height) = sides(reader)?;
            Size {
                width: u32::try_from(width).map_err(|_| Flaw::Damaged)?,
                // Below zero: the rows stand from top to bottom.
                height: height.unsigned_abs(),
            }
        }
        // OS/2 version 2: 64 bytes, of which all but the first 16 may be left out. It has no negative height.
        16..=64 => {
            let (width, height) = sides(reader)?;
            let side = |side| u32::try_from(side).map_err(|_| Flaw::Damaged);
            Size {
                width: side(width)?,
                height: side(height)?,
            }
        }
        _ => return Err(Flaw::Damaged),
    };
    Ok((size, Orientation::UPRIGHT))
}

/// 32 bits with a sign each.
fn sides(reader: &mut Reader<'_>) -> Result<(i32, i32), Flaw> {
    let [w0, w1, w2, w3, height @ ..] = reader.array::<8>(18)?;
    Ok((
        i32::from_le_bytes([w0, w1, w2, w3]),
        i32::from_le_bytes(height),
    ))
}
