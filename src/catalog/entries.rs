//! The entries. Every figure carries its source; protocol.md explains the tags.

use super::model::{
    GenerationMode, Ids, Model, OutputFormat, PixelRange, PromptMode, Recommended, ReferenceLimits,
    Seconds,
};
use super::{Ratio, RatioRange, Size, Source, Sourced, Tier};

/// Every model that the page offers, newest first.
pub static MODELS: &[&Model] = &[&SEEDREAM_5_0_LITE, &SEEDREAM_4_5, &SEEDREAM_4_0];

/// What the form starts from when it holds an id that is not in the table.
pub static NEWEST: &Model = &SEEDREAM_5_0_LITE;

/// The BytePlus tutorial that this project implements.
const SEED: Source = Source {
    tag: "SEED",
    date: "2026-02-24",
};
/// The BytePlus image generation API page.
const API: Source = Source {
    tag: "API",
    date: "2026-03",
};
/// Notes derived from the BytePlus documents.
const GENIUS: Source = Source {
    tag: "GENIUS",
    date: "2026-08",
};
/// Model list and prices, read for keyless probes of the service.
const SH_MOD: Source = Source {
    tag: "SH-MOD",
    date: "2026-10",
};
/// Image page, read for the same notes.
const SH_IMG: Source = Source {
    tag: "SH-IMG",
    date: "2026-10",
};
/// Measured with a real key on 5.0 lite.
const M_A: Source = Source {
    tag: "M-A",
    date: "2026-09-18",
};
/// Measured with a real key on 4.x groups: 6 pictures in 249 s, 9 in about 6 minutes.
const M_B: Source = Source {
    tag: "M-B",
    date: "2026-10",
};
/// github.com/pollinations/pollinations/pull/4142: single pictures on 4.0.
const POLLINATIONS: Source = Source {
    tag: "pollinations#4142",
    date: "2025-09",
};

static SEEDREAM_5_0_LITE: Model = Model {
    name: "Seedream 5.0 lite",
    short_name: "5.0 lite",
    ids: Ids {
        byteplus: &["seedream-5-0-260128", "seedream-5-0-lite-260128"],
        volcengine: &[
            "doubao-seedream-5-0-260128",
            "doubao-seedream-5-0-lite-260128",
        ],
    },
    tiers: Sourced::disputed(
        &[Tier::K2, Tier::K3],
        SEED,
        &[Tier::K2, Tier::K3, Tier::K4],
        GENIUS,
    ),
    pixels: Sourced::disputed(
        PixelRange {
            min: 3_686_400,
            max: 10_404_496,
        },
        SEED,
        PixelRange {
            min: 3_686_400,
            max: 16_777_216,
        },
        SH_MOD,
    ),
    // 4K came after the tutorial, without a table of its own: the shapes are those of 4.5, whose pixel range is the same.
    recommended: &join24(ROW_2K, ROW_3K, ROW_4K),
    output_formats: Sourced::new(&[OutputFormat::Jpeg, OutputFormat::Png], SEED),
    price: Sourced::new(35, SH_MOD),
    first_picture: Sourced::new(Seconds { from: 26, to: 28 }, M_A),
    next_picture: Sourced::new(Seconds { from: 20, to: 21 }, M_A),
    ..COMMON
};

static SEEDREAM_4_5: Model = Model {
    name: "Seedream 4.5",
    short_name: "4.5",
    ids: Ids {
        byteplus: &["seedream-4-5-251128"],
        volcengine: &["doubao-seedream-4-5-251128"],
    },
    tiers: Sourced::new(&[Tier::K2, Tier::K4], SEED),
    pixels: Sourced::new(
        PixelRange {
            min: 3_686_400,
            max: 16_777_216,
        },
        SEED,
    ),
    recommended: &join16(ROW_2K, ROW_4K),
    fast_in_sample: true,
    price: Sourced::new(40, SH_MOD),
    ..COMMON
};

static SEEDREAM_4_0: Model = Model {
    name: "Seedream 4.0",
    short_name: "4.0",
    ids: Ids {
        byteplus: &["seedream-4-0-250828"],
        volcengine: &["doubao-seedream-4-0-250828"],
    },
    tiers: Sourced::new(&[Tier::K1, Tier::K2, Tier::K4], SEED),
    pixels: Sourced::new(
        PixelRange {
            min: 921_600,
            max: 16_777_216,
        },
        SEED,
    ),
    recommended: &join24(ROW_1K, ROW_2K, ROW_4K),
    prompt_modes: Sourced::new(&[PromptMode::Standard, PromptMode::Fast], SEED),
    price: Sourced::new(30, SH_MOD),
    first_picture: Sourced::new(Seconds { from: 7, to: 9 }, POLLINATIONS),
    ..COMMON
};

/// What the documents say of all three models alike.
const COMMON: Model = Model {
    name: "",
    short_name: "",
    ids: Ids {
        byteplus: &[],
        volcengine: &[],
    },
    modes: Sourced::new(&GenerationMode::ALL, SEED),
    stream: Sourced::new(true, SEED),
    tiers: Sourced::new(&[], SEED),
    pixels: Sourced::new(PixelRange { min: 0, max: 0 }, SEED),
    ratio: Sourced::new(RatioRange { most: 16 }, SEED),
    recommended: &[],
    output_formats: Sourced::new(&[OutputFormat::Jpeg], SEED),
    prompt_modes: Sourced::new(&[PromptMode::Standard], SEED),
    fast_in_sample: false,
    references: ReferenceLimits {
        count: Sourced::new(14, SEED),
        formats: Sourced::disputed(
            &["jpeg", "png", "webp", "bmp", "tiff", "gif"],
            SEED,
            &["jpeg", "png", "webp", "bmp", "tiff", "gif", "heic", "heif"],
            SH_IMG,
        ),
        bytes: Sourced::disputed(10_000_000, SEED, 30_000_000, GENIUS),
        side_above: Sourced::new(14, SEED),
        ratio: Sourced::new(RatioRange { most: 16 }, SEED),
        pixels: Sourced::new(36_000_000, SEED),
        body_bytes: Sourced::new(64_000_000, GENIUS),
    },
    budget: Sourced::new(15, SEED),
    images_per_minute: Sourced::new(500, SEED),
    prompt_words: Sourced::new(600, SEED),
    prompt_characters: Sourced::new(300, API),
    retention_hours: Sourced::new(24, SEED),
    price: Sourced::new(0, SH_MOD),
    first_picture: Sourced::new(Seconds { from: 25, to: 45 }, M_B),
    next_picture: Sourced::new(Seconds { from: 20, to: 42 }, M_B),
};

const fn cell(tier: Tier, ratio_w: u32, ratio_h: u32, width: u32, height: u32) -> Recommended {
    Recommended {
        tier,
        ratio: Ratio {
            width: ratio_w,
            height: ratio_h,
        },
        size: Sourced::new(Size { width, height }, SEED),
    }
}

/// A cell where the API page prints other pixels than the tutorial; both are in range.
const fn disputed(
    tier: Tier,
    ratio_w: u32,
    ratio_h: u32,
    width: u32,
    height: u32,
    later_width: u32,
    later_height: u32,
) -> Recommended {
    Recommended {
        tier,
        ratio: Ratio {
            width: ratio_w,
            height: ratio_h,
        },
        size: Sourced::disputed(
            Size { width, height },
            SEED,
            Size {
                width: later_width,
                height: later_height,
            },
            API,
        ),
    }
}

type Row = [Recommended; 8];

const fn join16(a: Row, b: Row) -> [Recommended; 16] {
    let [a0, a1, a2, a3, a4, a5, a6, a7] = a;
    let [b0, b1, b2, b3, b4, b5, b6, b7] = b;
    [
        a0, a1, a2, a3, a4, a5, a6, a7, b0, b1, b2, b3, b4, b5, b6, b7,
    ]
}

const fn join24(a: Row, b: Row, c: Row) -> [Recommended; 24] {
    let [a0, a1, a2, a3, a4, a5, a6, a7] = a;
    let [b0, b1, b2, b3, b4, b5, b6, b7] = b;
    let [c0, c1, c2, c3, c4, c5, c6, c7] = c;
    [
        a0, a1, a2, a3, a4, a5, a6, a7, b0, b1, b2, b3, b4, b5, b6, b7, c0, c1, c2, c3, c4, c5, c6,
        c7,
    ]
}

const ROW_1K: [Recommended; 8] = [
    cell(Tier::K1, 1, 1, 1024, 1024),
    cell(Tier::K1, 4, 3, 1152, 864),
    cell(Tier::K1, 3, 4, 864, 1152),
    cell(Tier::K1, 3, 2, 1248, 832),
    cell(Tier::K1, 2, 3, 832, 1248),
    disputed(Tier::K1, 16, 9, 1312, 736, 1280, 720),
    disputed(Tier::K1, 9, 16, 736, 1312, 720, 1280),
    disputed(Tier::K1, 21, 9, 1568, 672, 1512, 648),
];
const ROW_2K: [Recommended; 8] = [
    cell(Tier::K2, 1, 1, 2048, 2048),
    cell(Tier::K2, 4, 3, 2304, 1728),
    cell(Tier::K2, 3, 4, 1728, 2304),
    cell(Tier::K2, 3, 2, 2496, 1664),
    cell(Tier::K2, 2, 3, 1664, 2496),
    cell(Tier::K2, 16, 9, 2848, 1600),
    cell(Tier::K2, 9, 16, 1600, 2848),
    cell(Tier::K2, 21, 9, 3136, 1344),
];
const ROW_3K: [Recommended; 8] = [
    cell(Tier::K3, 1, 1, 3072, 3072),
    cell(Tier::K3, 4, 3, 3456, 2592),
    cell(Tier::K3, 3, 4, 2592, 3456),
    cell(Tier::K3, 3, 2, 3744, 2496),
    cell(Tier::K3, 2, 3, 2496, 3744),
    cell(Tier::K3, 16, 9, 4096, 2304),
    cell(Tier::K3, 9, 16, 2304, 4096),
    cell(Tier::K3, 21, 9, 4704, 2016),
];
const ROW_4K: [Recommended; 8] = [
    cell(Tier::K4, 1, 1, 4096, 4096),
    cell(Tier::K4, 4, 3, 4704, 3520),
    cell(Tier::K4, 3, 4, 3520, 4704),
    cell(Tier::K4, 3, 2, 4992, 3328),
    cell(Tier::K4, 2, 3, 3328, 4992),
    cell(Tier::K4, 16, 9, 5504, 3040),
    cell(Tier::K4, 9, 16, 3040, 5504),
    cell(Tier::K4, 21, 9, 6240, 2656),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Documents;

    #[test]
    fn every_entry_is_complete_and_keeps_its_own_rules() {
        for model in MODELS {
            assert!(
                !model.name.is_empty() && !model.ids.byteplus.is_empty() && model.price.value > 0
            );
            for cell in model.recommended {
                let tier = cell.tier;
                let since = [Documents::Tutorial, Documents::Later]
                    .into_iter()
                    .find(|documents| model.tiers.by(*documents).contains(&tier));
                let since = since.unwrap_or_else(|| panic!("{} {tier:?}", model.name));
                for size in [cell.size.value, cell.size.by(Documents::Later)] {
                    let range = model.pixels.by(since);
                    assert!(range.contains(size), "{} {size}", model.name);
                    assert!(model.ratio.value.contains(size));
                    let off = (cell.ratio.as_f64() / size.ratio().as_f64() - 1.0).abs();
                    assert!(off < 0.02, "{size} is not {}", cell.ratio);
                }
            }
            assert_eq!(
                model.recommended.len(),
                model.tiers.by(Documents::Later).len() * 8,
                "{}",
                model.name
            );
        }
    }

    #[test]
    fn ids_are_unique_over_models() {
        let ids: Vec<_> = MODELS
            .iter()
            .flat_map(|m| m.ids.byteplus.iter().chain(m.ids.volcengine))
            .collect();
        let unique: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len());
    }
}
