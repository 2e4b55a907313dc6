//! The panels whose pictures are of so different a shape that the board's frames show little of them.

use crate::session::{Session, needs_new_picture};
use crate::text;
use crate::view::Dialogs;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::live::part;
use crate::view::widgets::view;
use leptos::prelude::*;

pub fn reshape(session: Session, dialogs: Dialogs) -> AnyView {
    let found = Memo::new(move |_| session.board.with(needs_new_picture));
    part(move || {
        let found = found.get();
        if found.is_empty() {
            return ().into_any();
        }
        let rows = found.iter().map(|(id, share)| {
            let lost = ((1.0 - share) * 100.0).round();
            let said = text::about_reshape_row(&session.number(*id), &lost.to_string());
            line("num", said)
        });
        let rows = rows.collect_view();
        let title = text::about_reshape(found.len() as u64);
        let ids: Vec<_> = found.into_iter().map(|(id, _)| id).collect();
        let select = button(
            "btn quiet small",
            None,
            text::about_reshape_select(),
            move || {
                dialogs.close();
                session.pick_only(ids.clone());
            },
        );
        view! {
            <section class="reshape">
                <h3>{title}</h3>
                <div class="rows">{rows}</div>
                {select}
            </section>
        }
        .into_any()
    })
}
