//! The API's JSON: one event, or one entry of a whole reply (protocol.md sections 2 and 3). Every part is optional.
//!
//! The vendor's CLI prints the same events under names of its own, one a line (`byteplus-sdk/ark-cli`,
//! `skills/arkcli-gen/references/image-stream.md`); empty texts and nulls stand for what is not there.

use super::event::{Index, Usage};
use crate::catalog::Size;
use crate::fault::ApiError;
use crate::loose::Loose;

/// The names of the events.
pub(super) mod kind {
    pub const SUCCEEDED: &str = "image_generation.partial_succeeded";
    pub const FAILED: &str = "image_generation.partial_failed";
    pub const COMPLETED: &str = "image_generation.completed";
    /// OpenAI's: a sketch of a picture that is not finished.
    pub const PREVIEW: &str = "image_generation.partial_image";
}

/// Whether events of this name hold pictures that nobody asked for.
pub(super) fn is_preview(name: impl AsRef<[u8]>) -> bool {
    name.as_ref() == kind::PREVIEW.as_bytes()
}

/// What an event calls itself. `None`: it does not say.
pub(super) fn name_of<'a>(item: &'a Loose<'_>) -> Option<&'a str> {
    first(item, ["type", "event_type"], |value| {
        value.text().filter(|name| !name.is_empty())
    })
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

/// `error`. `None`: there is none.
pub(super) fn error_of(item: &Loose<'_>) -> Option<ApiError> {
    match item.get("error") {
        Loose::Text(text) if text.is_empty() => None,
        error => ApiError::read(error),
    }
    .or_else(|| {
        let error = ApiError {
            code: item.get("error_code").label(),
            message: item.get("error_message").label(),
            kind: None,
        };
        Some(error).filter(|error| *error != ApiError::default())
    })
}

/// `usage`. `None`: there is none.
pub(super) fn usage_of(item: &Loose<'_>) -> Option<Usage> {
    first(item, ["usage", "final_usage"], |usage| {
        matches!(usage, Loose::Object(_)).then(|| Usage {
            generated_images: usage.get("generated_images").whole(),
            output_tokens: usage.get("output_tokens").whole(),
            total_tokens: usage.get("total_tokens").whole(),
        })
    })
}

/// The addresses of a reply that the CLI prints in one object. `None`: this is no such reply.
pub(super) fn addresses_of<'a>(whole: &'a Loose<'_>) -> Option<Vec<&'a Loose<'a>>> {
    let urls = whole.get("output_urls").list().unwrap_or_default();
    let urls: Vec<_> = match (urls, whole.get("output_url")) {
        ([], url @ Loose::Text(text)) if !text.is_empty() => vec![url],
        (urls, _) => urls.iter().collect(),
    };
    let is_video = whole.get("kind").text().is_some_and(|kind| kind != "image");
    (!urls.is_empty() && !is_video).then_some(urls)
}

/// What the first of these fields says that says anything.
fn first<'a, T>(
    item: &'a Loose<'_>,
    names: [&str; 2],
    read: impl Fn(&'a Loose<'a>) -> Option<T>,
) -> Option<T> {
    names.into_iter().find_map(|name| read(item.get(name)))
}
