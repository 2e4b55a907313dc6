//! What is wrong with keeping the board, if anything is.

use crate::session::{Saving, Session};
use crate::text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{part, words};
use crate::view::widgets::view;
use leptos::prelude::*;

pub fn kept(session: Session) -> AnyView {
    // Drawn anew only when there is something else to say.
    let said = words(move || {
        let saving = session.saving.get();
        saving.wrong().unwrap_or_default().to_owned()
    });
    part(move || {
        let said = said.get();
        let saving = untrack(|| session.saving.get());
        (!said.is_empty())
            .then(|| block(session, saving, said))
            .into_any()
    })
}

fn block(session: Session, saving: Saving, said: String) -> AnyView {
    let (title, act) = match saving {
        Saving::Cleared => (text::saving_gone(), Some(text::saving_understood())),
        // A press cannot mend it.
        Saving::Unreadable => (text::saving_wrong(), None),
        _ => (text::saving_wrong(), Some(text::saving_again())),
    };
    let act = act.map(|act| {
        button("btn small quiet", None, act, move || {
            session.settle_saving()
        })
    });
    let said = line("cause", said);
    view! {
        <section class="fault warn" role="alert">
            <h3>{icon(Icon::Broken)} <span>{title}</span></h3>
            {said}
            <p class="acts">{act}</p>
        </section>
    }
    .into_any()
}
