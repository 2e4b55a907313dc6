//! What somebody works on, and how they look at the board. It is the person's, not the board's: nothing of it is stored or
//! shared, and one signal holds it all.

use super::{Area, Session};
use crate::board::{Board, Number, Panel, PanelId, numbers};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// The id of the heading of the panel that is worked on.
pub const PANEL_HEAD: &str = "aside-h";
/// The id of its picture there.
pub const PANEL_PICTURE: &str = "aside-picture";

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
    /// Why the last thing that was asked for did not go out, or not for all; empty where it did.
    pub refused: String,
}

/// A panel with what it is called.
#[derive(Debug, Clone)]
pub struct Row {
    /// `4`, or `4A`.
    pub number: String,
    /// The panel.
    pub panel: Arc<Panel>,
    at: Number,
}

impl Row {
    fn of(at: Number, panel: &Arc<Panel>) -> Self {
        Self {
            number: at.written(),
            panel: Arc::clone(panel),
            at,
        }
    }
}

/// A panel as it changes. `None`: it is not on the board.
pub type RowSignal = RwSignal<Option<Row>>;

/// The rows that were asked for. Each is told of its own panel's changes alone, so that a change costs the same on every
/// board, however long.
///
/// By the number of the panel's id: they are given one after the other.
#[derive(Clone, Default)]
pub(super) struct Rows(Rc<RefCell<Vec<Option<RowSignal>>>>);

impl Session {
    /// One panel with its number; whoever reads it is told when that panel changes, and not when others do.
    pub fn panel(&self, id: PanelId) -> RowSignal {
        let place = id.number() as usize;
        let rows = self.rows.with_value(|rows| Rc::clone(&rows.0));
        let known = rows.borrow().get(place).copied().flatten();
        known.unwrap_or_else(|| {
            let row = self.board.with_untracked(|board| {
                let (place, panel) = board.panel(id)?;
                let panel = board
                    .panels()
                    .get(place - 1)
                    .filter(|one| one.id == panel.id)?;
                let number = numbers(board.panels()).into_iter().nth(place - 1)?;
                Some(Row::of(number, panel))
            });
            // It lives as long as the session, not as whoever asks first.
            let row = self.owner.with(|| RwSignal::new(row));
            let mut rows = rows.borrow_mut();
            if rows.len() <= place {
                rows.resize(place + 1, None);
            }
            if let Some(free) = rows.get_mut(place) {
                *free = Some(row);
            }
            row
        })
    }

    /// Tells every row what became of its panel.
    pub(super) fn follow_rows(&self) {
        let session = *self;
        Effect::new(move |_| {
            session.board.with(|board| {
                let rows = session.rows.with_value(|rows| rows.0.borrow().clone());
                let mut gone = rows.clone();
                for (number, panel) in numbers(board.panels()).into_iter().zip(board.panels()) {
                    let place = panel.id.number() as usize;
                    let Some(row) = rows.get(place).copied().flatten() else {
                        continue;
                    };
                    if let Some(found) = gone.get_mut(place) {
                        *found = None;
                    }
                    let same = |row: &Option<Row>| {
                        row.as_ref()
                            .is_some_and(|row| row.at == number && Arc::ptr_eq(&row.panel, panel))
                    };
                    if !row.with_untracked(same) {
                        row.set(Some(Row::of(number, panel)));
                    }
                }
                session.leave_gone(board);
                for row in gone.into_iter().flatten() {
                    if row.with_untracked(Option::is_some) {
                        row.set(None);
                    }
                }
            });
        });
    }

    /// Nobody works on a panel that is not on the board any more: a first run takes the sample's place.
    fn leave_gone(&self, board: &Board) {
        let chosen = self.desk.with_untracked(|desk| desk.chosen);
        if chosen.is_some_and(|id| board.panel(id).is_none()) {
            self.desk.update(|desk| desk.chosen = None);
            if self.area.get_untracked() == Area::Panel {
                self.area.set(Area::Board);
            }
        }
    }

    /// Works on a panel no longer; the focus goes back to where it was opened.
    pub fn leave_panel(&self) {
        let chosen = self.desk.with_untracked(|desk| desk.chosen);
        self.choose(None);
        if let Some(id) = chosen {
            self.reveal_panel(id);
            self.ports().page.land(&id.element_id());
        }
    }

    /// Puts the focus on the head of the panel that is worked on.
    pub fn land_on_panel(&self) {
        self.ports().page.land(PANEL_HEAD);
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
        if id.is_some() {
            self.land_on_panel();
        }
    }
}
