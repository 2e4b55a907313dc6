//! The picture that the panel shows, as its frame shows it; or what became of it.

use super::shown::shown;
use super::{of_row, said_of};
use crate::board::{PanelId, PanelState, Take};
use crate::ports::View;
use crate::session::{PANEL_PICTURE, Row, RowSignal, Session, Sight};
use crate::stream::PictureAt;
use crate::text;
use crate::view::board::{alternative, said, shape};
use crate::view::widgets::controls::button;
use crate::view::widgets::live::{anew_with, part, press, when, words};
use crate::view::widgets::view;
use crate::words;
use leptos::prelude::*;
use std::sync::Arc;

pub fn picture(session: Session, id: PanelId, row: RowSignal) -> AnyView {
    let ratio = words(move || {
        let size = shape(session, row);
        format!("{} / {}", size.width, size.height)
    });
    let crop = said_of(row, |row| row.panel.crop.position());
    let state = said_of(row, |row| row.panel.state.name().to_owned());
    // Drawn anew when it is another picture, and not because of what is written.
    let which = said_of(row, |row| match seen(row) {
        Some(take) => format!("{} {:?}", row.panel.active, take.picture),
        None => String::new(),
    });
    let picture = part(move || {
        anew_with(which);
        let row = row.get_untracked();
        row.and_then(|row| look(session, id, &row)).into_any()
    });
    let facts = said_of(row, move |row| seen(row).map(facts).unwrap_or_default());
    let pending = of_row(row, |row| row.panel.state == PanelState::Pending);
    let stop = move || {
        button("btn quiet", None, text::panel_stop(), move || {
            session.stop_panel(id);
        })
    };
    view! {
        <div class="seen" id=PANEL_PICTURE data-shows=state style:--ratio=ratio style:--crop=crop>
            <div class="window">
                {picture}
                <div class="said">{said(session, id, row)}</div>
            </div>
            <p class="facts num">{facts}</p>
            {when(pending, stop)}
        </div>
    }
    .into_any()
}

/// The take whose picture can be shown.
fn seen(row: &Row) -> Option<&Take> {
    row.panel
        .take()
        .filter(|_| !row.panel.state.is_without_picture())
}

/// A press that looks at it closely.
fn look(session: Session, id: PanelId, row: &Row) -> Option<AnyView> {
    let take = seen(row)?;
    let open = press(move || session.viewed.set(Some(id)));
    let name = text::panel_view(&row.number);
    let failed = Arc::new(move || session.picture_failed(id));
    let is_foreign = session.is_by_address(take);
    let alt = match is_foreign {
        true => alternative(row, take),
        false => String::new(),
    };
    let picture = shown(session, take, View::Thumbnail, alt, failed);
    let at = take.picture.clone();
    let drawn = match is_foreign {
        false => view! {
            <button type="button" class="look" aria-label=name on:click=open>
                {picture}
            </button>
        }
        .into_any(),
        // What asks to be loaded has a press of its own, and a press holds no other.
        true => {
            let over = part(move || {
                let asks = session
                    .apart(&at)
                    .is_some_and(|at| session.sight(&at) == Sight::Asked);
                let open = press(move || session.viewed.set(Some(id)));
                match asks {
                    true => ().into_any(),
                    false => view! {
                        <button type="button" class="over" aria-label=name.clone() on:click=open></button>
                    }
                    .into_any(),
                }
            });
            view! { <div class="look">{picture} {over}</div> }.into_any()
        }
    };
    Some(drawn)
}

/// Size, format and time as they came.
fn facts(take: &Take) -> String {
    let format = match &take.picture {
        PictureAt::Kept { format, .. } => Some(format.name().to_owned()),
        _ => None,
    };
    let time = take.run.filter(|_| take.after_ms > 0);
    let facts = [
        take.size.map(words::request::pixels),
        format,
        time.map(|_| words::run::time(take.after_ms)),
        Some(take.file_name.clone()).filter(|name| !name.is_empty()),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
