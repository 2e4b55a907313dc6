//! The same bytes in pieces: the input itself chooses where they are cut.

/// Pieces of 1 to 97 bytes, chosen by the last byte.
pub(crate) fn pieces(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut random = u32::from(bytes.last().copied().unwrap_or_default());
    let mut rest = bytes;
    std::iter::from_fn(move || {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let length = ((random >> 24) as usize % 97 + 1).min(rest.len());
        let (piece, later) = rest.split_at(length);
        rest = later;
        (length > 0).then_some(piece)
    })
}
