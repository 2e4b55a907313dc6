//! The API's JSON: one event, or one entry of a whole reply (protocol.md sections 2 and 3). Every part is optional.

use super::event::{Index, Usage};
use crate::catalog::Size;
use crate::loose::Loose;

/// The names of the events.
pub(super) mod kind {
    pub const SUCCEEDED: &str = "image_generation.partial_succeeded";
    pub const FAILED: &str = "image_generation.partial_failed";
    pub const COMPLETED: &str = "image_generation.completed";
}

/// `image_index`: a wrong one costs the picture its slot, not its life.
pub(super) fn index_of(item: &Loose<'_>) -> Index {
    match item.get("image_index") {
        Loose::Whole(index) => u32::try_from(*index).map_or(Index::Odd, Index::At),
        _ => Index::Odd,
    }
}

/// `size`, with either of the two signs that the documents print.
pub(super) fn size_of(item: &Loose<'_>) -> Option<Size> {
    item.get("size").text().and_then(|text| text.parse().ok())
}

/// `usage`. `None`: there is none.
pub(super) fn usage_of(item: &Loose<'_>) -> Option<Usage> {
    let usage = item.get("usage");
    matches!(usage, Loose::Object(_)).then(|| Usage {
        generated_images: usage.get("generated_images").whole(),
        output_tokens: usage.get("output_tokens").whole(),
        total_tokens: usage.get("total_tokens").whole(),
    })
}
