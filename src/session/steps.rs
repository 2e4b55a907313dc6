//! Steps back and forth. Whatever a person changes on the board goes through [`Session::change`] and can be taken back; what
//! a run brings does not, and stays.

use super::{Area, Session};
use crate::board::{Board, Done, Moment, Panel, Past, RunId, Step};
use crate::ports::KeptSteps;
use crate::project::{restore_step, write_step};
use crate::text;
use crate::words;
use leptos::prelude::*;

impl Session {
    /// Changes the board if `change` has something to tell, and notes the step.
    pub(super) fn change<T>(&self, change: impl FnOnce(&mut Board) -> Option<T>) -> Option<T> {
        let before = self.board.try_with_untracked(Moment::of)?;
        if self.only_reads() {
            return None;
        }
        let changed = self.board.try_maybe_update(|board| {
            let told = change(board);
            (told.is_some(), told)
        });
        let told = changed.flatten();
        if told.is_some() {
            self.note_step(&before);
        }
        told
    }

    /// Notes what changed since a moment as a step.
    pub(super) fn note_step(&self, before: &Moment) {
        let step = self
            .board
            .with_untracked(|board| Step::between(before, board));
        if step.is_nothing() {
            return;
        }
        let now = self.ports().page.unix_seconds();
        self.past.update_value(|past| past.add(step, now));
        self.tell_ways();
        // What was offered is no longer the last step.
        self.desk
            .maybe_update(|desk| !core::mem::take(&mut desk.undo).is_empty());
    }

    /// Notes the panels of responses that were opened as a step.
    pub(super) fn note_opened(&self, runs: &[RunId]) {
        let before = self.board.with_untracked(|board| {
            let came = |panel: &Panel| panel.run.is_some_and(|run| runs.contains(&run));
            Moment::of(board).without(came)
        });
        self.note_step(&before);
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        self.go(Past::back, text::say_undone, text::say_nothing_to_undo);
    }

    /// Does the step again that was taken back last.
    pub fn redo(&self) {
        self.go(Past::again, text::say_redone, text::say_nothing_to_redo);
    }

    /// Goes back, or on again, until so many steps are done.
    pub fn go_to_step(&self, done: usize) {
        let now = self.past.with_value(Past::done);
        for _ in done..now {
            self.undo();
        }
        for _ in now..done {
            self.redo();
        }
    }

    fn go(
        &self,
        go: fn(&mut Past, &mut Board) -> Option<Step>,
        said: fn(&str) -> String,
        nothing: fn() -> &'static str,
    ) {
        if self.only_reads() {
            return;
        }
        let mut step = None;
        self.board.maybe_update(|board| {
            step = self.past.try_update_value(|past| go(past, board)).flatten();
            step.is_some()
        });
        self.tell_ways();
        let Some(step) = step else {
            self.say(nothing().to_owned());
            return;
        };
        let chosen = self.desk.with_untracked(|desk| desk.chosen);
        let is_gone = |id| self.board.with_untracked(|board| board.panel(id).is_none());
        self.desk.update(|desk| {
            desk.undo.clear();
            desk.chosen = chosen.filter(|id| !is_gone(*id));
            desk.picked.retain(|id| !is_gone(*id));
        });
        if chosen.is_some_and(is_gone) {
            self.area.set(Area::Board);
        }
        self.say(said(&self.step_in_words(&step)));
    }

    /// What a step did, in words.
    fn step_in_words(&self, step: &Step) -> String {
        words::step::what(&step.what(), &|id| match self.number(id) {
            gone if gone.is_empty() => text::step_gone().to_owned(),
            number => number,
        })
    }

    /// How many steps are done, and how many there are.
    pub fn steps_done(&self) -> (usize, usize) {
        self.past
            .with_value(|past| (past.done(), past.steps().len()))
    }

    /// Every step in words, the oldest first, and when it was made.
    pub fn steps_said(&self) -> Vec<(String, String)> {
        let page = &self.ports().page;
        let steps = self.past.with_value(|past| past.steps().to_vec());
        let said = |done: &Done| match done.back {
            true => text::history_back(&self.step_in_words(&done.step.turned())),
            false => self.step_in_words(&done.step),
        };
        let steps = steps.iter();
        steps
            .map(|done| (said(done), page.moment(done.at)))
            .collect()
    }

    /// Says what was done, with the way back beside it.
    pub(super) fn offer_undo(&self, said: &str) {
        self.desk.update(|desk| said.clone_into(&mut desk.undo));
    }

    /// Puts the offer to take the last step back away.
    pub fn leave_undo(&self) {
        self.desk.update(|desk| desk.undo.clear());
    }

    /// Tells whoever shows it which ways there are.
    pub(super) fn tell_ways(&self) {
        let ways = self
            .past
            .with_value(|past| (past.done() > 0, past.done() < past.steps().len()));
        if self.ways.get_untracked() != ways {
            self.ways.set(ways);
        }
    }

    /// Knows nothing of what was done: another board is on the screen, or another state of it.
    pub(super) fn forget_past(&self) {
        self.past.set_value(Past::default());
        self.past_known.set_value(false);
        self.tell_ways();
    }

    /// Reads what was done on the open board in earlier visits. What was done meanwhile follows it.
    pub(super) async fn read_past(self, name: &str) {
        let Ok(store) = self.store().await else {
            return;
        };
        let found = store.steps(name).await;
        if self.open_board.try_get_value().as_deref() != Some(name) {
            return;
        }
        // What cannot be read is not written over.
        let Ok(kept) = found else { return };
        let steps = kept.steps.iter();
        let steps: Vec<Done> = steps.filter_map(|(_, json)| restore_step(json)).collect();
        let past = match steps.len() == kept.steps.len() {
            true => Past::of(kept.first, steps, kept.done as usize),
            // Steps are gone through one after the other: with a gap among them they lead nowhere.
            false => {
                let next = kept
                    .steps
                    .last()
                    .map_or(kept.first, |(number, _)| number + 1);
                Past::of(next, Vec::new(), 0)
            }
        };
        self.past.update_value(|now| now.continue_from(past));
        self.past_known.set_value(true);
        self.tell_ways();
    }

    /// Whether there are steps that are not on their way to the disk.
    pub(super) fn has_unwritten_steps(&self) -> bool {
        let known = self.past_known.try_get_value() == Some(true);
        known && self.past.with_value(|past| past.unwritten().is_some())
    }

    /// The steps that are to be written with the board, and the mark for when that fails.
    pub(super) fn steps_to_keep(&self) -> (Option<KeptSteps>, Option<u32>) {
        if !self.has_unwritten_steps() {
            return (None, None);
        }
        let kept = self.past.with_value(|past| {
            let unwritten = past.unwritten()?;
            let steps = unwritten.steps.iter();
            Some(KeptSteps {
                steps: steps
                    .map(|(number, done)| (*number, write_step(done)))
                    .collect(),
                first: unwritten.first,
                done: unwritten.done,
            })
        });
        let mark = self.past.try_update_value(Past::writing).flatten();
        (kept, mark)
    }
}
