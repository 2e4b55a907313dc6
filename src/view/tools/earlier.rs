//! Prompts that were sent, to be found and used again.

use super::{Dialogs, header};
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::live::{part, typed};
use crate::view::widgets::view;
use leptos::prelude::*;

pub fn earlier(session: Session, dialogs: Dialogs) -> AnyView {
    let search = RwSignal::new(String::new());
    let take = typed(move |value| search.set(value));
    let list = part(move || {
        let wanted = search.get().to_lowercase();
        let found: Vec<String> = session.prompts.with(|prompts| {
            let fits = |prompt: &&String| {
                wanted
                    .split_whitespace()
                    .all(|word| prompt.to_lowercase().contains(word))
            };
            prompts.iter().filter(fits).cloned().collect()
        });
        match found.is_empty() {
            true => line("hint", text::earlier_none()),
            false => found
                .into_iter()
                .map(|prompt| row(session, dialogs, prompt))
                .collect_view()
                .into_any(),
        }
    });
    let forget = button("btn quiet", None, text::earlier_forget_all(), move || {
        session.forget_prompts();
        dialogs.close();
    });
    view! {
        {header(dialogs, text::earlier_title())}
        <div class="body">
            <div class="field">
                <label for="earlier-search">{text::earlier_search()}</label>
                <input
                    class="in"
                    id="earlier-search"
                    type="search"
                    autofocus=true
                    autocomplete="off"
                    on:input=take
                />
            </div>
            {list}
        </div>
        <footer>
            <p class="hint">{text::earlier_hint()}</p>
            {forget}
        </footer>
    }
    .into_any()
}

fn row(session: Session, dialogs: Dialogs, prompt: String) -> AnyView {
    let (shown, gone) = (prompt.clone(), prompt.clone());
    let take = button("btn small quiet", None, text::use_example(), move || {
        session.use_prompt(&prompt);
        dialogs.close();
    });
    let forget = button("btn small", None, text::earlier_forget(), move || {
        session.forget_prompt(&gone)
    });
    view! {
        <div class="kept">
            <p>{shown}</p>
            <span class="row">{take} {forget}</span>
        </div>
    }
    .into_any()
}
