//! How many pictures: one, or a set of up to so many within the budget.

use super::note::{invalid, note_id, notes};
use crate::request::{Field, MaxImagesControl, Sequential};
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::radio;
use crate::view::widgets::live::{flag, part, press, typed, when, words};
use crate::view::widgets::view;
use leptos::prelude::*;

pub fn pictures(session: Session) -> AnyView {
    let offered = flag(move || session.controls.with(|controls| controls.group));
    when(offered, move || {
        let counted = flag(move || {
            session
                .controls
                .with(|controls| controls.max_images.is_some())
        });
        view! {
            <fieldset class="group">
                <legend class="lab">{text::label_group()}</legend>
                <div class="seg fill">
                    {group(session, Sequential::Disabled, text::group_one())}
                    {group(session, Sequential::Auto, text::group_set())}
                </div>
                {when(counted, move || stepper(session))}
                {part(move || {
                    let control = session.controls.with(|controls| controls.max_images);
                    control.map(budget).into_any()
                })}
                {notes(session, Field::SequentialImageGeneration)}
                {notes(session, Field::MaxImages)}
            </fieldset>
        }
        .into_any()
    })
}

fn group(session: Session, value: Sequential, name: &'static str) -> AnyView {
    let field = Field::SequentialImageGeneration;
    let chosen = flag(move || {
        session
            .draft
            .with(|draft| draft.sequential_image_generation == value)
    });
    let label = words(move || name.to_owned());
    radio(
        field.path(),
        value.as_str().to_owned(),
        label,
        chosen,
        move || {
            session.set_field(field, value.as_str());
        },
    )
}

fn stepper(session: Session) -> AnyView {
    let field = Field::MaxImages;
    let value = words(move || session.draft.with(|draft| draft.max_images.clone()));
    let typed = typed(move |value| session.set_field(field, &value));
    let step = move |by: i64, sign: &'static str, name: &'static str| {
        let act = press(move || session.step_pictures(by));
        view! {
            <button type="button" aria-label=name on:click=act>
                {sign}
            </button>
        }
    };
    view! {
        <div class="row spread">
            <label class="lab" for="upto">
                {text::label_max_images()}
            </label>
            <span class="step">
                {step(-1, "−", text::fewer())}
                <input
                    id="upto"
                    name=field.path()
                    inputmode="numeric"
                    aria-invalid=invalid(session, field)
                    aria-describedby=note_id(field)
                    prop:value=value
                    on:input=typed
                /> {step(1, "+", text::more())}
            </span>
        </div>
    }
    .into_any()
}

/// A cell for each picture of the budget: references, asked pictures, free.
fn budget(control: MaxImagesControl) -> AnyView {
    let MaxImagesControl {
        references,
        pictures,
        budget,
        ..
    } = control;
    let pictures = pictures.unwrap_or(0);
    let (r, p, b) = (
        u64::from(references),
        u64::from(pictures),
        u64::from(budget),
    );
    let cell = move |at: u32| {
        let class = match at {
            at if at < references => "r",
            at if at < references.saturating_add(pictures) => "o",
            _ => "",
        };
        view! { <i class=class></i> }.into_any()
    };
    let said = text::budget_words(r, &p.to_string(), &b.to_string(), &(r + p).to_string());
    view! {
        <div class="budget" role="img" aria-label=text::budget(r, p, b)>
            {(0..budget).map(cell).collect_view()}
        </div>
        <p class="hint num">{said}</p>
    }
    .into_any()
}
