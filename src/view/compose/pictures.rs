//! How many pictures: one, or a set of up to so many within the budget.

use super::note::{Problems, invalid, note_id, problems_of};
use crate::request::{Field, MaxImagesControl, Sequential};
use crate::session::Session;
use crate::text;
use leptos::prelude::*;

#[component]
pub fn Pictures() -> impl IntoView {
    let session = expect_context::<Session>();
    let control = Memo::new(move |_| session.controls.with(|controls| controls.max_images));
    let offered = move || session.controls.with(|controls| controls.group);
    view! {
        <Show when=offered>
            <fieldset class="group">
                <legend class="lab">{text::label_group()}</legend>
                <div class="seg fill">
                    <GroupChoice value=Sequential::Disabled name=text::group_one() />
                    <GroupChoice value=Sequential::Auto name=text::group_set() />
                </div>
                <Show when=move || control.with(Option::is_some)>
                    <Stepper />
                </Show>
                {move || control.get().map(|control| view! { <Budget control=control /> })}
                <Problems field=Field::SequentialImageGeneration />
                <Problems field=Field::MaxImages />
            </fieldset>
        </Show>
    }
}

#[component]
fn GroupChoice(value: Sequential, name: &'static str) -> impl IntoView {
    let session = expect_context::<Session>();
    let field = Field::SequentialImageGeneration;
    let chosen = move || {
        session
            .draft
            .with(|draft| draft.sequential_image_generation == value)
    };
    view! {
        <label>
            <input
                type="radio"
                name=field.path()
                value=value.as_str()
                prop:checked=chosen
                on:change=move |_| session.set_field(field, value.as_str())
            />
            {name}
        </label>
    }
}

#[component]
fn Stepper() -> impl IntoView {
    let session = expect_context::<Session>();
    let field = Field::MaxImages;
    let problems = problems_of(session, field);
    let value = move || session.draft.with(|draft| draft.max_images.clone());
    view! {
        <div class="row spread">
            <label class="lab" for="upto">
                {text::label_max_images()}
            </label>
            <span class="step">
                <button
                    type="button"
                    aria-label=text::fewer()
                    on:click=move |_| session.step_pictures(-1)
                >
                    "−"
                </button>
                <input
                    id="upto"
                    name=field.path()
                    inputmode="numeric"
                    aria-invalid=invalid(problems)
                    aria-describedby=note_id(field)
                    prop:value=value
                    on:input:target=move |event| session.set_field(field, &event.target().value())
                />
                <button
                    type="button"
                    aria-label=text::more()
                    on:click=move |_| session.step_pictures(1)
                >
                    "+"
                </button>
            </span>
        </div>
    }
}

/// A cell for each picture of the budget: references, asked pictures, free.
#[component]
fn Budget(control: MaxImagesControl) -> impl IntoView {
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
        let class = if at < references {
            "r"
        } else if at < references.saturating_add(pictures) {
            "o"
        } else {
            ""
        };
        view! { <i class=class></i> }
    };
    let sum = (r + p).to_string();
    let words = text::budget_words(r, &p.to_string(), &b.to_string(), &sum);
    view! {
        <div class="budget" role="img" aria-label=text::budget(r, p, b)>
            {(0..budget).map(cell).collect_view()}
        </div>
        <p class="hint num">{words}</p>
    }
}
