//! Where the words stand: by panel, each text with them marked, and whether it takes part.

use crate::board::PanelId;
use crate::board::search::{Hit, Place, ScriptText, Search};
use crate::session::Session;
use crate::text;
use crate::view::Dialogs;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{part, ticked, words};
use crate::view::widgets::view;
use leptos::prelude::*;

/// Texts that are listed; the rest is counted and takes part all the same.
const LISTED: usize = 200;

/// Characters of a text before the first place in it.
const BEFORE: usize = 40;

/// How many places there are, or why there is none.
pub fn count(search: RwSignal<Search>, found: Memo<Vec<Hit>>) -> Signal<String> {
    words(move || {
        found.with(|found| {
            if search.with(|search| search.find.is_empty()) {
                return text::find_hint().to_owned();
            }
            if found.is_empty() {
                return text::find_none().to_owned();
            }
            let places: usize = found.iter().map(|hit| hit.at.len()).sum();
            text::find_count(places as u64, found.len() as u64)
        })
    })
}

pub fn hits(
    session: Session,
    dialogs: Dialogs,
    found: Memo<Vec<Hit>>,
    left_out: RwSignal<Vec<Place>>,
) -> AnyView {
    part(move || {
        found.with(|found| {
            let more = found.len().saturating_sub(LISTED);
            let more = (more > 0).then(|| line("hint", text::find_more(more as u64)));
            let listed = found.get(..LISTED).unwrap_or(found);
            let groups = listed.chunk_by(|one, other| panel(one) == panel(other));
            let groups = groups.map(|hits| group(session, dialogs, hits, left_out));
            view! {
                <div class="hits">{groups.collect_view()}</div>
                {more}
            }
            .into_any()
        })
    })
}

/// The panel of a text. `None`: the board's own.
const fn panel(hit: &Hit) -> Option<PanelId> {
    match hit.place {
        Place::Title | Place::Style => None,
        Place::Panel(id, _) => Some(id),
    }
}

fn group(
    session: Session,
    dialogs: Dialogs,
    hits: &[Hit],
    left_out: RwSignal<Vec<Place>>,
) -> AnyView {
    let of = hits.first().and_then(panel);
    let locked = hits.iter().any(|hit| hit.locked);
    let head = match of {
        None => view! { <h3>{text::find_board()}</h3> }.into_any(),
        Some(id) => {
            let name = session.name_of(id);
            let name = match text::panel_number(&session.number(id)) {
                number if number == name => number,
                number => format!("{number} · {name}"),
            };
            let open = button("link", None, name, move || {
                dialogs.close();
                session.choose(Some(id));
            });
            let sign = locked.then(|| {
                view! { <span class="hint row">{icon(Icon::Check)} {text::find_locked()}</span> }
                    .into_any()
            });
            view! { <h3 class="row">{open} {sign}</h3> }.into_any()
        }
    };
    let rows = hits.iter().map(|hit| row(hit, left_out));
    view! {
        <section>
            {head}
            <ul>{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn row(hit: &Hit, left_out: RwSignal<Vec<Place>>) -> AnyView {
    let place = hit.place;
    let set = ticked(move |on| {
        left_out.update(|left_out| {
            left_out.retain(|other| *other != place);
            if !on {
                left_out.push(place);
            }
        });
    });
    let taken = !hit.locked && left_out.with_untracked(|left_out| !left_out.contains(&place));
    view! {
        <li>
            <label class="check">
                <input type="checkbox" prop:checked=taken disabled=hit.locked on:change=set />
                <span>
                    <b>{field(place)}</b>
                    " "
                    {marked(hit)}
                </span>
            </label>
        </li>
    }
    .into_any()
}

/// The text with the words marked, from a little before the first of them.
fn marked(hit: &Hit) -> AnyView {
    let slice = |from: usize, to: usize| hit.text.get(from..to).unwrap_or_default().to_owned();
    let first = hit.at.first().map_or(0, |at| at.start);
    let before = hit.text.get(..first).unwrap_or_default();
    let begin = before.char_indices().rev().nth(BEFORE).map(|(at, _)| at);
    let mut parts: Vec<AnyView> = Vec::new();
    if begin.is_some() {
        parts.push("…".into_any());
    }
    let mut from = begin.unwrap_or(0);
    for at in &hit.at {
        parts.push(slice(from, at.start).into_any());
        parts.push(view! { <mark>{slice(at.start, at.end)}</mark> }.into_any());
        from = at.end;
    }
    parts.push(slice(from, hit.text.len()).into_any());
    view! { <span class="said">{parts}</span> }.into_any()
}

/// What a text is called.
fn field(place: Place) -> &'static str {
    match place {
        Place::Title => text::list_title(),
        Place::Style => text::find_style(),
        Place::Panel(_, which) => match which {
            ScriptText::Caption => text::list_title(),
            ScriptText::Action => text::list_action(),
            ScriptText::Dialogue => text::list_dialogue(),
            ScriptText::Sound => text::list_sound(),
            ScriptText::Notes => text::list_notes(),
            ScriptText::Prompt => text::list_prompt(),
            ScriptText::Edited => text::find_edited(),
        },
    }
}
