//! What panels are called. Numbers follow the order, until somebody approves a panel: from then on its number is on call
//! sheets and in people's mouths, and stays. What is put in between is called after the one before it, with a letter.

use super::{Panel, Status};
use std::sync::Arc;

/// A panel's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// From 1; 0 for what stands before the first approved one.
    pub whole: u32,
    /// How manieth of those that were put in behind it, from 1; 0: it is that one itself.
    pub inserted: u32,
}

impl Number {
    /// `4`, `4A`, `4Z`, `4AA`.
    pub fn written(self) -> String {
        let mut letters = Vec::new();
        let mut rest = self.inserted;
        // Bijective in base 26: there is no letter for nothing.
        while let Some(last) = rest.checked_sub(1) {
            letters.push(char::from(b'A' + (last % 26) as u8));
            rest = last / 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        format!("{}{letters}", self.whole)
    }
}

/// The number of each panel, in the order of the board.
pub fn numbers(panels: &[Arc<Panel>]) -> Vec<Number> {
    let mut numbers = Vec::with_capacity(panels.len());
    let mut last = Number {
        whole: 0,
        inserted: 0,
    };
    let kept: Vec<Option<u32>> = panels.iter().map(|panel| kept(panel)).collect();
    // Up to and with each panel that keeps its number.
    for group in kept.split_inclusive(Option::is_some) {
        let next = group.last().copied().flatten();
        for (before, own) in (0..group.len() as u32).rev().zip(group) {
            let has_room = next.is_none_or(|next| last.whole.saturating_add(before) < next);
            last = match own {
                Some(whole) => Number {
                    whole: *whole,
                    inserted: 0,
                },
                // There is room for all that stand before the next one that keeps its number.
                None if has_room => Number {
                    whole: last.whole.saturating_add(1),
                    inserted: 0,
                },
                None => Number {
                    inserted: last.inserted.saturating_add(1),
                    ..last
                },
            };
            numbers.push(last);
        }
    }
    numbers
}

/// The number that a panel keeps. `None`: it takes the one of its place.
fn kept(panel: &Panel) -> Option<u32> {
    panel.number.filter(|_| panel.status == Status::Approved)
}

#[cfg(test)]
mod tests {
    use super::super::{PanelId, PanelState};
    use super::*;

    fn board(kept: &[Option<u32>]) -> String {
        let panels: Vec<Arc<Panel>> = kept
            .iter()
            .map(|number| {
                Arc::new(Panel {
                    number: *number,
                    status: match number {
                        Some(_) => Status::Approved,
                        None => Status::Draft,
                    },
                    ..Panel::new(PanelId::numbered(1), PanelState::Empty, None)
                })
            })
            .collect();
        let all: Vec<String> = numbers(&panels).into_iter().map(Number::written).collect();
        all.join(" ")
    }

    #[test]
    fn numbers_follow_the_order_until_one_is_kept() {
        for (kept, want) in [
            (&[None, None, None][..], "1 2 3"),
            (&[Some(1), Some(2), None], "1 2 3"),
            // One was put in between two that are approved.
            (&[Some(4), None, Some(5)], "4 4A 5"),
            (&[Some(4), None, None, Some(5), None], "4 4A 4B 5 6"),
            // One was taken out: its number is free again.
            (&[Some(1), None, Some(3)], "1 2 3"),
            // More than there is room for.
            (&[Some(1), None, None, Some(3)], "1 1A 2 3"),
            (&[None, Some(1)], "0A 1"),
            (&[None, None, Some(3), None], "1 2 3 4"),
        ] {
            assert_eq!(board(kept), want, "{kept:?}");
        }
    }

    #[test]
    fn letters_go_on_after_the_last() {
        for (inserted, want) in [
            (0, "7"),
            (1, "7A"),
            (26, "7Z"),
            (27, "7AA"),
            (53, "7BA"),
            (703, "7AAA"),
        ] {
            assert_eq!(Number { whole: 7, inserted }.written(), want);
        }
    }
}
