//! The head of the board: how many panels, how long, how they are looked at, and what is done with all of them.

use super::picking::{self, Heads};
use super::{history, loose, more, said};
use crate::board::Board;
use crate::session::Session;
use crate::text;
use crate::view::list;
use crate::view::widgets::controls::{button, radio};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{aria, flag, press, when, words};
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use crate::words;
use leptos::prelude::*;

pub fn bar(session: Session, dialogs: Dialogs) -> AnyView {
    let density = words(move || session.desk.with(|desk| desk.density.to_string()));
    let listed = flag(move || session.desk.with(|desk| desk.list));
    let picking = flag(move || session.desk.with(|desk| desk.picking));
    let heads = Heads::default();
    history::listen(session, dialogs);
    for leaving in ["visibilitychange", "pagehide"] {
        let heard = window_event_listener_untyped(leaving, move |_| session.save_now());
        on_cleanup(move || heard.remove());
    }
    view! {
        <div class="desk" data-density=density class:listed=listed>
            <div class="head" role="group" aria-label=text::desk_head()>
                {views(session)} {sum(session)}
                <div class="does">
                    {history::ways(session)} {add(session)} {missing(session, dialogs)} {select(session, heads)}
                    {share(dialogs)} {more::more(session, dialogs, heads)}
                </div>
            </div>
            {said::said(session, dialogs)} {loose::note(session, dialogs)}
        </div>
        {when(picking, move || picking::bar(session, dialogs, heads))}
        {when(listed, move || list::list(session, dialogs))}
    }
    .into_any()
}

fn views(session: Session) -> AnyView {
    let view = move |list: bool, value: &'static str, name: &'static str| {
        let chosen = flag(move || session.desk.with(|desk| desk.list == list));
        let label = words(move || name.to_owned());
        radio("board.view", value.to_owned(), label, chosen, move || {
            session.desk.update(|desk| desk.list = list);
        })
    };
    let grid = view(false, "grid", text::desk_grid());
    let list = view(true, "list", text::desk_list());
    view! {
        <div class="seg" role="radiogroup" aria-label=text::desk_view()>
            {grid} {list}
        </div>
    }
    .into_any()
}

/// `8 panels`, and `0:40 of 0:45` where anything says how long.
fn sum(session: Session) -> AnyView {
    let count = words(move || {
        let count = session.panel_ids.with(Vec::len);
        text::desk_count(count as u64)
    });
    let length = words(move || session.board.with(length));
    view! {
        <p class="sum num">
            <b>{count}</b>
            <span>{length}</span>
        </p>
    }
    .into_any()
}

fn length(board: &Board) -> String {
    let durations = board.panels().iter().map(|panel| panel.script.duration_ms);
    let total = durations.flatten().map(u64::from).sum();
    let total_said = words::board::length(total);
    match (board.about().target_ms, total) {
        (Some(target), _) => {
            text::desk_length_of(&total_said, &words::board::length(u64::from(target)))
        }
        (None, 0) => String::new(),
        (None, _) => total_said,
    }
}

fn add(session: Session) -> AnyView {
    button("btn quiet", Some(Icon::Plus), text::desk_add(), move || {
        session.add_panel(None)
    })
}

/// Only while a panel has none.
fn missing(session: Session, dialogs: Dialogs) -> AnyView {
    let count = words(move || session.missing_pictures().len().to_string());
    let any = flag(move || count.with(|count| count != "0"));
    let generate = move || {
        let word = words(move || text::desk_missing(&count.get()));
        let name = words(move || text::desk_missing_name(&count.get()));
        let open = press(move || {
            // The picked ones are another matter.
            session.pick_none();
            dialogs.open(Opened::Plans);
        });
        view! {
            <button
                type="button"
                class="btn quiet"
                aria-haspopup="dialog"
                aria-label=name
                on:click=open
            >
                {word}
            </button>
        }
        .into_any()
    };
    when(any, generate)
}

fn share(dialogs: Dialogs) -> AnyView {
    let open = press(move || dialogs.open(Opened::Share));
    view! {
        <button type="button" class="btn quiet" aria-haspopup="dialog" on:click=open>
            {icon(Icon::Out)}
            <span>{text::share()}</span>
        </button>
    }
    .into_any()
}

fn select(session: Session, heads: Heads) -> AnyView {
    let picking = aria(move || session.desk.with(|desk| desk.picking));
    let select = press(move || picking::toggle(session));
    view! {
        <button
            type="button"
            class="btn wide-only"
            node_ref=heads.select
            aria-pressed=picking
            on:click=select
        >
            {icon(Icon::Check)}
            {text::desk_select()}
        </button>
    }
    .into_any()
}
