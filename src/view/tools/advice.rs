//! How to write a prompt: the tutorial's advice, and an example of each of its six modes to begin from.

use super::{Dialogs, header};
use crate::catalog::GenerationMode;
use crate::session::{Example, Session, examples};
use crate::text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::view;
use leptos::prelude::*;

pub fn advice(session: Session, dialogs: Dialogs) -> AnyView {
    let rules = [
        text::advice_sentence(),
        text::advice_look(),
        text::advice_length(),
        text::advice_count(),
        text::advice_references(),
    ];
    let rule = |said| view! { <li>{said}</li> }.into_any();
    let mode = move |mode: GenerationMode| {
        let all = examples().iter().filter(move |one| one.mode() == mode);
        let rows = all.map(|one| example(session, dialogs, one)).collect_view();
        view! {
            <section>
                <h3>{mode_name(mode)}</h3>
                {rows}
            </section>
        }
        .into_any()
    };
    let lead = line("lead", text::advice_lead());
    view! {
        {header(dialogs, text::advice_title())}
        <div class="body">
            {lead} <ul class="rules">{rules.map(rule).collect_view()}</ul>
            {GenerationMode::ALL.map(mode).collect_view()}
        </div>
    }
    .into_any()
}

fn example(session: Session, dialogs: Dialogs, example: &'static Example) -> AnyView {
    let take = button("btn small quiet", None, text::use_example(), move || {
        session.use_example(example);
        dialogs.close();
    });
    view! {
        <div class="kept">
            <p>
                <b>{example.title()}</b>
                " "
                {example.prompt}
            </p>
            {take}
        </div>
    }
    .into_any()
}

fn mode_name(mode: GenerationMode) -> &'static str {
    match mode {
        GenerationMode::TextToImage => text::mode_text_to_image(),
        GenerationMode::TextToGroup => text::mode_text_to_group(),
        GenerationMode::ImageToImage => text::mode_image_to_image(),
        GenerationMode::ImagesToImage => text::mode_images_to_image(),
        GenerationMode::ImageToGroup => text::mode_image_to_group(),
        GenerationMode::ImagesToGroup => text::mode_images_to_group(),
    }
}
