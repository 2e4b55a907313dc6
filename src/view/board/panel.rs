//! One panel: a frame with words under it.

use super::frame::frame;
use crate::board::{Panel, PanelId, PanelState, Take};
use crate::catalog::{Size, SizeSpec};
use crate::session::Session;
use crate::stream::PictureAt;
use crate::text;
use crate::view::widgets::controls::line;
use crate::view::widgets::live::{part, words};
use crate::view::widgets::view;
use crate::words;
use leptos::prelude::*;

/// Before anything is known of a picture's shape, the shape that models choose most often.
const USUAL_SHAPE: Size = Size {
    width: 3,
    height: 2,
};

/// The shape of the sample's pictures.
const SAMPLE_SHAPE: Size = Size {
    width: 16,
    height: 9,
};

pub fn panel(session: Session, id: PanelId) -> AnyView {
    let panel = session.panel(id);
    let of = move |read: fn(usize, &Panel) -> String| {
        words(move || {
            panel
                .with(|panel| panel.as_ref().map(|(number, panel)| read(*number, panel)))
                .unwrap_or_default()
        })
    };
    let state = of(|_, panel| panel.state.name().to_owned());
    let run = of(|_, panel| {
        panel
            .run
            .map(|run| run.number().to_string())
            .unwrap_or_default()
    });
    let number = of(|number, _| number.to_string());
    let title = of(|number, panel| match panel.script.caption.as_str() {
        "" => text::panel_number(&number.to_string()),
        caption => caption.to_owned(),
    });
    let time = of(|_, panel| match panel.take() {
        Some(take) if take.run.is_some() && take.after_ms > 0 => words::run::time(take.after_ms),
        _ => String::new(),
    });
    let action = of(|_, panel| panel.script.action.clone());
    let facts = words(move || {
        let of = |(_, panel): &(usize, Panel)| Some(facts(session, panel.take()?));
        panel.with(|panel| panel.as_ref().and_then(of).unwrap_or_default())
    });
    let ratio = words(move || {
        let Size { width, height } = shape(session, panel);
        format!("{width} / {height}")
    });
    let (action, facts) = (
        unless_empty("act", action),
        unless_empty("facts num", facts),
    );
    view! {
        <li class="panel" id=id.element_id() data-state=state data-run=run>
            <div class="frame" style:--ratio=ratio>
                <span class="no">{number}</span>
                {frame(session, id, panel)}
            </div>
            <div class="cap">
                <header>
                    <h3>{title}</h3>
                    <span class="meta num">{time}</span>
                </header>
                {action} {facts}
            </div>
        </li>
    }
    .into_any()
}

fn unless_empty(class: &'static str, words: Signal<String>) -> AnyView {
    part(move || match words.get() {
        words if words.is_empty() => ().into_any(),
        words => line(class, words),
    })
}

/// The picture's own shape, else what was asked for.
fn shape(session: Session, panel: Memo<Option<(usize, Panel)>>) -> Size {
    panel.with(|panel| {
        let Some((_, panel)) = panel else {
            return USUAL_SHAPE;
        };
        if panel.run.is_none() && panel.state == PanelState::Arrived {
            return SAMPLE_SHAPE;
        }
        let own = panel.take().and_then(|take| take.size);
        own.or_else(|| {
            let id = panel.run?;
            session
                .board
                .with_untracked(|board| match board.run(id)?.asked.size.parse().ok()? {
                    SizeSpec::Pixels(size) => Some(size),
                    SizeSpec::Tier(_) => None,
                })
        })
        .filter(|size| size.width > 0 && size.height > 0)
        .unwrap_or(USUAL_SHAPE)
    })
}

/// Size and format as they came; of a picture that is elsewhere, until when it is there.
fn facts(session: Session, take: &Take) -> String {
    let size = take.size.map(words::request::pixels);
    let format = match &take.picture {
        PictureAt::Kept { format, .. } => Some(format.name().to_owned()),
        PictureAt::Fresh { .. } | PictureAt::Remote(_) | PictureAt::Shipped(_) => None,
    };
    let until = session
        .dies_at(take)
        .map(|moment| text::address_until(&moment));
    [size, format, until]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}
