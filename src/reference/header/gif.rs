//! GIF: the logical screen, on which all frames are drawn (GIF89a specification, section 18).

use super::reader::Reader;
use super::{Found, Orientation};
use crate::catalog::Size;

pub(super) fn read(reader: &mut Reader<'_>) -> Found {
    let [w0, w1, h0, h1] = reader.array(6)?;
    let size = Size {
        width: u32::from(u16::from_le_bytes([w0, w1])),
        height: u32::from(u16::from_le_bytes([h0, h1])),
    };
    Ok((size, Orientation::UPRIGHT))
}
