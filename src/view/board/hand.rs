//! What a person does by hand: the command of a run that waits for its reply, and the question which run a file is for.

use crate::board::{Board, RunId};
use crate::ports::GivenFile;
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::lazy::{later, split};
use crate::view::widgets::live::{flag, part, when, words};
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use leptos::prelude::*;

/// Characters of a prompt by which somebody knows it again.
const PROMPT: usize = 40;

split!(form, questions(session: Session));

/// How a run that waits for its reply gets one.
pub fn by_hand(session: Session, dialogs: Dialogs, id: RunId) -> AnyView {
    let copied = RwSignal::new(None::<bool>);
    let said = words(move || {
        match copied.get() {
            None => "",
            Some(true) => text::copied(),
            Some(false) => text::copy_failed(),
        }
        .to_owned()
    });
    let command = untrack(|| session.by_hand(id));
    let (how, copy) = match command {
        Some((command, file)) => {
            let copy = move || {
                let command = command.clone();
                leptos::task::spawn_local(async move {
                    let done = session.copy(command).await;
                    copied.try_set(Some(done));
                });
            };
            let copy = button("btn quiet small", Some(Icon::Copy), text::hand_copy(), copy);
            (text::hand_how(&file), Some(copy))
        }
        None => (text::hand_gone().to_owned(), None),
    };
    let open = button(
        "btn quiet small",
        Some(Icon::Open),
        text::hand_open(),
        move || {
            dialogs.open(Opened::Response);
        },
    );
    let how = line("cause", how);
    view! {
        <section class="fault calm" role="group" aria-label=text::hand_title()>
            <h3>{icon(Icon::Note)} <span>{text::hand_title()}</span></h3>
            {how}
            <p class="acts">
                {copy} {open}
                <span class="hint" role="status">{said}</span>
            </p>
        </section>
    }
    .into_any()
}

/// Files of which it is not clear what they are the reply to.
pub fn unclaimed(session: Session) -> AnyView {
    let some = flag(move || session.unclaimed.with(|files| !files.is_empty()));
    when(some, move || {
        later(questions::load, move || questions::call(session))
    })
}

fn questions(session: Session) -> AnyView {
    part(move || {
        let files = session.unclaimed.get().into_iter();
        let ask = |file| question(session, file);
        files.map(ask).collect_view().into_any()
    })
}

fn question(session: Session, file: GivenFile) -> AnyView {
    let name = match file.name.as_str() {
        "" => text::run_from_paste().to_owned(),
        name => name.to_owned(),
    };
    let waiting = |board: &Board| -> Vec<(RunId, String)> {
        let runs = board.runs().iter().filter(|run| run.is_by_hand());
        runs.map(|run| {
            let mut prompt: String = run.asked.prompt.chars().take(PROMPT).collect();
            if prompt.len() < run.asked.prompt.len() {
                prompt.push('…');
            }
            let said = text::hand_run(u64::from(run.asked.pictures), &prompt);
            (run.id, said)
        })
        .collect()
    };
    let choose = |to: Option<RunId>, said: String| {
        let file = file.clone();
        button("btn quiet small", None, said, move || {
            session.claim(file.clone(), to);
        })
    };
    let runs = session.board.with_untracked(waiting);
    let runs = runs.into_iter().map(|(id, said)| choose(Some(id), said));
    let runs = runs.collect_view();
    let other = choose(None, text::hand_new().to_owned());
    let leave = button("btn small", None, text::hand_leave(), move || {
        session.leave_unclaimed(&file);
    });
    let title = text::hand_which(&name);
    let label = title.clone();
    view! {
        <section class="fault calm" role="group" aria-label=label>
            <h3>{icon(Icon::Open)} <span>{title}</span></h3>
            <p class="acts">{runs} {other} {leave}</p>
        </section>
    }
    .into_any()
}
