//! The handle of a panel: it is dragged to another place, by mouse, pen or finger; its arrow keys move the panel; pressed, it
//! opens a menu.

use super::drag::Drag;
use crate::board::PanelId;
use crate::session::Session;
use crate::text;
use crate::view::widgets::icon::stroke;
use crate::view::widgets::live::{flag, heard, part, press, when, words};
use crate::view::widgets::view;
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

/// Six dots.
const DOTS: &str = "M6 3.500v.1M10 3.500v.1M6 8v.1M10 8v.1M6 12.500v.1M10 12.500v.1";

/// Farther than any board goes.
const TO_THE_END: i64 = u32::MAX as i64;

pub fn grip(
    session: Session,
    id: PanelId,
    number: Signal<String>,
    node: NodeRef<html::Button>,
) -> AnyView {
    let name = words(move || text::on_move(&number.get()));
    let menu = format!("menu-{}", id.element_id());
    let target = menu.clone();
    // Nobody opens a thousand menus: each is made when somebody comes near its button.
    let near = RwSignal::new(false);
    let come_near = move || {
        if !near.get_untracked() {
            near.set(true);
        }
    };
    let drag = Drag::new(session, id);
    let down = move |event: PointerEvent| drag.begin(&event);
    let moved = move |event: PointerEvent| drag.follow(&event);
    let up = move |_: PointerEvent| {
        if drag.end(true) {
            focus_later(node);
        }
    };
    let lost = move |_: PointerEvent| {
        drag.end(false);
    };
    let click = move |event: MouseEvent| {
        come_near();
        if drag.was_one() {
            // The end of a drag is no press.
            event.prevent_default();
        }
    };
    let key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowLeft" | "ArrowUp" => -1,
            "ArrowRight" | "ArrowDown" => 1,
            "Home" => -TO_THE_END,
            "End" => TO_THE_END,
            "Escape" if drag.end(false) => return event.prevent_default(),
            _ => return,
        };
        event.prevent_default();
        session.move_panel(id, by);
        focus_later(node);
    };
    let label = words(move || text::on_menu(&number.get()));
    let items = {
        let menu = menu.clone();
        move || items(session, id, &menu, node)
    };
    view! {
        <button
            type="button"
            class="grip"
            node_ref=node
            popovertarget=target
            aria-label=name
            aria-keyshortcuts="ArrowLeft ArrowRight Home End"
            title=text::on_move_hint()
            on:pointerenter=heard_pointer(come_near)
            on:focus=heard(come_near)
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=up
            on:pointercancel=lost
            on:click=click
            on:keydown=key
        >
            {stroke(DOTS)}
        </button>
        <div class="menu of-panel" popover="auto" id=menu role="group" aria-label=label>
            {when(near.into(), items)}
        </div>
    }
    .into_any()
}

fn heard_pointer(act: impl Fn() + 'static) -> impl FnMut(PointerEvent) + 'static {
    move |_| act()
}

/// A moved panel is another place in the page, and what is moved there loses the focus.
fn focus_later(node: NodeRef<html::Button>) {
    request_animation_frame(move || {
        if let Some(grip) = node.try_get_untracked().flatten() {
            let _ = grip.focus();
        }
    });
}

fn items(session: Session, id: PanelId, menu: &str, node: NodeRef<html::Button>) -> AnyView {
    let row = session.panel(id);
    let locked =
        flag(move || row.with(|row| row.as_ref().is_some_and(|row| row.panel.is_locked())));
    let item = |word: &'static str, act: fn(Session, PanelId)| {
        let target = menu.to_owned();
        let act = press(move || act(session, id));
        view! {
            <button type="button" popovertarget=target popovertargetaction="hide" on:click=act>
                {word}
            </button>
        }
        .into_any()
    };
    let shift = |word: &'static str, by: i64| {
        let target = menu.to_owned();
        let act = press(move || {
            session.move_panel(id, by);
            focus_later(node);
        });
        view! {
            <button type="button" popovertarget=target popovertargetaction="hide" on:click=act>
                {word}
            </button>
        }
        .into_any()
    };
    let target = menu.to_owned();
    let delete = part(move || {
        if locked.get() {
            return ().into_any();
        }
        let delete = press(move || session.remove_panels(&[id]));
        let target = target.clone();
        view! {
            <button type="button" popovertarget=target popovertargetaction="hide" on:click=delete>
                {text::on_delete()}
            </button>
        }
        .into_any()
    });
    view! {
        {shift(text::on_earlier(), -1)}
        {shift(text::on_later(), 1)}
        {item(text::on_insert(), |session, id| session.add_panel(Some(id)))}
        {item(text::on_duplicate(), |session, id| session.duplicate_panel(id))}
        {item(text::on_select(), |session, id| session.pick(id, false))}
        {delete}
    }
    .into_any()
}
