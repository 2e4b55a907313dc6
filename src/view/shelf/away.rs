//! Boards that were put away: they can be taken out again, or removed for good.

use super::Shelf;
use super::board::{control, facts};
use crate::session::{OnShelf, title_or_default};
use crate::text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{flag, part, press, when, words};
use crate::view::widgets::view;
use leptos::prelude::*;

pub fn away(shelf: Shelf) -> AnyView {
    let any = flag(move || !shelf.shown(true).is_empty());
    let count = words(move || text::shelf_put_away(shelf.shown(true).len() as u64));
    when(any, move || {
        view! {
            <details class="away">
                <summary>{icon(Icon::Chevron)} {count}</summary>
                <ul>
                    <For each=move || shelf.shown(true) key=|board| board.clone() let:one>
                        {row(shelf, one)}
                    </For>
                </ul>
            </details>
        }
        .into_any()
    })
}

fn row(shelf: Shelf, board: OnShelf) -> AnyView {
    let facts = facts(shelf, &board);
    let title = title_or_default(&board.title);
    let asked = RwSignal::new(false);
    let acts = part(move || match asked.get() {
        true => question(shelf, &board, asked),
        false => acts(shelf, &board, asked),
    });
    view! {
        <li>
            <div class="what">
                <b class="name">{title}</b>
                {facts}
            </div>
            {acts}
        </li>
    }
    .into_any()
}

fn acts(shelf: Shelf, board: &OnShelf, asked: RwSignal<bool>) -> AnyView {
    let session = shelf.session;
    let (name, title) = (board.name.clone(), title_or_default(&board.title));
    let (keep, forget) = (control("keep", &name), control("forget", &name));
    let back = press(move || {
        let focus = control("open", &name);
        shelf.away.set(None);
        shelf.act(session.take_out(name.clone(), false), focus);
    });
    let ask = press(move || {
        asked.set(true);
        session.focus_soon(&keep);
    });
    view! {
        <div class="acts">
            <button
                type="button"
                class="btn small quiet"
                aria-label=text::shelf_restore_of(&title)
                on:click=back
            >
                {text::shelf_restore()}
            </button>
            <button
                type="button"
                class="btn small"
                name=forget
                aria-label=text::shelf_forget_of(&title)
                on:click=ask
            >
                {text::shelf_forget()}
            </button>
        </div>
    }
    .into_any()
}

/// Whether it is to go for good.
fn question(shelf: Shelf, board: &OnShelf, asked: RwSignal<bool>) -> AnyView {
    let session = shelf.session;
    let (name, back) = (board.name.clone(), control("forget", &board.name));
    let keep = press(move || {
        asked.set(false);
        session.focus_soon(&back);
    });
    let keep_name = control("keep", &board.name);
    let forget = button("btn small", None, text::shelf_forget(), move || {
        shelf.away.set(None);
        shelf.act(session.forget_board(name.clone()), "shelf.search");
    });
    let said = line("asks", text::shelf_forget_asks(board.pictures as u64));
    view! {
        <div class="acts asked" role="group" aria-label=text::shelf_forget()>
            {said}
            <button type="button" class="btn small quiet" name=keep_name on:click=keep>
                {text::shelf_keep()}
            </button>
            {forget}
        </div>
    }
    .into_any()
}
