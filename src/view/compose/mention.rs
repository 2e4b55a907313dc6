//! The list that opens at an `@` in the prompt: references by number and name.

use crate::session::Session;
use crate::text;
use crate::view::widgets::lazy::{later, split};
use crate::view::widgets::live::{flag, part, when, words};
use crate::view::widgets::view;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

/// The id of the list.
const LIST: &str = "mentions";

/// What is offered, and which of it Enter takes.
#[derive(Clone, Copy)]
pub struct Mentions {
    session: Session,
    /// Number and name of each. `None`: no mention is being typed.
    offered: RwSignal<Option<Vec<(usize, String)>>>,
    chosen: RwSignal<usize>,
}

impl Mentions {
    pub fn new(session: Session) -> Self {
        Self {
            session,
            offered: RwSignal::new(None),
            chosen: RwSignal::new(0),
        }
    }

    /// Looks at the prompt again: something was typed, or the caret moved.
    pub fn look(&self) {
        self.chosen.set(0);
        self.offered.set(self.session.offered_mentions());
    }

    pub fn close(&self) {
        self.offered.set(None);
    }

    /// The id of the list while it is there, for the prompt's `aria-controls`.
    pub fn controls(&self) -> Signal<String> {
        let this = *self;
        words(move || if this.some() { LIST } else { "" }.to_owned())
    }

    fn some(&self) -> bool {
        self.offered
            .with(|all| all.as_ref().is_some_and(|all| !all.is_empty()))
    }

    /// The id of the chosen option, for `aria-activedescendant`; empty while there is none.
    pub fn active(&self) -> Signal<String> {
        let this = *self;
        words(move || {
            if this.some() {
                option_id(this.chosen.get())
            } else {
                String::new()
            }
        })
    }

    /// Whether the key was meant for the list.
    pub fn key(&self, event: &KeyboardEvent) -> bool {
        let count = self
            .offered
            .with_untracked(|all| all.as_ref().map_or(0, Vec::len));
        if count == 0 || event.ctrl_key() || event.meta_key() || event.is_composing() {
            return false;
        }
        match event.key().as_str() {
            "ArrowDown" => self.chosen.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => self.chosen.update(|at| *at = (*at + count - 1) % count),
            "Enter" | "Tab" => self.take(self.chosen.get_untracked()),
            "Escape" => self.close(),
            _ => return false,
        }
        event.prevent_default();
        true
    }

    fn take(&self, at: usize) {
        let name = self
            .offered
            .with_untracked(|all| Some(all.as_ref()?.get(at)?.1.clone()));
        self.close();
        if let Some(name) = name {
            self.session.complete_mention(&name);
        }
    }

    pub fn list(&self) -> AnyView {
        let this = *self;
        let open = flag(move || this.offered.with(Option::is_some));
        when(open, move || later(list::load, move || list::call(this)))
    }

    fn rows(&self) -> AnyView {
        let this = *self;
        part(move || {
            let Some(offered) = this.offered.get() else {
                return ().into_any();
            };
            if offered.is_empty() {
                let none = this
                    .session
                    .draft
                    .with_untracked(|draft| draft.references.list().is_empty());
                // A handle or an e-mail address is no mention.
                return match none {
                    true => {
                        view! { <p class="mentions hint">{text::mention_none()}</p> }.into_any()
                    }
                    false => ().into_any(),
                };
            }
            let rows = offered.into_iter().enumerate();
            view! {
                <ul class="mentions" id=LIST role="listbox" aria-label=text::label_references()>
                    {rows.map(|(at, (number, name))| this.row(at, number, name)).collect_view()}
                </ul>
            }
            .into_any()
        })
    }

    fn row(&self, at: usize, number: usize, name: String) -> AnyView {
        let this = *self;
        let chosen = words(move || (this.chosen.get() == at).to_string());
        // Before the prompt loses the focus.
        let take = move |event: MouseEvent| {
            event.prevent_default();
            this.take(at);
        };
        view! {
            <li id=option_id(at) role="option" aria-selected=chosen on:mousedown=take>
                <b>{text::image_number(&number.to_string())}</b>
                {format!("@{name}")}
            </li>
        }
        .into_any()
    }
}

split!(form, list(mentions: Mentions));

fn list(mentions: Mentions) -> AnyView {
    mentions.rows()
}

fn option_id(at: usize) -> String {
    format!("mention-{at}")
}
