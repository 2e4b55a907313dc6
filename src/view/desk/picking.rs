//! What is done with several panels at once, while they are picked.

use crate::board::{PanelId, Status};
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::button;
use crate::view::widgets::live::{aria, press, words};
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use leptos::html;
use leptos::prelude::*;

/// The buttons that lead here; the focus goes back to the one that is seen.
#[derive(Clone, Copy, Default)]
pub struct Heads {
    pub select: NodeRef<html::Button>,
    pub more: NodeRef<html::Button>,
}

impl Heads {
    fn focus(self) {
        for head in [self.more, self.select] {
            if let Some(head) = head.get_untracked() {
                // One that is not shown takes none.
                let _ = head.focus();
            }
        }
    }
}

/// Begins to pick, or ends it.
pub fn toggle(session: Session) {
    match session.desk.with_untracked(|desk| desk.picking) {
        true => session.pick_none(),
        false => session.desk.update(|desk| desk.picking = true),
    }
}

pub fn bar(session: Session, dialogs: Dialogs, heads: Heads) -> AnyView {
    let count = words(move || {
        let count = session.desk.with(|desk| desk.picked.len());
        text::pick_count(count as u64)
    });
    let act = move |word: &'static str, act: fn(Session, &[PanelId])| {
        let none = aria(move || session.desk.with(|desk| desk.picked.is_empty()));
        let press = press(move || {
            let picked = untrack(|| session.picked());
            if !picked.is_empty() {
                act(session, &picked);
            }
        });
        view! {
            <button type="button" class="btn quiet small" aria-disabled=none on:click=press>
                {word}
            </button>
        }
        .into_any()
    };
    let none = aria(move || session.desk.with(|desk| desk.picked.is_empty()));
    let generate = press(move || {
        if session.desk.with_untracked(|desk| !desk.picked.is_empty()) {
            dialogs.open(Opened::Plans);
        }
    });
    let all = button("btn small", None, text::pick_all(), move || {
        session.pick_all()
    });
    let done = button("btn small", None, text::pick_done(), move || {
        session.pick_none();
        heads.focus();
    });
    view! {
        <div class="picking" role="group" aria-label=text::pick_head()>
            <b class="num">{count}</b>
            {all}
            <span class="acts">
                <button
                    type="button"
                    class="btn quiet small"
                    aria-haspopup="dialog"
                    aria-disabled=none
                    aria-label=text::pick_generate_name()
                    on:click=generate
                >
                    {text::pick_generate()}
                </button>
                {act(
                    text::pick_approve(),
                    |session, ids| session.set_status(ids, Status::Approved),
                )}
                {act(text::pick_draft(), |session, ids| session.set_status(ids, Status::Draft))}
                {act(text::pick_duplicate(), |session, ids| session.duplicate_panels(ids))}
                {act(text::pick_delete(), |session, ids| session.remove_panels(ids))}
            </span>
            {done}
        </div>
    }
    .into_any()
}
