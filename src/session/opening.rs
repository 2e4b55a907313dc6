//! Responses that somebody brings in files: opened as new panels, or in those of a run whose request was sent by hand.

use super::Session;
use crate::board::{Asked, RunId};
use crate::chunk::split;
use crate::ports::{GivenFile, LocalFuture};
use crate::runner::{Found, Opening};
use crate::stream::Step;
use crate::stream::capture::{Pace, Sent};
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
    pub fn say_missing_part(&self) {
        self.missing.set(true);
    }
}

split!(workers, open(session: Session, file: GivenFile, to: Option<Option<RunId>>) -> LocalFuture<'static, ()>);

fn open(session: Session, file: GivenFile, to: Option<Option<RunId>>) -> LocalFuture<'static, ()> {
    if session.only_reads() {
        return Box::pin(async {});
    }
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
    let opened = Rc::new(RefCell::new(Vec::new()));
    let board = session.open_board.get_value();
    let (reading, handle) = abortable(find(session, file, to, Rc::clone(&opened)));
    // Stop ends the reading, whichever of the file's responses it is at.
    session.reading.set_value(Some(handle));
    let _ = reading.await;
    session.reading.try_set_value(None);
    if session.open_board.try_get_value().as_ref() == Some(&board) {
        session.note_opened(&opened.borrow());
    }
}

/// `opened`: runs that begin with it.
async fn find(
    session: Session,
    file: GivenFile,
    to: Option<RunId>,
    opened: Rc<RefCell<Vec<RunId>>>,
) {
    let opening = Opening {
        file: file.id,
        pace: match session.replay_times.get_untracked() {
            0 => Pace::AtOnce,
            times => Pace::Times(times),
        },
        limits: session.limits().of_reader(),
    };
    let reading = Rc::new(Reading {
        session,
        name: file.name,
        first: Cell::new(to),
        run: Cell::new(None),
        opened,
    });
    let heard = Rc::clone(&reading);
    let on_found = move |found: Found| {
        if matches!(found.step, Step::Answered(_)) {
            let run = heard.begin(found.sent.as_ref());
            session.reveal(run);
            leptos::task::spawn_local(session.tick(run));
        }
        if let Some(run) = heard.run.get() {
            session.take_in(run, found.step);
        }
    };
    let runner = session.ports().runner.clone();
    let read = runner.open(opening, Box::new(on_found)).await;
    if let (Err(fault), None) = (read, reading.run.get()) {
        session.take_in(reading.begin(None), Step::Refused(fault));
    }
}

/// A file that is being read.
struct Reading {
    session: Session,
    name: String,
    /// The run that its first response is the reply to, until it has come.
    first: Cell<Option<RunId>>,
    /// The run of the response that is being read.
    run: Cell<Option<RunId>>,
    opened: Rc<RefCell<Vec<RunId>>>,
}

impl Reading {
    /// The next response begins: in the run that waits for it, or in one of its own.
    fn begin(&self, sent: Option<&Sent>) -> RunId {
        let now_ms = self.session.ports().clock.now_ms();
        let name = self.name.clone();
        let mut board = self.session.board.write();
        let run = match self.first.take() {
            Some(run) => {
                board.read_from(run, name);
                run
            }
            None => {
                let run = board.begin_opened(Asked::told(sent), name, now_ms);
                self.opened.borrow_mut().push(run);
                run
            }
        };
        self.run.set(Some(run));
        run
    }
}
