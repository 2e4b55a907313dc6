//! The API's JSON: a reply, or the `data` of one event (protocol.md sections 2 and 3). Every part is optional, because
//! documents, gateways and clients differ; text is borrowed where it can be, because one may be 30 MB of base64.

use super::event::{Index, Usage};
use crate::catalog::Size;
use crate::fault::ApiError;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// The names of the events.
pub(super) mod kind {
    pub const SUCCEEDED: &str = "image_generation.partial_succeeded";
    pub const FAILED: &str = "image_generation.partial_failed";
    pub const COMPLETED: &str = "image_generation.completed";
}

/// One event, or a picture in a whole reply.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Item<'a> {
    #[serde(rename = "type", borrow)]
    pub kind: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub model: Option<Cow<'a, str>>,
    pub created: Option<u64>,
    pub image_index: Option<LenientIndex>,
    #[serde(borrow)]
    pub url: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub b64_json: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub size: Option<Cow<'a, str>>,
    pub error: Option<ApiError>,
    pub usage: Option<WireUsage>,
}

impl Item<'_> {
    pub fn index(&self) -> Index {
        self.image_index
            .as_ref()
            .map_or(Index::Odd, |index| index.0)
    }

    pub fn pixel_size(&self) -> Option<Size> {
        self.size.as_deref().and_then(|text| text.parse().ok())
    }
}

/// A whole reply.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Whole<'a> {
    #[serde(borrow)]
    pub model: Option<Cow<'a, str>>,
    pub created: Option<u64>,
    #[serde(borrow)]
    pub data: Option<Vec<Item<'a>>>,
    pub usage: Option<WireUsage>,
    pub error: Option<ApiError>,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(super) struct WireUsage {
    pub generated_images: Option<u64>,
    pub output_tokens: Option<u64>,
    pub total_tokens: Option<u64>,
}

impl From<WireUsage> for Usage {
    fn from(wire: WireUsage) -> Self {
        Self {
            generated_images: wire.generated_images,
            output_tokens: wire.output_tokens,
            total_tokens: wire.total_tokens,
        }
    }
}

/// Reads an index whatever JSON type it has: a wrong one costs the picture its slot, not its life.
#[derive(Debug)]
pub(super) struct LenientIndex(pub Index);

impl<'de> Deserialize<'de> for LenientIndex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(IndexVisitor).map(LenientIndex)
    }
}

struct IndexVisitor;

impl<'de> Visitor<'de> for IndexVisitor {
    type Value = Index;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("anything")
    }

    fn visit_u64<E>(self, value: u64) -> Result<Index, E> {
        Ok(u32::try_from(value).map_or(Index::Odd, Index::At))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Index, E> {
        Ok(Index::Odd)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Index, E> {
        Ok(Index::Odd)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Index, E> {
        Ok(Index::Odd)
    }

    fn visit_str<E>(self, _: &str) -> Result<Index, E> {
        Ok(Index::Odd)
    }

    fn visit_unit<E>(self) -> Result<Index, E> {
        Ok(Index::Odd)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Index, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Index::Odd)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Index, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Index::Odd)
    }
}
