//! What holds for the whole board.

use super::PromptParts;
use crate::catalog::Ratio;

/// What holds for the whole board. Texts may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Its title.
    pub title: String,
    /// What every panel's prompt begins with.
    pub style: String,
    /// Which of a panel's fields take part in its prompt.
    pub parts: PromptParts,
    /// How long all panels together are to be, in milliseconds. `None`: not said.
    pub target_ms: Option<u32>,
    /// The shape of every frame. `None`: each picture's own.
    pub ratio: Option<Ratio>,
    /// When it was changed last, Unix seconds; 0 where that is not known.
    pub changed: u64,
    /// When it was put away, Unix seconds. `None`: it was not.
    pub deleted: Option<u64>,
}

impl About {
    /// Shapes that boards usually have.
    pub const RATIOS: [Ratio; 9] = [
        ratio(16, 9),
        ratio(9, 16),
        ratio(1, 1),
        ratio(4, 3),
        ratio(3, 4),
        ratio(3, 2),
        ratio(2, 3),
        ratio(4, 5),
        ratio(21, 9),
    ];
}

const fn ratio(width: u32, height: u32) -> Ratio {
    Ratio { width, height }
}
