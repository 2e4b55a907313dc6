//! Disagreeing documents, in words with their sources.

use super::request::{pixels, tier_list};
use crate::catalog::{Dispute, PixelRange, Source, Two};
use crate::text;
use crate::text::number::{bytes, grouped};

/// What each side says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What it is about.
    pub what: &'static str,
    /// The tutorial, with its day.
    pub tutorial: String,
    /// The later document, with its name and day.
    pub later: String,
}

/// The words for a dispute.
pub fn words(dispute: &Dispute) -> Words {
    match dispute {
        Dispute::Tiers(two) => both(text::dispute_tiers(), two, |tiers| tier_list(tiers)),
        Dispute::Pixels(two) => both(text::dispute_pixels(), two, |PixelRange { min, max }| {
            text::dispute_range(&grouped(*min), &grouped(*max))
        }),
        Dispute::ReferenceFormats(two) => {
            both(text::dispute_formats(), two, |formats| formats.join(", "))
        }
        Dispute::ReferenceBytes(two) => both(text::dispute_bytes(), two, |most| bytes(*most)),
        Dispute::Recommended(cells) => {
            let sizes = |read: fn(&Two<crate::catalog::Size>) -> crate::catalog::Size| {
                let all = cells
                    .iter()
                    .map(|(cell, two)| format!("{}: {}", cell.ratio, pixels(read(two))));
                all.collect::<Vec<_>>().join(text::list_separator())
            };
            let source = |later: bool| {
                let two = cells.first().map(|(_, two)| two);
                two.map(|two| if later { two.later.1 } else { two.tutorial.1 })
            };
            Words {
                what: text::dispute_table(),
                tutorial: said(&sizes(|two| two.tutorial.0), source(false)),
                later: said(&sizes(|two| two.later.0), source(true)),
            }
        }
        Dispute::FastSample => Words {
            what: text::dispute_fast(),
            tutorial: text::dispute_fast_tutorial().to_owned(),
            later: text::dispute_fast_later().to_owned(),
        },
    }
}

fn both<T>(what: &'static str, two: &Two<T>, write: impl Fn(&T) -> String) -> Words {
    Words {
        what,
        tutorial: said(&write(&two.tutorial.0), Some(two.tutorial.1)),
        later: said(&write(&two.later.0), Some(two.later.1)),
    }
}

fn said(value: &str, source: Option<Source>) -> String {
    match source {
        Some(source) => text::dispute_said(value, source.tag, source.date),
        None => value.to_owned(),
    }
}
