//! One panel: a frame with words under it.

use super::frame::Frame;
use crate::board::{Panel, PanelId, PanelState, Take};
use crate::catalog::{Size, SizeSpec};
use crate::session::Session;
use crate::stream::PictureAt;
use crate::text;
use leptos::prelude::*;

/// Before anything is known of a picture's shape, the shape that models choose most often.
const USUAL_SHAPE: Size = Size {
    width: 3,
    height: 2,
};

#[component]
pub fn PanelRow(id: PanelId) -> impl IntoView {
    let session = expect_context::<Session>();
    let panel = session.panel(id);
    let of = move |part: fn(usize, &Panel) -> String| {
        panel.with(|panel| panel.as_ref().map(|(number, panel)| part(*number, panel)))
    };
    let state = move || of(|_, panel| panel.state.name().to_owned());
    let run = move || {
        of(|_, panel| {
            panel
                .run
                .map(|run| run.number().to_string())
                .unwrap_or_default()
        })
    };
    let number = move || of(|number, _| number.to_string());
    let shape = Memo::new(move |_| shape(session, panel));
    let ratio = move || {
        let Size { width, height } = shape.get();
        format!("{width} / {height}")
    };
    let title = move || {
        of(|number, panel| match panel.caption.as_str() {
            "" => text::panel_number(&number.to_string()),
            caption => caption.to_owned(),
        })
    };
    let time = move || {
        of(|_, panel| match panel.take() {
            Some(take) if take.run.is_some() => text::run::time(take.after_ms),
            _ => String::new(),
        })
    };
    let action = move || of(|_, panel| panel.action.clone()).filter(|action| !action.is_empty());
    let facts = move || of(|_, panel| panel.take().map(facts).unwrap_or_default());
    view! {
        <li class="panel" id=format!("panel-{}", id.number()) data-state=state data-run=run>
            <div class="frame" style:--ratio=ratio>
                <span class="no">{number}</span>
                <Frame id=id panel=panel />
            </div>
            <div class="cap">
                <header>
                    <h3>{title}</h3>
                    <span class="meta num">{time}</span>
                </header>
                {move || action().map(|action| view! { <p class="act">{action}</p> })}
                {move || {
                    facts()
                        .filter(|facts| !facts.is_empty())
                        .map(|facts| view! { <p class="facts num">{facts}</p> })
                }}
            </div>
        </li>
    }
}

/// The picture's own shape, else what was asked for.
fn shape(session: Session, panel: Memo<Option<(usize, Panel)>>) -> Size {
    panel.with(|panel| {
        let Some((_, panel)) = panel else {
            return USUAL_SHAPE;
        };
        if panel.run.is_none() && panel.state == PanelState::Arrived {
            return Size {
                width: 16,
                height: 9,
            };
        }
        let own = panel.take().and_then(|take| take.size);
        own.or_else(|| {
            let id = panel.run?;
            session.board.with_untracked(|board| {
                match board.run(id)?.request.size().parse().ok()? {
                    SizeSpec::Pixels(size) => Some(size),
                    SizeSpec::Tier(_) => None,
                }
            })
        })
        .filter(|size| size.width > 0 && size.height > 0)
        .unwrap_or(USUAL_SHAPE)
    })
}

/// Size and format as they came.
fn facts(take: &Take) -> String {
    let size = take.size.map(text::request::pixels);
    let format = match &take.picture {
        PictureAt::Kept { format, .. } => Some(format.name().to_owned()),
        PictureAt::Remote(_) | PictureAt::Shipped(_) => None,
    };
    [size, format]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}
