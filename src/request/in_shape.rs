//! A draft's size in another shape: the board says what shape its frames have, the form how large pictures are.

use super::{Draft, nearest_legal};
use crate::catalog::{Model, Ratio, Size, SizeSpec, Tier};

/// How far two shapes may be apart to count as one: the table's own pixels only come near their ratio's name.
const SAME: f64 = 0.02;

/// The `size` nearest to the draft's that has this shape. `None`: the draft's has it already, or its size or model is unknown.
pub fn in_shape(draft: &Draft, shape: Ratio) -> Option<String> {
    let model = draft.known_model()?;
    let (tier, pixels) = match draft.size.parse().ok()? {
        SizeSpec::Pixels(size) if is_shape(size, shape) => return None,
        SizeSpec::Pixels(size) => (tier_of(model, size), size.pixels()),
        SizeSpec::Tier(tier) => (Some(tier), pixels_of(model, tier)?),
    };
    let mut table = model.recommended.iter();
    let of_table = table.find(|cell| Some(cell.tier) == tier && is_shape(cell.size.value, shape));
    let size = match of_table {
        Some(cell) => cell.size.value,
        None => sized(shape, pixels)?,
    };
    // The documents disagree about some sizes of the table.
    let size = nearest_legal(model, draft.documents, size)?;
    Some(size.to_string())
}

fn is_shape(size: Size, shape: Ratio) -> bool {
    (size.ratio().as_f64() / shape.as_f64() - 1.0).abs() < SAME
}

/// The tier in whose row of the table a size stands.
fn tier_of(model: &Model, size: Size) -> Option<Tier> {
    let mut table = model.recommended.iter();
    table
        .find(|cell| cell.size.value == size)
        .map(|cell| cell.tier)
}

/// Pixels of a tier's first cell.
fn pixels_of(model: &Model, tier: Tier) -> Option<u64> {
    let mut table = model.recommended.iter();
    table
        .find(|cell| cell.tier == tier)
        .map(|cell| cell.size.value.pixels())
}

/// So many pixels in this shape, about.
fn sized(shape: Ratio, pixels: u64) -> Option<Size> {
    let unit = f64::from(shape.width) * f64::from(shape.height);
    let times = (pixels as f64 / unit).sqrt().round().max(1.0) as u32;
    Some(Size {
        width: shape.width.checked_mul(times)?,
        height: shape.height.checked_mul(times)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::MODELS;
    use crate::request::check;

    #[test]
    fn a_size_keeps_its_class_in_another_shape() {
        let shape = |width, height| Ratio { width, height };
        for (size, ratio, want) in [
            ("2848x1600", shape(16, 9), None),
            ("2848x1600", shape(9, 16), Some("1600x2848")),
            ("2K", shape(1, 1), Some("2048x2048")),
            ("nonsense", shape(1, 1), None),
        ] {
            let mut draft = Draft::new("seedream-4-5-251128", "x");
            draft.size = size.to_owned();
            assert_eq!(
                in_shape(&draft, ratio).as_deref(),
                want,
                "{size} in {ratio}"
            );
        }
    }

    #[test]
    fn whatever_the_shape_the_size_is_legal_and_has_it() {
        for model in MODELS {
            for (width, height) in [
                (16, 9),
                (9, 16),
                (1, 1),
                (21, 9),
                (4, 5),
                (3, 2),
                (239, 100),
            ] {
                for size in model
                    .recommended
                    .iter()
                    .map(|cell| cell.size.value.to_string())
                {
                    let mut draft = Draft::new(model.ids.on(crate::catalog::Cloud::BytePlus), "x");
                    draft.size = size;
                    let shape = Ratio { width, height };
                    match in_shape(&draft, shape) {
                        Some(size) => draft.size = size,
                        // Its own shape is the one asked for; whether it is legal is not our question.
                        None => continue,
                    }
                    let checked = check(&draft);
                    assert!(
                        checked.request.is_some(),
                        "{} {:?}",
                        draft.size,
                        checked.problems
                    );
                    let size: Size = draft.size.parse().unwrap();
                    assert!(is_shape(size, shape), "{} is not {shape}", draft.size);
                }
            }
        }
    }
}
