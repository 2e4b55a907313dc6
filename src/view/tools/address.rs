//! A reference by its address.

use super::{Dialogs, header};
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::live::{typed, words};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

pub fn address(session: Session, dialogs: Dialogs) -> AnyView {
    let address = RwSignal::new(String::new());
    let value = words(move || address.get());
    let take = typed(move |value| address.set(value));
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = address.get_untracked();
        typed
            .split_whitespace()
            .for_each(|address| session.add_address(address));
        dialogs.close();
    };
    let cancel = button("btn", None, text::cancel(), move || dialogs.close());
    view! {
        <form method="dialog" novalidate=true autocomplete="off" on:submit=add>
            {header(dialogs, text::address_title())}
            <div class="body">
                {line("lead", text::address_lead())}
                <div class="field">
                    <label for="address">{text::address_label()}</label>
                    <input
                        class="in mono"
                        id="address"
                        inputmode="url"
                        spellcheck="false"
                        autofocus=true
                        placeholder=text::references_placeholder()
                        prop:value=value
                        on:input=take
                    />
                </div>
            </div>
            <footer>
                {cancel}
                <button type="submit" class="btn main">
                    {text::add_picture()}
                </button>
            </footer>
        </form>
    }
    .into_any()
}
