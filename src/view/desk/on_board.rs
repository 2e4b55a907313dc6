//! What is said of a panel and done with it right where it stands. There may be a thousand: nothing here reads the whole
//! board.

use super::grip;
use crate::board::{Panel, PanelId, PanelState, speaker};
use crate::session::{Ask, Row, RowSignal, Session};
use crate::text;
use crate::view::widgets::icon::stroke;
use crate::view::widgets::live::{anew_with, flag, part, press, unless_empty, when, words};
use crate::view::widgets::view;
use crate::words;
use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

/// A padlock: the panel is approved.
pub const PADLOCK: &str = "M4 7.500h8v6H4zM5.500 7.500V5.500a2.500 2.500 0 0 1 5 0v2";

pub fn on_board(session: Session, id: PanelId) -> AnyView {
    let row = session.panel(id);
    let of = move |read: fn(&Row) -> String| {
        words(move || row.with(|row| row.as_ref().map(read).unwrap_or_default()))
    };
    let number = of(|row| row.number.clone());
    let shot = of(|row| shot(&row.panel));
    let dialogue = of(|row| row.panel.script.dialogue.trim().to_owned());
    let takes = of(|row| match row.panel.takes.len() {
        0 | 1 => String::new(),
        count => text::on_takes(count as u64),
    });
    let locked =
        flag(move || row.with(|row| row.as_ref().is_some_and(|row| row.panel.is_locked())));
    let picking = flag(move || session.desk.with(|desk| desk.picking));
    let handle = NodeRef::<html::Button>::new();
    let shot = unless_empty(shot, |words| {
        view! { <span class="shot num">{words}</span> }.into_any()
    });
    let takes = unless_empty(takes, |words| {
        view! { <span class="num">{words}</span> }.into_any()
    });
    view! {
        <div class="own">
            {open(session, id, row)} {shot} {part(move || said(dialogue))}
            <p class="stands">{when(locked, approved)} {takes}</p>
            {acts(session, id, row, handle)} {grip::grip(session, id, number, handle)}
            {when(picking, move || pick(session, id, number))}
        </div>
    }
    .into_any()
}

/// `Wide · 0:05`, as far as either is said.
fn shot(panel: &Panel) -> String {
    let shot = panel
        .script
        .shot
        .map(words::framing::short_shot)
        .map(str::to_owned);
    let length = panel.script.duration_ms.map(u64::from);
    let parts = [shot, length.map(words::board::length)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

fn said(dialogue: Signal<String>) -> AnyView {
    dialogue.with(|dialogue| {
        let (name, said) = speaker(dialogue);
        if said.is_empty() {
            return ().into_any();
        }
        let name = name.map(|name| {
            let name = name.to_owned();
            view! {
                <b>{name}</b>
                " "
            }
            .into_any()
        });
        let said = said.to_owned();
        view! { <p class="spoken">{name} {said}</p> }.into_any()
    })
}

fn approved() -> AnyView {
    view! { <span class="approved">{stroke(PADLOCK)} {text::on_approved()}</span> }.into_any()
}

/// The frame of a panel without a picture is a press as well, as pictures are.
fn open(session: Session, id: PanelId, row: RowSignal) -> AnyView {
    let bare = |row: &Row| {
        let gone = row.panel.state.is_without_picture();
        gone || row.panel.takes.is_empty()
    };
    let bare = flag(move || row.with(|row| row.as_ref().is_some_and(bare)));
    let name = words(move || {
        row.with(|row| {
            row.as_ref()
                .map(|row| text::panel_open(&row.number))
                .unwrap_or_default()
        })
    });
    when(bare, move || {
        let open = press(move || session.choose(Some(id)));
        view! { <button type="button" class="open" aria-label=name on:click=open></button> }
            .into_any()
    })
}

/// What there is to do with a panel as it stands.
fn stand(panel: &Panel) -> &'static str {
    if panel.is_locked() {
        return "";
    }
    match panel.state {
        PanelState::Empty => "make",
        PanelState::Pending => "stop",
        PanelState::Failed(_)
        | PanelState::Missing
        | PanelState::Interrupted
        | PanelState::Lost
        | PanelState::Absent => "again",
        PanelState::Arrived | PanelState::Expired => "",
    }
}

fn acts(session: Session, id: PanelId, row: RowSignal, handle: NodeRef<html::Button>) -> AnyView {
    let stand = words(move || {
        let stand = |row: &Row| stand(&row.panel).to_owned();
        row.with(|row| row.as_ref().map(stand).unwrap_or_default())
    });
    // The button goes with what it did; the focus stays with the panel.
    let stay = move || {
        if let Some(handle) = handle.get_untracked() {
            let _ = handle.focus();
        }
    };
    let number = words(move || {
        let number = |row: &Row| row.number.clone();
        row.with(|row| row.as_ref().map(number).unwrap_or_default())
    });
    let act = move |word: &'static str, act: fn(Session, PanelId)| {
        // Many panels have the same word under them.
        let name = words(move || text::on_named(&number.get(), word));
        let press = press(move || {
            stay();
            act(session, id);
        });
        view! {
            <button type="button" class="link" aria-label=name on:click=press>
                {word}
            </button>
        }
        .into_any()
    };
    let make = move |word: &'static str| act(word, |session, id| session.make(id, Ask::Anew));
    let work = move |word: &'static str| act(word, |session, id| session.choose(Some(id)));
    part(move || {
        anew_with(stand);
        let acts = match stand.get_untracked().as_str() {
            "make" => vec![make(text::on_generate()), work(text::on_own())],
            "again" => vec![make(text::on_again()), work(text::on_change())],
            "stop" => vec![act(text::stop(), |session, id| session.stop_panel(id))],
            _ => return ().into_any(),
        };
        view! { <p class="acts">{acts}</p> }.into_any()
    })
}

/// A box to tick; the whole frame belongs to it.
fn pick(session: Session, id: PanelId, number: Signal<String>) -> AnyView {
    let node = NodeRef::<html::Input>::new();
    let picked = move || session.desk.with(|desk| desk.picked.contains(&id));
    let checked = flag(picked);
    let name = words(move || text::on_pick(&number.get()));
    let pick = move |event: MouseEvent| {
        session.pick(id, event.shift_key());
        // Of a stretch that was picked through, the browser may have it otherwise.
        if let Some(node) = node.get_untracked() {
            node.set_checked(untrack(picked));
        }
    };
    view! {
        <label class="picks">
            <input
                type="checkbox"
                name="panel.pick"
                node_ref=node
                aria-label=name
                prop:checked=checked
                on:click=pick
            />
        </label>
    }
    .into_any()
}
