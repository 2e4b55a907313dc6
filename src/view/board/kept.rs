//! What is wrong with keeping the board, if anything is.

use crate::ports::StoreFault;
use crate::session::{Saving, Session};
use crate::text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::everything::everything;
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::lazy::{later, split};
use crate::view::widgets::live::{anew_with, part, words};
use crate::view::widgets::view;
use leptos::prelude::*;

pub fn kept(session: Session) -> AnyView {
    // Drawn anew only when there is something else to say.
    let name = words(move || session.saving.get().name().to_owned());
    part(move || {
        anew_with(name);
        let saving = untrack(|| session.saving.get());
        match saving.is_wrong() || saving == Saving::Elsewhere {
            true => later(block::load, move || block::call(session, saving)),
            false => ().into_any(),
        }
    })
}

split!(form, block(session: Session, saving: Saving));

fn block(session: Session, saving: Saving) -> AnyView {
    let (title, act) = match saving {
        Saving::Cleared => (text::saving_gone(), Some(text::saving_understood())),
        Saving::Elsewhere => (text::tabs_title(), Some(text::tabs_take())),
        // A press cannot mend it.
        Saving::Unreadable => (text::saving_wrong(), None),
        Saving::Failed(StoreFault::Changed) => (text::saving_wrong(), Some(text::saving_part())),
        _ => (text::saving_wrong(), Some(text::saving_again())),
    };
    let act = act.map(|act| {
        button("btn small quiet", None, act, move || {
            session.settle_saving()
        })
    });
    // What is gone, or is another tab's, is not here to be saved.
    let all = !matches!(saving, Saving::Cleared | Saving::Elsewhere);
    let file = all.then(|| everything(session));
    let said = line("cause", saving.wrong().unwrap_or_default());
    view! {
        <section class="fault warn" role="alert">
            <h3>{icon(Icon::Broken)} <span>{title}</span></h3>
            {said}
            <p class="acts">{act} {file}</p>
        </section>
    }
    .into_any()
}
