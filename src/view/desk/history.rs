//! What was done on the board, step by step, and the way back to any of it.

use super::snapshots;
use crate::session::Session;
use crate::text;
use crate::view::Dialogs;
use crate::view::tools::header;
use crate::view::widgets::controls::line;
use crate::view::widgets::icon::stroke;
use crate::view::widgets::live::{anew_with, aria, part, press, words};
use crate::view::widgets::view;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

const BACK: &str = "M6 3.500L2.500 7 6 10.500M2.500 7H10a3.500 3.500 0 0 1 0 7H7";
const AGAIN: &str = "M10 3.500L13.500 7 10 10.500M13.500 7H6a3.500 3.500 0 0 0 0 7h3";

/// The two ways, as buttons.
pub fn ways(session: Session) -> AnyView {
    let way = move |sign: &'static str,
                    name: &'static str,
                    can: fn((bool, bool)) -> bool,
                    go: fn(&Session)| {
        let disabled = aria(move || !can(session.ways.get()));
        let go = press(move || {
            if can(session.ways.get_untracked()) {
                go(&session);
            }
        });
        view! {
            <button
                type="button"
                class="btn way"
                aria-label=name
                title=name
                aria-disabled=disabled
                on:click=go
            >
                {stroke(sign)}
            </button>
        }
        .into_any()
    };
    let back = way(BACK, text::desk_undo(), |(back, _)| back, Session::undo);
    let again = way(AGAIN, text::desk_redo(), |(_, again)| again, Session::redo);
    view! { <div class="steps-ways">{back} {again}</div> }.into_any()
}

/// Goes a step back or again for the keys that people know; in a field they are the browser's own, for what is typed there.
pub fn listen(session: Session, dialogs: Dialogs) {
    let keys = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        let free = dialogs.0.get_untracked().is_none() && session.viewed.get_untracked().is_none();
        let held = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        if !free || !held || is_in_text(&event) {
            return;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => session.undo(),
            ("z", true) | ("y", false) => session.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
}

fn is_in_text(event: &KeyboardEvent) -> bool {
    const TEXT: &str = "textarea, select, input:not([type=radio], [type=checkbox], [type=range])";
    let target = event.target().and_then(|at| at.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches(TEXT).unwrap_or(false))
}

pub fn history(session: Session, dialogs: Dialogs) -> AnyView {
    // Drawn anew when somebody went somewhere.
    let at = words(move || {
        session.ways.get();
        let (done, count) = session.steps_done();
        format!("{done} {count}")
    });
    let went = RwSignal::new(0_u32);
    let list = part(move || {
        anew_with(at);
        went.get();
        steps(session, went)
    });
    view! {
        {header(dialogs, text::history_title())}
        <div class="body past">
            <section aria-labelledby="past-steps">
                <h3 id="past-steps">{text::history_steps()}</h3>
                <p class="hint">{text::history_lead()}</p>
                {list}
            </section>
            {snapshots::snapshots(session, dialogs)}
        </div>
    }
    .into_any()
}

/// The newest first; under them the board as the list begins.
fn steps(session: Session, went: RwSignal<u32>) -> AnyView {
    let (done, count) = session.steps_done();
    if count == 0 {
        return line("hint", text::history_none());
    }
    let all = session.steps_said();
    let row = |place: usize, said: String, when: String| {
        let (current, is_back) = (aria(move || place == done), place > done);
        let go = press(move || {
            session.go_to_step(place);
            went.update(|went| *went += 1);
            session.focus_soon("history.now");
        });
        let name = if place == done {
            "history.now"
        } else {
            "history.step"
        };
        view! {
            <li class:back=is_back>
                <button
                    type="button"
                    name=name
                    aria-current=current
                    on:click=go
                >
                    <span>{said}</span>
                    <time>{when}</time>
                </button>
            </li>
        }
        .into_any()
    };
    let rows = all.into_iter().enumerate().rev();
    let rows = rows.map(|(at, (said, when))| row(at + 1, said, when));
    let first = row(0, text::history_begin().to_owned(), String::new());
    view! {
        <ol class="steps">
            {rows.collect_view()} {first}
        </ol>
    }
    .into_any()
}
