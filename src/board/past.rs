//! What a person did to a board, step by step. Nothing falls out of it when somebody goes back and then on another way: what
//! was taken back stays in the list, and so does that it was.

use super::{Board, Step, Way};

/// Steps that a board keeps at most; the oldest goes.
pub const MOST_STEPS: usize = 300;
/// Letters that follow within so many seconds are one step.
const ONE_STEP_S: u64 = 2;

/// A step with when it was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// What changed.
    pub step: Step,
    /// Unix seconds.
    pub at: u64,
    /// Whether it stands here because another was taken back and something else was done then.
    pub back: bool,
}

/// The steps of a board, and how far somebody went back.
///
/// Each has a number that stays its own: under it the step is kept on the device.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Past {
    steps: Vec<Done>,
    /// How many of them are done: the rest was taken back.
    done: usize,
    /// The number of the first.
    first: u32,
    /// The number from which on they are not written yet. `None`: all are.
    unwritten: Option<u32>,
    /// Whether the next letter begins a step of its own.
    sealed: bool,
}

/// What there is to write of a past since it was written last.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Unwritten<'a> {
    /// Steps with their numbers.
    pub steps: Vec<(u32, &'a Done)>,
    /// The number of the first that is still kept.
    pub first: u32,
    /// How many, from the first on, are done.
    pub done: u32,
}

impl Past {
    /// As it was kept: steps by their numbers, in order, and how many are done.
    pub fn of(first: u32, steps: Vec<Done>, done: usize) -> Self {
        Self {
            done: done.min(steps.len()),
            steps,
            first,
            unwritten: None,
            sealed: true,
        }
    }

    /// Every step, the oldest first.
    pub fn steps(&self) -> &[Done] {
        &self.steps
    }

    /// How many of the steps are done; those behind were taken back.
    pub const fn done(&self) -> usize {
        self.done
    }

    /// Adds a step that was just made. What was taken back before stands in the list from now on, with its taking back.
    pub fn add(&mut self, step: Step, now: u64) {
        if step.is_nothing() {
            return;
        }
        let taken_back: Vec<Done> = self.steps.iter().skip(self.done).cloned().collect();
        for Done { step, at, back } in taken_back.into_iter().rev() {
            self.push(Done {
                step: step.turned(),
                at,
                back: !back,
            });
        }
        let goes_on = |last: &Done| {
            let soon = now.saturating_sub(last.at) <= ONE_STEP_S;
            soon && !last.back && last.step.goes_on_with(&step)
        };
        match self.steps.last_mut() {
            Some(last) if !self.sealed && goes_on(last) => {
                last.step.extend(step);
                last.at = now;
                self.mark(self.steps.len() - 1);
            }
            _ => self.push(Done {
                step,
                at: now,
                back: false,
            }),
        }
        self.sealed = false;
        self.done = self.steps.len();
        let over = self.steps.len().saturating_sub(MOST_STEPS);
        self.steps.drain(..over);
        self.done -= over;
        self.first += u32::try_from(over).unwrap_or(u32::MAX);
    }

    /// Puts what was kept before the steps that were made before it was read.
    pub fn continue_from(&mut self, mut kept: Self) {
        let unread = core::mem::take(self);
        kept.sealed = true;
        for Done { step, at, .. } in unread.steps.into_iter().take(unread.done) {
            kept.add(step, at);
        }
        *self = kept;
    }

    /// Takes steps back until one of them changes something. The step; `None`: there is none.
    pub fn back(&mut self, board: &mut Board) -> Option<Step> {
        self.sealed = true;
        while let Some(at) = self.done.checked_sub(1) {
            let step = self.steps.get(at)?.step.clone();
            self.done = at;
            self.mark(at);
            if board.go(&step, Way::Back) {
                return Some(step);
            }
        }
        None
    }

    /// Does steps again that were taken back, until one of them changes something. The step; `None`: there is none.
    pub fn again(&mut self, board: &mut Board) -> Option<Step> {
        self.sealed = true;
        while let Some(Done { step, .. }) = self.steps.get(self.done).cloned() {
            self.mark(self.done);
            self.done += 1;
            if board.go(&step, Way::Again) {
                return Some(step);
            }
        }
        None
    }

    /// What is not written yet. `None`: everything is.
    pub fn unwritten(&self) -> Option<Unwritten<'_>> {
        let from = self.unwritten?.max(self.first);
        let numbered = (self.first..).zip(&self.steps);
        Some(Unwritten {
            steps: numbered.filter(|(number, _)| *number >= from).collect(),
            first: self.first,
            done: u32::try_from(self.done).unwrap_or(u32::MAX),
        })
    }

    /// Everything is on its way to the disk. The mark to give back to [`Past::failed`].
    pub fn writing(&mut self) -> Option<u32> {
        self.unwritten.take()
    }

    /// What was on its way from this mark on did not get there.
    pub fn failed(&mut self, mark: Option<u32>) {
        self.unwritten = match (self.unwritten, mark) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }

    fn push(&mut self, done: Done) {
        self.steps.push(done);
        self.mark(self.steps.len() - 1);
    }

    fn mark(&mut self, place: usize) {
        let number = self.first + u32::try_from(place).unwrap_or(0);
        self.failed(Some(number));
    }
}
