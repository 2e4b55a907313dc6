//! Which properties an item has: the `ipma` boxes of HEIF (ISO/IEC 23008-12, section 9.3.1).

use super::boxes::{self, MOST_BOXES};
use super::reader::{Flaw, Reader, Span};

/// Most items whose properties are looked through; a telephone's photograph has about a hundred tiles.
const MOST_ITEMS: u32 = 16 * 1024;

/// An item's id, of 16 bits in version 0 and 32 in others, and the place behind it.
pub(super) fn item_id(
    reader: &mut Reader<'_>,
    span: Span,
    version: u8,
) -> Result<(u32, u64), Flaw> {
    let at = span.start;
    if version == 0 {
        let id = u16::from_be_bytes(reader.array_in(span, at)?);
        Ok((u32::from(id), at.saturating_add(2)))
    } else {
        let id = u32::from_be_bytes(reader.array_in(span, at)?);
        Ok((id, at.saturating_add(4)))
    }
}

/// The places in `ipco` of an item's properties, counted from 1. Empty: the item is in no list.
pub(super) fn indices_of(
    reader: &mut Reader<'_>,
    properties: Span,
    item: u32,
) -> Result<Vec<u16>, Flaw> {
    let mut rest = properties;
    for _ in 0..MOST_BOXES {
        let Some((kind, content)) = boxes::next(reader, rest)? else {
            break;
        };
        rest.start = content.end;
        if &kind == b"ipma"
            && let Some(indices) = indices_in(reader, content, item)?
        {
            return Ok(indices);
        }
    }
    Ok(Vec::new())
}

/// The same from one `ipma` box. `None`: the item is not in it.
fn indices_in(
    reader: &mut Reader<'_>,
    content: Span,
    wanted: u32,
) -> Result<Option<Vec<u16>>, Flaw> {
    let (version, flags, mut rest) = boxes::version(reader, content)?;
    let items = u32::from_be_bytes(reader.array_in(rest, rest.start)?);
    rest.start = rest.start.saturating_add(4);
    // An index of 7 or 15 bits; the first bit says whether a reader has to know the property.
    let wide = flags & 1 == 1;
    for _ in 0..items.min(MOST_ITEMS) {
        let (item, at) = item_id(reader, rest, version)?;
        let [count] = reader.array_in(rest, at)?;
        let start = at.saturating_add(1);
        let list = Span {
            start,
            end: rest.end,
        };
        if item == wanted {
            // At most 255.
            return (0..count)
                .map(|place| index(reader, list, place, wide))
                .collect::<Result<_, _>>()
                .map(Some);
        }
        let bytes = u64::from(count) * if wide { 2 } else { 1 };
        rest.start = start.saturating_add(bytes);
    }
    Ok(None)
}

fn index(reader: &mut Reader<'_>, list: Span, place: u8, wide: bool) -> Result<u16, Flaw> {
    let place = u64::from(place);
    if wide {
        let index = reader.array_in(list, list.start.saturating_add(place * 2))?;
        Ok(u16::from_be_bytes(index) & 0x7FFF)
    } else {
        let [index] = reader.array_in(list, list.start.saturating_add(place))?;
        Ok(u16::from(index & 0x7F))
    }
}
