//! The shot list: every panel a row, every field a column, written in place.

use super::row::row;
use crate::board::shot_list::Column;
use crate::session::Session;
use crate::text;
use crate::view::widgets::controls::button;
use crate::view::widgets::icon::Icon;
use crate::view::widgets::live::words;
use crate::view::widgets::view;
use crate::view::{Dialogs, Opened};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// What a column is called.
pub fn heading(column: Column) -> &'static str {
    match column {
        Column::Number => text::list_panel(),
        Column::Caption => text::list_title(),
        Column::Shot => text::list_shot(),
        Column::Angle => text::list_angle(),
        Column::Camera => text::list_camera(),
        Column::Action => text::list_action(),
        Column::Dialogue => text::list_dialogue(),
        Column::Sound => text::list_sound(),
        Column::Duration => text::list_seconds(),
        Column::Prompt => text::list_prompt(),
        Column::Notes => text::list_notes(),
    }
}

pub fn list(session: Session, dialogs: Dialogs) -> AnyView {
    let head = |column: Column| {
        let class = format!("c-{}", class(column));
        view! {
            <th role="columnheader" scope="col" class=class>
                {heading(column)}
            </th>
        }
        .into_any()
    };
    // Nothing is sent: a form is what its controls are found by.
    let stay = move |event: SubmitEvent| event.prevent_default();
    let add = button("btn quiet", Some(Icon::Plus), text::list_add(), move || {
        session.add_row()
    });
    // Roles, since a phone lays rows out as blocks, and browsers forget then that it is a table.
    view! {
        <section class="list" aria-labelledby="list-h">
            <h3 id="list-h" class="vh">
                {text::list_heading()}
            </h3>
            {tools(session, dialogs)}
            <form class="sheet" on:submit=stay>
                <table role="table">
                    <caption class="vh">{text::list_caption()}</caption>
                    <thead role="rowgroup">
                        <tr role="row">
                            {Column::ALL.into_iter().map(head).collect_view()}
                            <th role="columnheader" scope="col" class="c-status">
                                {text::list_status()}
                            </th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        <For each=move || session.drawn_ids() key=|id| *id let:id>
                            {row(session, id)}
                        </For>
                    </tbody>
                </table>
            </form>
            <div class="row">{add}</div>
        </section>
    }
    .into_any()
}

/// The way to a spreadsheet and back.
fn tools(session: Session, dialogs: Dialogs) -> AnyView {
    let copied = RwSignal::new(None::<bool>);
    let copy = button(
        "btn quiet",
        Some(Icon::Copy),
        text::list_copy(),
        move || {
            copied.set(None);
            let list = session.shot_list();
            leptos::task::spawn_local(async move {
                let done = session.copy(list).await;
                copied.try_set(Some(done));
            });
        },
    );
    let paste = button("btn quiet", None, text::list_paste(), move || {
        dialogs.open(Opened::Paste)
    });
    let said = words(move || {
        match copied.get() {
            None => "",
            Some(true) => text::list_copied(),
            Some(false) => text::list_not_copied(),
        }
        .to_owned()
    });
    view! {
        <div class="list-tools">
            {copy} {paste} <span class="hint" role="status">
                {said}
            </span>
            <p class="hint keys">{text::list_keys()}</p>
        </div>
    }
    .into_any()
}

/// How a column is called in the style: never shown.
pub const fn class(column: Column) -> &'static str {
    match column {
        Column::Number => "number",
        Column::Caption => "title",
        Column::Shot => "shot",
        Column::Angle => "angle",
        Column::Camera => "camera",
        Column::Action => "action",
        Column::Dialogue => "dialogue",
        Column::Sound => "sound",
        Column::Duration => "seconds",
        Column::Prompt => "prompt",
        Column::Notes => "notes",
    }
}
