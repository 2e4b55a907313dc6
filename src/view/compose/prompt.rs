//! The prompt, its measure, and the tutorial's examples.

use super::note::{invalid, note_id, notes};
use crate::request::Field;
use crate::session::{Example, Session, examples};
use crate::text;
use crate::view::widgets::controls::button;
use crate::view::widgets::live::{aria, flag, press, typed, when, words};
use leptos::prelude::*;

pub fn prompt(session: Session) -> AnyView {
    let value = words(move || session.draft.with(|draft| draft.prompt.clone()));
    let typed = typed(move |value| session.set_field(Field::Prompt, &value));
    let replaced = flag(move || session.own_draft.get().is_some());
    let back = move || {
        button("try", None, text::back_to_own(), move || {
            session.back_to_own()
        })
    };
    // The mirror gives the textarea its height; a last line break needs something after it to count.
    let mirror = words(move || {
        session
            .draft
            .with(|draft| format!("{}\u{200b}", draft.prompt))
    });
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
                    aria-invalid=invalid(session, Field::Prompt)
                    aria-describedby=note_id(Field::Prompt)
                    prop:value=value
                    on:input=typed
                ></textarea>
            </div>
            {meter(session)}
            {notes(session, Field::Prompt)}
            <div class="tries" role="group" aria-label=text::examples()>
                {examples().iter().map(|example| try_example(session, example)).collect_view()}
                {when(replaced, back)}
            </div>
        </div>
    }
    .into_any()
}

/// Words against the advice.
fn meter(session: Session) -> AnyView {
    let count = move || session.controls.with(|controls| controls.words);
    let over = flag(move || {
        let (words, advised) = count();
        words > advised
    });
    let share = words(move || {
        let (words, advised) = count();
        let percent = words.saturating_mul(100) / advised.max(1);
        format!("{}%", percent.min(100))
    });
    let measure = words(move || {
        let (words, advised) = count();
        text::words_count(u64::from(words), u64::from(advised))
    });
    view! {
        <div class="meter" class:over=over style:--v=share>
            <i></i>
            <span class="num">{measure}</span>
        </div>
    }
    .into_any()
}

fn try_example(session: Session, example: &'static Example) -> AnyView {
    let pressed = aria(move || session.draft.with(|draft| draft.prompt == example.prompt));
    let take = press(move || session.use_example(example));
    view! {
        <button type="button" class="try" aria-pressed=pressed on:click=take>
            {example.title()}
        </button>
    }
    .into_any()
}
