//! A response from a file or from the clipboard: events, JSON, a log of curl, a capture.

use super::{Dialogs, header};
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::{Row, button, line, select};
use crate::view::widgets::live::{flag, heard, typed, when};
use crate::view::widgets::view;
use leptos::prelude::*;

/// The values of the control, each with how many times as fast a capture comes.
const PACES: [(&str, u32); 3] = [("at_once", 0), ("10", 10), ("1", 1)];

pub fn response(session: Session, dialogs: Dialogs) -> AnyView {
    let pasted = RwSignal::new(String::new());
    let take = typed(move |value| pasted.set(value));
    // The picker's file reaches the session by itself.
    let picked = heard(move || dialogs.close());
    let has_text = flag(move || pasted.with(|text| !text.trim().is_empty()));
    let open = move || {
        button("btn main", None, text::response_open(), move || {
            pasted.with_untracked(|text| session.paste_response(text));
            dialogs.close();
        })
    };
    let now = session.replay_times.get_untracked();
    let row = |(value, pace): (&'static str, u32)| -> Row {
        let name = match pace {
            0 => text::response_at_once(),
            1 => text::response_as_it_came(),
            _ => text::response_faster(),
        };
        (value, name, pace == now)
    };
    let set = move |value: String| {
        let pace = PACES.into_iter().find(|(name, _)| *name == value);
        if let Some((_, pace)) = pace {
            session.replay_times.set(pace);
        }
    };
    let paces = PACES.map(row).to_vec();
    let pace = select(
        "pace",
        "response.pace",
        text::response_pace(),
        paces,
        None,
        set,
    );
    let lead = line("lead", text::response_lead());
    let back = button("btn", None, text::cancel(), move || dialogs.close());
    view! {
        {header(dialogs, text::response_title())}
        <div class="body">
            {lead}
            <label class="btn quiet pick">
                <input
                    class="vh"
                    type="file"
                    name="response.file"
                    multiple=true
                    autofocus=true
                    on:change=picked
                />
                <span>{text::response_pick()}</span>
            </label>
            <p class="hint">{text::response_drop()}</p>
            <div class="field">
                <label for="response">{text::response_paste()}</label>
                <textarea
                    class="in mono"
                    id="response"
                    rows="5"
                    spellcheck="false"
                    autocomplete="off"
                    on:input=take
                ></textarea>
            </div>
            {pace}
        </div>
        <footer>{back} {when(has_text, open)}</footer>
    }
    .into_any()
}
