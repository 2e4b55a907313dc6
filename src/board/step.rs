//! One step of a person's work on a board: what stood there before it and after it, so that it can be taken back and done
//! again. Whatever came from elsewhere meanwhile, above all a picture that was paid for, stays.

use super::{About, Board, Panel, PanelId, PanelState, Script, Take};
use crate::stream::PictureAt;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a step changed, as it stood on one side of it. What is not mentioned was not changed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Side {
    /// What holds for the whole board. `None`: the step did not change it.
    pub about: Option<About>,
    /// The panels that the step changed, as far as they were there.
    pub panels: Vec<Arc<Panel>>,
    /// The panels' order. `None`: the step did not change it.
    pub order: Option<Vec<PanelId>>,
}

/// A step. It is nothing where both sides are empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Step {
    /// Before it.
    pub before: Side,
    /// After it.
    pub after: Side,
}

/// Which way a step is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It is taken back.
    Back,
    /// It is done again.
    Again,
}

/// A board at a moment: what a step can change of it. Taking it costs a pointer a panel.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Moment {
    about: About,
    panels: Vec<Arc<Panel>>,
}

impl Moment {
    /// Of the board as it is now.
    pub fn of(board: &Board) -> Self {
        Self {
            about: board.about.clone(),
            panels: board.panels.clone(),
        }
    }

    /// As if these panels had not been there.
    #[must_use]
    pub fn without(mut self, left_out: impl Fn(&Panel) -> bool) -> Self {
        self.panels.retain(|panel| !left_out(panel));
        self
    }
}

impl Step {
    /// From a moment to the board as it is now. What nobody types, the time of the last change, is no step.
    pub fn between(before: &Moment, now: &Board) -> Self {
        let mut step = Self::default();
        let unlike = before.panels.len() != now.panels.len()
            || before
                .panels
                .iter()
                .zip(&now.panels)
                .any(|(one, other)| one.id != other.id);
        if unlike {
            step.take_panels(before, now);
        } else {
            // As with every letter that is typed: what did not change is the same pointer, in the same place.
            for (was, panel) in before.panels.iter().zip(&now.panels) {
                if !Arc::ptr_eq(was, panel) && was != panel {
                    step.before.panels.push(Arc::clone(was));
                    step.after.panels.push(Arc::clone(panel));
                }
            }
        }
        if !same_about(&before.about, &now.about) {
            step.before.about = Some(before.about.clone());
            step.after.about = Some(now.about.clone());
        }
        step
    }

    /// What became of the panels where other ones stand, or others in another order.
    fn take_panels(&mut self, before: &Moment, now: &Board) {
        let mut gone: BTreeMap<PanelId, &Arc<Panel>> =
            before.panels.iter().map(|one| (one.id, one)).collect();
        for panel in &now.panels {
            match gone.remove(&panel.id) {
                Some(was) if Arc::ptr_eq(was, panel) || was == panel => {}
                was => {
                    self.before.panels.extend(was.cloned());
                    self.after.panels.push(Arc::clone(panel));
                }
            }
        }
        self.before.panels.extend(gone.into_values().cloned());
        let order = |panels: &[Arc<Panel>]| Some(panels.iter().map(|one| one.id).collect());
        self.before.order = order(&before.panels);
        self.after.order = order(&now.panels);
    }

    /// Whether nothing changed.
    pub fn is_nothing(&self) -> bool {
        self.before == Side::default() && self.after == Side::default()
    }

    /// The same in the other direction.
    #[must_use]
    pub fn turned(&self) -> Self {
        Self {
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }

    /// Adds a step that followed at once, as the next letter follows the last: taken back, both go.
    pub fn extend(&mut self, next: Self) {
        let Self { before, after } = next;
        join(&mut self.before.about, before.about, false);
        join(&mut self.after.about, after.about, true);
        join(&mut self.before.order, before.order, false);
        join(&mut self.after.order, after.order, true);
        let touched = |panels: &[Arc<Panel>], id: PanelId| panels.iter().any(|one| one.id == id);
        for panel in before.panels {
            let known =
                touched(&self.before.panels, panel.id) || touched(&self.after.panels, panel.id);
            if !known {
                self.before.panels.push(panel);
            }
        }
        for panel in after.panels {
            match self.after.panels.iter_mut().find(|one| one.id == panel.id) {
                Some(was) => *was = panel,
                None => self.after.panels.push(panel),
            }
        }
    }
}

fn join<T>(kept: &mut Option<T>, next: Option<T>, newest: bool) {
    if next.is_some() && (newest || kept.is_none()) {
        *kept = next;
    }
}

/// Without when it was changed, and without whether it was put away: the shelf does that, and takes it back itself.
pub(super) fn same_about(one: &About, other: &About) -> bool {
    let About {
        title,
        style,
        parts,
        target_ms,
        ratio,
        changed: _,
        deleted: _,
    } = one;
    (title, style, parts, target_ms, ratio)
        == (
            &other.title,
            &other.style,
            &other.parts,
            &other.target_ms,
            &other.ratio,
        )
}

impl Board {
    /// Goes a step back, or again. Only what is still as the step left it changes: a text that is another by now stays, a
    /// panel that got a picture since stays on the board, and a take that a service made stays with its panel. Whether the
    /// board is another then.
    pub fn go(&mut self, step: &Step, way: Way) -> bool {
        let was = Moment::of(self);
        let (from, to) = match way {
            Way::Back => (&step.after, &step.before),
            Way::Again => (&step.before, &step.after),
        };
        if let (Some(from), Some(to)) = (&from.about, &to.about) {
            back_about(&mut self.about, from, to);
        }
        let find = |side: &Side, id: PanelId| side.panels.iter().find(|one| one.id == id).cloned();
        for panel in &to.panels {
            match (self.panel(panel.id).is_some(), find(from, panel.id)) {
                (true, Some(from)) => self.back_panel(&from, panel),
                (true, None) => {}
                (false, _) => self.bring(panel),
            }
        }
        for panel in &from.panels {
            if find(to, panel.id).is_none() {
                self.take_out_again(panel);
            }
        }
        if let Some(order) = &to.order {
            self.arrange(order);
        }
        let changed = Moment::of(self) != was;
        if changed {
            self.own();
        }
        changed
    }

    fn back_panel(&mut self, from: &Panel, to: &Panel) {
        let Some((_, now)) = self.panel(to.id) else {
            return;
        };
        let mut panel = now.clone();
        back_script(&mut panel.script, &from.script, &to.script);
        back(&mut panel.status, &from.status, &to.status);
        back(&mut panel.number, &from.number, &to.number);
        back(&mut panel.crop, &from.crop, &to.crop);
        back_takes(&mut panel, from, to);
        if panel != *now
            && let Some(place) = self.panel_mut(to.id)
        {
            *place = panel;
        }
    }

    /// Puts a panel at the end, from where it is put in order. One that waited waits no longer.
    fn bring(&mut self, panel: &Arc<Panel>) {
        let mut panel = Arc::clone(panel);
        if panel.state == PanelState::Pending {
            Arc::make_mut(&mut panel).state = match panel.takes.is_empty() {
                true => PanelState::Interrupted,
                false => PanelState::Arrived,
            };
        }
        self.next_panel = self.next_panel.max(panel.id.number());
        self.panels.push(panel);
    }

    /// Takes a panel out unless something came to it since: a picture, or a run that is still under way.
    fn take_out_again(&mut self, from: &Panel) {
        let Some((_, now)) = self.panel(from.id) else {
            return;
        };
        let waits = now.state == PanelState::Pending;
        let has_more = now.takes.len() > from.takes.len();
        if !waits && !has_more {
            self.remove_panels(&[from.id]);
        }
    }

    /// Puts the panels into this order. One that it does not name stays behind the one that it stands behind now.
    fn arrange(&mut self, order: &[PanelId]) {
        let places: BTreeMap<PanelId, usize> =
            order.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let mut named = Vec::new();
        let mut behind: BTreeMap<Option<PanelId>, Vec<Arc<Panel>>> = BTreeMap::new();
        let mut last = None;
        for panel in core::mem::take(&mut self.panels) {
            match places.get(&panel.id) {
                Some(at) => {
                    last = Some(panel.id);
                    named.push((*at, panel));
                }
                None => behind.entry(last).or_default().push(panel),
            }
        }
        named.sort_by_key(|(at, _)| *at);
        self.panels = behind.remove(&None).unwrap_or_default();
        for (_, panel) in named {
            let id = panel.id;
            self.panels.push(panel);
            self.panels
                .extend(behind.remove(&Some(id)).unwrap_or_default());
        }
    }
}

fn back<T: Clone + PartialEq>(now: &mut T, from: &T, to: &T) {
    if now == from {
        now.clone_from(to);
    }
}

fn back_about(now: &mut About, from: &About, to: &About) {
    back(&mut now.title, &from.title, &to.title);
    back(&mut now.style, &from.style, &to.style);
    back(&mut now.parts, &from.parts, &to.parts);
    back(&mut now.target_ms, &from.target_ms, &to.target_ms);
    back(&mut now.ratio, &from.ratio, &to.ratio);
}

fn back_script(now: &mut Script, from: &Script, to: &Script) {
    back(&mut now.caption, &from.caption, &to.caption);
    back(&mut now.shot, &from.shot, &to.shot);
    back(&mut now.angle, &from.angle, &to.angle);
    back(&mut now.camera, &from.camera, &to.camera);
    back(&mut now.action, &from.action, &to.action);
    back(&mut now.dialogue, &from.dialogue, &to.dialogue);
    back(&mut now.sound, &from.sound, &to.sound);
    back(&mut now.notes, &from.notes, &to.notes);
    back(&mut now.duration_ms, &from.duration_ms, &to.duration_ms);
    back(&mut now.prompt, &from.prompt, &to.prompt);
    back(&mut now.edited, &from.edited, &to.edited);
}

/// Takes, and which of them is shown. What a service made stays; what a person put in goes with their step.
fn back_takes(now: &mut Panel, from: &Panel, to: &Panel) {
    let place = |takes: &[Take], take: &Take| takes.iter().position(|one| is_same(one, take));
    let shown = now.take().cloned();
    let is_as_left = match (&shown, from.take()) {
        (Some(one), Some(other)) => is_same(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    // The same picture may have been put in twice: each is a take.
    let mut coming: Vec<(usize, &Take)> = to.takes.iter().enumerate().collect();
    for take in &from.takes {
        match coming.iter().position(|(_, one)| is_same(one, take)) {
            Some(stays) => drop(coming.remove(stays)),
            None if take.run.is_some() => {}
            None => {
                let goes = now.takes.iter().rposition(|one| is_same(one, take));
                goes.map(|at| now.takes.remove(at));
            }
        }
    }
    for (at, take) in coming {
        if take.run.is_none() || place(&now.takes, take).is_none() {
            now.takes.insert(at.min(now.takes.len()), take.clone());
        }
    }
    let wanted = match is_as_left {
        true => to.take().cloned(),
        false => shown,
    };
    let at = wanted.and_then(|take| place(&now.takes, &take));
    now.active = at.unwrap_or_else(|| now.takes.len().saturating_sub(1));
    if now.state == PanelState::Pending {
        return;
    }
    if now.state == from.state && to.state != PanelState::Pending {
        now.state = to.state.clone();
    }
    now.state = match (&now.state, now.takes.is_empty()) {
        (PanelState::Arrived, true) => PanelState::Empty,
        (PanelState::Empty, false) => PanelState::Arrived,
        (state, _) => state.clone(),
    };
}

/// The same take, whatever was found out about its picture since.
pub(super) fn is_same(one: &Take, other: &Take) -> bool {
    if (one.run, one.index) != (other.run, other.index) {
        return false;
    }
    let told_by_run = one.run.is_some() && one.index.is_some();
    told_by_run
        || match (&one.picture, &other.picture) {
            (PictureAt::Kept { hash, .. }, PictureAt::Kept { hash: other, .. }) => hash == other,
            (one, other) => one == other,
        }
}
