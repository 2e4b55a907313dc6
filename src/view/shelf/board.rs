//! One board on the shelf.

use super::Shelf;
use super::cover::cover;
use crate::session::{OnShelf, title_or_default};
use crate::text;
use crate::text::number;
use crate::view::widgets::controls::line;
use crate::view::widgets::live::{part, press, typed};
use crate::view::widgets::view;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The name of a control of a board.
pub fn control(what: &str, board: &str) -> String {
    format!("shelf.{what}.{board}")
}

pub fn board(shelf: Shelf, board: OnShelf) -> AnyView {
    let element = format!("shelf-{}", board.name);
    let current = if board.open { "true" } else { "false" };
    let pictures = cover(shelf, &board, element.clone());
    let facts = facts(shelf, &board);
    let rest = match board.readable {
        true => own(shelf, &board, pictures),
        false => view! {
            <div class="press">{pictures} <b class="name">{title_or_default(&board.title)}</b></div>
            <p class="hint">{text::shelf_cannot_read()}</p>
        }
        .into_any(),
    };
    view! {
        <li id=element class="on-shelf" aria-current=current>
            {rest}
            {facts}
        </li>
    }
    .into_any()
}

/// How much there is of it, and when it was changed last.
pub fn facts(shelf: Shelf, board: &OnShelf) -> AnyView {
    if !board.readable {
        return ().into_any();
    }
    let counts = [
        text::shelf_panels(board.panels as u64),
        text::shelf_pictures(board.pictures as u64),
        number::bytes(board.bytes),
    ];
    let changed = shelf.session.last_change(board);
    let changed = changed.map(|moment| line("facts", text::shelf_changed(&moment)));
    view! {
        <p class="facts">{counts.join(" · ")}</p>
        {changed}
    }
    .into_any()
}

/// What can be done with a board that can be read.
fn own(shelf: Shelf, board: &OnShelf, pictures: AnyView) -> AnyView {
    let session = shelf.session;
    let title = title_or_default(&board.title);
    let renaming = RwSignal::new(false);
    let to_open = board.name.clone();
    let open = press(move || shelf.open(session.open_board(to_open.clone())));
    let mark = board
        .open
        .then(|| view! { <span class="mark">{text::shelf_open_now()}</span> }.into_any());
    let label = text::shelf_open(&title);
    let name = board.clone();
    let under = part(move || match renaming.get() {
        true => rename(shelf, &name, renaming),
        false => acts(shelf, &name, renaming),
    });
    view! {
        <button
            type="button"
            class="press"
            name=control("open", &board.name)
            aria-label=label
            on:click=open
        >
            {pictures}
            <b class="name">{title}</b>
            {mark}
        </button>
        {under}
    }
    .into_any()
}

fn acts(shelf: Shelf, board: &OnShelf, renaming: RwSignal<bool>) -> AnyView {
    let session = shelf.session;
    let (name, title) = (board.name.clone(), title_or_default(&board.title));
    let field = control("title", &name);
    let rename = press(move || {
        renaming.set(true);
        session.focus_soon(&field);
    });
    let copied = name.clone();
    let copy = press(move || {
        let focus = control("duplicate", &copied);
        shelf.act(session.duplicate_board(copied.clone()), focus);
    });
    let (gone, opened) = ((name.clone(), title.clone()), board.open);
    let delete = press(move || {
        let (name, title) = gone.clone();
        let doing = async move {
            let done = session.put_away(name.clone()).await;
            if done {
                shelf.away.try_set(Some((name, title, opened)));
            }
            done
        };
        shelf.act(doing, "shelf.undo");
    });
    view! {
        <div class="acts">
            <button
                type="button"
                class="btn small"
                name=control("rename", &name)
                aria-label=text::shelf_rename_of(&title)
                on:click=rename
            >
                {text::shelf_rename()}
            </button>
            <button
                type="button"
                class="btn small"
                name=control("duplicate", &name)
                aria-label=text::shelf_duplicate_of(&title)
                on:click=copy
            >
                {text::shelf_duplicate()}
            </button>
            <button
                type="button"
                class="btn small"
                aria-label=text::shelf_delete_of(&title)
                on:click=delete
            >
                {text::shelf_delete()}
            </button>
        </div>
    }
    .into_any()
}

/// The title, written in place: Enter takes it, Escape leaves it.
fn rename(shelf: Shelf, board: &OnShelf, renaming: RwSignal<bool>) -> AnyView {
    let session = shelf.session;
    let title = RwSignal::new(board.title.clone());
    let (name, back) = (board.name.clone(), control("rename", &board.name));
    let ended = back.clone();
    let end = move || {
        renaming.set(false);
        session.focus_soon(&ended);
    };
    let take = move || {
        let new = title.get_untracked();
        renaming.set(false);
        shelf.act(session.rename_board(name.clone(), new), back.clone());
    };
    let (take_by_key, end_by_key) = (take.clone(), end.clone());
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => {
            event.prevent_default();
            take_by_key();
        }
        // Only this ends, not the dialog.
        "Escape" => {
            event.prevent_default();
            end_by_key();
        }
        _ => {}
    };
    let write = typed(move |value| title.set(value));
    let (save, cancel) = (press(take), press(end));
    view! {
        <div class="joined">
            <input
                class="in"
                type="text"
                name=control("title", &board.name)
                aria-label=text::shelf_title()
                autocomplete="off"
                maxlength="200"
                prop:value=board.title.clone()
                on:input=write
                on:keydown=keys
            />
            <button type="button" class="btn small quiet" on:click=save>
                {text::shelf_rename_save()}
            </button>
            <button type="button" class="btn small" on:click=cancel>
                {text::cancel()}
            </button>
        </div>
    }
    .into_any()
}
