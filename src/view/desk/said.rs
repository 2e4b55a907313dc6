//! What is said over the panels: what can be taken back, what did not go out, how many requests are under way, what may jar.

use super::hints;
use crate::board::Board;
use crate::session::{Session, UnderWay};
use crate::text;
use crate::view::Dialogs;
use crate::view::widgets::controls::{button, line, note};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{anew_with, flag, part, press, when, words};
use crate::view::widgets::view;
use leptos::html;
use leptos::prelude::*;

/// Runs under way up to which each has a line of its own.
const LINES: usize = 3;

pub fn said(session: Session, dialogs: Dialogs) -> AnyView {
    view! {
        <div class="took" role="status">
            {undo(session)}
        </div>
        <div class="took" role="alert">
            {refused(session)}
        </div>
        {under_way(session)}
        {first_steps(session)}
        {hints::hints(session, dialogs)}
    }
    .into_any()
}

fn undo(session: Session) -> AnyView {
    let said = words(move || session.desk.with(|desk| desk.undo.clone()));
    part(move || {
        anew_with(said);
        let said = said.get_untracked();
        if said.is_empty() {
            return ().into_any();
        }
        offer(session, said)
    })
}

fn offer(session: Session, said: String) -> AnyView {
    let node = NodeRef::<html::Button>::new();
    // Whoever removed something stood on it: the focus went with it, and the way back is the next thing.
    request_animation_frame(move || {
        let nowhere = document()
            .active_element()
            .is_none_or(|element| element.tag_name() == "BODY");
        if let Some(undo) = node.try_get_untracked().flatten().filter(|_| nowhere) {
            let _ = undo.focus();
        }
    });
    let undo = press(move || session.undo());
    let leave = press(move || session.leave_undo());
    view! {
        <p class="line">
            <span>{said}</span>
            <button type="button" class="btn quiet small" node_ref=node on:click=undo>
                {text::desk_undo()}
            </button>
            <button
                type="button"
                class="btn small"
                aria-label=text::desk_undo_leave()
                title=text::desk_undo_leave()
                on:click=leave
            >
                {icon(Icon::Cross)}
            </button>
        </p>
    }
    .into_any()
}

/// Where no panel is chosen; otherwise the panel says it.
fn refused(session: Session) -> AnyView {
    let said = words(move || {
        session.desk.with(|desk| match desk.chosen {
            None => desk.refused.clone(),
            Some(_) => String::new(),
        })
    });
    part(move || match said.get() {
        said if said.is_empty() => ().into_any(),
        said => note("note bad", Icon::Refused, said, None),
    })
}

/// On a board on which nobody has worked yet: what a press on a panel is for.
fn first_steps(session: Session) -> AnyView {
    let is_fresh = flag(move || {
        let chosen = session.desk.with(|desk| desk.chosen.is_some());
        !chosen && session.board.with(Board::is_untouched)
    });
    when(is_fresh, || {
        line("hint first-steps", text::desk_first_steps())
    })
}

fn under_way(session: Session) -> AnyView {
    let all = Memo::new(move |_| session.board.with(UnderWay::of));
    let many = flag(move || all.get().count() > LINES);
    let said = words(move || {
        let all = all.get();
        let [count, sent, waiting] = [all.count(), all.sent, all.waiting].map(|count| count as u64);
        text::desk_under_way(count, sent, waiting)
    });
    let line = move || {
        let stop = button("btn quiet small", None, text::desk_stop_all(), move || {
            session.stop_all()
        });
        view! {
            <p class="line">
                <span class="num">{said}</span>
                {stop}
            </p>
        }
        .into_any()
    };
    when(many, line)
}
