//! One panel of the shot list. It reads its own panel alone, so that typing costs the same on every board.

use super::cell::cell;
use crate::board::shot_list::Column;
use crate::board::{PanelId, PanelState, Status};
use crate::ports::View;
use crate::session::{Row, Session};
use crate::stream::PictureAt;
use crate::text;
use crate::view::widgets::icon::{Icon, icon};
use crate::view::widgets::live::{anew_with, aria, flag, part, press, ticked, when, words};
use crate::view::widgets::view;
use leptos::prelude::*;

pub fn row(session: Session, id: PanelId) -> AnyView {
    let row = session.panel(id);
    let of = move |read: fn(&Row) -> String| {
        words(move || row.with(|row| row.as_ref().map(read).unwrap_or_default()))
    };
    let locked =
        flag(move || row.with(|row| row.as_ref().is_some_and(|row| row.panel.is_locked())));
    let status = of(|row| row.panel.status.as_str().to_owned());
    let state = of(|row| row.panel.state.name().to_owned());
    let current = aria(move || session.desk.with(|desk| desk.chosen == Some(id)));
    let element = row_id(id);
    let at_once = session.is_row_at_once(id);
    let near = session.near_element(row_id(id), at_once);
    // Of a long list only what was near the screen is drawn; from then on it stays, whoever writes in it.
    let seen = RwSignal::new(at_once);
    Effect::new(move |_| {
        if near.get() {
            seen.set(true);
        }
    });
    let seen = flag(move || seen.get());
    let cells = move || {
        let cells = Column::ALL
            .into_iter()
            .skip(1)
            .map(|column| cell(session, id, column, locked));
        let approved = approved(session, id, locked);
        (cells.collect_view(), approved).into_any()
    };
    view! {
        <tr role="row" id=element data-status=status data-picture=state aria-current=current>
            {first(session, id, near)} {when(seen, cells)}
        </tr>
    }
    .into_any()
}

fn row_id(id: PanelId) -> String {
    format!("row-{}", id.number())
}

/// The number over the picture; a press works on the panel.
fn first(session: Session, id: PanelId, near: RwSignal<bool>) -> AnyView {
    let row = session.panel(id);
    let number = words(move || {
        row.with(|row| {
            row.as_ref()
                .map(|row| row.number.clone())
                .unwrap_or_default()
        })
    });
    let name = words(move || {
        let open = |row: &Row| text::panel_open(&row.number);
        row.with(|row| row.as_ref().map(open).unwrap_or_default())
    });
    let open = press(move || session.choose(Some(id)));
    view! {
        <th role="rowheader" scope="row" class="c-number">
            <button type="button" class="thumb" aria-label=name on:click=open>
                <span class="no">{number}</span>
                {picture(session, id, near)}
            </button>
        </th>
    }
    .into_any()
}

/// The small picture, in memory only while the row is near the screen.
fn picture(session: Session, id: PanelId, near: RwSignal<bool>) -> AnyView {
    let row = session.panel(id);
    let own = move || {
        row.with(|row| {
            let panel = &row.as_ref()?.panel;
            let gone = panel.state.is_without_picture();
            let take = panel.take().filter(|_| !gone)?;
            let is_own = !session.is_by_address(take);
            (is_own && !matches!(take.picture, PictureAt::Fresh { .. }))
                .then(|| take.picture.clone())
        })
    };
    let which = words(move || {
        own()
            .map(|picture| format!("{picture:?}"))
            .unwrap_or_default()
    });
    part(move || {
        anew_with(which);
        let Some(picture) = untrack(own).filter(|_| near.get()) else {
            return ().into_any();
        };
        let look = session.show(&picture, View::Thumbnail, None);
        // The row says in words what it shows.
        part(move || match look.address() {
            Some(address) => {
                view! { <img src=address alt="" decoding="async" referrerpolicy="no-referrer" /> }
                    .into_any()
            }
            None => ().into_any(),
        })
    })
}

/// Whether somebody approved it, which locks the row.
fn approved(session: Session, id: PanelId, locked: Signal<bool>) -> AnyView {
    let row = session.panel(id);
    let waits = flag(move || {
        row.with(|row| {
            let waits = |row: &Row| row.panel.state == PanelState::Pending;
            row.as_ref().is_some_and(waits)
        })
    });
    let name = words(move || {
        let name = |row: &Row| text::list_cell(text::list_approved(), &row.number);
        row.with(|row| row.as_ref().map(name).unwrap_or_default())
    });
    let set = ticked(move |on| {
        let status = match on {
            true => Status::Approved,
            false => Status::Draft,
        };
        session.set_status(&[id], status);
    });
    view! {
        <td role="cell" class="c-status">
            <label class="check">
                <input
                    type="checkbox"
                    aria-label=name
                    prop:checked=locked
                    disabled=waits
                    on:change=set
                />
                <span class="row">
                    {when(locked, || icon(Icon::Check))}
                    {text::list_approved()}
                </span>
            </label>
        </td>
    }
    .into_any()
}
