//! Picture sizes: the two exclusive forms of the API's `size` field, a tier or exact pixels, and their arithmetic.

use core::fmt;
use core::str::FromStr;

/// A resolution tier: the model then chooses width and height from the prompt's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// `1K`
    K1,
    /// `2K`
    K2,
    /// `3K`
    K3,
    /// `4K`
    K4,
}

impl Tier {
    /// Every tier of the API, smallest first.
    pub const ALL: [Tier; 4] = [Tier::K1, Tier::K2, Tier::K3, Tier::K4];

    /// The API's own spelling. The documents print upper case; lower case was seen to be accepted (Nexior PR 657).
    pub const fn as_str(self) -> &'static str {
        match self {
            Tier::K1 => "1K",
            Tier::K2 => "2K",
            Tier::K3 => "3K",
            Tier::K4 => "4K",
        }
    }
}

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Size {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl Size {
    /// Width times height.
    pub const fn pixels(self) -> u64 {
        self.width as u64 * self.height as u64
    }

    /// The same shape in lowest terms: 2560x1440 is 16:9. A side of zero stays as it is.
    pub fn ratio(self) -> Ratio {
        let divisor = greatest_common_divisor(self.width, self.height).max(1);
        Ratio {
            width: self.width / divisor,
            height: self.height / divisor,
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.width, self.height)
    }
}

impl FromStr for Size {
    type Err = ();

    /// Reads `2848x1600`. The sign between may also be `X` or U+00D7, which the API's own pages print
    /// (protocol.md section 2), with white space around it.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (width, height) = text.split_once(['x', 'X', '×']).ok_or(())?;
        let side = |text: &str| {
            let text = text.trim();
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            if digits {
                text.parse::<u32>().map_err(|_| ())
            } else {
                Err(())
            }
        };
        Ok(Size {
            width: side(width)?,
            height: side(height)?,
        })
    }
}

/// A shape, width to height, such as 16:9.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    /// Parts of the width.
    pub width: u32,
    /// Parts of the height.
    pub height: u32,
}

impl Ratio {
    /// Width divided by height; zero where the height is zero.
    pub fn as_f64(self) -> f64 {
        if self.height == 0 {
            0.0
        } else {
            f64::from(self.width) / f64::from(self.height)
        }
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.width, self.height)
    }
}

/// The shapes a side may have: width / height within `[1 / most, most]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatioRange {
    /// The longer side is at most so many times the shorter.
    pub most: u32,
}

impl RatioRange {
    /// Whether `size` is neither too wide nor too tall.
    pub fn contains(self, size: Size) -> bool {
        let (long, short) = (
            u64::from(size.width.max(size.height)),
            u64::from(size.width.min(size.height)),
        );
        short > 0 && long <= short * u64::from(self.most)
    }
}

/// What the `size` field holds once it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SizeSpec {
    /// `2K`: the model decides width and height.
    Tier(Tier),
    /// `2848x1600`: exact pixels.
    Pixels(Size),
}

impl FromStr for SizeSpec {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.trim();
        match Tier::ALL
            .into_iter()
            .find(|tier| tier.as_str().eq_ignore_ascii_case(text))
        {
            Some(tier) => Ok(SizeSpec::Tier(tier)),
            None => text.parse().map(SizeSpec::Pixels),
        }
    }
}

impl fmt::Display for SizeSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SizeSpec::Tier(tier) => f.write_str(tier.as_str()),
            SizeSpec::Pixels(size) => size.fmt(f),
        }
    }
}

fn greatest_common_divisor(a: u32, b: u32) -> u32 {
    if b == 0 {
        a
    } else {
        greatest_common_divisor(b, a % b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read_and_written_back() {
        for (text, want) in [
            ("2K", Some("2K")),
            (" 4k ", Some("4K")),
            ("2848x1600", Some("2848x1600")),
            ("2048×2048", Some("2048x2048")),
            ("2848 X 1600", Some("2848x1600")),
            ("5K", None),
            ("", None),
            ("2848x", None),
            ("x1600", None),
            ("-1x5", None),
            ("+1x5", None),
            ("1e3x5", None),
            ("99999999999x1", None),
            ("2048x2048x2", None),
        ] {
            let read = text.parse::<SizeSpec>().ok().map(|spec| spec.to_string());
            assert_eq!(read.as_deref(), want, "{text:?}");
        }
    }

    #[test]
    fn ratio_range_is_symmetric_and_refuses_zero() {
        let range = RatioRange { most: 16 };
        for (width, height, inside) in [
            (1600, 100, true),
            (100, 1600, true),
            (1601, 100, false),
            (100, 1601, false),
            (0, 5, false),
            (5, 0, false),
        ] {
            assert_eq!(
                range.contains(Size { width, height }),
                inside,
                "{width}x{height}"
            );
        }
    }
}
