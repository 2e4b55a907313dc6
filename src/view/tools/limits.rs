//! What a reply may weigh.

use crate::session::{ReplyLimits, Session};
use crate::stream::Ending;
use crate::text;
use crate::view::widgets::controls::line;
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{typed, words};
use crate::view::widgets::view;
use leptos::prelude::*;

/// Open where that is why somebody came, or where it is not as usual.
///
/// `held`: most megabytes of an event, and of a reply, as typed.
pub fn limits(session: Session, held: [RwSignal<String>; 2]) -> AnyView {
    let is_reached = session.board.with_untracked(|board| {
        let last = board.runs().last().and_then(|run| run.progress.ending());
        matches!(last, Some(Ending::Refused(fault)) if fault.kind.is_about_limits())
    });
    let open = is_reached || session.limits() != ReplyLimits::default();
    let [event, reply] = held;
    let hint = line("hint", text::limits_hint(u64::from(ReplyLimits::MOST)));
    let event = megabytes("limits.event", text::limit_event(), event);
    let reply = megabytes("limits.reply", text::limit_reply(), reply);
    view! {
        <details class="help" open=open>
            <summary>{icon(Icon::Chevron)} {text::limits()}</summary>
            <div class="opts pair">{event} {reply}</div>
            {hint}
        </details>
    }
    .into_any()
}

fn megabytes(name: &'static str, label: &'static str, most: RwSignal<String>) -> AnyView {
    let value = words(move || most.get());
    let typed = typed(move |value| most.set(value));
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input
                class="in num"
                id=name
                name=name
                type="number"
                inputmode="numeric"
                min="1"
                max=ReplyLimits::MOST.to_string()
                prop:value=value
                on:input=typed
            />
        </div>
    }
    .into_any()
}
