//! The first directory of a TIFF or an EXIF block: both byte orders, 32-bit and 64-bit offsets (TIFF 6.0 section 2; the
//! BigTIFF design of libtiff).

use super::Orientation;
use super::entry::{Entry, Order};
use super::reader::{Flaw, Reader, Span};

/// Most entries looked at; a directory has a few dozen, and they are sorted by tag.
const MOST_ENTRIES: u64 = 4096;

const WIDTH: u16 = 256;
const HEIGHT: u16 = 257;
const ORIENTATION: u16 = 274;

/// What a directory says, as far as it is asked here. `None`: no such entry, or not of a sensible kind.
#[derive(Debug, Default)]
pub(super) struct Directory {
    pub width: Option<u64>,
    pub height: Option<u64>,
    pub orientation: Option<Orientation>,
}

impl Directory {
    /// Reads the first directory of the block; what was found before a flaw stays.
    pub fn read_first(&mut self, reader: &mut Reader<'_>, block: Span) -> Result<(), Flaw> {
        let [mark, same, v1, v0] = reader.array_in(block, block.start)?;
        let order = match (mark, same) {
            (b'I', b'I') => Order::Little,
            (b'M', b'M') => Order::Big,
            _ => return Err(Flaw::Damaged),
        };
        let at = |offset: u64| block.start.checked_add(offset).ok_or(Flaw::Damaged);
        let big = match order.u16([v1, v0]) {
            42 => false,
            43 => true,
            _ => return Err(Flaw::Damaged),
        };
        let (first, offset) = if big {
            let [s1, s0, z1, z0, offset @ ..] = reader.array_in::<12>(block, at(4)?)?;
            if (order.u16([s1, s0]), order.u16([z1, z0])) != (8, 0) {
                return Err(Flaw::Damaged);
            }
            (16, order.u64(offset))
        } else {
            (8, u64::from(order.u32(reader.array_in(block, at(4)?)?)))
        };
        if offset < first {
            return Err(Flaw::Damaged);
        }
        self.read_at(reader, block, at(offset)?, order, big)
    }

    fn read_at(
        &mut self,
        reader: &mut Reader<'_>,
        block: Span,
        at: u64,
        order: Order,
        big: bool,
    ) -> Result<(), Flaw> {
        let (count, mut at) = if big {
            (order.u64(reader.array_in(block, at)?), at.saturating_add(8))
        } else {
            let count = order.u16(reader.array_in(block, at)?);
            (u64::from(count), at.saturating_add(2))
        };
        for _ in 0..count.min(MOST_ENTRIES) {
            let entry = if big {
                Entry::big(reader.array_in(block, at)?, order)
            } else {
                Entry::small(reader.array_in(block, at)?, order)
            };
            at = at.saturating_add(if big { 20 } else { 12 });
            self.take(&entry, order);
        }
        Ok(())
    }

    /// The first entry of a tag counts.
    fn take(&mut self, entry: &Entry, order: Order) {
        match entry.tag {
            WIDTH if self.width.is_none() => self.width = entry.number(order),
            HEIGHT if self.height.is_none() => self.height = entry.number(order),
            // Browsers take the orientation as a SHORT only.
            ORIENTATION if self.orientation.is_none() && entry.kind == 3 => {
                self.orientation = entry.number(order).and_then(Orientation::from_exif);
            }
            _ => {}
        }
    }
}
