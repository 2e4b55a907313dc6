//! The legal size nearest to an illegal one, so that a problem can be mended with one press.

use crate::catalog::{Documents, Model, PixelRange, Ratio, RatioRange, Size};

/// The size of the same shape, or as near to it as the model allows, that lies within the model's pixel and ratio
/// ranges. `None`: `size` has a side of zero. A legal size is its own answer.
pub fn nearest_legal(model: &Model, documents: Documents, size: Size) -> Option<Size> {
    if size.width == 0 || size.height == 0 {
        return None;
    }
    let (pixels, ratio) = (model.pixels.by(documents), model.ratio.by(documents));
    let legal = |size: &Size| pixels.contains(*size) && ratio.contains(*size);
    if legal(&size) {
        return Some(size);
    }
    let shape = clamp_shape(size.ratio(), ratio.most);
    let target = size.pixels().clamp(pixels.min, pixels.max);
    exact_shapes(shape, target)
        .find(legal)
        .or_else(|| near_shape(pixels, ratio, shape, target))
}

fn clamp_shape(shape: Ratio, most: u32) -> Ratio {
    if u64::from(shape.width) > u64::from(shape.height) * u64::from(most) {
        Ratio {
            width: most,
            height: 1,
        }
    } else if u64::from(shape.height) > u64::from(shape.width) * u64::from(most) {
        Ratio {
            width: 1,
            height: most,
        }
    } else {
        shape
    }
}

/// Whole multiples of the shape that come within a fiftieth of the wanted pixels: 16:9 becomes 2560x1440.
fn exact_shapes(shape: Ratio, target: u64) -> impl Iterator<Item = Size> {
    let unit = u64::from(shape.width) * u64::from(shape.height);
    let nearest = (target as f64 / unit as f64).sqrt();
    [nearest.round(), nearest.ceil(), nearest.floor()]
        .into_iter()
        .filter(|times| *times >= 1.0)
        .map(|times| times as u32)
        .map(move |times| Size {
            width: shape.width.saturating_mul(times),
            height: shape.height.saturating_mul(times),
        })
        .filter(move |size| size.pixels().abs_diff(target) * 50 <= target)
}

/// The shape rounded to whole pixels, moved a pixel at a time into the ranges.
fn near_shape(pixels: PixelRange, ratio: RatioRange, shape: Ratio, target: u64) -> Option<Size> {
    let width = (target as f64 * shape.as_f64()).sqrt().round().max(1.0) as u32;
    let around = |at: u32| at.saturating_sub(4).max(1)..=at.saturating_add(4);
    around(width)
        .flat_map(|width| {
            let height = (f64::from(width) / shape.as_f64()).round().max(1.0) as u32;
            around(height).map(move |height| Size { width, height })
        })
        .filter(|size| pixels.contains(*size) && ratio.contains(*size))
        .min_by_key(|size| {
            let off = (size.ratio().as_f64() / shape.as_f64() - 1.0).abs();
            (off * 1e9) as u64 + size.pixels().abs_diff(target)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{MODELS, find};
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (model, from, to) in [
            ("seedream-4-5-251128", (1920, 1080), (2560, 1440)),
            ("seedream-4-5-251128", (1024, 1024), (1920, 1920)),
            ("seedream-4-5-251128", (5504, 3040), (5504, 3040)),
            ("seedream-4-5-251128", (6240, 2656), (6240, 2656)),
            ("seedream-4-5-251128", (8192, 8192), (4096, 4096)),
            ("seedream-4-0-250828", (640, 360), (1280, 720)),
            ("seedream-4-5-251128", (10000, 1), (7680, 480)),
        ] {
            let size = Size {
                width: from.0,
                height: from.1,
            };
            let want = Size {
                width: to.0,
                height: to.1,
            };
            assert_eq!(
                nearest_legal(find(model).unwrap(), Documents::Tutorial, size),
                Some(want),
                "{model} {size}"
            );
        }
    }

    proptest! {
        #[test]
        fn always_legal_and_of_like_shape(at in 0..3usize, width in 1u32..60_000, height in 1u32..60_000) {
            let model = MODELS[at];
            let size = Size { width, height };
            let found = nearest_legal(model, Documents::Tutorial, size).unwrap();
            prop_assert!(model.pixels.value.contains(found) && model.ratio.value.contains(found), "{found}");
            if model.ratio.value.contains(size) {
                let off = (found.ratio().as_f64() / size.ratio().as_f64() - 1.0).abs();
                prop_assert!(off < 0.02, "{size} became {found}");
            }
        }
    }
}
