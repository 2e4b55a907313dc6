//! What a person does to a board. An approved panel is locked: nothing here changes its texts or its picture.

use super::{About, Board, Crop, Panel, PanelId, PanelState, Script, Status, Take, numbers};
use std::sync::Arc;

impl Board {
    /// The sample becomes the person's own, because they have changed it. Whether it was the sample.
    pub fn own(&mut self) -> bool {
        core::mem::replace(&mut self.sample, false)
    }

    /// Changes what holds for the whole board. Whether it is another then.
    pub fn change_about(&mut self, change: impl FnOnce(&mut About)) -> bool {
        let before = self.about.clone();
        change(&mut self.about);
        let changed = self.about != before;
        if changed {
            self.own();
        }
        changed
    }

    /// Notes when it was changed last, Unix seconds.
    pub const fn stamp(&mut self, unix_seconds: u64) {
        self.about.changed = unix_seconds;
    }

    /// A new panel without a picture, at this place from 0; behind the last where there are fewer.
    pub fn insert_panel(&mut self, place: usize, script: Script) -> PanelId {
        self.own();
        let id = self.add_panel(PanelState::Empty, None);
        if let Some(panel) = self.panel_mut(id) {
            panel.script = script;
        }
        self.place(&[id], place);
        id
    }

    /// Takes panels out. What is still to come for one that waits gets a panel of its own when it comes. How many went.
    pub fn remove_panels(&mut self, ids: &[PanelId]) -> usize {
        ids.iter().for_each(|id| self.unclaim(*id));
        let before = self.panels.len();
        self.panels.retain(|panel| !ids.contains(&panel.id));
        let removed = before - self.panels.len();
        if removed > 0 {
            self.own();
        }
        removed
    }

    /// A copy behind a panel: the same texts and pictures, not approved. `None`: there is no such panel.
    pub fn duplicate(&mut self, id: PanelId) -> Option<PanelId> {
        let (place, panel) = self.panel(id)?;
        let mut copy = panel.clone();
        self.own();
        self.next_panel += 1;
        copy.id = PanelId(self.next_panel);
        copy.status = Status::Draft;
        copy.number = None;
        copy.run = None;
        copy.state = match copy.takes.is_empty() {
            true => PanelState::Empty,
            false => PanelState::Arrived,
        };
        let id = copy.id;
        self.panels.insert(place, Arc::new(copy));
        Some(id)
    }

    /// Puts panels, in the order in which they stand, at a place among the others, counted from 0 without them. Whether
    /// anything moved.
    pub fn place(&mut self, ids: &[PanelId], place: usize) -> bool {
        let moves = |panel: &Arc<Panel>| ids.contains(&panel.id);
        let (moved, mut rest): (Vec<_>, Vec<_>) =
            self.panels.iter().cloned().partition(|panel| moves(panel));
        let place = place.min(rest.len());
        rest.splice(place..place, moved);
        let same = |(one, other): (&Arc<Panel>, &Arc<Panel>)| one.id == other.id;
        if rest.iter().zip(&self.panels).all(same) {
            return false;
        }
        self.panels = rest;
        self.own();
        true
    }

    /// Changes what is written about a panel. Whether it is something else then; a locked one stays as it is.
    pub fn change_script(&mut self, id: PanelId, change: impl FnOnce(&mut Script)) -> bool {
        let Some((_, panel)) = self.panel(id).filter(|(_, panel)| !panel.is_locked()) else {
            return false;
        };
        let mut script = panel.script.clone();
        change(&mut script);
        if script == panel.script {
            return false;
        }
        if let Some(panel) = self.panel_mut(id) {
            panel.script = script;
        }
        self.own();
        true
    }

    /// Approves a panel, which locks it and lets it keep its number, or takes that back. Whether that was news.
    pub fn set_status(&mut self, id: PanelId, status: Status) -> bool {
        let Some((place, panel)) = self.panel(id).filter(|(_, panel)| panel.status != status)
        else {
            return false;
        };
        let waits = panel.state == PanelState::Pending;
        if waits && status == Status::Approved {
            return false;
        }
        // A number with a letter stays where it is: it means the one before it.
        let number = numbers(&self.panels).into_iter().nth(place - 1);
        let number = number.filter(|number| number.inserted == 0 && status == Status::Approved);
        if let Some(panel) = self.panel_mut(id) {
            panel.status = status;
            panel.number = number.map(|number| number.whole);
        }
        self.own();
        true
    }

    /// Shows another take of a panel. Whether it is another; a locked panel keeps its own.
    pub fn choose_take(&mut self, id: PanelId, take: usize) -> bool {
        let fits = |(_, panel): &(usize, &Panel)| take < panel.takes.len() && !panel.is_locked();
        let Some((_, panel)) = self.panel(id).filter(fits) else {
            return false;
        };
        let rests = panel.state != PanelState::Pending;
        if panel.active == take && (panel.state == PanelState::Arrived || !rests) {
            return false;
        }
        if let Some(panel) = self.panel_mut(id) {
            panel.active = take;
            if rests {
                panel.state = PanelState::Arrived;
            }
        }
        self.own();
        true
    }

    /// Gives a panel a picture of the person's own, as its newest take. Whether it took it; a locked one does not.
    pub fn add_take(&mut self, id: PanelId, take: Take) -> bool {
        let fits = |(_, panel): &(usize, &Panel)| !panel.is_locked();
        if self.panel(id).filter(fits).is_none() {
            return false;
        }
        if let Some(panel) = self.panel_mut(id) {
            let waits = panel.state == PanelState::Pending;
            panel.show(take);
            if waits {
                panel.state = PanelState::Pending;
            }
        }
        self.own();
        true
    }

    /// Says which part of its pictures a panel shows. Whether it is another; a locked panel keeps its own.
    pub fn set_crop(&mut self, id: PanelId, crop: Crop) -> bool {
        let fits = |(_, panel): &(usize, &Panel)| panel.crop != crop && !panel.is_locked();
        if self.panel(id).filter(fits).is_none() {
            return false;
        }
        if let Some(panel) = self.panel_mut(id) {
            panel.crop = crop;
        }
        self.own();
        true
    }
}
