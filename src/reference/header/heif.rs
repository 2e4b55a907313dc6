//! HEIF, HEIC and AVIF: size and turning of the primary item (ISO/IEC 23008-12, sections 6.5 and 9.3; 14496-12, 8.11.4).
//!
//! EXIF's orientation does not count here: what is shown is what `irot` and `imir` say. What `clap` cuts off counts as
//! not stored: encoders pad odd sides by a pixel and cut it again.

use super::associations::{indices_of, item_id};
use super::boxes;
use super::properties::{Property, properties_at};
use super::reader::{Flaw, Reader, Span};
use super::{Found, Orientation};
use crate::catalog::Size;

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
    let mut clip = None;
    let mut orientation = Orientation::UPRIGHT;
    // In the order of the item's list, which is the order in which they are applied.
    for property in properties_at(reader, container, &indices)? {
        match property {
            Property::Size(found) => size = size.or(Some(found)),
            Property::Clip(found) => clip = clip.or(Some(found)),
            Property::Turn(turns) => orientation = orientation.then_turned(turns),
            Property::Mirror { sideways: true } => orientation = orientation.then_mirrored(),
            Property::Mirror { sideways: false } => {
                orientation = orientation.then_mirrored().then_turned(2);
            }
        }
    }
    let size: Size = size.ok_or(Flaw::Damaged)?;
    // A part that is none, or no part, is not applied.
    let clip = clip.filter(|clip| {
        (1..=size.width).contains(&clip.width) && (1..=size.height).contains(&clip.height)
    });
    Ok((clip.unwrap_or(size), orientation))
}

fn has_film(reader: &mut Reader<'_>, file: Span) -> bool {
    matches!(boxes::find(reader, file, b"moov"), Ok(Some(_)))
}

fn primary_item(reader: &mut Reader<'_>, meta: Span) -> Result<u32, Flaw> {
    let content = boxes::find(reader, meta, b"pitm")?.ok_or(Flaw::Damaged)?;
    let (version, _, content) = boxes::version(reader, content)?;
    item_id(reader, content, version).map(|(item, _)| item)
}
