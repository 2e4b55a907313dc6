//! The two ways to make the pictures of a board, side by side before anything is paid: all in one request, which keeps them
//! consistent, or one request for each, which keeps them apart.

use crate::catalog::Model;
use crate::sending::{AT_ONCE, Span, Usual};

/// What the figures are made from.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Panels that are to get a picture.
    pub panels: u32,
    /// Input pictures that every request carries.
    pub references: u32,
    /// Whose price, budget and times count.
    pub model: &'a Model,
    /// How long one's own runs took.
    pub usual: Usual,
}

/// One way, in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Requests that go out.
    pub requests: u32,
    /// Pictures at most.
    pub pictures: u32,
    /// Panels that it has no room for: a group shares its budget with the references.
    pub left_over: u32,
    /// Seconds from the first request to the last picture, with no more than [`AT_ONCE`] requests under way; from and to, since
    /// nobody knows better.
    pub seconds: (u64, u64),
    /// The most that it costs, in the unit of [`Model::price`].
    pub price: u64,
}

/// All in one request.
pub fn group(given: Given<'_>) -> Plan {
    let room = given.model.budget.value.saturating_sub(given.references);
    let pictures = given.panels.min(room);
    let (first, next) = times(given);
    let seconds = |first: u64, next: u64| match pictures {
        0 => 0,
        _ => first + next * u64::from(pictures - 1),
    };
    Plan {
        requests: u32::from(pictures > 0),
        pictures,
        left_over: given.panels - pictures,
        seconds: (seconds(first.0, next.0), seconds(first.1, next.1)),
        price: price(given, pictures),
    }
}

/// One request for each panel.
pub fn one_by_one(given: Given<'_>) -> Plan {
    let ((from, to), _) = times(given);
    let turns = u64::from(given.panels).div_ceil(AT_ONCE as u64);
    Plan {
        requests: given.panels,
        pictures: given.panels,
        left_over: 0,
        seconds: (from * turns, to * turns),
        price: price(given, given.panels),
    }
}

fn price(given: Given<'_>, pictures: u32) -> u64 {
    u64::from(given.model.price.value) * u64::from(pictures)
}

/// Seconds to the first picture, and from one to the next: of one's own runs where there are enough, else of others'.
fn times(given: Given<'_>) -> ((u64, u64), (u64, u64)) {
    let own = |span: Span| (span.from_s, span.to_s);
    let (first, next) = (
        given.model.first_picture.value,
        given.model.next_picture.value,
    );
    let first = (u64::from(first.from), u64::from(first.to));
    let next = (u64::from(next.from), u64::from(next.to));
    (
        given.usual.first.map_or(first, own),
        given.usual.next.map_or(next, own),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::MODELS;

    fn given(panels: u32, references: u32) -> Given<'static> {
        let span = |from_s, to_s| {
            Some(Span {
                from_s,
                to_s,
                count: 3,
            })
        };
        Given {
            panels,
            references,
            model: MODELS[0],
            usual: Usual {
                first: span(20, 30),
                next: span(10, 15),
            },
        }
    }

    #[test]
    fn a_group_is_one_request_within_its_budget() {
        let price = u64::from(MODELS[0].price.value);
        for (panels, references, pictures, left_over, seconds) in [
            (0, 0, 0, 0, (0, 0)),
            (1, 0, 1, 0, (20, 30)),
            (4, 0, 4, 0, (50, 75)),
            (15, 0, 15, 0, (160, 240)),
            (15, 3, 12, 3, (130, 195)),
            (60, 14, 1, 59, (20, 30)),
        ] {
            let plan = group(given(panels, references));
            assert_eq!(plan.requests, u32::from(pictures > 0));
            assert_eq!(
                (plan.pictures, plan.left_over, plan.seconds),
                (pictures, left_over, seconds),
                "{panels} panels, {references} references"
            );
            assert_eq!(plan.price, price * u64::from(pictures));
        }
    }

    #[test]
    fn one_by_one_is_a_request_a_panel_and_leaves_nobody_out() {
        let plan = one_by_one(given(60, 14));
        assert_eq!((plan.requests, plan.pictures, plan.left_over), (60, 60, 0));
    }

    #[test]
    fn one_by_one_takes_as_long_as_its_turns() {
        for (panels, seconds) in [
            (0, (0, 0)),
            (1, (20, 30)),
            (4, (20, 30)),
            (5, (40, 60)),
            (60, (300, 450)),
        ] {
            assert_eq!(one_by_one(given(panels, 0)).seconds, seconds, "{panels}");
        }
    }

    #[test]
    fn without_runs_of_ones_own_the_catalogue_says_how_long_it_takes() {
        for model in MODELS {
            let plan = group(Given {
                panels: 2,
                references: 0,
                model,
                usual: Usual::default(),
            });
            let (first, next) = (model.first_picture.value, model.next_picture.value);
            let sum = |first: u32, next: u32| u64::from(first) + u64::from(next);
            assert_eq!(
                plan.seconds,
                (sum(first.from, next.from), sum(first.to, next.to))
            );
        }
    }
}
