//! Which form of a text belongs to a number.
//!
//! Plain Rust, so that host tests and the page agree, and shared with `build.rs`, which checks
//! that every text has the forms that its language needs. The rules are those of CLDR for whole
//! numbers. A language with more rules than these gets a variant here; one with rules too long
//! to write down may ask the browser's `Intl.PluralRules` through a port.

/// A form of a text that some language of ours tells apart, by its name in CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// `one`: "1 picture"
    One,
    /// `other`: "3 pictures", and the only form where a language has a single one.
    Other,
}

impl Category {
    /// The name in CLDR and in message files.
    pub const fn name(self) -> &'static str {
        match self {
            Category::One => "one",
            Category::Other => "other",
        }
    }
}

/// How a language sorts whole numbers into categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// 1 is different from all others: English, German.
    OneAndOther,
    /// One form for every number: Chinese, Japanese.
    OtherOnly,
}

impl Rule {
    /// The categories that a text in such a language must have.
    pub const fn categories(self) -> &'static [Category] {
        match self {
            Rule::OneAndOther => &[Category::One, Category::Other],
            Rule::OtherOnly => &[Category::Other],
        }
    }

    /// The category of a whole number.
    pub const fn category(self, n: u64) -> Category {
        match (self, n) {
            (Rule::OneAndOther, 1) => Category::One,
            (Rule::OneAndOther | Rule::OtherOnly, _) => Category::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Category, Rule};

    #[test]
    fn categories_of_whole_numbers() {
        for (n, english) in [
            (0, Category::Other),
            (1, Category::One),
            (2, Category::Other),
            (11, Category::Other),
            (101, Category::Other),
            (u64::MAX, Category::Other),
        ] {
            assert_eq!(Rule::OneAndOther.category(n), english, "{n}");
            assert_eq!(Rule::OtherOnly.category(n), Category::Other, "{n}");
        }
    }
}
