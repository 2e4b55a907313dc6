//! What a run will do, decided before it starts.

use crate::scenario::{Fault, Settings};

/// One place of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// `image_index`: from 0, one more for every picture sent or refused (protocol 3.2).
    pub index: u32,
    /// The picture is refused.
    pub refused: bool,
}

/// How a run ends after its slots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// As it should.
    Completed,
    /// Dropped in the middle of the event of this slot, or of `completed` when there is none.
    Cut(Option<Slot>),
    /// Never.
    Stall,
    /// Cleanly, but too early.
    Silent,
    /// With a top-level error.
    Error,
}

/// The slots that come, and the end.
#[derive(Debug, PartialEq, Eq)]
pub struct Plan {
    /// In the order of sending.
    pub slots: Vec<Slot>,
    /// What follows them.
    pub ending: Ending,
}

impl Plan {
    /// The plan for `asked` pictures.
    pub fn new(settings: &Settings, asked: u32) -> Self {
        let made = settings
            .pictures
            .map_or(asked, |pictures| pictures.min(asked));
        let refuses = settings.fault == Some(Fault::RefusedInMiddle);
        let slots = (0..made).map(|index| Slot {
            index,
            refused: refuses && index == settings.fault_after,
        });
        let before = slots
            .clone()
            .take(usize::try_from(settings.fault_after).unwrap_or(usize::MAX));
        let ending = match settings.fault {
            Some(Fault::CutInEvent) => Ending::Cut(slots.clone().nth(before.len())),
            Some(Fault::Stall) => Ending::Stall,
            Some(Fault::NoCompleted) => Ending::Silent,
            Some(Fault::ErrorEvent) => Ending::Error,
            _ => {
                return Self {
                    slots: slots.collect(),
                    ending: Ending::Completed,
                };
            }
        };
        Self {
            slots: before.collect(),
            ending,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ending, Plan, Slot};
    use crate::scenario::{Fault, Settings};

    fn plan(fault: Fault, fault_after: u32) -> Plan {
        Plan::new(
            &Settings {
                fault: Some(fault),
                fault_after,
                ..Settings::default()
            },
            3,
        )
    }

    fn good(index: u32) -> Slot {
        Slot {
            index,
            refused: false,
        }
    }

    #[test]
    fn never_more_pictures_than_asked_for() {
        let settings = |pictures| Settings {
            pictures,
            ..Settings::default()
        };
        assert_eq!(Plan::new(&settings(None), 4).slots.len(), 4);
        assert_eq!(Plan::new(&settings(Some(2)), 4).slots.len(), 2);
        assert_eq!(Plan::new(&settings(Some(9)), 4).slots.len(), 4);
    }

    #[test]
    fn a_refused_picture_keeps_its_index_and_the_others_come() {
        let expected = vec![
            good(0),
            Slot {
                index: 1,
                refused: true,
            },
            good(2),
        ];
        let refused = plan(Fault::RefusedInMiddle, 1);
        assert_eq!(
            refused,
            Plan {
                slots: expected,
                ending: Ending::Completed
            }
        );
    }

    #[test]
    fn a_fault_in_the_body_follows_so_many_pictures() {
        assert_eq!(
            plan(Fault::Stall, 0),
            Plan {
                slots: vec![],
                ending: Ending::Stall
            }
        );
        assert_eq!(plan(Fault::NoCompleted, 1).slots, vec![good(0)]);
        assert_eq!(
            plan(Fault::CutInEvent, 2).ending,
            Ending::Cut(Some(good(2)))
        );
        assert_eq!(plan(Fault::CutInEvent, 7).ending, Ending::Cut(None));
        assert_eq!(plan(Fault::ErrorEvent, 7).slots.len(), 3);
    }
}
