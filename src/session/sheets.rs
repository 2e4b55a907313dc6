//! A long board in sheets, of which only those near the screen are drawn. What is drawn costs time and memory for as long as it
//! is there, seen or not; a sheet that is not drawn is as high as it was, so that nothing moves.

use super::Session;
use crate::board::PanelId;
use leptos::prelude::*;
use std::rc::Rc;

/// Panels from which on a board is long. A shorter one is one sheet, and all of it is drawn.
const LONG: usize = 60;
/// Panels of a sheet, about: it ends with a row. One sheet is drawn within a frame, and few panels keep that short.
const PANELS: usize = 8;
/// The first sheet of a long board.
const FIRST: u32 = 1;
/// Height of a sheet while none was drawn yet, in CSS pixels: two rows.
pub(super) const USUAL_HEIGHT: u32 = 700;

/// How a sheet stands on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// With its panels.
    Drawn,
    /// Empty, and as high as it was: CSS pixels, at least 1.
    Far(u32),
    /// Empty, and never drawn: as high as the first.
    Never,
}

impl Session {
    /// The sheets of the board. A long one has them from 1 on; sheet 0 is the whole of a short one, and always drawn.
    pub fn sheets(&self) -> Vec<u32> {
        let panels = self.panel_ids.with(Vec::len);
        match panels > LONG {
            true => {
                let last = self.drawn_of(panels.div_ceil(self.panels_of_sheet()));
                (1..=u32::try_from(last).unwrap_or(u32::MAX)).collect()
            }
            false => vec![0],
        }
    }

    /// The panels of a sheet, in order.
    pub fn sheet_ids(&self, sheet: u32) -> Vec<PanelId> {
        let Some(before) = sheet.checked_sub(1) else {
            return self.drawn_ids();
        };
        let size = self.panels_of_sheet();
        self.panel_ids.with(|ids| {
            let from = ids.iter().skip(before as usize * size);
            from.take(size).copied().collect()
        })
    }

    /// How a sheet stands on the board, from now on.
    pub fn sheet(&self, sheet: u32) -> RwSignal<Sheet> {
        let stands = RwSignal::new(match sheet {
            0 | FIRST => Sheet::Drawn,
            _ => Sheet::Never,
        });
        if sheet == 0 {
            return stands;
        }
        let page = Rc::clone(&self.ports().page);
        let session = *self;
        // By then it is there.
        request_animation_frame(move || {
            let told = move |near: bool, height: u32| {
                if sheet == FIRST && height > 0 {
                    session.usual_sheet.try_set(height);
                }
                session.turn_sheet(stands, near, height);
            };
            page.watch(&Self::sheet_element(sheet), Box::new(told));
        });
        stands
    }

    /// The height of a sheet that is not drawn, in CSS pixels; 0 while it is drawn, and as high as it likes.
    pub fn sheet_height(&self, stands: RwSignal<Sheet>) -> u32 {
        match stands.get() {
            Sheet::Drawn => 0,
            Sheet::Far(height) => height,
            Sheet::Never => self.usual_sheet.get(),
        }
    }

    /// The id of a sheet's element.
    pub fn sheet_element(sheet: u32) -> String {
        format!("sheet-{sheet}")
    }

    /// Counts the columns of the grid, which decide where a sheet ends, whenever they may be others.
    pub fn count_columns(&self) {
        let session = *self;
        let count = move || {
            let is_long = session.panel_ids.try_with_untracked(Vec::len) > Some(LONG);
            if let Some(ports) = session.ports.try_get_value().filter(|_| is_long) {
                let columns = ports.page.columns();
                if session.columns.try_get_untracked() != Some(columns) {
                    session.columns.try_set(columns);
                }
            }
        };
        Effect::new(move |_| {
            session.desk.with(|desk| (desk.density, desk.chosen));
            session.panel_ids.with(|ids| ids.len() > LONG);
            request_animation_frame(count);
        });
        let resized = window_event_listener_untyped("resize", move |_| count());
        on_cleanup(move || resized.remove());
    }

    /// Brings a panel into view, once it is drawn; on a long board its sheet comes first.
    pub(super) fn reveal_panel(&self, id: PanelId) {
        let page = Rc::clone(&self.ports().page);
        let element = id.element_id();
        let place = self.panel_ids.with_untracked(|ids| {
            let place = ids.iter().position(|one| *one == id);
            place.filter(|_| ids.len() > LONG)
        });
        if let Some(place) = place.filter(|_| !page.is_there(&element)) {
            let sheet = place / untrack(|| self.panels_of_sheet()) + FIRST as usize;
            page.reveal(&Self::sheet_element(u32::try_from(sheet).unwrap_or(FIRST)));
        }
        page.reveal(&element);
    }

    fn panels_of_sheet(&self) -> usize {
        let columns = self.columns.get().max(1) as usize;
        columns * PANELS.div_ceil(columns)
    }
}
