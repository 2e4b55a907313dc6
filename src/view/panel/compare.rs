//! Two takes of the panel beside each other, or one over the other.

use super::shown::shown;
use super::takes::origin;
use crate::board::{PanelId, Take};
use crate::ports::View;
use crate::session::{Row, RowSignal, Session};
use crate::text;
use crate::view::Dialogs;
use crate::view::tools::header;
use crate::view::widgets::controls::{line, radio};
use crate::view::widgets::live::{flag, part, press, typed, words};
use crate::view::widgets::view;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;

/// Which two, and how.
#[derive(Clone, Copy)]
struct Compared {
    session: Session,
    id: PanelId,
    row: RowSignal,
    /// The places of the two takes.
    left: RwSignal<usize>,
    right: RwSignal<usize>,
    /// Whether one lies over the other.
    over: RwSignal<bool>,
    /// How much of the left one is seen then, in hundredths.
    at: RwSignal<String>,
}

/// The dialog, for the panel that is worked on.
pub fn compare(session: Session, dialogs: Dialogs) -> AnyView {
    let chosen = session.desk.with_untracked(|desk| desk.chosen);
    let Some((id, row)) = chosen.map(|id| (id, session.panel(id))) else {
        return header(dialogs, text::panel_compare());
    };
    let (number, count, shown) = row.with_untracked(|row| match row {
        Some(Row { number, panel }) => (number.clone(), panel.takes.len(), panel.active),
        None => (String::new(), 0, 0),
    });
    let title = text::compare_title(&number);
    if count < 2 {
        let none = line("lead", text::compare_none());
        return view! {
            {header(dialogs, title)}
            <div class="body">{none}</div>
        }
        .into_any();
    }
    // What is shown, beside the one before it.
    let right = shown.clamp(1, count - 1);
    let all = Compared {
        session,
        id,
        row,
        left: RwSignal::new(match shown {
            0 => 0,
            _ => right - 1,
        }),
        right: RwSignal::new(right),
        over: RwSignal::new(false),
        at: RwSignal::new("50".to_owned()),
    };
    let way = |word: fn() -> &'static str, is: bool| {
        let chosen = flag(move || all.over.get() == is);
        let label = words(move || word().to_owned());
        radio("compare", is.to_string(), label, chosen, move || {
            all.over.set(is)
        })
    };
    // While a modal dialog is open, the page's own live region is silent.
    let said = words(move || session.announcement.get());
    view! {
        {header(dialogs, title)}
        <div class="body">
            <div class="choice">
                <div class="seg" role="radiogroup" aria-label=text::compare_how()>
                    {way(text::compare_beside, false)} {way(text::compare_over, true)}
                </div>
            </div>
            {stage(all)}
            <div class="sides">
                {side(all, count, &LEFT)} {side(all, count, &RIGHT)}
            </div>
        </div>
        <p class="vh" role="status" aria-live="polite">
            {said}
        </p>
    }
    .into_any()
}

/// One of the two.
struct Side {
    name: &'static str,
    label: fn() -> &'static str,
    of: fn(Compared) -> RwSignal<usize>,
}

const LEFT: Side = Side {
    name: "compare.left",
    label: text::compare_left,
    of: |all| all.left,
};

const RIGHT: Side = Side {
    name: "compare.right",
    label: text::compare_right,
    of: |all| all.right,
};

fn take_at(row: RowSignal, at: usize) -> Option<Take> {
    row.with_untracked(|row| row.as_ref()?.panel.takes.get(at).cloned())
}

/// The pictures, whole.
fn stage(all: Compared) -> AnyView {
    let picture = move |side: &'static Side| {
        part(move || {
            let at = (side.of)(all).get();
            let alt = text::panel_take(&(at + 1).to_string());
            take_at(all.row, at)
                .map(|take| shown(all.session, &take, View::Whole, alt, Arc::new(|| ())))
                .into_any()
        })
    };
    let seen = words(move || {
        let left = all.at.get().parse::<u32>().unwrap_or(50).min(100);
        format!("{}%", 100 - left)
    });
    let over = all.over;
    let slide = part(move || match over.get() {
        true => slider(all),
        false => ().into_any(),
    });
    view! {
        <div class="pair" class:over=over style:--at=seen>
            <div class="one right">{picture(&RIGHT)}</div>
            <div class="one left">{picture(&LEFT)}</div>
        </div>
        {slide}
    }
    .into_any()
}

fn slider(all: Compared) -> AnyView {
    let value = words(move || all.at.get());
    let moved = typed(move |at: String| all.at.set(at));
    view! {
        <label class="slide">
            <span class="lab">{text::compare_at()}</span>
            <input
                type="range"
                name="compare.at"
                min="0"
                max="100"
                prop:value=value
                on:input=moved
            />
        </label>
    }
    .into_any()
}

/// Which take stands at a side, what is known of it, and a press that shows it on the board.
fn side(all: Compared, count: usize, side: &'static Side) -> AnyView {
    let at = (side.of)(all);
    let choose = typed(move |value: String| {
        if let Ok(value) = value.parse() {
            at.set(value);
        }
    });
    let option = |place: usize| {
        let is = flag(move || at.get() == place);
        let name = text::panel_take(&(place + 1).to_string());
        view! { <option value=place.to_string() prop:selected=is>{name}</option> }.into_any()
    };
    let facts = words(move || {
        let take = take_at(all.row, at.get());
        take.map(|take| facts(all.session, &take))
            .unwrap_or_default()
    });
    let is_shown = flag(move || {
        let at = at.get();
        all.row
            .with(|row| row.as_ref().is_some_and(|row| row.panel.active == at))
    });
    let never = flag(move || {
        let locked = |row: &Row| row.panel.is_locked();
        is_shown.get() || all.row.with(|row| row.as_ref().is_none_or(locked))
    });
    let word = words(move || {
        match is_shown.get() {
            true => text::compare_shown(),
            false => text::compare_show(),
        }
        .to_owned()
    });
    let show = press(move || all.session.choose_take(all.id, at.get_untracked()));
    view! {
        <div class="of-one">
            <label class="joined">
                <span class="lab">{(side.label)()}</span>
                <select class="in" name=side.name on:change=choose>
                    {(0..count).map(option).collect_view()}
                </select>
            </label>
            <p class="facts num">{facts}</p>
            <button type="button" class="btn quiet" disabled=never on:click=show>
                {word}
            </button>
        </div>
    }
    .into_any()
}

fn facts(session: Session, take: &Take) -> String {
    let size = take.size.map(words::request::pixels);
    let from = Some(origin(session, take));
    [size, from, take.model.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}
