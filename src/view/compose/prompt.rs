//! The prompt, its measure, and the tutorial's examples.

use super::note::{Problems, invalid, note_id, problems_of};
use crate::request::Field;
use crate::session::{Session, examples};
use crate::text;
use leptos::prelude::*;

#[component]
pub fn Prompt() -> impl IntoView {
    let session = expect_context::<Session>();
    let problems = problems_of(session, Field::Prompt);
    let prompt = move || session.draft.with(|draft| draft.prompt.clone());
    let words = Memo::new(move |_| session.controls.with(|controls| controls.words));
    let share = move || {
        let (words, advised) = words.get();
        let percent = (f64::from(words) * 100.0 / f64::from(advised.max(1))).min(100.0);
        format!("{}%", percent.round() as u32)
    };
    let over = move || {
        let (words, advised) = words.get();
        words > advised
    };
    let measure = move || {
        let (words, advised) = words.get();
        text::words_count(u64::from(words), u64::from(advised))
    };
    // The mirror gives the textarea its height; a last line break needs something after it to count.
    let mirror = move || {
        session
            .draft
            .with(|draft| format!("{}\u{200b}", draft.prompt))
    };
    view! {
        <div class="group">
            <label class="lab" for="prompt">
                {text::label_prompt()}
            </label>
            <div class="prompt">
                <div class="mirror" aria-hidden="true">
                    {mirror}
                </div>
                <textarea
                    id="prompt"
                    name=Field::Prompt.path()
                    spellcheck="false"
                    placeholder=text::prompt_placeholder()
                    aria-invalid=invalid(problems)
                    aria-describedby=note_id(Field::Prompt)
                    prop:value=prompt
                    on:input:target=move |event| {
                        session.set_field(Field::Prompt, &event.target().value());
                    }
                ></textarea>
            </div>
            <div class="meter" class:over=over style:--v=share>
                <i></i>
                <span class="num">{measure}</span>
            </div>
            <Problems field=Field::Prompt />
            <Examples />
        </div>
    }
}

#[component]
fn Examples() -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <div class="tries" role="group" aria-label=text::examples()>
            {examples()
                .iter()
                .map(|example| {
                    let pressed = move || {
                        session.draft.with(|draft| draft.prompt == example.prompt).to_string()
                    };
                    view! {
                        <button
                            type="button"
                            class="try"
                            aria-pressed=pressed
                            on:click=move |_| session.use_example(example)
                        >
                            {example.title()}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}
