//! What may jar when the panels are seen one after the other, each with the way to it.

use crate::board::PanelId;
use crate::board::hints::Hint;
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::button;
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{flag, part, when, words};
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use crate::words;
use leptos::prelude::*;
use std::time::Duration;

/// After so long without a change it is looked again: nobody waits for it while they type.
const REST: Duration = Duration::from_millis(400);

pub fn hints(session: Session, dialogs: Dialogs) -> AnyView {
    let found = RwSignal::new(untrack(|| session.hints()));
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let end = move || {
        if let Some(timer) = timer.try_get_value().flatten() {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        session.board.track();
        session.draft.track();
        end();
        let look = move || {
            let now = untrack(|| session.hints());
            let _ = found.try_maybe_update(|found| {
                let changed = *found != now;
                *found = now;
                (changed, ())
            });
        };
        timer.set_value(set_timeout_with_handle(look, REST).ok());
    });
    on_cleanup(end);
    let any = flag(move || found.with(|found| !found.is_empty()));
    let count = words(move || text::desk_hints(found.with(Vec::len) as u64));
    let rows = move || {
        found
            .get()
            .into_iter()
            .map(|hint| row(session, dialogs, &hint))
            .collect_view()
            .into_any()
    };
    let all = move || {
        view! {
            <details class="looks">
                <summary>{icon(Icon::Chevron)} {count}</summary>
                <ul>{part(rows)}</ul>
            </details>
        }
        .into_any()
    };
    when(any, all)
}

fn row(session: Session, dialogs: Dialogs, hint: &Hint) -> AnyView {
    let said = words::board::hint(hint, |id| session.number(id));
    let lead = match panel_of(hint) {
        Some(id) => button(
            "link",
            None,
            text::desk_to_panel(&session.number(id)),
            move || session.choose(Some(id)),
        ),
        None => button("link", None, text::desk_about(), move || {
            dialogs.open(Opened::About)
        }),
    };
    view! {
        <li>
            <span>{said}</span>
            {lead}
        </li>
    }
    .into_any()
}

/// The panel that it is about. `None`: about the board.
const fn panel_of(hint: &Hint) -> Option<PanelId> {
    match hint {
        Hint::SameShot { panels, .. } => Some(panels.1),
        Hint::Jump { panel } | Hint::Unreferenced { panel, .. } => Some(*panel),
        Hint::Length { .. } => None,
    }
}
