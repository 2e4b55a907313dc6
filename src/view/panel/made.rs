//! What the take that is shown was made with, in the response's own figures.

use super::said_of;
use super::takes::origin;
use crate::board::Take;
use crate::session::{RowSignal, Session};
use crate::stream::PictureAt;
use crate::text;
use crate::text::number::bytes as bytes_text;
use crate::view::widgets::controls::{button, line};
use crate::view::widgets::live::{anew_with, part};
use crate::view::widgets::view;
use crate::words;
use leptos::prelude::*;

pub fn made(session: Session, row: RowSignal) -> AnyView {
    // What is written about the panel changes nothing here.
    let which = said_of(row, |row| match row.panel.take() {
        Some(take) => format!("{} {:?} {:?}", row.panel.active, take.picture, take.size),
        None => String::new(),
    });
    part(move || {
        anew_with(which);
        let take = row.with_untracked(|row| row.as_ref()?.panel.take().cloned());
        take.map(|take| of(session, take)).into_any()
    })
}

fn of(session: Session, take: Take) -> AnyView {
    let title = match take.asked.is_none() && take.created.is_some() {
        true => text::panel_made_own(),
        false => text::panel_made(),
    };
    let facts = facts(session, &take);
    let restores = take
        .asked
        .as_ref()
        .is_some_and(|asked| !asked.body.is_empty());
    let said = RwSignal::new(String::new());
    let told = part(move || match said.get() {
        said if said.is_empty() => ().into_any(),
        said => line("hint", said),
    });
    let restore = restores.then(|| {
        button("link", None, text::panel_restore(), move || {
            said.set(match session.restore_settings(&take) {
                Ok(()) => session.announcement.get_untracked(),
                Err(fault) => text::panel_restore_failed(&words::import::fault(&fault)),
            });
        })
    });
    view! {
        <section class="part made" aria-labelledby="made-h">
            <div class="row spread">
                <h3 id="made-h">{title}</h3>
                {restore}
            </div>
            {told}
            {facts}
        </section>
    }
    .into_any()
}

fn facts(session: Session, take: &Take) -> AnyView {
    let file = match &take.picture {
        PictureAt::Kept { format, bytes, .. } => {
            Some(text::viewer_file(format.name(), &bytes_text(*bytes)))
        }
        _ => None,
    };
    let asked = take.asked.as_deref();
    let model = take.model.clone().or_else(|| {
        let id = asked.map(|asked| asked.model_id.clone());
        id.filter(|id| !id.is_empty())
    });
    let prompt = asked.map(|asked| asked.prompt.clone());
    let rows = [
        (text::panel_made_model(), model),
        (text::panel_made_name(), Some(take.file_name.clone())),
        (
            text::panel_made_size(),
            take.size.map(words::request::pixels),
        ),
        (text::panel_made_file(), file),
        (
            text::panel_made_when(),
            take.created.map(|at| session.moment(at)),
        ),
        (
            text::panel_made_after(),
            take.run
                .filter(|_| take.after_ms > 0)
                .map(|_| words::run::time(take.after_ms)),
        ),
        (
            text::panel_made_tokens(),
            take.output_tokens().map(text::panel_made_tokens_of),
        ),
        (text::panel_made_prompt(), prompt),
    ];
    let row = |(name, value): (&'static str, Option<String>)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(view! { <div><dt>{name}</dt><dd class="num">{value}</dd></div> }.into_any())
    };
    let rows: Vec<_> = rows.into_iter().filter_map(row).collect();
    match rows.is_empty() {
        true => line("hint", origin(session, take)),
        false => view! { <dl class="figures">{rows}</dl> }.into_any(),
    }
}
