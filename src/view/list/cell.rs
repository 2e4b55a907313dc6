//! One field of one panel, written in place.

use super::table::{class, heading};
use crate::board::search::ScriptText;
use crate::board::shot_list::{Column, seconds};
use crate::board::{Angle, Move, PanelId, Script, Shot};
use crate::session::{Row, RowSignal, Session, cell_name};
use crate::text;
use crate::view::widgets::live::{aria, part, typed, words};
use crate::view::widgets::view;
use crate::words::framing;
use leptos::ev::{ClipboardEvent, KeyboardEvent};
use leptos::prelude::*;

/// A cell that is being drawn.
#[derive(Clone, Copy)]
struct Cell {
    session: Session,
    id: PanelId,
    column: Column,
    row: RowSignal,
    /// `Action of panel 3`.
    name: Signal<String>,
    locked: Signal<bool>,
}

pub fn cell(session: Session, id: PanelId, column: Column, locked: Signal<bool>) -> AnyView {
    let row = session.panel(id);
    let name = words(move || {
        let name = |row: &Row| text::list_cell(heading(column), &row.number);
        row.with(|row| row.as_ref().map(name).unwrap_or_default())
    });
    let cell = Cell {
        session,
        id,
        column,
        row,
        name,
        locked,
    };
    let control = match column {
        Column::Number => ().into_any(),
        Column::Caption => cell.line(ScriptText::Caption),
        Column::Action => cell.text(ScriptText::Action),
        Column::Dialogue => cell.text(ScriptText::Dialogue),
        Column::Sound => cell.text(ScriptText::Sound),
        Column::Prompt => cell.text(ScriptText::Prompt),
        Column::Notes => cell.text(ScriptText::Notes),
        Column::Duration => cell.seconds(),
        Column::Shot => {
            let terms = Shot::ALL.iter().copied();
            cell.choice(
                terms
                    .map(|one| (one.as_str(), framing::shot(one)))
                    .collect(),
                |script| script.shot.map_or("", Shot::as_str),
                |script, value| script.shot = Shot::named(value),
            )
        }
        Column::Angle => {
            let terms = Angle::ALL.iter().copied();
            cell.choice(
                terms
                    .map(|one| (one.as_str(), framing::angle(one)))
                    .collect(),
                |script| script.angle.map_or("", Angle::as_str),
                |script, value| script.angle = Angle::named(value),
            )
        }
        Column::Camera => {
            let terms = Move::ALL.iter().copied();
            cell.choice(
                terms
                    .map(|one| (one.as_str(), framing::camera(one)))
                    .collect(),
                |script| script.camera.map_or("", Move::as_str),
                |script, value| script.camera = Move::named(value),
            )
        }
    };
    let class = format!("c-{}", class(column));
    // On a phone rows stand as blocks, and each field says what it is.
    view! {
        <td role="cell" class=class>
            <span class="lab" aria-hidden="true">
                {heading(column)}
            </span>
            {control}
        </td>
    }
    .into_any()
}

impl Cell {
    fn value(self, read: impl Fn(&Script) -> String + Send + Sync + 'static) -> Signal<String> {
        let row = self.row;
        words(move || {
            row.with(|row| {
                let read = |row: &Row| read(&row.panel.script);
                row.as_ref().map(read).unwrap_or_default()
            })
        })
    }

    /// A text of one line.
    fn line(self, which: ScriptText) -> AnyView {
        let Self {
            session,
            id,
            name,
            locked,
            column,
            ..
        } = self;
        let value = self.value(move |script| which.of(script).to_owned());
        let take = typed(move |value| session.edit_script(id, |script| which.set(script, value)));
        let (keys, paste) = (self.keys(true), self.paste());
        view! {
            <input
                class="in"
                type="text"
                name=cell_name(column, id)
                aria-label=name
                readonly=locked
                autocomplete="off"
                prop:value=value
                on:input=take
                on:keydown=keys
                on:paste=paste
            />
        }
        .into_any()
    }

    /// A text that grows with its lines.
    fn text(self, which: ScriptText) -> AnyView {
        let Self {
            session,
            id,
            name,
            locked,
            column,
            ..
        } = self;
        let value = self.value(move |script| which.of(script).to_owned());
        let take = typed(move |value| session.edit_script(id, |script| which.set(script, value)));
        let (keys, paste) = (self.keys(false), self.paste());
        view! {
            <textarea
                class="in"
                rows="1"
                name=cell_name(column, id)
                aria-label=name
                readonly=locked
                prop:value=value
                on:input=take
                on:keydown=keys
                on:paste=paste
            ></textarea>
        }
        .into_any()
    }

    /// Seconds; taken when they are typed to the end, since `2.` is a number as well.
    fn seconds(self) -> AnyView {
        let Self {
            session,
            id,
            name,
            locked,
            column,
            ..
        } = self;
        let value = self.value(|script| script.duration_ms.map(seconds).unwrap_or_default());
        let is_odd = RwSignal::new(false);
        let invalid = aria(move || is_odd.get());
        let take = typed(move |value| is_odd.set(!session.set_seconds(id, &value)));
        let (keys, paste) = (self.keys(true), self.paste());
        view! {
            <input
                class="in num"
                type="text"
                inputmode="decimal"
                name=cell_name(column, id)
                aria-label=name
                aria-invalid=invalid
                readonly=locked
                autocomplete="off"
                prop:value=value
                on:change=take
                on:keydown=keys
                on:paste=paste
            />
        }
        .into_any()
    }

    /// One of a few terms, or none.
    fn choice(
        self,
        terms: Vec<(&'static str, &'static str)>,
        read: fn(&Script) -> &'static str,
        write: fn(&mut Script, &str),
    ) -> AnyView {
        let Self {
            session,
            id,
            name,
            locked,
            column,
            ..
        } = self;
        let value = self.value(move |script| read(script).to_owned());
        let take = typed(move |value: String| {
            session.edit_script(id, |script| write(script, &value));
        });
        let keys = self.keys(false);
        let options = move || {
            let now = value.get();
            let none = view! { <option value="" selected=now.is_empty()></option> }.into_any();
            let option = |(term, words): &(&'static str, &'static str)| {
                view! { <option value=*term selected=now == *term>{*words}</option> }.into_any()
            };
            let all = core::iter::once(none).chain(terms.iter().map(option));
            all.collect_view().into_any()
        };
        view! {
            <select
                class="in"
                name=cell_name(column, id)
                aria-label=name
                disabled=locked
                on:change=take
                on:keydown=keys
            >
                {part(options)}
            </select>
        }
        .into_any()
    }

    /// Up and down the column: with Ctrl and an arrow everywhere, with Enter where it ends no line.
    fn keys(self, one_line: bool) -> impl FnMut(KeyboardEvent) + 'static {
        move |event| {
            let control = event.ctrl_key() || event.meta_key();
            let back = match event.key().as_str() {
                "ArrowDown" if control => false,
                "ArrowUp" if control => true,
                "Enter" if one_line && !control && !event.is_composing() => event.shift_key(),
                _ => return,
            };
            event.prevent_default();
            self.session.go_down_list(self.column, self.id, back);
        }
    }

    /// Several cells go into the cells from here on; a text goes into this one, as ever.
    fn paste(self) -> impl FnMut(ClipboardEvent) + 'static {
        move |event| {
            let taken = pasted(&event)
                .is_some_and(|text| self.session.paste_into_list(&text, self.id, self.column));
            if taken {
                event.prevent_default();
            }
        }
    }
}

/// The text that is pasted.
#[cfg(target_family = "wasm")]
fn pasted(event: &ClipboardEvent) -> Option<String> {
    let data = event.clipboard_data()?;
    data.get_data("text/plain").ok()
}

/// Where there is no browser there is no clipboard.
#[cfg(not(target_family = "wasm"))]
const fn pasted(_: &ClipboardEvent) -> Option<String> {
    None
}
