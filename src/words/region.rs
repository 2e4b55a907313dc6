//! What is known of a region, with how sure that is.

use crate::catalog::{MODELS, Region, Served};
use crate::text;

/// Which models a region has, by which document; where two disagree, both.
pub fn models(region: &Region) -> String {
    let said = |served: Served| match served {
        Served::All => {
            let names: Vec<_> = MODELS.iter().map(|model| model.short_name).collect();
            names.join(text::list_separator())
        }
        Served::LiteOnly => text::region_lite_only().to_owned(),
        Served::None => text::region_none().to_owned(),
        Served::OfPlan => text::region_of_plan().to_owned(),
    };
    let of = |served, source: crate::catalog::Source| {
        text::dispute_said(&said(served), source.tag, source.date)
    };
    let models = of(region.models.value, region.models.source);
    let cloud = region.cloud.name();
    match region.models.later {
        None => text::region_models(cloud, &models),
        Some((served, source)) => text::region_disputed(cloud, &models, &of(served, source)),
    }
}
