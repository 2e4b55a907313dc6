//! The properties of HEIF that say how large a picture is and how it is shown (ISO/IEC 23008-12, section 6.5).

use super::boxes::{self, MOST_BOXES};
use super::reader::{Flaw, Reader, Span};
use crate::catalog::Size;

/// What a property says of an item.
pub(super) enum Property {
    Size(Size),
    /// The part that is shown, before it is turned.
    Clip(Size),
    /// Quarter turns, clockwise.
    Turn(u8),
    /// From left to right, or else from top to bottom.
    Mirror {
        sideways: bool,
    },
}

/// The properties at these places, in the order of the places given; what is of no use here is left out.
pub(super) fn properties_at(
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
        // Two fractions; the part's place, behind them, is of no use here.
        b"clap" => {
            let [w3, w2, w1, w0, wide @ ..] = reader.array_in::<8>(content, content.start)?;
            let below = content.start.saturating_add(8);
            let [h3, h2, h1, h0, high @ ..] = reader.array_in::<8>(content, below)?;
            let side = |parts: [u8; 4], whole: [u8; 4]| {
                u32::from_be_bytes(parts).checked_div(u32::from_be_bytes(whole))
            };
            side([w3, w2, w1, w0], wide)
                .zip(side([h3, h2, h1, h0], high))
                .map(|(width, height)| Property::Clip(Size { width, height }))
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
