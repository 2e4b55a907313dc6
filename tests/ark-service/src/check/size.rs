//! The two forms of `size`: a tier, or `<W>x<H>` (protocol 1.2).

use super::fields::Fields;
use crate::api::ApiError;
use crate::catalog::{DEFAULT_SIZE, MOST_ELONGATED, Model, Sides, Tier};

/// A checked `size`.
#[derive(Clone, Copy)]
pub enum Size {
    /// The model chooses within the tier.
    Tier(&'static Tier),
    /// Exactly these.
    Pixels(Sides),
}

impl std::fmt::Debug for Size {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Tier(tier) => out.write_str(tier.name),
            Self::Pixels((width, height)) => write!(out, "{width}x{height}"),
        }
    }
}

/// Reads `size` for `model`.
pub fn read(fields: &Fields, model: &Model) -> Result<Size, ApiError> {
    let Some(text) = fields.text("size")? else {
        return Ok(Size::Pixels(DEFAULT_SIZE));
    };
    if let Some(tier) = Tier::find(text) {
        if model.tiers.iter().any(|offered| offered.name == tier.name) {
            return Ok(Size::Tier(tier));
        }
        // Measured on 4.5 with `1K` (protocol 1.2).
        let rule = format!("the specified size is not supported for model {}", model.id);
        return Err(ApiError::invalid("size", &rule));
    }
    let sides = pixels(text).ok_or_else(|| ApiError::invalid("size", &forms(model)))?;
    in_range(sides, model)?;
    Ok(Size::Pixels(sides))
}

fn pixels(text: &str) -> Option<Sides> {
    let side = |digits: &str| {
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten()
    };
    let (width, height) = text.split_once('x')?;
    Some((side(width)?, side(height)?))
}

fn in_range((width, height): Sides, model: &Model) -> Result<(), ApiError> {
    let (width, height) = (u64::from(width), u64::from(height));
    let area = width * height;
    let (least, most) = (model.pixels.start(), model.pixels.end());
    let rule = if area < *least {
        format!("image size must be at least {least} pixels")
    } else if area > *most {
        format!("image size must be at most {most} pixels")
    } else if width.max(height) > MOST_ELONGATED * width.min(height) {
        format!("aspect ratio must be between 1/{MOST_ELONGATED} and {MOST_ELONGATED}")
    } else {
        return Ok(());
    };
    Err(ApiError::invalid("size", &rule))
}

/// The measured wording for a size of no known form, with the model's own tiers.
fn forms(model: &Model) -> String {
    let tiers: Vec<_> = model
        .tiers
        .iter()
        .map(|tier| format!("'{}'", tier.name.to_lowercase()))
        .collect();
    match tiers.split_last() {
        Some((last, rest)) => {
            format!(
                "size must be one of 'WIDTHxHEIGHT', {}, or {last}",
                rest.join(", ")
            )
        }
        None => "size must be 'WIDTHxHEIGHT'".to_owned(),
    }
}
