//! The boxes that HEIF and AVIF are made of (ISO/IEC 14496-12, section 4.2).

use super::reader::{Flaw, Reader, Span};

/// Most boxes looked at in one place.
pub(super) const MOST_BOXES: u32 = 4096;

/// The box at `span.start`: its kind, and where its content stands. `None`: the span ends here. Inside another box the
/// content never reaches beyond it.
pub(super) fn next(reader: &mut Reader<'_>, span: Span) -> Result<Option<([u8; 4], Span)>, Flaw> {
    let at = span.start;
    if at >= span.end {
        return Ok(None);
    }
    let [l3, l2, l1, l0, kind @ ..] = reader.array_in::<8>(span, at)?;
    let (header, length) = match u32::from_be_bytes([l3, l2, l1, l0]) {
        // Up to the end of what it stands in.
        0 => (8, span.end.saturating_sub(at)),
        // The length has 64 bits, behind the kind.
        1 => {
            let length = reader.array_in(span, at.saturating_add(8))?;
            (16, u64::from_be_bytes(length))
        }
        length => (8, u64::from(length)),
    };
    let end = at.checked_add(length).ok_or(Flaw::Damaged)?;
    if length < header || end > span.end {
        return Err(Flaw::Damaged);
    }
    let start = at.saturating_add(header);
    Ok(Some((kind, Span { start, end })))
}

/// The content of the first box of this kind. `None`: there is none.
pub(super) fn find(
    reader: &mut Reader<'_>,
    span: Span,
    wanted: &[u8; 4],
) -> Result<Option<Span>, Flaw> {
    let mut rest = span;
    for _ in 0..MOST_BOXES {
        match next(reader, rest)? {
            None => return Ok(None),
            Some((kind, content)) if &kind == wanted => return Ok(Some(content)),
            Some((_, content)) => rest.start = content.end,
        }
    }
    Err(Flaw::Damaged)
}

/// The version and the flags with which some contents begin, and the rest of the content.
pub(super) fn version(reader: &mut Reader<'_>, content: Span) -> Result<(u8, u32, Span), Flaw> {
    let [version, f2, f1, f0] = reader.array_in(content, content.start)?;
    let rest = Span {
        start: content.start.saturating_add(4),
        end: content.end,
    };
    Ok((version, u32::from_be_bytes([0, f2, f1, f0]), rest))
}
