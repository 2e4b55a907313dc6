//! What a screen reader is told about a run: arrivals, failures, the end. Short, and each once.

use crate::board::{Board, Run, RunId};
use crate::sending::{MOST_ATTEMPTS, Why};
use crate::stream::{Ending, Slot};
use crate::text;
use crate::words;

/// How far a run was before a step.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    answered: Vec<bool>,
    ended: bool,
}

impl Counts {
    pub fn of(board: &Board, id: RunId) -> Self {
        board.run(id).map_or_else(Self::default, |run| Self {
            answered: run
                .progress
                .slots()
                .iter()
                .map(|slot| *slot != Slot::Pending)
                .collect(),
            ended: run.progress.ending().is_some(),
        })
    }
}

/// The request of a run went out.
pub(super) fn sent(run: &Run) -> String {
    match run.attempts {
        0 | 1 => text::say_started(u64::from(run.asked.pictures)),
        attempt => text::say_sent_again(u64::from(attempt), u64::from(MOST_ATTEMPTS)),
    }
}

/// It does not go out yet.
pub(super) fn waits(why: &Why, seconds: u64) -> String {
    match why {
        Why::Turn { .. } | Why::Paused => text::say_waits_for_turn(seconds),
        // Said when it begins, or when it goes out.
        Why::ByHand | Why::Queue => String::new(),
        Why::Refused(fault) => text::say_waits_to_repeat(words::fault::title(fault), seconds),
    }
}

/// What changed since `before`, in words; empty where there is nothing to say.
pub(super) fn since(board: &Board, id: RunId, before: Counts) -> String {
    let Some(run) = board.run(id) else {
        return String::new();
    };
    let asked = run.most_pictures();
    let mut said: Vec<String> = Vec::new();
    if before.ended || run.progress.ending().is_none() {
        for (at, slot) in run.progress.slots().iter().enumerate() {
            if before.answered.get(at).copied().unwrap_or(false) {
                continue;
            }
            let number = at as u64 + 1;
            match slot {
                Slot::Arrived(_) => said.push(text::say_arrived(number, asked)),
                Slot::Failed(fault) => {
                    said.push(text::say_failed(number, asked, words::fault::title(fault)));
                }
                Slot::Pending | Slot::Missing | Slot::Interrupted => {}
            }
        }
    } else {
        said.push(ended(board, id));
    }
    said.join(" ")
}

/// How the run ended, in one sentence.
pub(super) fn ended(board: &Board, id: RunId) -> String {
    let Some(run) = board.run(id) else {
        return String::new();
    };
    let (asked, got) = (run.most_pictures(), run.progress.arrived() as u64);
    match run.progress.ending() {
        None => String::new(),
        Some(Ending::Completed) => text::say_completed(got, asked),
        Some(Ending::Cancelled) => text::say_stopped(got, asked),
        Some(Ending::Interrupted(fault) | Ending::Refused(fault)) => {
            text::say_broken(words::fault::title(fault), got, asked)
        }
    }
}
