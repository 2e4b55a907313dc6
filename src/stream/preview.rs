//! What stands in for a picture.

/// A picture so small that it fits into a link: a ThumbHash (its author's format of 2023; <https://evanw.github.io/thumbhash/>), or
/// nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview(Vec<u8>);

impl Preview {
    /// Bytes of one at most: a square picture with transparency.
    pub const MOST: usize = 32;

    /// Of these bytes; none of them is no preview. `None`: they are too many.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        (bytes.len() <= Self::MOST).then(|| Self(bytes.to_vec()))
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}
