//! What stands in a panel's frame: the picture, the wait, or the reason why there is none.

use crate::board::{Board, Panel, PanelId, PanelState, Take};
use crate::fault::Fault;
use crate::ports::View;
use crate::session::{Row, RowSignal, Session};
use crate::stream::{Ending, PictureAt};
use crate::text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::elsewhere::{Elsewhere, elsewhere};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::lazy::{later, split};
use crate::view::widgets::live::{anew_with, part, press, words};
use crate::view::widgets::view;
use crate::words;
use leptos::ev::ErrorEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// Characters of the prompt that an alternative text takes along.
const ALT_CHARACTERS: usize = 160;

pub fn frame(session: Session, id: PanelId, row: RowSignal) -> AnyView {
    // A picture is drawn anew when it is another one, and not because of what is written about it.
    let which = words(move || {
        row.with(|row| {
            let panel = row.as_ref().map(|row| &row.panel);
            let gone = |panel: &Arc<Panel>| panel.state.is_without_picture();
            let take = panel
                .filter(|panel| !gone(panel))
                .and_then(|panel| panel.take());
            take.map(|take| format!("{:?}", take.picture))
                .unwrap_or_default()
        })
    });
    let picture = part(move || {
        anew_with(which);
        let take = row.with_untracked(|row| row.as_ref()?.panel.take().cloned());
        match take.filter(|_| !which.with_untracked(String::is_empty)) {
            Some(take) => picture(session, id, row, Arc::new(take)),
            None => ().into_any(),
        }
    });
    let note = said(session, id, row);
    view! {
        {picture}
        {note}
    }
    .into_any()
}

/// What is said of a panel whose picture is not simply there.
pub fn said(session: Session, id: PanelId, row: RowSignal) -> AnyView {
    let state = words(move || {
        let name = |row: &Row| {
            let beside = row.panel.take().is_some();
            format!("{} {beside}", row.panel.state.name())
        };
        row.with(|row| row.as_ref().map(name).unwrap_or_default())
    });
    part(move || {
        anew_with(state);
        let panel = row.with_untracked(|row| row.as_ref().map(|row| Arc::clone(&row.panel)));
        let panel = panel.filter(|panel| panel.state != PanelState::Arrived);
        panel
            .map(|panel| {
                later(note::load, move || {
                    note::call(session, id, Arc::clone(&panel))
                })
            })
            .into_any()
    })
}

split!(form, note(session: Session, id: PanelId, panel: Arc<Panel>));

/// What is said in a frame: in the place of a picture, or over the foot of the one that is there.
fn note(session: Session, id: PanelId, panel: Arc<Panel>) -> AnyView {
    let panel = &*panel;
    let said = match &panel.state {
        PanelState::Arrived => return ().into_any(),
        PanelState::Pending => waiting(session, panel),
        PanelState::Failed(fault) => refused(fault, is_said_above(session, panel, fault)),
        PanelState::Missing => without(
            Icon::Note,
            text::state_missing(),
            text::state_missing_text(),
        ),
        PanelState::Interrupted => without(
            Icon::Broken,
            text::state_interrupted(),
            match stopped_waiting(session, panel) {
                true => text::state_unsent_text(),
                false => text::state_interrupted_text(),
            },
        ),
        PanelState::Expired => expired(session, id, panel),
        PanelState::Lost => without(Icon::Broken, text::state_lost(), text::state_lost_text()),
        PanelState::Absent => without(Icon::Note, text::state_absent(), text::state_absent_text()),
        PanelState::Empty => line("hint", text::state_empty()),
    };
    let stand_in = panel.take().filter(|_| panel.state.is_without_picture());
    let stand_in = stand_in.and_then(|take| session.stand_in(take));
    let stand_in = stand_in.map(|look| {
        part(move || match look.address() {
            Some(address) => view! { <img class="stand-in" src=address alt="" /> }.into_any(),
            None => ().into_any(),
        })
    });
    view! {
        {stand_in}
        <div class="instead">{said}</div>
    }
    .into_any()
}

/// What the picture shows, in words: written down, or what it was made for. Never a file name.
pub fn alternative(Row { number, panel, .. }: &Row, take: &Take) -> String {
    if !take.description.is_empty() {
        return take.description.clone();
    }
    if !panel.script.caption.is_empty() {
        return panel.script.caption.clone();
    }
    let prompt = take
        .asked
        .as_deref()
        .map(|asked| asked.prompt.as_str())
        .unwrap_or_default();
    let mut short: String = prompt.chars().take(ALT_CHARACTERS).collect();
    if short.len() < prompt.len() {
        short.push('…');
    }
    text::panel_alt(number, &short)
}

fn picture(session: Session, id: PanelId, row: RowSignal, take: Arc<Take>) -> AnyView {
    match session.is_by_address(&take) {
        true => later(foreign::load, move || {
            foreign::call(session, id, row, take.clone())
        }),
        false => plain(session, id, row, &take),
    }
}

fn said_of(row: RowSignal, read: fn(&Row) -> Option<String>) -> Signal<String> {
    words(move || row.with(|row| row.as_ref().and_then(read).unwrap_or_default()))
}

fn described(row: RowSignal) -> Signal<String> {
    said_of(row, |row| Some(alternative(row, row.panel.take()?)))
}

fn plain(session: Session, id: PanelId, row: RowSignal, take: &Take) -> AnyView {
    let look = session.show(&take.picture, View::Thumbnail, Some(id));
    let alt = described(row);
    let side = |side: Option<u32>| side.map(|side| side.to_string()).unwrap_or_default();
    let width = side(take.size.map(|size| size.width));
    let height = side(take.size.map(|size| size.height));
    let image = move || match look.address() {
        Some(address) => {
            let failed = move |_: ErrorEvent| session.picture_failed(id);
            view! {
                <img
                    src=address
                    alt=alt
                    width=width.clone()
                    height=height.clone()
                    decoding="async"
                    referrerpolicy="no-referrer"
                    on:error=failed
                />
            }
            .into_any()
        }
        None => ().into_any(),
    };
    opening(session, id, row, "view", part(image))
}

/// The press that opens a panel.
fn opening(
    session: Session,
    id: PanelId,
    row: RowSignal,
    class: &'static str,
    shown: AnyView,
) -> AnyView {
    let name = said_of(row, |row| Some(text::panel_open(&row.number)));
    let open = press(move || session.choose(Some(id)));
    view! {
        <button type="button" class=class aria-label=name on:click=open>
            {shown}
        </button>
    }
    .into_any()
}

split!(form, foreign(session: Session, id: PanelId, row: RowSignal, take: Arc<Take>));

/// A picture by address. Which hosts the page itself loads from stands with the rest of it in a chunk.
fn foreign(session: Session, id: PanelId, row: RowSignal, take: Arc<Take>) -> AnyView {
    let failed = move || session.picture_failed(id);
    part(move || match session.apart(&take.picture) {
        None => plain(session, id, row, &take),
        Some(address) => {
            let frame = elsewhere(
                session,
                Elsewhere {
                    address,
                    alt: described(row).get_untracked(),
                    cover: true,
                    failed: Arc::new(failed),
                },
            );
            // The press is laid over the frame, and under the question.
            let open = opening(session, id, row, "view over", ().into_any());
            view! {
                {frame}
                {open}
            }
            .into_any()
        }
    })
}

/// A calm outline with the time that has passed and what is known.
fn waiting(session: Session, panel: &Panel) -> AnyView {
    let run = panel.run.and_then(|id| {
        session.board.with_untracked(|board| {
            board
                .run(id)
                // Whatever somebody does by hand takes as long as they like.
                .filter(|run| !run.is_by_hand())
                .map(|run| (run.demo, run.started_ms, run.asked.clone(), run.id))
        })
    });
    let Some((demo, started_ms, asked, run)) = run else {
        return view! { <span class="hint">{text::waiting_by_hand()}</span> }.into_any();
    };
    let elapsed = words(move || words::run::time(session.now_ms.get().saturating_sub(started_ms)));
    let any_arrived = move || {
        let arrived = |board: &Board| board.run(run).map(|run| run.progress.arrived());
        session.board.with(arrived) > Some(0)
    };
    let known = words(move || match (session.is_waiting(run), demo) {
        (true, _) => text::waiting_unsent().to_owned(),
        (false, true) => text::waiting_demo().to_owned(),
        (false, false) => words::run::usual_wait(&asked, any_arrived(), session.usual.get()),
    });
    view! {
        <time>{elapsed}</time>
        <span class="hint">{known}</span>
    }
    .into_any()
}

/// Whether no request was under way when the run was stopped.
fn stopped_waiting(session: Session, panel: &Panel) -> bool {
    let stopped = |board: &Board| Some(board.run(panel.run?)?.stopped_waiting());
    session.board.with_untracked(stopped) == Some(true)
}

/// Whether the reason is that of the whole run, which stands above the board already.
fn is_said_above(session: Session, panel: &Panel, fault: &Fault) -> bool {
    panel.run.is_some_and(|id| {
        session.board.with_untracked(|board| {
            let ending = board.run(id).and_then(|run| run.progress.ending());
            let is_last = board.runs().last().is_some_and(|run| run.id == id);
            is_last && matches!(ending, Some(Ending::Refused(whole)) if whole == fault)
        })
    })
}

fn refused(fault: &Fault, of_run: bool) -> AnyView {
    let title = words::fault::title(fault);
    let said = words::fault::explain(fault);
    let facts = words::fault::facts(fault);
    let details = (!of_run).then(|| {
        let (cause, next) = (line("cause", said.cause), line("next", said.next));
        view! {
            {cause}
            {next}
            <code>{facts}</code>
        }
        .into_any()
    });
    view! {
        <strong>{icon(Icon::Refused)} <span>{title}</span></strong>
        {details}
    }
    .into_any()
}

/// A remote picture that did not load: it may be there all the same.
fn expired(session: Session, id: PanelId, panel: &Panel) -> AnyView {
    let words = without(
        Icon::Clock,
        text::state_expired(),
        text::state_expired_text(),
    );
    let address = match panel.take().map(|take| &take.picture) {
        Some(PictureAt::Remote(url)) => Some(url.as_str().to_owned()),
        _ => None,
    };
    let retry = move || session.retry_picture(id);
    let retry = button("btn small quiet", None, text::retry_picture(), retry);
    view! {
        {words}
        <span class="acts">
            {retry}
            <a class="btn small" href=address target="_blank" rel="noopener noreferrer">
                {text::open_picture()}
            </a>
        </span>
    }
    .into_any()
}

fn without(sign: Icon, title: &'static str, sentence: &'static str) -> AnyView {
    let sentence = line("cause", sentence);
    view! {
        <strong>{icon(sign)} <span>{title}</span></strong>
        {sentence}
    }
    .into_any()
}
