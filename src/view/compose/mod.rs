//! The compose form: what to make. Every control is driven by `controls()` and carries the API's field path as its name.

mod foot;
mod mention;
mod model;
mod more;
mod note;
mod pictures;
mod prompt;
mod references;
mod shape;

pub use references::{load, picture as reference_picture};

use super::Dialogs;
use crate::session::Session;
use crate::text;
use crate::view::widgets::view;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

pub fn compose(session: Session, dialogs: Dialogs) -> AnyView {
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        dialogs.generate(session);
    };
    view! {
        <form
            id="compose"
            class="side compose"
            aria-labelledby="compose-h"
            autocomplete="off"
            novalidate=true
            on:submit=send
        >
            <div class="scroll">
                <h2 id="compose-h" class="vh">
                    {text::area_compose()}
                </h2>
                {prompt::prompt(session, dialogs)}
                {references::references(session, dialogs)}
                {model::model(session, dialogs)}
                {shape::shape(session)}
                {pictures::pictures(session)}
                {more::more(session)}
            </div>
            {foot::foot(session, dialogs)}
        </form>
    }
    .into_any()
}
