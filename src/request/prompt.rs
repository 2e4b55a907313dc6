//! What a prompt says that the controls say too: its length, a number of pictures, a shape, pictures by number.

use crate::catalog::{Model, Ratio, Size};

/// The length of a prompt against the tutorial's advice: 600 English words or 300 Chinese characters (protocol.md 1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Words of scripts that put spaces between them.
    pub words: u32,
    /// Chinese and Japanese characters, which have none between them.
    pub characters: u32,
    /// Most words that are advised.
    pub advised_words: u32,
    /// Most characters that are advised.
    pub advised_characters: u32,
}

impl Measure {
    /// Measures a prompt.
    pub fn of(prompt: &str, model: &Model) -> Self {
        let (words, characters) = count(prompt);
        Self {
            words,
            characters,
            advised_words: model.prompt_words.value,
            advised_characters: model.prompt_characters.value,
        }
    }

    /// Whether characters are the better measure: more of the prompt is Chinese than not.
    pub const fn is_by_characters(&self) -> bool {
        self.characters > self.words
    }

    /// The length in hundredths of the advice; over 100 is longer than advised.
    pub fn percent(&self) -> u32 {
        let share = |count: u32, advised: u32| count.saturating_mul(100).div_ceil(advised.max(1));
        share(self.words, self.advised_words)
            .saturating_add(share(self.characters, self.advised_characters))
    }

    /// Whether it is longer than advised.
    pub fn is_long(&self) -> bool {
        let share =
            |count: u32, advised: u32| u64::from(count) * 1_000_000 / u64::from(advised.max(1));
        share(self.words, self.advised_words) + share(self.characters, self.advised_characters)
            > 1_000_000
    }
}

/// Words between white space, and characters of Chinese and Japanese.
pub(super) fn count(prompt: &str) -> (u32, u32) {
    let (mut words, mut characters) = (0u32, 0u32);
    let mut in_word = false;
    for character in prompt.chars() {
        if is_cjk(character) {
            characters = characters.saturating_add(1);
            in_word = false;
        } else if is_letter(character) {
            if !in_word {
                words = words.saturating_add(1);
            }
            in_word = true;
        } else if character.is_whitespace() || matches!(character, '—' | '…' | '/') {
            in_word = false;
        }
    }
    (words, characters)
}

/// Outside ASCII everything but spaces and dashes counts, without the page carrying Unicode's tables for it.
fn is_letter(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || !(character.is_ascii()
            || character.is_whitespace()
            || matches!(character, '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'))
}

pub(super) fn is_cjk(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// A shape that a prompt describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaidShape {
    /// Upright.
    Tall,
    /// Lying.
    Wide,
    /// As wide as tall.
    Square,
    /// In figures, such as 16:9.
    Ratio(Ratio),
}

impl SaidShape {
    /// Whether a picture of this size has the shape.
    pub fn fits(self, size: Size) -> bool {
        let ratio = size.ratio().as_f64();
        match self {
            SaidShape::Tall => size.width < size.height,
            SaidShape::Wide => size.width > size.height,
            SaidShape::Square => (0.9..=1.1).contains(&ratio),
            SaidShape::Ratio(said) => (ratio / said.as_f64() - 1.0).abs() < 0.05,
        }
    }
}

/// What a prompt says, as far as plain words tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Said {
    /// A number of pictures: "a series of 4 illustrations", "四张". `None`: none, or only "a picture".
    pub count: Option<u32>,
    /// A shape. Words that also name a genre, such as "portrait" and "landscape", count only before "format" and kin.
    pub shape: Option<SaidShape>,
    /// The highest picture that is named by number: "image 2", "Figure 1", "图3".
    pub image: Option<u32>,
}

const NUMBERS: [&str; 15] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen",
];
const CHINESE_NUMBERS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const PICTURES: [&str; 14] = [
    "images",
    "pictures",
    "illustrations",
    "photos",
    "photographs",
    "posters",
    "panels",
    "frames",
    "shots",
    "drawings",
    "variations",
    "versions",
    "scenes",
    "renderings",
];
const FORMATS: [&str; 9] = [
    "format",
    "orientation",
    "mode",
    "composition",
    "aspect",
    "image",
    "picture",
    "poster",
    "frame",
];

/// Words behind which a number no longer counts pictures: "two cats in photos", "one of the images".
const ENDS: [&str; 8] = ["", "in", "of", "on", "with", "for", "from", "and"];

/// Reads a prompt for what the controls say too.
pub fn said(prompt: &str) -> Said {
    let lower = prompt.to_ascii_lowercase();
    // An empty word stands where a clause ends: "a picture, 35 mm" speaks of no picture 35.
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == ':';
    let ends_clause =
        |character: char| matches!(character, ',' | '.' | ';' | '!' | '?' | '(' | ')' | '\n');
    let words: Vec<&str> = lower
        .split_inclusive(ends_clause)
        .flat_map(|clause| {
            let words = clause.split(|character: char| !is_word(character));
            let words = words.map(|word| word.trim_matches(':'));
            let words = words.filter(|word| !word.is_empty());
            words.chain(clause.ends_with(ends_clause).then_some(""))
        })
        .collect();
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let mut said = Said::default();
    for at in 0..words.len() {
        let (here, next) = (word(at), word(at + 1));
        let before = at.checked_sub(1).map(word).unwrap_or_default();
        let names_one = |word: &str| matches!(word, "image" | "figure" | "picture");
        let is_digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        match number(here) {
            Some(count) if names_one(before) && is_digits(here) => {
                said.image = said.image.max(Some(count));
            }
            Some(count) if said.count.is_none() => {
                // "4 coherent illustrations", but not the 2 of "2 cats, 3 images".
                let between = (1..=3).map(|after| word(at + after));
                let goes_on = |word: &&str| number(word).is_none() && !ENDS.contains(word);
                let mut reach = between.take_while(goes_on);
                let found = reach.position(|word| PICTURES.contains(&word));
                // "24 frames per second" is a speed.
                let rate = found.is_some_and(|after| word(at + after + 2) == "per");
                said.count = found.filter(|_| !rate).map(|_| count);
            }
            _ => {}
        }
        said.shape = said.shape.or_else(|| shape(here, next));
    }
    chinese(prompt, &mut said);
    said
}

fn number(word: &str) -> Option<u32> {
    let spelled = || NUMBERS.iter().position(|name| *name == word);
    match word.parse() {
        Ok(number) => (1..=99).contains(&number).then_some(number),
        Err(_) => spelled().and_then(|at| u32::try_from(at + 1).ok()),
    }
}

fn shape(here: &str, next: &str) -> Option<SaidShape> {
    let of_format = FORMATS.contains(&next);
    match here {
        "vertical" | "upright" | "tall" if of_format => Some(SaidShape::Tall),
        "portrait" if matches!(next, "format" | "orientation" | "mode") => Some(SaidShape::Tall),
        "landscape" if matches!(next, "format" | "orientation" | "mode") => Some(SaidShape::Wide),
        "widescreen" | "panorama" | "panoramic" => Some(SaidShape::Wide),
        "horizontal" if of_format => Some(SaidShape::Wide),
        "square" if of_format => Some(SaidShape::Square),
        _ => {
            let (width, height) = here.split_once(':')?;
            // 9:30 and 10:10 are times of day: two figures behind the colon are a shape only where screens have it.
            let is_time = height.len() > 1;
            let side = |text: &str| text.parse().ok().filter(|side| (1..=21).contains(side));
            let (width, height) = (side(width)?, side(height)?);
            let is_screens = matches!((width, height), (9, 16 | 21) | (10, 16) | (16, 10));
            (is_screens || !is_time).then_some(SaidShape::Ratio(Ratio { width, height }))
        }
    }
}

/// 四张, 4张图, 竖版, 图3.
fn chinese(prompt: &str, said: &mut Said) {
    const SHAPES: [(&str, SaidShape); 7] = [
        ("竖版", SaidShape::Tall),
        ("竖屏", SaidShape::Tall),
        ("竖构图", SaidShape::Tall),
        ("横版", SaidShape::Wide),
        ("横屏", SaidShape::Wide),
        ("横构图", SaidShape::Wide),
        ("正方形", SaidShape::Square),
    ];
    let found = SHAPES.iter().find(|(word, _)| prompt.contains(word));
    said.shape = said.shape.or(found.map(|(_, shape)| *shape));
    let letters: Vec<char> = prompt.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let (before, after) = (letters.get(..at), letters.get(at + 1..));
        match letter {
            // 张 counts faces, tables and sheets of paper too.
            '张' | '幅' if said.count.is_none() && !after.is_some_and(starts_with_a_thing) => {
                said.count = before.and_then(number_before);
            }
            // 4张图, 组图 and 地图 are no names, and neither is what counts or measures behind one: 图4张, 图16:9.
            '图' if !matches!(
                before.and_then(<[char]>::last),
                Some('张' | '幅' | '组' | '地')
            ) =>
            {
                let name = |next: &&char| matches!(next, '片' | '像' | ' ');
                let mut after = after.unwrap_or_default().iter().skip_while(name).peekable();
                let mut digits = String::new();
                while let Some(digit) = after.next_if(|next| next.is_ascii_digit()) {
                    digits.push(*digit);
                }
                let counts = |next: &&&char| matches!(next, '张' | '幅' | ':' | '：' | 'x' | '×');
                if after.peek().filter(counts).is_none() {
                    said.image = said.image.max(digits.parse().ok());
                }
            }
            _ => {}
        }
    }
}

fn starts_with_a_thing(after: &[char]) -> bool {
    let thing = |next: &char| matches!(next, '脸' | '桌' | '椅' | '床' | '纸' | '嘴' | '网');
    after.iter().take(3).any(thing)
}

/// The number at the end of `before`, in digits or in Chinese up to 十五.
fn number_before(before: &[char]) -> Option<u32> {
    let digit = |letter: char| match letter {
        '两' => Some(2),
        letter => CHINESE_NUMBERS
            .iter()
            .position(|name| *name == letter)
            .and_then(|at| u32::try_from(at + 1).ok()),
    };
    let from = before
        .iter()
        .rev()
        .take_while(|last| last.is_ascii_digit())
        .count();
    let digits: String = before.get(before.len() - from..)?.iter().collect();
    if let Ok(number) = digits.parse::<u32>() {
        return (1..=99).contains(&number).then_some(number);
    }
    let last = digit(*before.last()?)?;
    let ten = before.len().checked_sub(2).and_then(|at| before.get(at)) == Some(&'十');
    Some(if ten && last < 10 { 10 + last } else { last })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_characters() {
        for (prompt, want) in [
            ("", (0, 0)),
            ("   ", (0, 0)),
            ("one", (1, 0)),
            ("a model's pose, well-lit", (4, 0)),
            ("colors, elements—and atmosphere", (4, 0)),
            ("- - -", (0, 0)),
            ("四季庭院", (0, 4)),
            ("四季，庭院。", (0, 4)),
            ("a 庭院 b", (2, 2)),
            ("Ein größeres Übermaß", (3, 0)),
        ] {
            assert_eq!(count(prompt), want, "{prompt:?}");
        }
    }

    #[test]
    fn counts_that_prompts_state() {
        for (prompt, want) in [
            ("Generate a series of 4 coherent illustrations", Some(4)),
            ("Generate 3 images of a girl and a cow plushie", Some(3)),
            ("Referring to Figure 1, generate four images with", Some(4)),
            (
                "Replace the clothing in image 1 with the outfit from image 2.",
                None,
            ),
            ("A picture of two girls", None),
            ("twelve posters", Some(12)),
            ("生成四张插画", Some(4)),
            ("生成12张图", Some(12)),
            ("十二张", Some(12)),
            ("两幅画", Some(2)),
            ("一张脸", None),
            ("两张木桌", None),
            ("2 cats, 3 images", Some(3)),
            ("two cats in photos", None),
            ("one of the images", None),
            ("24 frames per second, 3 shots", Some(3)),
            ("张三在跑", None),
        ] {
            assert_eq!(said(prompt).count, want, "{prompt}");
        }
    }

    #[test]
    fn shapes_that_prompts_state() {
        use SaidShape::{Ratio as Figures, Square, Tall, Wide};
        let ratio = |width, height| Figures(Ratio { width, height });
        for (prompt, want) in [
            ("a vertical poster", Some(Tall)),
            ("a vertical garden", None),
            ("vertical 9:16 composition", Some(ratio(9, 16))),
            ("Vibrant close-up editorial portrait, model", None),
            ("portrait orientation", Some(Tall)),
            ("a landscape with hills", None),
            ("widescreen, at dusk", Some(Wide)),
            ("16:9.", Some(ratio(16, 9))),
            ("at 9:30 in the morning", None),
            ("a town square", None),
            ("square format", Some(Square)),
            ("竖版海报", Some(Tall)),
        ] {
            assert_eq!(said(prompt).shape, want, "{prompt}");
        }
    }

    #[test]
    fn pictures_named_by_number() {
        for (prompt, want) in [
            ("Replace the clothing in image 1 with image 2.", Some(2)),
            ("Referring to Figure 1", Some(1)),
            ("参考图3和图片2", Some(3)),
            ("an image of one", None),
            ("a picture, 35 mm", None),
            ("4 images", None),
        ] {
            assert_eq!(said(prompt).image, want, "{prompt}");
        }
    }
}
