//! What is done rarely with a whole board: a menu.

use super::picking::{self, Heads};
use crate::session::Session;
use crate::text;
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{aria, press};
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use leptos::prelude::*;

/// How many columns fewer, and more, there can be.
const DENSITY: core::ops::RangeInclusive<i8> = -2..=3;

pub fn more(session: Session, dialogs: Dialogs, heads: Heads) -> AnyView {
    let opens =
        move |word: &'static str, which: Opened| item("", word, move || dialogs.open(which));
    let select = item("narrow-only", text::desk_select(), move || {
        picking::toggle(session)
    });
    let undo = item("narrow-only", text::desk_undo(), move || session.undo());
    let redo = item("narrow-only", text::desk_redo(), move || session.redo());
    view! {
        <button type="button" class="btn" popovertarget="desk-more" node_ref=heads.more>
            {text::desk_more()}
            {icon(Icon::Chevron)}
        </button>
        <div id="desk-more" class="menu" popover="auto">
            {select} {undo} {redo} {opens(text::desk_find(), Opened::Find)}
            {opens(text::desk_about(), Opened::About)}
            {opens(text::history_title(), Opened::History)}
            <span class="rule" role="separator"></span>
            {density(session, text::desk_fewer(), -1)} {density(session, text::desk_denser(), 1)}
        </div>
    }
    .into_any()
}

fn item(class: &'static str, word: &'static str, act: impl FnMut() + 'static) -> AnyView {
    let act = press(act);
    view! {
        <button
            type="button"
            class=class
            popovertarget="desk-more"
            popovertargetaction="hide"
            on:click=act
        >
            {word}
        </button>
    }
    .into_any()
}

/// One column fewer or more; the menu stays for the next press.
fn density(session: Session, word: &'static str, by: i8) -> AnyView {
    let can = move |now: i8| DENSITY.contains(&now.saturating_add(by));
    let disabled = aria(move || session.desk.with(|desk| desk.list || !can(desk.density)));
    let change = press(move || {
        session.desk.update(|desk| {
            if !desk.list && can(desk.density) {
                desk.density = desk.density.saturating_add(by);
            }
        });
    });
    view! {
        <button type="button" class="columns" aria-disabled=disabled on:click=change>
            {word}
        </button>
    }
    .into_any()
}
