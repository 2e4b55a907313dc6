//! What somebody works on, and how they look at the board. It is the person's, not the board's: nothing of it is stored or
//! shared, and one signal holds it all.

use super::{Area, Session};
use crate::board::{Panel, PanelId, numbers};
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// What somebody works on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Desk {
    /// The panel whose texts, takes and actions are shown.
    pub chosen: Option<PanelId>,
    /// Panels that are picked for an action on several, in the order in which they were.
    pub picked: Vec<PanelId>,
    /// Whether panels can be picked: they have boxes to tick then.
    pub picking: bool,
    /// How many columns more or fewer the grid has than it would.
    pub density: i8,
    /// Whether the board is shown as a shot list.
    pub list: bool,
    /// What can be taken back, in words; empty where nothing can.
    pub undo: String,
    /// Why the last thing that was asked for did not go out; empty where it did.
    pub refused: String,
}

/// A panel with what it is called.
#[derive(Debug, Clone)]
pub struct Row {
    /// `4`, or `4A`.
    pub number: String,
    /// The panel.
    pub panel: Arc<Panel>,
}

/// A panel as it changes. `None`: it is not on the board.
pub type RowSignal = RwSignal<Option<Row>>;

/// The rows that were asked for. Each is told of its own panel's changes alone, so that a change costs the same on every
/// board, however long.
#[derive(Clone, Default)]
pub(super) struct Rows(Rc<RefCell<BTreeMap<u32, RowSignal>>>);

impl Session {
    /// One panel with its number; whoever reads it is told when that panel changes, and not when others do.
    pub fn panel(&self, id: PanelId) -> RowSignal {
        let known = self
            .rows
            .with_value(|rows| rows.0.borrow().get(&id.number()).copied());
        known.unwrap_or_else(|| {
            let row = self.board.with_untracked(|board| {
                let (place, panel) = board.panel(id)?;
                let panel = board.panels().get(place - 1).filter(|one| one.id == panel.id)?;
                let number = numbers(board.panels()).into_iter().nth(place - 1)?;
                Some(Row {
                    number: number.written(),
                    panel: Arc::clone(panel),
                })
            });
            // It lives as long as the session, not as whoever asks first.
            let signal = self.owner.with(|| RwSignal::new(row));
            self.rows
                .with_value(|rows| rows.0.borrow_mut().insert(id.number(), signal));
            signal
        })
    }

    /// Tells every row what became of its panel.
    pub(super) fn follow_rows(&self) {
        let session = *self;
        Effect::new(move |_| {
            session.board.with(|board| {
                let mut rows = session.rows.with_value(|rows| rows.0.borrow().clone());
                for (number, panel) in numbers(board.panels()).into_iter().zip(board.panels()) {
                    let Some(row) = rows.remove(&panel.id.number()) else {
                        continue;
                    };
                    let same = |row: &Option<Row>| {
                        row.as_ref().is_some_and(|row| {
                            Arc::ptr_eq(&row.panel, panel) && row.number == number.written()
                        })
                    };
                    if !row.with_untracked(same) {
                        row.set(Some(Row {
                            number: number.written(),
                            panel: Arc::clone(panel),
                        }));
                    }
                }
                for gone in rows.into_values() {
                    if gone.with_untracked(Option::is_some) {
                        gone.set(None);
                    }
                }
            });
        });
    }

    /// Works on a panel. `None`: on none.
    pub fn choose(&self, id: Option<PanelId>) {
        self.desk.update(|desk| {
            desk.chosen = id;
            desk.refused.clear();
        });
        self.area.set(match id {
            Some(_) => Area::Panel,
            None => Area::Board,
        });
    }
}
