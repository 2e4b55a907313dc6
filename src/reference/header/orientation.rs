//! How a stored picture is turned before it is shown.

use crate::catalog::Size;

/// One of EXIF's eight orientations (tag 0x0112): the stored picture is mirrored left to right, or not, and then turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Orientation {
    mirrored: bool,
    quarter_turns: u8,
}

impl Orientation {
    /// Shown as it is stored: EXIF's 1, and what a file without an orientation has.
    pub const UPRIGHT: Orientation = Orientation {
        mirrored: false,
        quarter_turns: 0,
    };

    /// EXIF's eight, from 1 on (CIPA DC-008, section 4.6.5.1.6).
    pub const ALL: [Orientation; 8] = [
        Self::of(false, 0),
        Self::of(true, 0),
        Self::of(false, 2),
        Self::of(true, 2),
        Self::of(true, 3),
        Self::of(false, 1),
        Self::of(true, 1),
        Self::of(false, 3),
    ];

    const fn of(mirrored: bool, quarter_turns: u8) -> Self {
        Orientation {
            mirrored,
            quarter_turns: quarter_turns % 4,
        }
    }

    /// Reads EXIF's number. `None`: not one of the eight.
    pub fn from_exif(number: u64) -> Option<Self> {
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        Self::ALL.get(place).copied()
    }

    /// EXIF's number, 1 to 8.
    pub fn exif(self) -> u8 {
        let place = Self::ALL.iter().position(|one| *one == self);
        place.map_or(1, |place| place as u8 + 1)
    }

    /// Whether it is mirrored left to right, before it is turned.
    pub const fn mirrored(self) -> bool {
        self.mirrored
    }

    /// Clockwise quarter turns, 0 to 3, after the mirroring.
    pub const fn quarter_turns(self) -> u8 {
        self.quarter_turns
    }

    /// The size a picture of this stored size is shown in: 5 to 8 swap the sides.
    pub const fn shown(self, stored: Size) -> Size {
        if self.quarter_turns.is_multiple_of(2) {
            stored
        } else {
            Size {
                width: stored.height,
                height: stored.width,
            }
        }
    }

    /// Turned clockwise once more, by so many quarters.
    pub(super) const fn then_turned(self, quarter_turns: u8) -> Self {
        Self::of(self.mirrored, self.quarter_turns + quarter_turns % 4)
    }

    /// Mirrored once more, left to right. A mirror turns what comes before it the other way round.
    pub(super) const fn then_mirrored(self) -> Self {
        Self::of(!self.mirrored, 4 - self.quarter_turns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the point (x, y) of a stored picture of 3x2 is shown, by EXIF's own definition of each number: what its
    /// row 0 and column 0 are on the screen.
    fn by_definition(number: u8, x: i32, y: i32) -> (i32, i32) {
        match number {
            1 => (x, y),
            2 => (2 - x, y),
            3 => (2 - x, 1 - y),
            4 => (x, 1 - y),
            5 => (y, x),
            6 => (1 - y, x),
            7 => (1 - y, 2 - x),
            _ => (y, 2 - x),
        }
    }

    fn by_steps(orientation: Orientation, x: i32, y: i32) -> (i32, i32) {
        let mut at = if orientation.mirrored() {
            (2 - x, y)
        } else {
            (x, y)
        };
        let mut height = 2;
        for _ in 0..orientation.quarter_turns() {
            at = (height - 1 - at.1, at.0);
            height = 5 - height;
        }
        at
    }

    #[test]
    fn mirror_and_turns_are_what_exif_means() {
        for number in 1..=8 {
            let orientation =
                Orientation::from_exif(u64::from(number)).unwrap_or(Orientation::UPRIGHT);
            assert_eq!(orientation.exif(), number);
            for (x, y) in [(0, 0), (2, 0), (0, 1), (1, 1)] {
                assert_eq!(
                    by_steps(orientation, x, y),
                    by_definition(number, x, y),
                    "{number}: ({x}, {y})"
                );
            }
        }
        for number in [0, 9, 256, u64::MAX] {
            assert_eq!(Orientation::from_exif(number), None);
        }
    }

    #[test]
    fn steps_one_after_another_are_one_of_the_eight() {
        for (want, steps) in [
            (1, Orientation::UPRIGHT.then_mirrored().then_mirrored()),
            (6, Orientation::UPRIGHT.then_turned(1)),
            (5, Orientation::UPRIGHT.then_turned(1).then_mirrored()),
            (7, Orientation::UPRIGHT.then_mirrored().then_turned(1)),
            // Top to bottom is left to right and half a turn.
            (4, Orientation::UPRIGHT.then_mirrored().then_turned(2)),
            (1, Orientation::UPRIGHT.then_turned(3).then_turned(1)),
        ] {
            assert_eq!(steps.exif(), want);
        }
    }
}
