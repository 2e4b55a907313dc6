//! HEIF, HEIC and AVIF: size and turning of the primary item (ISO/IEC 23008-12, sections 6.5 and 9.3; 14496-12, 8.11.4).
//!
//! EXIF's orientation does not count here: what is shown is what `irot` and `imir` say. The cut of `clap` is not
//! applied: the size is the coded picture's.

use super::associations::{indices_of, item_id};
use super::boxes::{self, MOST_BOXES};
use super::reader::{Flaw, Reader, Span};
use super::{Found, Orientation};
use crate::catalog::Size;

/// What a property says of an item.
enum Property {
    Size(Size),
    /// Quarter turns, clockwise.
    Turn(u8),
    /// From left to right, or else from top to bottom.
    Mirror {
        sideways: bool,
    },
}

pub(super) fn read(reader: &mut Reader<'_>) -> Found {
    // Without an end, so that a box that reaches behind the file's end is cut, not wrong.
    let file = Span {
        start: 0,
        end: u64::MAX,
    };
    let meta = match boxes::find(reader, file, b"meta") {
        Ok(meta) => meta.ok_or(Flaw::Damaged)?,
        // A film without a still picture is whole, but of no use here.
        Err(Flaw::Cut) if has_film(reader, file) => return Err(Flaw::Damaged),
        Err(flaw) => return Err(flaw),
    };
    let (_, _, meta) = boxes::version(reader, meta)?;
    let primary = primary_item(reader, meta)?;
    let properties = boxes::find(reader, meta, b"iprp")?.ok_or(Flaw::Damaged)?;
    let indices = indices_of(reader, properties, primary)?;
    let container = boxes::find(reader, properties, b"ipco")?.ok_or(Flaw::Damaged)?;

    let mut size = None;
    let mut orientation = Orientation::UPRIGHT;
    // In the order of the item's list, which is the order in which they are applied.
    for property in properties_at(reader, container, &indices)? {
        match property {
            Property::Size(found) => size = size.or(Some(found)),
            Property::Turn(turns) => orientation = orientation.then_turned(turns),
            Property::Mirror { sideways: true } => orientation = orientation.then_mirrored(),
            Property::Mirror { sideways: false } => {
                orientation = orientation.then_mirrored().then_turned(2);
            }
        }
    }
    Ok((size.ok_or(Flaw::Damaged)?, orientation))
}

fn has_film(reader: &mut Reader<'_>, file: Span) -> bool {
    matches!(boxes::find(reader, file, b"moov"), Ok(Some(_)))
}

fn primary_item(reader: &mut Reader<'_>, meta: Span) -> Result<u32, Flaw> {
    let content = boxes::find(reader, meta, b"pitm")?.ok_or(Flaw::Damaged)?;
    let (version, _, content) = boxes::version(reader, content)?;
    item_id(reader, content, version).map(|(item, _)| item)
}

/// The properties at these places, in the order of the places given; what is of no use here is left out.
fn properties_at(
    reader: &mut Reader<'_>,
    container: Span,
    indices: &[u16],
) -> Result<Vec<Property>, Flaw> {
    let mut found = Vec::new();
    let mut rest = container;
    for index in 1..=MOST_BOXES {
        let Some((kind, content)) = boxes::next(reader, rest)? else {
            break;
        };
        rest.start = content.end;
        let place = indices
            .iter()
            .position(|wanted| u32::from(*wanted) == index);
        if let Some(place) = place
            && let Some(property) = property(reader, kind, content)?
        {
            found.push((place, property));
        }
    }
    found.sort_by_key(|(place, _)| *place);
    Ok(found.into_iter().map(|(_, property)| property).collect())
}

/// `None`: of no use here.
fn property(
    reader: &mut Reader<'_>,
    kind: [u8; 4],
    content: Span,
) -> Result<Option<Property>, Flaw> {
    Ok(match &kind {
        b"ispe" => {
            let (_, _, content) = boxes::version(reader, content)?;
            let [w3, w2, w1, w0, h3, h2, h1, h0] = reader.array_in(content, content.start)?;
            Some(Property::Size(Size {
                width: u32::from_be_bytes([w3, w2, w1, w0]),
                height: u32::from_be_bytes([h3, h2, h1, h0]),
            }))
        }
        b"irot" => {
            let [turns] = reader.array_in(content, content.start)?;
            // Against the clock, in the two lowest bits.
            Some(Property::Turn(4 - (turns & 3)))
        }
        b"imir" => {
            let [axis] = reader.array_in(content, content.start)?;
            Some(Property::Mirror {
                sideways: axis & 1 == 1,
            })
        }
        _ => None,
    })
}
