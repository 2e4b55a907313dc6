//! What is wrong with keeping the board, if anything is.

use crate::ports::{Shut, StoreFault};
use crate::session::{OfLink, Saving, Session, said_of};
use crate::text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::everything::everything;
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::lazy::{later, split};
use crate::view::widgets::live::{anew_with, part, typed, words};
use crate::view::widgets::view;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

pub fn kept(session: Session) -> AnyView {
    // Drawn anew only when there is something else to say.
    let name = words(move || {
        let of_link = session.link_said.get();
        of_link + session.saving.get().name()
    });
    part(move || {
        anew_with(name);
        let saving = untrack(|| session.saving.get());
        let of_link = !session.link_said.with_untracked(String::is_empty);
        match of_link || saving.is_wrong() || matches!(saving, Saving::Elsewhere | Saving::Shared) {
            true => later(block::load, move || block::call(session, saving)),
            false => ().into_any(),
        }
    })
}

split!(form, block(session: Session, saving: Saving));

fn block(session: Session, saving: Saving) -> AnyView {
    match untrack(|| session.of_link()) {
        Some(OfLink::Wrong(fault)) => {
            let leave = move || session.leave_link();
            let leave = button("btn small quiet", None, text::saving_understood(), leave);
            let (title, said) = (text::link_wrong(), said_of(fault)());
            return warning("fault warn", Icon::Broken, title, said, leave);
        }
        Some(OfLink::Locked(_)) => return unlock(session),
        None => {}
    }
    if saving == Saving::Shared {
        let copy = move || leptos::task::spawn_local(session.copy_linked());
        let copy = button("btn small main", None, text::shared_copy(), copy);
        let leave = move || session.leave_link();
        let leave = button("btn small quiet", None, text::shared_leave(), leave);
        let acts = view! { {copy} {leave} }.into_any();
        return warning(
            "fault shared",
            Icon::Out,
            text::shared_title(),
            text::shared_text(),
            acts,
        );
    }
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
    let acts = view! { {act} {file} }.into_any();
    let said = saving.wrong().unwrap_or_default();
    warning("fault warn", Icon::Broken, title, said, acts)
}

fn warning(
    class: &'static str,
    sign: Icon,
    title: &'static str,
    said: &'static str,
    acts: AnyView,
) -> AnyView {
    let said = line("cause", said);
    view! {
        <section class=class role="alert">
            <h3>{icon(sign)} <span>{title}</span></h3>
            {said}
            <div class="acts">{acts}</div>
        </section>
    }
    .into_any()
}

/// Asks for the passphrase of a link.
fn unlock(session: Session) -> AnyView {
    let passphrase = RwSignal::new(String::new());
    let note = RwSignal::new("");
    let typed = typed(move |typed| {
        note.set("");
        passphrase.set(typed);
    });
    let open = move |event: SubmitEvent| {
        event.prevent_default();
        note.set(text::link_unlocking());
        leptos::task::spawn_local(async move {
            let said = match session.unlock_link(passphrase.get_untracked()).await {
                Ok(()) => "",
                Err(Shut::Wrong) => text::link_passphrase_wrong(),
                Err(Shut::NoCrypto) => text::link_no_crypto(),
                Err(Shut::Unreadable) => text::link_damaged(),
            };
            // It may be open by now.
            note.try_set(said);
        });
    };
    let leave = button("btn small quiet", None, text::shared_leave(), move || {
        session.leave_link()
    });
    let said = words(move || note.get().to_owned());
    let acts = view! {
        <form class="unlock" on:submit=open>
            <label for="link-passphrase">{text::link_passphrase()}</label>
            <input
                id="link-passphrase"
                class="in"
                name="link.passphrase"
                type="password"
                autocomplete="off"
                on:input=typed
            />
            <button type="submit" class="btn small main">
                {text::link_unlock()}
            </button>
            {leave}
            <span class="hint" role="status">
                {said}
            </span>
        </form>
    };
    let (title, cause) = (text::link_locked(), text::link_locked_text());
    warning("fault shared", Icon::Note, title, cause, acts.into_any())
}
