//! Which part of a picture is seen in a frame of another shape.

use crate::catalog::{Ratio, Size};

/// Where the window of a frame stands in a picture that is wider or higher than it, in hundredths of the way it can be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crop {
    /// From the left edge, 0, to the right one, 100.
    pub x: u8,
    /// From the upper edge, 0, to the lower one, 100.
    pub y: u8,
}

impl Default for Crop {
    /// The middle.
    fn default() -> Self {
        Self { x: 50, y: 50 }
    }
}

impl Crop {
    /// As CSS's `object-position` has it.
    pub fn position(self) -> String {
        format!("{}% {}%", self.x.min(100), self.y.min(100))
    }
}

/// Whether the window of a frame can be moved across a picture that fills it, and whether down it: at most one of the two.
pub fn room(picture: Size, frame: Ratio) -> (bool, bool) {
    /// Less is a few pixels that nobody sees.
    const SEEN: f64 = 0.01;
    let (picture, frame) = (picture.ratio().as_f64(), frame.as_f64());
    if picture <= 0.0 || frame <= 0.0 {
        return (false, false);
    }
    let share = picture / frame;
    (share > 1.0 + SEEN, share < 1.0 - SEEN)
}

/// How much of a picture is seen in a frame that it fills, from 0 to 1.
pub fn kept_share(picture: Size, frame: Ratio) -> f64 {
    let (picture, frame) = (picture.ratio().as_f64(), frame.as_f64());
    if picture <= 0.0 || frame <= 0.0 {
        return 1.0;
    }
    (picture / frame).min(frame / picture)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lost_is_what_the_frame_has_no_room_for() {
        for (width, height, frame, kept) in [
            (1600, 900, (16, 9), 1.0),
            (1600, 900, (1, 1), 0.5625),
            (900, 1600, (1, 1), 0.5625),
            (900, 1600, (16, 9), 0.31640625),
            (0, 900, (1, 1), 1.0),
        ] {
            let frame = Ratio {
                width: frame.0,
                height: frame.1,
            };
            let share = kept_share(Size { width, height }, frame);
            assert!(
                (share - kept).abs() < 1e-9,
                "{width}x{height} in {frame}: {share}"
            );
        }
        for (width, height, moves) in [
            (1600, 900, (true, false)),
            (900, 1600, (false, true)),
            (1000, 1000, (false, false)),
            (1005, 1000, (false, false)),
            (0, 900, (false, false)),
        ] {
            let square = Ratio {
                width: 1,
                height: 1,
            };
            assert_eq!(
                room(Size { width, height }, square),
                moves,
                "{width}x{height}"
            );
        }
        assert_eq!(Crop { x: 0, y: 200 }.position(), "0% 100%");
    }
}
