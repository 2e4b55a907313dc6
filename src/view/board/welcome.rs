//! The words over the sample board of a first visit.

use crate::text;
use crate::view::widgets::controls::button;
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use leptos::prelude::*;

pub fn welcome(dialogs: Dialogs) -> AnyView {
    let open = move || dialogs.open(Opened::Connection);
    let connect = button("link", None, text::welcome_connect(), open);
    view! {
        <div class="welcome">
            <h2>{text::welcome_title()}</h2>
            <p>
                {text::welcome_text()} " " {connect} " "
                {text::welcome_when()}
            </p>
            <p class="sample-mark">
                <b>{text::sample_mark()}</b>
                <span>{text::welcome_sample()}</span>
            </p>
        </div>
    }
    .into_any()
}
