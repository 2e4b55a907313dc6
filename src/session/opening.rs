//! Responses that somebody brings in files: opened as new panels, or in those of a run whose request was sent by hand.

use super::Session;
use crate::board::{Asked, Board, RunId};
use crate::chunk::split;
use crate::fault::Fault;
use crate::ports::{GivenFile, LocalFuture};
use crate::runner::{Found, Opening};
use crate::stream::Step;
use crate::stream::capture::Pace;
use futures::future::abortable;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

impl Session {
    /// Opens responses, one after the other. Where runs wait for the reply to a request that was sent by hand, a file that
    /// is called as the command called it goes to its run, and of any other the person is asked.
    pub fn bring_responses(&self, files: Vec<GivenFile>) {
        let session = *self;
        leptos::task::spawn_local(async move {
            let there = open::load().await;
            for file in files {
                let opening = there.then(|| open::call(session, file, None)).flatten();
                match opening {
                    Some(opening) => opening.await,
                    None => session.say_missing_part(),
                }
            }
        });
    }

    /// Opens a file that somebody was asked about. `to`: the run that it is the reply to. `None`: to none that waits.
    pub fn claim(&self, file: GivenFile, to: Option<RunId>) {
        let session = *self;
        self.leave_unclaimed(&file);
        leptos::task::spawn_local(async move {
            if open::load().await
                && let Some(opening) = open::call(session, file, Some(to))
            {
                opening.await;
            }
        });
    }

    /// Does not open a file after all.
    pub fn leave_unclaimed(&self, file: &GivenFile) {
        self.unclaimed
            .update(|files| files.retain(|other| other.id != file.id));
    }

    /// Takes pasted text for a response.
    pub fn paste_response(&self, text: &str) {
        if let Some(file) = self.ports().shelf.take_text(text) {
            self.bring_responses(vec![file]);
        }
    }

    /// What somebody asked for is in a part of the page that did not come.
    pub(super) fn say_missing_part(&self) {
        self.missing.set(true);
    }
}

split!(opening, open(session: Session, file: GivenFile, to: Option<Option<RunId>>) -> LocalFuture<'static, ()>);

fn open(session: Session, file: GivenFile, to: Option<Option<RunId>>) -> LocalFuture<'static, ()> {
    let to = to.or_else(|| session.run_of(&file));
    match to {
        Some(to) => Box::pin(read(session, file, to)),
        None => {
            session.unclaimed.update(|files| files.push(file));
            Box::pin(async {})
        }
    }
}

impl Session {
    /// What a file is the reply to. `None`: that is for the person to say.
    fn run_of(&self, file: &GivenFile) -> Option<Option<RunId>> {
        self.board.with_untracked(|board| {
            let mut waiting = board.runs().iter().filter(|run| run.is_by_hand());
            let named = waiting
                .clone()
                .find(|run| file.name.contains(&run.asked.token()));
            match (named, waiting.next()) {
                (Some(run), _) => Some(Some(run.id)),
                (None, Some(_)) => None,
                (None, None) => Some(None),
            }
        })
    }
}

/// Reads a file to its end. Its first response is the reply to the run `to`; every other has a run of its own.
async fn read(session: Session, file: GivenFile, to: Option<RunId>) {
    let (reading, handle) = abortable(find(session, file, to));
    // Stop ends the reading, whichever of the file's responses it is at.
    session.reading.set_value(Some(handle));
    let _ = reading.await;
    session.reading.try_set_value(None);
}

async fn find(session: Session, file: GivenFile, to: Option<RunId>) {
    let Some(ports) = session.ports.try_get_value() else {
        return;
    };
    let opening = Opening {
        file: file.id,
        pace: match session.replay_times.get_untracked() {
            0 => Pace::AtOnce,
            times => Pace::Times(times),
        },
    };
    let (name, first) = (file.name, Cell::new(to));
    let current = Rc::new(Cell::new(None));
    let at = Rc::clone(&current);
    let begin = Rc::new(RefCell::new(move |found: Option<&Found>| {
        let now_ms = ports.clock.now_ms();
        let asked = Asked::told(found.and_then(|found| found.sent.as_ref()));
        let mut begun = first.take();
        session.board.update(|board: &mut Board| match begun {
            Some(run) => board.read_from(run, name.clone()),
            None => begun = Some(board.begin_opened(asked, name.clone(), now_ms)),
        });
        at.set(begun);
        begun
    }));
    let on_answer = Rc::clone(&begin);
    let at = Rc::clone(&current);
    let on_found = move |found: Found| {
        if matches!(found.step, Step::Answered(_)) {
            let run = (on_answer.borrow_mut())(Some(&found));
            if let Some(run) = run {
                session.reveal(run);
                leptos::task::spawn_local(session.tick(run));
            }
        }
        if let Some(run) = at.get() {
            session.take_in(run, found.step);
        }
    };
    let runner = session.ports().runner.clone();
    let read = runner.open(opening, Box::new(on_found)).await;
    if let Err(fault) = read
        && current.get().is_none()
        && let Some(run) = (begin.borrow_mut())(None)
    {
        session.take_in(run, Step::Refused(Fault::clone(&fault)));
    }
}
