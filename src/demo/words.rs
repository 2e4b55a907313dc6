//! Which of the painter's words a prompt speaks of. The tables hold the painter's word and what people write for it.

/// A painter's word and the words of a prompt that mean it: English in the singular, or a piece of Chinese.
pub(super) type Entry = (&'static str, &'static [&'static str]);

pub(super) const SUBJECTS: &[Entry] = &[
    (
        "coaster",
        &[
            "roller",
            "coaster",
            "amusement",
            "park",
            "ride",
            "plushie",
            "过山车",
        ],
    ),
    (
        "brand",
        &["logo", "brand", "packaging", "lanyard", "visual", "品牌"],
    ),
    (
        "portrait",
        &[
            "portrait",
            "model",
            "face",
            "vogue",
            "hat",
            "dress",
            "clothing",
            "outfit",
            "sunglass",
            "lollipop",
            "motorcycle",
            "character",
            "figure",
            "人像",
            "肖像",
        ],
    ),
    (
        "courtyard",
        &["courtyard", "garden", "yard", "temple", "庭院", "院子"],
    ),
    (
        "interior",
        &[
            "room", "kitchen", "interior", "office", "bedroom", "window", "café", "cafe", "室内",
            "房间",
        ],
    ),
    (
        "street",
        &[
            "street", "city", "town", "alley", "road", "market", "街", "城市",
        ],
    ),
    (
        "landscape",
        &[
            "landscape",
            "mountain",
            "sea",
            "river",
            "hill",
            "forest",
            "valley",
            "lake",
            "desert",
            "beach",
            "风景",
            "山",
            "海",
        ],
    ),
];

pub(super) const SEASONS: &[Entry] = &[
    ("spring", &["spring", "blossom", "春"]),
    ("summer", &["summer", "夏"]),
    ("autumn", &["autumn", "fall", "秋"]),
    ("winter", &["winter", "冬"]),
];

pub(super) const TIMES: &[Entry] = &[
    ("dawn", &["dawn", "sunrise", "黎明", "日出"]),
    ("morning", &["morning", "早晨", "早上"]),
    ("noon", &["noon", "midday", "day", "中午"]),
    ("evening", &["evening", "dusk", "sunset", "黄昏", "傍晚"]),
    ("night", &["night", "midnight", "moonlight", "夜"]),
];

pub(super) const WEATHERS: &[Entry] = &[
    ("rain", &["rain", "rainy", "storm", "雨"]),
    ("snow", &["snow", "snowy", "雪"]),
    ("fog", &["fog", "foggy", "mist", "misty", "雾"]),
];

pub(super) const SHOTS: &[Entry] = &[
    ("close", &["close-up", "closeup", "close", "特写"]),
    ("medium", &["medium", "中景"]),
    ("wide", &["wide", "panorama", "establishing", "远景"]),
    ("low", &["low"]),
];

pub(super) const PALETTES: &[Entry] = &[
    ("red", &["red", "crimson", "红"]),
    ("green", &["green", "emerald", "绿"]),
    ("blue", &["blue", "navy", "蓝"]),
    ("gold", &["gold", "golden", "yellow", "amber", "金", "黄"]),
    ("teal", &["teal", "turquoise"]),
    ("violet", &["violet", "purple", "pink", "紫"]),
    ("monochrome", &["monochrome", "grayscale", "noir", "黑白"]),
];

pub(super) const DETAILS: &[Entry] = &[
    ("sunglasses", &["sunglass", "sunglasses"]),
    ("motorcycle", &["motorcycle", "motorbike"]),
    ("hat", &["hat", "cap"]),
    ("lollipop", &["lollipop"]),
    ("scarf", &["scarf"]),
    ("bag", &["bag", "packaging"]),
    ("card", &["card"]),
    ("lanyard", &["lanyard"]),
    ("water", &["water", "glass", "liquid", "transparent"]),
    ("dress", &["dress"]),
    ("outfit", &["outfit", "clothing", "clothes"]),
];

/// The painter's words that the prompt speaks of, in the order of their first mention, each once.
pub(super) fn mentioned(prompt: &str, table: &'static [Entry]) -> Vec<&'static str> {
    // Outside ASCII the tables hold Chinese, which has no case.
    let lower = prompt.to_ascii_lowercase();
    let first = |meanings: &[&str]| {
        meanings
            .iter()
            .filter_map(|meaning| position(&lower, meaning))
            .min()
    };
    // Kept in order as they are found: a handful of words is not worth a sort.
    let mut found: Vec<(usize, &'static str)> = Vec::new();
    for (word, meanings) in table {
        if let Some(at) = first(meanings) {
            let place = found.partition_point(|(earlier, _)| *earlier < at);
            found.insert(place, (at, word));
        }
    }
    found.into_iter().map(|(_, word)| word).collect()
}

/// Where `meaning` stands as a whole word, or with a plural ending; Chinese has no spaces to look for.
fn position(lower: &str, meaning: &str) -> Option<usize> {
    if !meaning.is_ascii() && !meaning.contains('é') {
        return lower.find(meaning);
    }
    lower.match_indices(meaning).map(|(at, _)| at).find(|&at| {
        let before = lower.get(..at).and_then(|text| text.chars().next_back());
        let after = lower.get(at + meaning.len()..).unwrap_or_default();
        let after = after
            .strip_prefix("es")
            .or_else(|| after.strip_prefix('s'))
            .unwrap_or(after);
        before.is_none_or(|c| !is_letter(c)) && after.chars().next().is_none_or(|c| !is_letter(c))
    })
}

fn is_letter(character: char) -> bool {
    character.is_ascii_alphanumeric() || !character.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_of_mention_whole_words_and_plurals() {
        for (prompt, table, want) in [
            (
                "depicting morning, noon, and night",
                TIMES,
                &["morning", "noon", "night"][..],
            ),
            ("night before morning", TIMES, &["night", "morning"]),
            (
                "packaging bags, hats, cards, lanyards",
                DETAILS,
                &["bag", "hat", "card", "lanyard"],
            ),
            ("a hundred cardboard boxes", PALETTES, &[]),
            ("cardboard", DETAILS, &[]),
            ("Spring", SEASONS, &["spring"]),
            ("springtime", SEASONS, &[]),
            ("庭院的秋天和冬天", SEASONS, &["autumn", "winter"]),
        ] {
            assert_eq!(mentioned(prompt, table), want, "{prompt}");
        }
    }
}
