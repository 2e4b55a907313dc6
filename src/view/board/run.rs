//! How runs stand, and what went wrong with them. Its code comes with the first button that somebody reaches for, while there
//! is a connection: some of its words say that there is none.

use super::capture::capture;
use super::fault::explained;
use super::hand::by_hand;
use crate::board::{Board, Run, RunId};
use crate::fault::{Fault, Kind};
use crate::session::Session;
use crate::stream::Ending;
use crate::text;
use crate::view::Dialogs;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::lazy::{Again, Loading, Meanwhile, lazily, split};
use crate::view::widgets::live::{anew_with, flag, part, when, words};
use crate::view::widgets::view;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;

pub fn runs(session: Session, dialogs: Dialogs) -> AnyView {
    let shown = move || session.board.with(shown);
    let names = words(move || {
        let name = |id: &RunId| id.number().to_string();
        shown().iter().map(name).collect::<Vec<_>>().join(" ")
    });
    let lines = part(move || {
        anew_with(names);
        let all = untrack(shown).into_iter();
        all.map(|id| {
            let draw = move || run_line::call(session, dialogs, id);
            lazily(run_line::load, Arc::new(draw), meanwhile, || ())
        })
        .collect_view()
        .into_any()
    });
    view! { <div class="runs">{lines}</div> }.into_any()
}

/// Without its words, no more can be said of a run than that they are missing.
fn meanwhile(now: Meanwhile, again: Again) -> AnyView {
    if now == Meanwhile::Loading {
        return ().into_any();
    }
    let retry = button("btn small quiet", None, text::retry_part(), move || {
        again.attempt()
    });
    let cause = line("cause", text::part_missing_text());
    view! {
        <section class="fault bad">
            <h3>{text::part_missing()}</h3>
            {cause}
            <p class="acts">{retry}</p>
        </section>
    }
    .into_any()
}

/// Lines of runs under way at most; the rest is counted.
const LINES: usize = 3;

/// The last run, and before it those that wait for somebody to bring their replies and the first of those under way.
fn shown(board: &Board) -> Vec<RunId> {
    let last = board.runs().last().map(|run| run.id);
    let mut going = 0;
    let runs = board.runs().iter().filter(|run| {
        let counts = run.is_running() && !run.is_by_hand();
        going += usize::from(counts);
        run.is_by_hand() || Some(run.id) == last || counts && going < LINES
    });
    runs.map(|run| run.id).collect()
}

/// Fetches the code of run lines, unless it is there.
pub fn load() -> Loading {
    run_line::load()
}

split!(form, run_line(session: Session, dialogs: Dialogs, id: RunId));

fn run_line(session: Session, dialogs: Dialogs, id: RunId) -> AnyView {
    let of = move |read: fn(&Run) -> String| {
        words(move || {
            session
                .board
                .with(|board| board.run(id).map(read).unwrap_or_default())
        })
    };
    let state = of(|run| words::run::state_name(run).to_owned());
    let main = of(|run| words::run::summary(run).main);
    let rest = of(|run| {
        words::run::summary(run)
            .rest
            .iter()
            .map(|part| format!(" · {part}"))
            .collect()
    });
    let elapsed = words(move || {
        let now_ms = session.now_ms.get();
        session.board.with(|board| {
            board
                .run(id)
                // A person's own time is none that anybody counts.
                .filter(|run| !run.is_by_hand())
                .map(|run| format!(" · {}", words::run::time(run.elapsed_ms(now_ms))))
                .unwrap_or_default()
        })
    });
    let running = flag(move || {
        session
            .board
            .with(|board| board.run(id).is_some_and(Run::is_running))
    });
    let stop = move || {
        button("btn quiet small", None, text::stop(), move || {
            session.stop(id)
        })
    };
    let faults = move || {
        let silence = session.live.get().silence(id);
        session.board.with(|board| {
            board
                .run(id)
                .map(|run| faults(run, silence))
                .unwrap_or_default()
        })
    };
    // Drawn anew only when there is something else to say.
    let said = words(move || {
        let said =
            |fault: &Fault| words::fault::title(fault).to_owned() + &words::fault::facts(fault);
        faults().iter().map(said).collect()
    });
    view! {
        <div class="run" data-run-state=state>
            <span class="dot" aria-hidden="true"></span>
            <span class="num">
                <b>{main}</b>
                {rest}
                <time>{elapsed}</time>
            </span>
            {when(running, stop)} {capture(session, id)}
        </div>
        {outside(session, dialogs, id)}
        {part(move || {
            let block = |fault| explained(session, dialogs, id, fault);
            anew_with(said);
            untrack(faults)
                .into_iter().map(block).collect_view().into_any()
        })}
    }
    .into_any()
}

/// What a run waits for before its request goes out, and until when: for its turn, or for a person.
fn outside(session: Session, dialogs: Dialogs, id: RunId) -> AnyView {
    let of = move |read: fn(&Run) -> bool| {
        flag(move || session.board.with(|board| board.run(id).is_some_and(read)))
    };
    let said = words(move || {
        let now_ms = session.now_ms.get();
        let said = |board: &Board| Some(words::run::wait(board.run(id)?, now_ms));
        session.board.with(said).unwrap_or_default()
    });
    let wait = move || view! { <p class="wait num">{said}</p> }.into_any();
    view! {
        {when(of(Run::is_by_hand), move || by_hand(session, dialogs, id))}
        {when(of(Run::is_waiting), wait)}
    }
    .into_any()
}

/// What there is to say about a run beside its line: how it broke off, or what is worth knowing.
fn faults(run: &Run, silence: Option<Kind>) -> Vec<Fault> {
    let ended = match run.progress.ending() {
        Some(Ending::Interrupted(fault) | Ending::Refused(fault)) => Some(fault.clone()),
        Some(Ending::Cancelled) if run.stopped_waiting() && !run.was_by_hand() => {
            Some(Fault::new(Kind::StoppedWaiting))
        }
        Some(Ending::Cancelled) => Some(Fault::new(Kind::Stopped)),
        Some(Ending::Completed) => None,
        None => silence.map(|kind| run.progress.fault(kind)),
    };
    ended
        .into_iter()
        .chain(run.progress.remarks().iter().cloned())
        .collect()
}
