//! What each model accepts, as data. Figures: protocol 1.1, 1.2 and 5; sizes: the tutorial of 24
//! Feb 2026 (SEED).

use std::ops::RangeInclusive;

/// Width and height in pixels.
pub type Sides = (u32, u32);

/// A resolution tier and the sizes that the model may choose for it.
pub struct Tier {
    /// As written in `size`, upper case.
    pub name: &'static str,
    /// SEED's table "Recommended width and height"; 3:2 first, as `2K` → `2496x1664` is in the
    /// measured stream (protocol 3.1).
    pub sizes: &'static [Sides],
}

/// One model.
pub struct Model {
    /// The BytePlus id, echoed in answers.
    pub id: &'static str,
    /// Other ids that BytePlus accepts for it.
    pub aliases: &'static [&'static str],
    /// The tiers on offer.
    pub tiers: &'static [&'static Tier],
    /// Allowed width times height.
    pub pixels: RangeInclusive<u64>,
    /// Allowed `optimize_prompt_options.mode`.
    pub modes: &'static [&'static str],
    /// Accepted fields beside [`FIELDS`].
    pub extra_fields: &'static [&'static str],
}

/// Fields that every model here accepts; nested ones by their path (protocol 1.1).
pub const FIELDS: &[&str] = &[
    "model",
    "prompt",
    "image",
    "size",
    "sequential_image_generation",
    "sequential_image_generation_options",
    "sequential_image_generation_options.max_images",
    "stream",
    "response_format",
    "watermark",
    "optimize_prompt_options",
    "optimize_prompt_options.mode",
];

/// Most reference images (protocol 1.3).
pub const MOST_REFERENCES: usize = 14;
/// Most pictures of one group, and most references and pictures together (protocol 1.1 and 1.3).
pub const MOST_IMAGES: u32 = 15;
/// The documented `size` when none is given (protocol 1.1).
pub const DEFAULT_SIZE: Sides = (2048, 2048);
/// Longest side relative to the shorter one (protocol 1.2).
pub const MOST_ELONGATED: u64 = 16;

const K1: Tier = Tier {
    name: "1K",
    sizes: &[
        (1248, 832),
        (1312, 736),
        (1152, 864),
        (1024, 1024),
        (864, 1152),
        (832, 1248),
        (736, 1312),
        (1568, 672),
    ],
};
const K2: Tier = Tier {
    name: "2K",
    sizes: &[
        (2496, 1664),
        (2848, 1600),
        (2304, 1728),
        (2048, 2048),
        (1728, 2304),
        (1664, 2496),
        (1600, 2848),
        (3136, 1344),
    ],
};
const K3: Tier = Tier {
    name: "3K",
    sizes: &[
        (3744, 2496),
        (4096, 2304),
        (3456, 2592),
        (3072, 3072),
        (2592, 3456),
        (2496, 3744),
        (2304, 4096),
        (4704, 2016),
    ],
};
const K4: Tier = Tier {
    name: "4K",
    sizes: &[
        (4992, 3328),
        (5504, 3040),
        (4704, 3520),
        (4096, 4096),
        (3520, 4704),
        (3328, 4992),
        (3040, 5504),
        (6240, 2656),
    ],
};

/// Every model. Ranges and tiers are SEED's; the later, wider ones of 5.0-lite are not taken
/// (protocol 1.2).
pub static MODELS: [Model; 3] = [
    Model {
        id: "seedream-5-0-260128",
        aliases: &["seedream-5-0-lite-260128"],
        tiers: &[&K2, &K3],
        pixels: 3_686_400..=10_404_496,
        modes: &["standard"],
        extra_fields: &["output_format", "tools"],
    },
    Model {
        id: "seedream-4-5-251128",
        aliases: &[],
        tiers: &[&K2, &K4],
        pixels: 3_686_400..=16_777_216,
        modes: &["standard"],
        extra_fields: &[],
    },
    Model {
        id: "seedream-4-0-250828",
        aliases: &[],
        tiers: &[&K1, &K2, &K4],
        pixels: 921_600..=16_777_216,
        modes: &["standard", "fast"],
        extra_fields: &[],
    },
];

impl Model {
    /// The model called `id` on BytePlus.
    pub fn find(id: &str) -> Option<&'static Self> {
        MODELS
            .iter()
            .find(|model| model.id == id || model.aliases.contains(&id))
    }

    /// Whether the model accepts the field at `path`.
    pub fn accepts(&self, path: &str) -> bool {
        FIELDS.contains(&path) || self.extra_fields.contains(&path)
    }
}

impl Tier {
    /// The tier called `name`, in either case.
    pub fn find(name: &str) -> Option<&'static Self> {
        let all: [&'static Self; 4] = [&K1, &K2, &K3, &K4];
        all.into_iter()
            .find(|tier| tier.name.eq_ignore_ascii_case(name))
    }

    /// The model's choice for the picture at `index`: the sizes in turn.
    pub fn size(&self, index: u32) -> Sides {
        let turn = usize::try_from(index).unwrap_or_default();
        self.sizes
            .iter()
            .copied()
            .cycle()
            .nth(turn)
            .unwrap_or(DEFAULT_SIZE)
    }
}

#[cfg(test)]
mod tests {
    use super::{MODELS, MOST_ELONGATED};

    #[test]
    fn every_size_of_every_tier_is_legal_for_its_model() {
        for model in &MODELS {
            for (width, height) in model.tiers.iter().flat_map(|tier| tier.sizes).copied() {
                let (width, height) = (u64::from(width), u64::from(height));
                assert!(
                    model.pixels.contains(&(width * height)),
                    "{} {width}x{height}",
                    model.id
                );
                assert!(width.max(height) <= MOST_ELONGATED * width.min(height));
            }
        }
    }
}
