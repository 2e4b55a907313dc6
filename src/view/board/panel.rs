//! One panel: a frame with words under it.

use super::frame::frame;
use crate::board::{Board, PanelId, Take};
use crate::catalog::{Ratio, Size, SizeSpec};
use crate::session::{Row, RowSignal, Session};
use crate::stream::PictureAt;
use crate::text;
use crate::view::desk::on_board;
use crate::view::widgets::controls::line;
use crate::view::widgets::live::{aria, part, unless_empty, words};
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

/// `of_board`: see [`shape_of_board`]. `own`: empty on the sample.
pub fn panel(
    session: Session,
    id: PanelId,
    of_board: Signal<String>,
    own: Signal<String>,
) -> AnyView {
    let row = session.panel(id);
    let of = move |read: fn(&Row) -> String| {
        words(move || row.with(|row| row.as_ref().map(read).unwrap_or_default()))
    };
    let state = of(|row| row.panel.state.name().to_owned());
    let run = of(|row| {
        let run = row.panel.run.map(|run| run.number().to_string());
        run.unwrap_or_default()
    });
    let number = of(|row| row.number.clone());
    let title = of(|row| match row.panel.script.caption.as_str() {
        "" => text::panel_number(&row.number),
        caption => caption.to_owned(),
    });
    let time = of(|row| match row.panel.take() {
        Some(take) if take.run.is_some() && take.after_ms > 0 => words::run::time(take.after_ms),
        _ => String::new(),
    });
    let action = of(|row| row.panel.script.action.clone());
    let facts = words(move || {
        let of = |row: &Row| Some(facts(session, row.panel.take()?));
        row.with(|row| row.as_ref().and_then(of).unwrap_or_default())
    });
    let ratio = words(move || match of_board.get() {
        shape if shape.is_empty() => written(shape_of_picture(session, row)),
        shape => shape,
    });
    let crop = of(|row| row.panel.crop.position());
    let current = aria(move || session.desk.with(|desk| desk.chosen == Some(id)));
    let (action, facts) = (
        unless_empty(action, |words| line("act", words)),
        unless_empty(facts, |words| line("facts num", words)),
    );
    let own = move || match own.with(String::is_empty) {
        true => ().into_any(),
        false => on_board(session, id),
    };
    view! {
        <li
            class="panel"
            id=id.element_id()
            data-state=state
            data-run=run
            aria-current=current
        >
            <div class="frame" style:--ratio=ratio style:--crop=crop>
                <span class="no">{number}</span>
                {frame(session, id, row)}
            </div>
            <div class="cap">
                <header>
                    <h3>{title}</h3>
                    <span class="meta num">{time}</span>
                </header>
                {action} {facts}
            </div>
            {part(own)}
        </li>
    }
    .into_any()
}

/// The shape that a board gives all its panels, as CSS has it; empty where it gives none.
pub fn shape_of_board(board: &Board) -> String {
    let written_ratio = |Ratio { width, height }| written(Size { width, height });
    board.about().ratio.map(written_ratio).unwrap_or_default()
}

fn written(Size { width, height }: Size) -> String {
    format!("{width} / {height}")
}

/// The board's shape, else the picture's own, else what was asked for.
pub fn shape(session: Session, row: RowSignal) -> Size {
    let of_board = session.board.with(|board| board.about().ratio);
    match of_board {
        Some(Ratio { width, height }) => Size { width, height },
        None => shape_of_picture(session, row),
    }
}

fn shape_of_picture(session: Session, row: RowSignal) -> Size {
    row.with(|row| {
        let Some(Row { panel, .. }) = row else {
            return USUAL_SHAPE;
        };
        let take = panel.take();
        if take.is_some_and(|take| matches!(take.picture, PictureAt::Shipped(_))) {
            return SAMPLE_SHAPE;
        }
        let own = take.and_then(|take| take.size);
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
        _ => None,
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
