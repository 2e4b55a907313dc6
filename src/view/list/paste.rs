//! A shot list from a spreadsheet: what it would do is shown before it is done.

use super::table::heading;
use crate::board::PanelId;
use crate::board::shot_list::{MOST_ROWS, Pasted, read};
use crate::session::{ListReach, Session};
use crate::text;
use crate::view::Dialogs;
use crate::view::tools::header;
use crate::view::widgets::controls::{button, line, radio};
use crate::view::widgets::live::{flag, part, typed, when, words};
use crate::view::widgets::view;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// Where the rows go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Into {
    /// Over the panels, from the first on.
    First,
    /// From the chosen one on.
    Chosen,
    /// Into panels of their own, behind the last.
    New,
}

pub fn paste(session: Session, dialogs: Dialogs) -> AnyView {
    let pasted = RwSignal::new(String::new());
    let chosen = session.desk.with_untracked(|desk| desk.chosen);
    let is_empty = session.panel_ids.with_untracked(Vec::is_empty);
    let into = RwSignal::new(match is_empty {
        true => Into::New,
        false => Into::First,
    });
    let from = move |into: Into| -> Option<PanelId> {
        match into {
            Into::First => session.panel_ids.with(|ids| ids.first().copied()),
            Into::Chosen => chosen,
            Into::New => None,
        }
    };
    let list = Memo::new(move |_| pasted.with(|text| read(text)));
    let take = typed(move |value| pasted.set(value));
    let found = part(move || {
        list.with(|list| match list.scripts.len() {
            0 if pasted.with(|text| text.trim().is_empty()) => {
                line("hint", text::list_paste_hint())
            }
            0 => line("hint", text::list_paste_none()),
            rows => summary(list, session.list_reach(rows, from(into.get()))),
        })
    });
    let way = move |to: Into, value: &str, label: String| {
        let is = flag(move || into.get() == to);
        let label = words(move || label.clone());
        radio("list.into", value.to_owned(), label, is, move || {
            into.set(to)
        })
    };
    let ways = move || {
        let at_chosen = chosen.filter(|id| Some(*id) != from(Into::First));
        let at_chosen = at_chosen.map(|id| {
            let label = text::list_into_chosen(&session.number(id));
            way(Into::Chosen, "chosen", label)
        });
        let first = way(Into::First, "first", text::list_into_first().to_owned());
        let new = way(Into::New, "new", text::list_into_new().to_owned());
        view! {
            <fieldset class="paste-ways">
                <legend class="lab">{text::list_into()}</legend>
                <div class="seg">
                    {first} {at_chosen} {new}
                </div>
            </fieldset>
        }
        .into_any()
    };
    let ways = (!is_empty).then(ways);
    let ready = flag(move || list.with(|list| !list.scripts.is_empty()));
    let apply = move || {
        button("btn main", None, text::list_take(), move || {
            let from = untrack(|| from(into.get()));
            pasted.with_untracked(|text| session.take_shot_list(text, from));
            dialogs.close();
        })
    };
    let back = button("btn", None, text::cancel(), move || dialogs.close());
    // Its code may come after the dialog was shown.
    session.focus_soon("list.paste");
    let stay = move |event: SubmitEvent| event.prevent_default();
    let lead = line("lead", text::list_paste_lead());
    view! {
        {header(dialogs, text::list_paste_title())}
        <form class="body" on:submit=stay>
            {lead}
            <div class="field">
                <label for="list-paste">{text::list_paste_label()}</label>
                <textarea
                    class="in mono"
                    id="list-paste"
                    name="list.paste"
                    rows="7"
                    spellcheck="false"
                    autocomplete="off"
                    autofocus=true
                    on:input=take
                ></textarea>
            </div>
            {ways}
            <div class="list-found" role="status">
                {found}
            </div>
        </form>
        <footer>{back} {when(ready, apply)}</footer>
    }
    .into_any()
}

/// What would come of the list.
fn summary(list: &Pasted, reach: ListReach) -> AnyView {
    let columns: Vec<&str> = list.columns.iter().map(|one| heading(*one)).collect();
    let count = |count: usize| count as u64;
    let said = [
        Some(text::list_found_rows(count(list.scripts.len()))),
        (reach.over > 0).then(|| text::list_found_over(count(reach.over))),
        (reach.new > 0).then(|| text::list_found_new(count(reach.new))),
        (reach.locked > 0).then(|| text::list_found_locked(count(reach.locked))),
        Some(text::list_found_columns(&columns.join(", "))),
        (!list.unknown.is_empty()).then(|| text::list_found_unknown(&list.unknown.join(", "))),
        (list.odd > 0).then(|| text::list_found_odd(count(list.odd))),
        (list.left > 0).then(|| text::list_found_left(count(list.left), MOST_ROWS as u64)),
    ];
    let row = |said: String| view! { <li class="num">{said}</li> }.into_any();
    view! { <ul class="rules">{said.into_iter().flatten().map(row).collect_view()}</ul> }.into_any()
}
