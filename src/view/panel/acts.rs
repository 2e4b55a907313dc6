//! What is done with the panel.

use super::of_row;
use crate::board::{PanelId, PanelState};
use crate::session::{Ask, RowSignal, Session};
use crate::text;
use crate::text::number::usd;
use crate::view::widgets::controls::button;
use crate::view::widgets::icon::{Icon, icon, stroke};
use crate::view::widgets::live::{flag, part, typed, when, words};
use crate::view::widgets::view;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// What the file picker offers first; the bytes decide.
const ACCEPT: &str = "image/*";

const AGAIN: &str = "M13 8a5 5 0 1 1-1.500-3.500M13 2v3h-3";
const BIN: &str = "M3 4.500h10M6.500 4.500v-2h3v2M4.500 4.500l.700 9h5.600l.700-9";

pub fn acts(session: Session, id: PanelId, row: RowSignal, locked: Signal<bool>) -> AnyView {
    let has = of_row(row, |row| row.panel.take().is_some());
    let busy = of_row(row, |row| row.panel.state == PanelState::Pending);
    let never = flag(move || locked.get() || busy.get());
    let make = part(move || {
        let (sign, word, hint) = match has.get() {
            true => (AGAIN, text::panel_make_again(), text::panel_make_hint()),
            false => (AGAIN, text::panel_make(), text::panel_make_first_hint()),
        };
        let make = move |_| session.make(id, Ask::Anew);
        view! {
            <button type="button" class="btn quiet wide" disabled=never on:click=make>
                {stroke(sign)}
                {word}
            </button>
            <p class="hint">{hint}</p>
        }
        .into_any()
    });
    let own = view! {
        <label class="btn quiet wide file-in">
            {icon(Icon::Frame)}
            {text::panel_own()}
            <input
                class="vh"
                type="file"
                name="panel.file"
                multiple
                accept=ACCEPT
                disabled=locked
            />
        </label>
        <p class="hint">{text::panel_own_hint()}</p>
    }
    .into_any();
    let reference = move || {
        button(
            "btn small",
            Some(Icon::Plus),
            text::panel_reference(),
            move || {
                session.use_panel(id);
            },
        )
    };
    let copy = button(
        "btn small",
        Some(Icon::Copy),
        text::panel_duplicate(),
        move || {
            session.duplicate_panel(id);
        },
    );
    let cost = words(move || match session.is_demo() {
        true => text::cost_demo().to_owned(),
        false => {
            let model = session.draft.with(|draft| draft.known_model());
            let price = model.map(|model| text::cost_one(&usd(model.price.value)));
            price.unwrap_or_default()
        }
    });
    let delete = move |_| session.remove_panels(&[id]);
    view! {
        <section class="part acts-of" aria-labelledby="acts-h">
            <div class="row spread">
                <h3 id="acts-h">{text::panel_picture()}</h3>
                <span class="hint num">{cost}</span>
            </div>
            {refused(session)}
            {when(has, move || change(session, id, never))}
            <div class="offers">
                <div class="offer">{make}</div>
                <div class="offer">{own}</div>
            </div>
            <div class="rest">
                {when(has, reference)} {copy}
                <button type="button" class="btn small" disabled=locked on:click=delete>
                    {stroke(BIN)}
                    {text::panel_delete()}
                </button>
            </div>
        </section>
    }
    .into_any()
}

/// Why the last thing that was asked for did not go out.
fn refused(session: Session) -> AnyView {
    let why = words(move || session.desk.with(|desk| desk.refused.clone()));
    let said = part(move || match why.get() {
        why if why.is_empty() => ().into_any(),
        why => view! {
            <div class="note bad">
                <p>{icon(Icon::Refused)} <span>{why}</span></p>
            </div>
        }
        .into_any(),
    });
    view! { <div role="alert">{said}</div> }.into_any()
}

/// An instruction to change the picture.
fn change(session: Session, id: PanelId, never: Signal<bool>) -> AnyView {
    let instruction = RwSignal::new(String::new());
    let value = words(move || instruction.get());
    let write = typed(move |text| instruction.set(text));
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        session.make(id, Ask::Edit(instruction.get_untracked()));
    };
    let hint = words(move || match session.is_demo() {
        true => text::panel_change_hint_demo().to_owned(),
        false => text::panel_change_hint().to_owned(),
    });
    view! {
        <form class="change" autocomplete="off" on:submit=send>
            <label class="lab" for="panel-instruction">
                {text::panel_change()}
            </label>
            <textarea
                class="in"
                id="panel-instruction"
                name="panel.instruction"
                rows="2"
                placeholder=text::panel_change_example()
                disabled=never
                prop:value=value
                on:input=write
            ></textarea>
            <button type="submit" class="btn quiet wide" disabled=never>
                {icon(Icon::Pen)}
                {text::panel_change_do()}
            </button>
            <p class="hint">{hint}</p>
        </form>
    }
    .into_any()
}
