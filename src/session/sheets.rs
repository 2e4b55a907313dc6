//! A long board in sheets, of which only those near the screen are drawn. What is drawn costs time and memory for as long as it
//! is there, seen or not; a sheet that is not drawn is as high as it was, so that nothing moves.

use super::Session;
use crate::board::PanelId;
use leptos::prelude::*;
use std::rc::Rc;

/// Panels from which on a board is long. A shorter one is one sheet, and all of it is drawn.
const LONG: usize = 60;
/// Panels of a sheet, about: it ends with a row.
const PANELS: usize = 24;
/// Height of a row that was never drawn, in CSS pixels.
const ROW: usize = 300;
/// A sheet is drawn within so many milliseconds after it came near the screen.
const DRAWN_MS: u32 = 120;

impl Session {
    /// The sheets of the board, from 0.
    pub fn sheets(&self) -> Vec<u32> {
        let panels = self.panel_ids.with(Vec::len);
        let sheets = match panels > LONG {
            true => panels.div_ceil(self.panels_of_sheet()),
            false => 1,
        };
        (0..u32::try_from(sheets).unwrap_or(u32::MAX)).collect()
    }

    /// The panels of a sheet, in order.
    pub fn sheet_ids(&self, sheet: u32) -> Vec<PanelId> {
        let size = self.panels_of_sheet();
        self.panel_ids.with(|ids| match ids.len() > LONG {
            true => {
                let from = ids.iter().skip(sheet as usize * size);
                from.take(size).copied().collect()
            }
            false => ids.clone(),
        })
    }

    /// The height at which a sheet is left empty, in CSS pixels; 0 while it is drawn.
    pub fn sheet_height(&self, sheet: u32) -> RwSignal<u32> {
        let is_long = self.panel_ids.with_untracked(Vec::len) > LONG;
        if !is_long {
            return RwSignal::new(0);
        }
        let columns = untrack(|| self.columns.get()).max(1) as usize;
        let rows = untrack(|| self.sheet_ids(sheet)).len().div_ceil(columns);
        let estimate = u32::try_from(rows * ROW).unwrap_or(u32::MAX).max(1);
        let height = RwSignal::new(if sheet == 0 { 0 } else { estimate });
        let page = Rc::clone(&self.ports().page);
        // By then it is there.
        request_animation_frame(move || {
            let told = move |near: bool, tall: u32| {
                let height_now = if near { 0 } else { tall.max(1) };
                if height.try_get_untracked() != Some(height_now) && (near || tall > 0) {
                    height.try_set(height_now);
                }
            };
            page.watch(&Self::sheet_element(sheet), Box::new(told));
        });
        height
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

    /// Brings a panel into view; on a long board its sheet comes first.
    pub(super) fn reveal_panel(&self, id: PanelId) {
        let page = Rc::clone(&self.ports().page);
        let place = self
            .panel_ids
            .with_untracked(|ids| ids.iter().position(|one| *one == id));
        let is_long = self.panel_ids.with_untracked(Vec::len) > LONG;
        if let Some(place) = place.filter(|_| is_long && !page.is_there(&id.element_id())) {
            let sheet = place / untrack(|| self.panels_of_sheet());
            page.reveal(&Self::sheet_element(u32::try_from(sheet).unwrap_or(0)));
            let clock = Rc::clone(&self.ports().clock);
            leptos::task::spawn_local(async move {
                clock.sleep(DRAWN_MS).await;
                page.reveal(&id.element_id());
            });
            return;
        }
        page.reveal(&id.element_id());
    }

    fn panels_of_sheet(&self) -> usize {
        let columns = self.columns.get().max(1) as usize;
        columns * PANELS.div_ceil(columns)
    }
}
