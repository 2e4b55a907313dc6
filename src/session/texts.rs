//! The board's texts as a whole: as a shot list, to a spreadsheet and from one, and words in all of them.

use super::Session;
use super::editing::with_locked;
use super::turns::DRAWN_AT_ONCE;
use crate::board::search::{Place, Search, replace};
use crate::board::shot_list::{self, Column, Pasted};
use crate::board::{Board, Moment, Panel, PanelId, Script, Step};
use crate::text;
use leptos::prelude::*;

/// Where the rows of a list would go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ListReach {
    /// Over panels that are there.
    pub over: usize,
    /// Over approved ones, which stay as they are.
    pub locked: usize,
    /// Into panels of their own.
    pub new: usize,
}

impl Session {
    /// The board as a shot list for a spreadsheet.
    pub fn shot_list(&self) -> String {
        self.board.with_untracked(|board| {
            let numbers = crate::board::numbers(board.panels()).into_iter();
            let rows = numbers.map(|number| number.written()).zip(board.panels());
            shot_list::write(rows.map(|(number, panel)| (number, &panel.script)))
        })
    }

    /// Where so many rows would go, from a panel on. `from`: `None` makes a new panel of each. Tracked.
    pub fn list_reach(&self, rows: usize, from: Option<PanelId>) -> ListReach {
        self.board.with(|board| {
            let there = ids_from(board, from);
            let locked = there.iter().take(rows);
            let locked = locked.filter(|id| is_locked(board, **id)).count();
            let over = rows.min(there.len()) - locked;
            ListReach {
                over,
                locked,
                new: rows.saturating_sub(there.len()),
            }
        })
    }

    /// Takes a shot list over: its rows go into the panels in order from `from` on, those beyond the last become panels, and
    /// approved panels stay as they are. `from`: `None` makes a new panel of each. `false`: there was no list in the text.
    pub fn take_shot_list(&self, list: &str, from: Option<PanelId>) -> bool {
        let pasted = shot_list::read(list);
        let is_list = !pasted.scripts.is_empty();
        if is_list {
            self.take_rows(&pasted, from);
        }
        is_list
    }

    /// Takes over what was pasted into a cell, if it is more than one cell: from that panel and that column on. Whether it
    /// was.
    pub fn paste_into_list(&self, text: &str, id: PanelId, column: Column) -> bool {
        let pasted = shot_list::read_into(text, column);
        if let Some(pasted) = &pasted {
            self.take_rows(pasted, Some(id));
        }
        pasted.is_some()
    }

    fn take_rows(&self, pasted: &Pasted, from: Option<PanelId>) {
        let mut locked = 0;
        let counts = self.rewrite_texts(|board| {
            let ids = ids_from(board, from);
            for (at, row) in pasted.scripts.iter().enumerate() {
                match ids.get(at) {
                    Some(id) => {
                        locked += usize::from(is_locked(board, *id));
                        board.change_script(*id, |script| pasted.write_over(script, row));
                    }
                    None => {
                        board.insert_panel(usize::MAX, row.clone());
                    }
                }
            }
            |step: &Step| {
                let (changed, added) = step.texts();
                text::say_list_taken(changed as u64, added as u64)
            }
        });
        self.say(with_locked(counts, locked));
    }

    /// Writes other words in the place of those found, in these texts.
    pub fn replace(&self, search: &Search, with: &str, places: &[Place]) {
        let mut locked = 0;
        let said = self.rewrite_texts(|board| {
            let (done, left) = replace(board, search, with, places);
            locked = left;
            move |_: &Step| text::say_replaced(done as u64)
        });
        self.say(match locked {
            0 => said,
            _ => format!("{said} {}", text::find_left(locked as u64)),
        });
    }

    /// Changes texts, which can be taken back. `change` tells what is said of it.
    fn rewrite_texts<S: FnOnce(&Step) -> String>(
        &self,
        change: impl FnOnce(&mut Board) -> S,
    ) -> String {
        let before = self.board.with_untracked(Moment::of);
        let told = self.change(|board| {
            let say = change(board);
            let step = Step::between(&before, board);
            Some((say(&step), step.is_nothing()))
        });
        let (said, nothing) = told.unwrap_or_default();
        if !nothing && !said.is_empty() {
            self.offer_undo(&said);
        }
        said
    }

    /// Writes how long a panel stands, as somebody typed it: nothing, or seconds. `false`: it is no time; that is said.
    pub fn set_seconds(&self, id: PanelId, typed: &str) -> bool {
        let duration_ms = match typed.trim() {
            "" => None,
            typed => match shot_list::milliseconds(typed) {
                Some(ms) => Some(ms),
                None => {
                    self.say(text::list_seconds_odd(typed));
                    return false;
                }
            },
        };
        self.edit_script(id, |script| script.duration_ms = duration_ms);
        true
    }

    /// Whether a row of the list is drawn at once: on a short board each is, and on a long one that at its end, where one may
    /// have been added.
    pub fn is_row_at_once(&self, id: PanelId) -> bool {
        self.panel_ids.with_untracked(|ids| {
            ids.len() <= DRAWN_AT_ONCE as usize || ids.last().is_some_and(|last| *last == id)
        })
    }

    /// Adds an empty panel at the end of the list; its title can be typed at once.
    pub fn add_row(&self) {
        let added = self.change(|board| Some(board.insert_panel(usize::MAX, Script::default())));
        let Some(id) = added else { return };
        // However long the list is, its end is where one works now.
        let count = self.panel_ids.with_untracked(Vec::len);
        self.drawn
            .update(|drawn| *drawn = (*drawn).max(u32::try_from(count).unwrap_or(u32::MAX)));
        let name = cell_name(Column::Caption, id);
        self.ports().page.refocus(&name);
        self.say(text::say_panel_added(&self.number(id)));
    }

    /// Goes to the same column of the next row, or of the one before. Whether there is one.
    pub fn go_down_list(&self, column: Column, id: PanelId, back: bool) -> bool {
        let next = self.panel_ids.with_untracked(|ids| {
            let at = ids.iter().position(|one| *one == id)?;
            let next = match back {
                true => at.checked_sub(1)?,
                false => at + 1,
            };
            ids.get(next).copied()
        });
        if let Some(next) = next {
            self.focus_soon(&cell_name(column, next));
        }
        next.is_some()
    }
}

/// The name of the control in a cell of the shot list.
pub fn cell_name(column: Column, id: PanelId) -> String {
    let column = column.heading().to_ascii_lowercase();
    format!("list.{column}.{}", id.number())
}

fn ids_from(board: &Board, from: Option<PanelId>) -> Vec<PanelId> {
    let ids = board.panels().iter().map(|panel| panel.id);
    ids.skip_while(|id| Some(*id) != from).collect()
}

fn is_locked(board: &Board, id: PanelId) -> bool {
    let is_locked = |(_, panel): (usize, &Panel)| panel.is_locked();
    board.panel(id).is_some_and(is_locked)
}
