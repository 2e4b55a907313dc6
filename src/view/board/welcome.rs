//! The words over the sample board of a first visit.

use crate::text;
use leptos::prelude::*;

#[component]
pub fn Welcome(connecting: RwSignal<bool>) -> impl IntoView {
    view! {
        <div class="welcome">
            <h1>{text::welcome_title()}</h1>
            <p>
                {text::welcome_text()} " "
                <button type="button" class="link" on:click=move |_| connecting.set(true)>
                    {text::welcome_connect()}
                </button> " " {text::welcome_when()}
            </p>
            <p class="sample-mark">
                <b>{text::sample_mark()}</b>
                <span>{text::welcome_sample()}</span>
            </p>
        </div>
    }
}
