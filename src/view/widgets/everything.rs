//! The button that saves everything to a file, and what becomes of it: a file of a thousand pictures takes a while.

use super::controls::button;
use super::icon::Icon;
use super::live::words;
use super::view;
use crate::session::Session;
use crate::text;
use leptos::prelude::*;

pub fn everything(session: Session) -> AnyView {
    let stands = RwSignal::new(String::new());
    let making = text::file_making();
    let save = move || {
        if stands.with_untracked(|stands| stands == making) {
            return;
        }
        stands.set(making.to_owned());
        leptos::task::spawn_local(async move {
            let said = match session.save_everything().await {
                true => text::file_saved(),
                false => text::file_failed(),
            };
            stands.try_set(said.to_owned());
        });
    };
    let save = button(
        "btn small quiet",
        Some(Icon::Out),
        text::save_everything(),
        save,
    );
    let said = words(move || stands.get());
    view! {
        <span class="everything">
            {save} <span class="hint" role="status">{said}</span>
        </span>
    }
    .into_any()
}
