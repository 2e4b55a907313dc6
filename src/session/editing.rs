//! What a person does to the board and its panels. Each step says aloud what it did, and whatever takes something away can be
//! taken back.

use super::{Area, PANEL_PICTURE, Session};
use crate::board::Board;
use crate::board::{About, Crop, Panel, PanelId, Script, Status, Take};
use crate::catalog::Size;
use crate::ports::GivenFile;
use crate::stream::PictureAt;
use crate::text;
use leptos::prelude::*;
use std::sync::Arc;

impl Session {
    /// Changes what holds for the whole board.
    pub fn edit_about(&self, change: impl FnOnce(&mut About)) {
        self.change(|board| board.change_about(change).then_some(()));
    }

    /// Changes what is written about a panel; an approved one stays as it is.
    pub fn edit_script(&self, id: PanelId, change: impl FnOnce(&mut Script)) {
        self.change(|board| board.change_script(id, change).then_some(()));
    }

    /// Adds an empty panel behind another, or at the end, and works on it.
    pub fn add_panel(&self, behind: Option<PanelId>) {
        let added = self.change(|board| {
            let place = behind
                .and_then(|id| board.panel(id))
                .map(|(place, _)| place);
            let place = place.unwrap_or(board.panels().len());
            Some(board.insert_panel(place, Script::default()))
        });
        if let Some(id) = added {
            self.choose(Some(id));
            let page = &self.ports().page;
            self.reveal_panel(id);
            page.refocus("panel.caption");
            self.say(text::say_panel_added(&self.number(id)));
        }
    }

    /// Puts a copy behind a panel and works on it.
    pub fn duplicate_panel(&self, id: PanelId) {
        let copy = self.change(|board| board.duplicate(id));
        if let Some(copy) = copy {
            self.choose(Some(copy));
            self.reveal_panel(copy);
            self.say(text::say_panel_copied(&self.number(id), &self.number(copy)));
        }
    }

    /// Takes panels out; they can be put back. Approved ones stay. Their pictures stay on this device.
    pub fn remove_panels(&self, ids: &[PanelId]) {
        let (ids, locked) = self.unlocked(ids);
        let next = self.neighbour(&ids);
        for id in &ids {
            self.stop_panel(*id);
        }
        let removed = self.change(|board| Some(board.remove_panels(&ids)));
        let Some(removed) = removed.filter(|removed| *removed > 0) else {
            if locked > 0 {
                self.say(text::say_locked(locked as u64));
            }
            return;
        };
        let said = text::say_panels_removed(removed as u64);
        self.offer_undo(&said);
        self.desk.update(|desk| {
            desk.picked.retain(|id| !ids.contains(id));
            if desk.chosen.is_some_and(|id| ids.contains(&id)) {
                desk.chosen = next;
            }
        });
        if self.desk.with_untracked(|desk| desk.chosen.is_none()) {
            self.area.set(Area::Board);
        }
        self.say(with_locked(said, locked));
    }

    /// Puts panels at a place among the others, counted from 0 without them.
    pub fn place_panels(&self, ids: &[PanelId], place: usize) {
        if self
            .change(|board| board.place(ids, place).then_some(()))
            .is_none()
        {
            return;
        }
        let said = match ids {
            [one] => {
                let place = self
                    .board
                    .with_untracked(|board| board.panel(*one).map(|(place, _)| place));
                let count = self.board.with_untracked(|board| board.panels().len());
                text::say_panel_moved(
                    &self.name_of(*one),
                    place.unwrap_or_default() as u64,
                    count as u64,
                )
            }
            many => text::say_panels_moved(many.len() as u64, place as u64 + 1),
        };
        self.say(said);
    }

    /// Moves a panel by so many places, as far as the board goes; with it, if it is one of them, the picked ones.
    pub fn move_panel(&self, id: PanelId, by: i64) {
        let ids = self.with_picked(id);
        let place = self.board.with_untracked(|board| {
            let rest = board
                .panels()
                .iter()
                .filter(|panel| !ids.contains(&panel.id));
            let first = board
                .panels()
                .iter()
                .position(|panel| ids.contains(&panel.id))?;
            let before = board.panels().iter().take(first);
            let before = before.filter(|panel| !ids.contains(&panel.id)).count() as i64;
            usize::try_from((before + by).clamp(0, rest.count() as i64)).ok()
        });
        if let Some(place) = place {
            self.place_panels(&ids, place);
            self.reveal_panel(id);
        }
    }

    /// Puts a panel, and the picked ones if it is one of them, where another stands.
    pub fn take_panel_place(&self, id: PanelId, of: PanelId) {
        let ids = self.with_picked(id);
        if ids.contains(&of) {
            return;
        }
        let place = self.board.with_untracked(|board| {
            let (at, _) = board.panel(of)?;
            let (from, _) = board.panel(id)?;
            let before = board.panels().iter().take(at - 1);
            let place = before.filter(|panel| !ids.contains(&panel.id)).count();
            // Dragged down, it stands behind; dragged up, before.
            Some(place + usize::from(from < at))
        });
        if let Some(place) = place {
            self.place_panels(&ids, place);
        }
    }

    /// A panel, or all picked ones where it is one of them.
    fn with_picked(&self, id: PanelId) -> Vec<PanelId> {
        let picked = self.desk.with_untracked(|desk| desk.picked.clone());
        match picked.contains(&id) {
            true => picked,
            false => vec![id],
        }
    }

    /// Approves panels, which locks them, or takes that back.
    pub fn set_status(&self, ids: &[PanelId], status: Status) {
        let count = self.change(|board| {
            let count = ids
                .iter()
                .filter(|id| board.set_status(**id, status))
                .count();
            Some(count).filter(|count| *count > 0)
        });
        let Some(count) = count.map(|count| count as u64) else {
            return;
        };
        self.say(match status {
            Status::Approved => text::say_approved(count),
            Status::Draft => text::say_unlocked(count),
        });
    }

    /// Shows another take of a panel.
    pub fn choose_take(&self, id: PanelId, take: usize) {
        if self
            .change(|board| board.choose_take(id, take).then_some(()))
            .is_some()
        {
            self.say(text::say_take(&(take + 1).to_string(), &self.number(id)));
        }
    }

    /// Says which part of its pictures a panel shows.
    pub fn set_crop(&self, id: PanelId, crop: Crop) {
        self.change(|board| board.set_crop(id, crop).then_some(()));
    }

    /// Picks a panel for an action on several, or picks it no longer. `through`: all from the one picked last to it.
    pub fn pick(&self, id: PanelId, through: bool) {
        let order: Vec<PanelId> = self.panel_ids.get_untracked();
        self.desk.update(|desk| {
            let last = desk
                .picked
                .last()
                .copied()
                .filter(|last| through && *last != id);
            let place = |id: PanelId| order.iter().position(|other| *other == id);
            match last.and_then(place).zip(place(id)) {
                Some((from, to)) => {
                    let span = from.min(to)..=from.max(to);
                    for one in order.get(span).unwrap_or_default() {
                        if !desk.picked.contains(one) {
                            desk.picked.push(*one);
                        }
                    }
                }
                None if desk.picked.contains(&id) => desk.picked.retain(|other| *other != id),
                None => desk.picked.push(id),
            }
            desk.picking = true;
        });
        let count = self.desk.with_untracked(|desk| desk.picked.len());
        self.say(text::say_picked(count as u64));
    }

    /// Picks all panels.
    pub fn pick_all(&self) {
        let all = self.panel_ids.get_untracked();
        self.say(text::say_picked(all.len() as u64));
        self.desk.update(|desk| {
            desk.picking = true;
            desk.picked = all;
        });
    }

    /// Picks nothing any more.
    pub fn pick_none(&self) {
        self.desk.update(|desk| {
            desk.picking = false;
            desk.picked.clear();
        });
    }

    /// Puts the person's own pictures into a panel, each as a take, the last one shown. `may_be_responses`: those that look
    /// like responses are opened as such.
    pub(super) fn add_own_pictures(
        &self,
        id: PanelId,
        files: Vec<GivenFile>,
        may_be_responses: bool,
    ) {
        let (session, Some(ports)) = (*self, self.ports.try_get_value()) else {
            return;
        };
        let board = self.open_board.get_value();
        session.desk.update(|desk| desk.refused.clear());
        leptos::task::spawn_local(async move {
            for file in files {
                if session.bring_home(&file).await {
                    session.say(text::say_came_home(&file.name));
                    continue;
                }
                let facts = ports.shelf.inspect(file.id).await;
                if may_be_responses && facts.may_be_response {
                    session.bring_responses(vec![file]);
                    continue;
                }
                let Some(own) = ports.shelf.store(file.id).await else {
                    session.refuse(text::own_picture_refused(&file.name));
                    continue;
                };
                // Another board has other panels, called the same.
                if session.open_board.try_get_value().as_ref() != Some(&board) {
                    return;
                }
                let size = facts.size.map(|(width, height)| Size { width, height });
                let take = Take::own(
                    PictureAt::own(own),
                    size,
                    file.name,
                    ports.page.unix_seconds(),
                );
                let taken = session.change(|board| board.add_take(id, take).then_some(()));
                match taken {
                    Some(()) => {
                        session.say(text::say_own_picture(&session.number(id)));
                        // Picked below the picture on a phone, it would come unseen.
                        if session.desk.with_untracked(|desk| desk.chosen) == Some(id) {
                            ports.page.reveal(PANEL_PICTURE);
                        }
                    }
                    None => session.refuse(text::refused_locked(&session.number(id))),
                }
            }
        });
    }

    /// What a panel is called: `4A`. Empty: it is not on the board.
    pub fn number(&self, id: PanelId) -> String {
        let row = self.board.with_untracked(|board| {
            let (place, _) = board.panel(id)?;
            crate::board::numbers(board.panels())
                .into_iter()
                .nth(place - 1)
        });
        row.map(|number| number.written()).unwrap_or_default()
    }

    /// Its caption, else `Panel 4`.
    pub fn name_of(&self, id: PanelId) -> String {
        let caption = self.board.with_untracked(|board| {
            let caption = board
                .panel(id)
                .map(|(_, panel)| panel.script.caption.clone());
            caption.filter(|caption| !caption.is_empty())
        });
        caption.unwrap_or_else(|| text::panel_number(&self.number(id)))
    }

    /// Those of these panels that may be changed, and how many may not.
    pub fn unlocked(&self, ids: &[PanelId]) -> (Vec<PanelId>, usize) {
        self.board.with_untracked(|board| {
            let is_locked =
                |id: &&PanelId| board.panel(**id).is_some_and(|(_, one)| one.is_locked());
            let (locked, free): (Vec<PanelId>, Vec<PanelId>) = ids.iter().partition(is_locked);
            (free, locked.len())
        })
    }

    /// The panel to go on with when these go.
    fn neighbour(&self, ids: &[PanelId]) -> Option<PanelId> {
        let order = self.panel_ids.get_untracked();
        let last = order.iter().rposition(|id| ids.contains(id))?;
        let stays = |id: &&PanelId| !ids.contains(id);
        let after = order.iter().skip(last).find(stays);
        after.or_else(|| order.iter().rev().find(stays)).copied()
    }

    pub(super) fn say(&self, said: String) {
        self.announcement.try_set(said);
    }

    /// Says beside the panel why what was asked for did not happen.
    pub(super) fn refuse(&self, why: String) {
        self.say(why.clone());
        self.desk.try_update(|desk| desk.refused = why);
    }
}

/// What was done, and how many approved panels were left out.
pub(super) fn with_locked(said: String, locked: usize) -> String {
    match locked {
        0 => said,
        locked => format!("{said} {}", text::say_locked(locked as u64)),
    }
}

/// Panels whose pictures are of so different a shape than the board's frames that little of them is seen, each with the share
/// that is, from 0 to 1.
pub fn needs_new_picture(board: &Board) -> Vec<(PanelId, f64)> {
    /// A picture that loses more than a quarter is another picture.
    const KEPT: f64 = 0.75;
    let Some(ratio) = board.about().ratio else {
        return Vec::new();
    };
    let share = |panel: &Arc<Panel>| {
        let size = panel.take()?.size?;
        let share = crate::board::kept_share(size, ratio);
        (share < KEPT).then_some((panel.id, share))
    };
    board.panels().iter().filter_map(share).collect()
}
