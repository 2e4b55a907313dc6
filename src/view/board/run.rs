//! How the last run stands, and what went wrong with it.

use super::fault::FaultBlock;
use crate::board::{Run, RunId};
use crate::fault::{Fault, Kind};
use crate::session::Session;
use crate::stream::Ending;
use crate::text;
use leptos::prelude::*;

#[component]
pub fn Runs(connecting: RwSignal<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    let last = Memo::new(move |_| {
        session
            .board
            .with(|board| board.runs().last().map(|run| run.id))
    });
    view! {
        <div class="runs">
            {move || last.get().map(|id| view! { <RunLine id=id connecting=connecting /> })}
        </div>
    }
}

#[component]
fn RunLine(id: RunId, connecting: RwSignal<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    let run = session.run(id);
    let state = move || run.with(|run| run.as_ref().map(text::run::state_name));
    let summary = Memo::new(move |_| run.with(|run| run.as_ref().map(text::run::summary)));
    let main = move || summary.get().map(|summary| summary.main);
    let rest = move || {
        let rest = summary
            .get()
            .map(|summary| summary.rest)
            .unwrap_or_default();
        rest.iter()
            .map(|part| format!(" · {part}"))
            .collect::<String>()
    };
    let elapsed = move || {
        let now_ms = session.now_ms.get();
        run.with(|run| {
            run.as_ref()
                .map(|run| text::run::time(run.elapsed_ms(now_ms)))
        })
    };
    let is_running = Memo::new(move |_| run.with(|run| run.as_ref().is_some_and(is_running)));
    let faults = Memo::new(move |_| {
        let silence = session.live.get().silence(id);
        run.with(|run| {
            run.as_ref()
                .map(|run| faults(run, silence))
                .unwrap_or_default()
        })
    });
    view! {
        <div class="run" data-run-state=state>
            <span class="dot" aria-hidden="true"></span>
            <span class="num">
                <b>{main}</b>
                {rest}
                " · "
                <time>{elapsed}</time>
            </span>
            <Show when=move || is_running.get()>
                <button type="button" class="btn quiet small" on:click=move |_| session.stop(id)>
                    {text::stop()}
                </button>
            </Show>
        </div>
        <For
            each=move || faults.get()
            key=|fault| (fault.kind, fault.request_id.clone())
            let:fault
        >
            <FaultBlock id=id fault=fault connecting=connecting />
        </For>
    }
}

fn is_running(run: &Run) -> bool {
    run.ended_ms.is_none()
}

/// What there is to say about a run beside its line: how it broke off, or what is worth knowing.
fn faults(run: &Run, silence: Option<Kind>) -> Vec<Fault> {
    let ended = match run.progress.ending() {
        Some(Ending::Interrupted(fault) | Ending::Refused(fault)) => Some(fault.clone()),
        Some(Ending::Cancelled) => Some(Fault::new(Kind::Stopped)),
        Some(Ending::Completed) => None,
        None => silence.map(Fault::new),
    };
    ended
        .into_iter()
        .chain(run.progress.remarks().iter().cloned())
        .collect()
}
