//! What concerns many panels or many runs at once.

use super::{How, Plans, Session};
use crate::board::hints::{Hint, hints};
use crate::board::{Board, PanelId, Run, RunId};
use crate::request::{Field, Problem, check};
use crate::text;
use leptos::prelude::*;

/// The runs that are under way and that nobody sends by hand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnderWay {
    /// Whose request is out.
    pub sent: usize,
    /// That wait for their turn.
    pub waiting: usize,
}

impl UnderWay {
    /// How many there are on a board.
    pub fn of(board: &Board) -> Self {
        let mut all = Self::default();
        for run in board.runs().iter().filter(|run| is_under_way(run)) {
            match run.is_waiting() {
                true => all.waiting += 1,
                false => all.sent += 1,
            }
        }
        all
    }

    /// All of them.
    pub const fn count(self) -> usize {
        self.sent + self.waiting
    }
}

/// Why panels cannot be asked for as they are.
#[derive(Debug, Clone, PartialEq)]
pub enum InTheWay {
    /// The form's model is in no table.
    Model,
    /// Something that the form says.
    Form(Problem),
    /// Nothing is written about this panel.
    Unwritten(PanelId),
}

impl Session {
    /// What may jar when the panels are seen one after the other.
    pub fn hints(&self) -> Vec<Hint> {
        let names: Vec<String> = self.draft.with(|draft| {
            let all = draft.references.list().iter();
            all.map(|one| one.name.clone()).collect()
        });
        self.board.with(|board| hints(board, &names))
    }

    /// Stops every run under way that nobody sends by hand.
    pub fn stop_all(&self) {
        // The last first: what waits behind another would go out when that one ends.
        let all: Vec<RunId> = self.board.with_untracked(|board| {
            let runs = board.runs().iter().rev();
            runs.filter(|run| is_under_way(run))
                .map(|run| run.id)
                .collect()
        });
        all.iter().for_each(|id| self.stop(*id));
        if all.len() > 1 {
            self.say(text::say_stopped_all(all.len() as u64));
        }
    }

    /// Puts a copy behind each of these panels; with more than one, the copies are picked then.
    pub fn duplicate_panels(&self, ids: &[PanelId]) {
        if let [one] = ids {
            self.duplicate_panel(*one);
            return;
        }
        let copies = self.change(|board| {
            let copies: Vec<PanelId> = ids.iter().filter_map(|id| board.duplicate(*id)).collect();
            Some(copies).filter(|copies| !copies.is_empty())
        });
        if let Some(copies) = copies {
            self.say(text::say_panels_copied(copies.len() as u64));
            self.desk.update(|desk| desk.picked = copies);
        }
    }

    /// Picks these panels and no others.
    pub fn pick_only(&self, ids: Vec<PanelId>) {
        self.say(text::say_picked(ids.len() as u64));
        self.desk.update(|desk| {
            desk.picking = true;
            desk.picked = ids;
        });
    }

    /// The picked panels in the order of the board.
    pub fn picked(&self) -> Vec<PanelId> {
        let picked = self.desk.with(|desk| desk.picked.clone());
        let mut order = self.panel_ids.get();
        order.retain(|id| picked.contains(id));
        order
    }

    /// The panels that the plans are for: the picked ones, else those without a picture.
    pub fn to_be_made(&self) -> Vec<PanelId> {
        match self.desk.with(|desk| desk.picking) {
            true if !self.picked().is_empty() => self.picked(),
            _ => self.missing_pictures(),
        }
    }

    /// Whether a panel that is put where another stands comes before it.
    pub fn lands_before(&self, id: PanelId, of: PanelId) -> bool {
        self.panel_ids.with_untracked(|ids| {
            let place = |id: PanelId| ids.iter().position(|one| *one == id);
            place(id) > place(of)
        })
    }

    /// What stands in the way of asking for panels so. `None`: nothing that is known before their requests are made.
    pub fn in_the_way(&self, plans: &Plans, how: How) -> Option<InTheWay> {
        let is_blank = |id: &&PanelId| {
            let caption = self.board.with(|board| {
                let caption = board.panel(**id).map(|(_, one)| one.script.caption.trim());
                caption.is_some_and(|caption| !caption.is_empty())
            });
            // A group names a panel by its caption where nothing else is written.
            let by_caption = how == How::Group && caption;
            !by_caption && self.prompt_of(**id).trim().is_empty()
        };
        if let Some(blank) = plans.panels.iter().find(is_blank) {
            return Some(InTheWay::Unwritten(*blank));
        }
        let first = plans.panels.first()?;
        let draft = match (how, plans.group) {
            (How::Group, Some(plan)) => self.draft_of(plans.prompt.clone(), plan.pictures),
            _ => self.draft_of(self.prompt_of(*first), 1),
        };
        if draft.known_model().is_none() {
            return Some(InTheWay::Model);
        }
        let problem = check(&draft).problems.into_iter().next()?;
        Some(match problem.field {
            Field::Model => InTheWay::Model,
            _ => InTheWay::Form(problem),
        })
    }
}

fn is_under_way(run: &Run) -> bool {
    run.is_running() && !run.is_by_hand()
}
