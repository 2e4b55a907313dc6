//! The reply of a run as a file: to look into, to replay, to attach to a report.

use crate::board::{Run, RunId};
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::button;
use crate::view::widgets::icon::Icon;
use crate::view::widgets::live::{flag, when, words};
use crate::view::widgets::view;
use leptos::prelude::*;

pub fn capture(session: Session, id: RunId) -> AnyView {
    let recorded = flag(move || {
        session
            .board
            .with(|board| board.run(id).is_some_and(Run::is_recorded))
    });
    when(recorded, move || save(session, id))
}

fn save(session: Session, id: RunId) -> AnyView {
    let gone = RwSignal::new(false);
    let said = words(move || {
        match gone.get() {
            true => text::capture_gone(),
            false => "",
        }
        .to_owned()
    });
    let save = button(
        "btn small",
        Some(Icon::Out),
        text::capture_save(),
        move || {
            leptos::task::spawn_local(async move {
                let saved = session.save_capture(id).await;
                gone.try_set(!saved);
            });
        },
    );
    view! {
        <span class="capture" title=text::capture_hint()>
            {save}
            <span class="hint" role="status">{said}</span>
        </span>
    }
    .into_any()
}
