//! The prompt with its mentions, its measure, and the tutorial's examples.

use super::mention::Mentions;
use super::note::{invalid, note_id, notes};
use crate::request::{Field, Mentioned, segments};
use crate::session::{Example, Session, examples};
use crate::text;
use crate::view::widgets::controls::button;
use crate::view::widgets::live::{Press, aria, flag, part, press, typed, when, words};
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use crate::words;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Examples that stand in the form; the others are a press away.
const CHIPS: usize = 2;

pub fn prompt(session: Session, dialogs: Dialogs) -> AnyView {
    let mentions = Mentions::new(session);
    let value = words(move || session.draft.with(|draft| draft.prompt.clone()));
    let typed = typed(move |value| {
        session.set_field(Field::Prompt, &value);
        mentions.look();
    });
    let keys = move |event: KeyboardEvent| {
        mentions.key(&event);
    };
    // The caret leaves a mention by keys that type nothing.
    let leaves = move |event: KeyboardEvent| {
        if matches!(
            event.key().as_str(),
            "ArrowLeft" | "ArrowRight" | "Home" | "End"
        ) {
            mentions.look();
        }
    };
    let replaced = flag(move || session.own_draft.get().is_some());
    let back = move || {
        button("try", None, text::back_to_own(), move || {
            session.back_to_own()
        })
    };
    let had = flag(move || !session.prompts.with(Vec::is_empty));
    let earlier = move || {
        button("link", None, text::earlier_prompts(), move || {
            dialogs.open(Opened::Earlier)
        })
    };
    let advice = button("link", None, text::advice(), move || {
        dialogs.open(Opened::Advice)
    });
    let paste = button("link", None, text::paste_request(), move || {
        dialogs.open(Opened::Import)
    });
    let more = button("try", None, text::more_examples(), move || {
        dialogs.open(Opened::Advice)
    });
    view! {
        <div class="group">
            <div class="row spread">
                <label class="lab" for="prompt">
                    {text::label_prompt()}
                </label>
                <span class="row links">{when(had, earlier)} {paste} {advice}</span>
            </div>
            <div class="prompt">
                <div class="mirror" aria-hidden="true">
                    {mirror(session)}
                </div>
                <textarea
                    id="prompt"
                    name=Field::Prompt.path()
                    spellcheck="false"
                    placeholder=text::prompt_placeholder()
                    aria-autocomplete="list"
                    aria-controls=mentions.controls()
                    aria-activedescendant=mentions.active()
                    aria-invalid=invalid(session, Field::Prompt)
                    aria-describedby=note_id(Field::Prompt)
                    prop:value=value
                    on:input=typed
                    on:keydown=keys
                    on:keyup=leaves
                    on:click=heard_click(mentions)
                    on:blur=heard_blur(mentions)
                ></textarea>
                {mentions.list()}
            </div>
            {meter(session)}
            {compiled(session)}
            {notes(session, Field::Prompt)}
            <div class="tries" role="group" aria-label=text::examples()>
                {examples()
                    .iter()
                    .take(CHIPS)
                    .map(|example| try_example(session, example))
                    .collect_view()} {more}
                {when(replaced, back)}
            </div>
        </div>
    }
    .into_any()
}

fn heard_click(mentions: Mentions) -> Press {
    press(move || mentions.look())
}

fn heard_blur(mentions: Mentions) -> impl FnMut(leptos::ev::FocusEvent) + 'static {
    move |_| mentions.close()
}

/// What stands behind the textarea: it gives the height, and marks the mentions.
fn mirror(session: Session) -> AnyView {
    part(move || {
        session.draft.with(|draft| {
            let cut = segments(&draft.prompt, &draft.references);
            let segment = |text: String, names| match names {
                None => text.into_any(),
                Some(Mentioned::Reference(_)) => view! { <mark>{text}</mark> }.into_any(),
                Some(Mentioned::Removed) => view! { <mark class="gone">{text}</mark> }.into_any(),
            };
            let all: Vec<_> = cut
                .iter()
                .map(|part| segment(part.text.to_owned(), part.names))
                .collect();
            // A last line break needs something after it to count.
            (all, "\u{200b}").into_any()
        })
    })
}

/// The prompt with numbers for mentions, where it differs from what is typed.
fn compiled(session: Session) -> AnyView {
    let sent = words(move || {
        session.draft.with(|draft| {
            let sent = draft.compiled_prompt();
            if sent == draft.prompt.trim() {
                String::new()
            } else {
                sent
            }
        })
    });
    part(move || match sent.get() {
        sent if sent.is_empty() => ().into_any(),
        sent => {
            view! { <p class="hint sent-as"><b>{text::sent_as()}</b> " " {sent}</p> }.into_any()
        }
    })
}

/// The length against the advice.
fn meter(session: Session) -> AnyView {
    let measure = Memo::new(move |_| session.controls.with(|controls| controls.measure));
    let over = flag(move || measure.get().is_long());
    let share = words(move || format!("{}%", measure.get().percent().min(100)));
    let said = words(move || words::request::measure(&measure.get()));
    view! {
        <div class="meter" class:over=over style:--v=share>
            <i></i>
            <span class="num">{said}</span>
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
