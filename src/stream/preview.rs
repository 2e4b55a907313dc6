//! What stands in for a picture.

/// A picture so small that it fits into a link: a ThumbHash (its author's format of 2023; <https://evanw.github.io/thumbhash/>), or
/// nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview(Vec<u8>);

impl Preview {
    /// Bytes of one at most: a square picture with transparency has 25, and later versions of the format may have more.
    pub const MOST: usize = 32;
    /// The longer side of a picture that one is made of, in pixels at most: the format's own limit.
    pub const SIDE: u32 = 100;

    /// Of these bytes; none of them is no preview. `None`: they are too many.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        (bytes.len() <= Self::MOST).then(|| Self(bytes.to_vec()))
    }

    /// Of a picture's pixels, row by row, red, green, blue and alpha. `None`: it has none, more than [`Self::SIDE`] on a side, or
    /// others than it says.
    pub fn of_pixels(width: u32, height: u32, pixels: &[u8]) -> Option<Self> {
        let sides = 1..=Self::SIDE;
        let count = (width as usize) * (height as usize) * 4;
        // The crate panics at anything else.
        let fits = sides.contains(&width) && sides.contains(&height) && pixels.len() == count;
        let (width, height) = (width as usize, height as usize);
        fits.then(|| thumbhash::rgba_to_thumb_hash(width, height, pixels))
            .and_then(|hash| Self::of(&hash))
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether there is none.
    pub fn is_nothing(&self) -> bool {
        self.0.is_empty()
    }

    /// The picture as the file that takes least code to write, a BMP of 32 bits; of about 32 pixels on its longer side. `None`:
    /// it is nothing, or no ThumbHash.
    pub fn bitmap(&self) -> Option<Vec<u8>> {
        /// Of the file, and of the picture in it (BITMAPINFOHEADER).
        const HEADERS: (u32, u32) = (14, 40);
        let (width, height, pixels) = thumbhash::thumb_hash_to_rgba(&self.0).ok()?;
        let (file, info) = HEADERS;
        let [width, height, length] = [width, height, pixels.len()].map(|one| one as u32);
        let mut bitmap = b"BM".to_vec();
        for number in [file + info + length, 0, file + info, info, width] {
            bitmap.extend(number.to_le_bytes());
        }
        // From the top: a height below zero.
        bitmap.extend((height as i32).wrapping_neg().to_le_bytes());
        bitmap.extend([1, 0, 32, 0]);
        for number in [0, length, 2_835, 2_835, 0, 0_u32] {
            bitmap.extend(number.to_le_bytes());
        }
        for pixel in pixels.as_chunks::<4>().0 {
            let [red, green, blue, alpha] = *pixel;
            bitmap.extend([blue, green, red, alpha]);
        }
        Some(bitmap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_shows_the_colours_of_its_picture() {
        let half = |x: u32| {
            if x < 40 {
                [200, 30, 30, 255]
            } else {
                [20, 40, 220, 255]
            }
        };
        let pixels: Vec<u8> = (0..45).flat_map(|_| (0..80).flat_map(half)).collect();
        let preview = Preview::of_pixels(80, 45, &pixels).unwrap();
        assert!((15..=25).contains(&preview.bytes().len()));
        let bitmap = preview.bitmap().unwrap();
        assert_eq!(&bitmap[..2], b"BM");
        let number = |at: usize| i32::from_le_bytes(*bitmap[at..].first_chunk().unwrap());
        let (width, height) = (number(18), -number(22));
        assert_eq!((width, height), (32, 18));
        assert_eq!(bitmap.len() as i32, 54 + 4 * width * height);
        // Blue, green, red.
        let [left, right] = [54, 54 + 4 * (width as usize - 1)].map(|at| &bitmap[at..at + 3]);
        assert!(left[2] > 150 && left[0] < 90, "{left:?}");
        assert!(right[0] > 150 && right[2] < 90, "{right:?}");
    }

    #[test]
    fn what_is_no_picture_has_none_and_nothing_panics() {
        for (width, height, length) in [
            (0, 0, 0),
            (101, 1, 404),
            (1, 101, 404),
            (2, 2, 15),
            (2, 2, 17),
            (0, 5, 0),
        ] {
            assert_eq!(Preview::of_pixels(width, height, &vec![0; length]), None);
        }
        for length in 0..=Preview::MOST {
            for fill in [0, 1, 0x7f, 0x80, 0xff] {
                let _ = Preview::of(&vec![fill; length]).unwrap().bitmap();
            }
        }
        assert!(Preview::of(&[0; 33]).is_none());
        assert!(Preview::default().is_nothing() && Preview::default().bitmap().is_none());
    }
}
