//! Which part of the picture its frame shows, where the board's frames have another shape.

use super::said_of;
use crate::board::{Crop, PanelId, kept_share, room};
use crate::session::{Row, RowSignal, Session};
use crate::text;
use crate::view::widgets::controls::line;
use crate::view::widgets::live::{anew_with, part, typed, words};
use crate::view::widgets::view;
use leptos::prelude::*;

pub fn crop(session: Session, id: PanelId, row: RowSignal, locked: Signal<bool>) -> AnyView {
    // Which way there is room, and how much is seen; the frame above follows by itself.
    let key = words(move || {
        let ratio = session.board.with(|board| board.about().ratio);
        let size = row.with(|row| row.as_ref()?.panel.take()?.size);
        match ratio.zip(size) {
            Some((ratio, size)) => {
                let percent = (kept_share(size, ratio) * 100.0).round();
                match room(size, ratio) {
                    (true, _) => format!("x{percent}"),
                    (_, true) => format!("y{percent}"),
                    (false, false) => String::new(),
                }
            }
            None => String::new(),
        }
    });
    part(move || {
        anew_with(key);
        let key = key.get_untracked();
        let (way, percent) = key.split_at_checked(1).unwrap_or_default();
        let Ok(percent) = percent.parse::<u64>() else {
            return ().into_any();
        };
        let slider = match way {
            "x" => slider(session, id, row, locked, &X),
            _ => slider(session, id, row, locked, &Y),
        };
        let hint = line("hint num", text::panel_crop_hint(percent));
        view! {
            <section class="part" aria-labelledby="crop-h">
                <h3 id="crop-h">{text::panel_crop()}</h3>
                {hint}
                {slider}
            </section>
        }
        .into_any()
    })
}

/// One way in which the window moves.
struct Way {
    name: &'static str,
    label: fn() -> &'static str,
    read: fn(&Row) -> String,
    with: fn(Crop, u8) -> Crop,
}

const X: Way = Way {
    name: "panel.crop.x",
    label: text::panel_crop_x,
    read: |row| row.panel.crop.x.to_string(),
    with: |crop, x| Crop { x, ..crop },
};

const Y: Way = Way {
    name: "panel.crop.y",
    label: text::panel_crop_y,
    read: |row| row.panel.crop.y.to_string(),
    with: |crop, y| Crop { y, ..crop },
};

fn slider(
    session: Session,
    id: PanelId,
    row: RowSignal,
    locked: Signal<bool>,
    way: &'static Way,
) -> AnyView {
    let value = said_of(row, way.read);
    let moved = typed(move |text: String| {
        let now = row.with_untracked(|row| row.as_ref().map(|row| row.panel.crop));
        if let Some((now, to)) = now.zip(text.parse().ok()) {
            session.set_crop(id, (way.with)(now, to));
        }
    });
    view! {
        <label class="slide">
            <span class="lab">{(way.label)()}</span>
            <input
                type="range"
                name=way.name
                min="0"
                max="100"
                disabled=locked
                prop:value=value
                on:input=moved
            />
        </label>
    }
    .into_any()
}
