//! The compose form: what to make. Every control is driven by `controls()` and carries the API's field path as its name.

mod foot;
mod more;
mod note;
mod pictures;
mod prompt;
mod shape;

use crate::request::Field;
use crate::session::Session;
use crate::text;
use leptos::prelude::*;

#[component]
pub fn Compose(showing_request: RwSignal<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <form
            id="compose"
            class="side compose"
            aria-labelledby="compose-h"
            autocomplete="off"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                session.generate();
            }
        >
            <div class="scroll">
                <h2 id="compose-h" class="vh">{text::area_compose()}</h2>
                <prompt::Prompt />
                <Model />
                <shape::Shape />
                <pictures::Pictures />
                <more::More />
            </div>
            <foot::Foot showing_request=showing_request />
        </form>
    }
}

#[component]
fn Model() -> impl IntoView {
    let session = expect_context::<Session>();
    let choices = Memo::new(move |_| session.controls.with(|controls| controls.models.clone()));
    let facts = move || {
        session
            .controls
            .with(|controls| text::request::model_facts(controls.model))
    };
    view! {
        <fieldset class="group">
            <legend class="lab">{text::label_model()}</legend>
            <div class="seg fill">
                <For each=move || choices.get() key=|choice| choice.value.1 let:choice>
                    {
                        let (model, id) = choice.value;
                        let chosen = move || {
                            session.controls.with(|controls| controls.model.ids == model.ids)
                        };
                        let name = move || if chosen() { model.name } else { model.short_name };
                        view! {
                            <label>
                                <input
                                    type="radio"
                                    name=Field::Model.path()
                                    value=id
                                    aria-label=model.name
                                    prop:checked=chosen
                                    on:change=move |_| session.set_field(Field::Model, id)
                                />
                                {name}
                            </label>
                        }
                    }
                </For>
            </div>
            <p class="hint num">{facts}</p>
            <note::Problems field=Field::Model />
        </fieldset>
    }
}
