//! The prompt that the panel is asked for with, and where each of its words comes from.

use super::of_row;
use crate::board::{Assembled, Origin, PanelId};
use crate::request::Measure;
use crate::session::{RowSignal, Session};
use crate::text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{part, press, typed, words};
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use crate::words;
use crate::words::framing;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

pub fn prompt(
    session: Session,
    dialogs: Dialogs,
    id: PanelId,
    row: RowSignal,
    locked: Signal<bool>,
) -> AnyView {
    let made = Memo::new(move |_| {
        let made = session.board.with(|board| board.prompt_of(id));
        made.unwrap_or_default()
    });
    let by_hand = of_row(row, |row| row.panel.script.edited.is_some());
    let count = words(move || {
        let model = session.draft.with(|draft| draft.known_model());
        let measure = model.map(|model| made.with(|made| Measure::of(&made.text, model)));
        measure
            .map(|measure| words::request::measure(&measure))
            .unwrap_or_default()
    });
    let body = part(move || match by_hand.get() {
        true => edited(session, id, row, locked),
        false => assembled(session, dialogs, made),
    });
    let turn = part(move || {
        let (sign, word) = match by_hand.get() {
            true => (Icon::Back, text::panel_prompt_back()),
            false => (Icon::Pen, text::panel_prompt_edit()),
        };
        let turn = press(move || {
            let to = match by_hand.get_untracked() {
                true => None,
                false => Some(made.with_untracked(|made| made.text.clone())),
            };
            let edits = to.is_some();
            session.edit_script(id, |script| script.edited = to);
            if edits {
                session.go_to_soon(EDITED);
            }
        });
        view! {
            <button type="button" class="btn small quiet" disabled=locked on:click=turn>
                {icon(sign)}
                {word}
            </button>
        }
        .into_any()
    });
    view! {
        <section class="part prompt-of" aria-labelledby="prompt-h">
            <div class="row spread">
                <h3 id="prompt-h">{text::panel_prompt()}</h3>
                <span class="hint num">{count}</span>
            </div>
            {body}
            <div class="turn">{turn}</div>
        </section>
    }
    .into_any()
}

const EDITED: &str = "panel.edited";

/// The text with its parts marked, and what the marks mean, each a way to where its words are written.
fn assembled(session: Session, dialogs: Dialogs, made: Memo<Assembled>) -> AnyView {
    part(move || {
        made.with(|made| match made.text.is_empty() {
            true => line("hint", text::panel_prompt_empty()),
            false => marked(session, dialogs, made),
        })
    })
}

fn marked(session: Session, dialogs: Dialogs, made: &Assembled) -> AnyView {
    let mut pieces = Vec::new();
    let mut at = 0;
    for (origin, place) in &made.parts {
        let between = made
            .text
            .get(at..place.start)
            .unwrap_or_default()
            .to_owned();
        let words = made.text.get(place.clone()).unwrap_or_default().to_owned();
        let name = framing::origin(*origin);
        pieces.push(between.into_any());
        pieces.push(
            view! {
                <mark data-origin=mark_of(*origin) title=name>
                    {words}
                </mark>
            }
            .into_any(),
        );
        at = place.end;
    }
    pieces.push(
        made.text
            .get(at..)
            .unwrap_or_default()
            .to_owned()
            .into_any(),
    );
    let legend = made.parts.iter().map(|(origin, _)| {
        let origin = *origin;
        let name = framing::origin(origin);
        let go = press(move || match written_at(origin) {
            Some(field) => session.go_to(field),
            None => dialogs.open(Opened::About),
        });
        view! {
            <li>
                <button type="button" data-origin=mark_of(origin) on:click=go>
                    {name}
                </button>
            </li>
        }
        .into_any()
    });
    let legend = legend.collect_view();
    let board = button("link", None, text::panel_prompt_board(), move || {
        dialogs.open(Opened::About)
    });
    view! {
        <p class="assembled">{pieces}</p>
        <ul class="origins" aria-label=text::panel_prompt_from()>
            {legend}
        </ul>
        <p class="hint">{board}</p>
    }
    .into_any()
}

/// How a part is marked; never by its colour alone.
const fn mark_of(origin: Origin) -> &'static str {
    match origin {
        Origin::Style => "style",
        Origin::Shot => "shot",
        Origin::Camera => "camera",
        Origin::Action => "action",
        Origin::Dialogue => "dialogue",
        Origin::Own => "own",
        Origin::Caption => "caption",
        Origin::Hand => "hand",
        Origin::Earlier => "earlier",
    }
}

/// The field where a part is written. `None`: it is the board's.
const fn written_at(origin: Origin) -> Option<&'static str> {
    match origin {
        Origin::Style => None,
        Origin::Shot => Some("panel.shot"),
        Origin::Camera => Some("panel.camera"),
        Origin::Action | Origin::Earlier => Some("panel.action"),
        Origin::Dialogue => Some("panel.dialogue"),
        Origin::Own => Some("panel.prompt"),
        Origin::Caption => Some("panel.caption"),
        Origin::Hand => Some(EDITED),
    }
}

/// The whole prompt as somebody writes it.
fn edited(session: Session, id: PanelId, row: RowSignal, locked: Signal<bool>) -> AnyView {
    let value = super::said_of(row, |row| {
        row.panel.script.edited.clone().unwrap_or_default()
    });
    let write = typed(move |text| {
        session.edit_script(id, |script| script.edited = Some(text));
    });
    let stay = |event: SubmitEvent| event.prevent_default();
    view! {
        <form autocomplete="off" on:submit=stay>
            <textarea
                class="in"
                name=EDITED
                rows="4"
                aria-label=text::panel_prompt_edited()
                aria-describedby="by-hand"
                disabled=locked
                prop:value=value
                on:input=write
            ></textarea>
            <p class="hint" id="by-hand">
                {text::panel_prompt_by_hand()}
            </p>
        </form>
    }
    .into_any()
}
