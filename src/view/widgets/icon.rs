//! Icons: strokes on a 16 px grid, always beside a word.

use crate::view::widgets::view;
use leptos::prelude::*;

/// Every icon of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Four frames.
    Grid,
    /// A pencil.
    Pen,
    /// A half moon.
    Moon,
    /// A tick.
    Check,
    /// A cross.
    Cross,
    /// Points right; a disclosure turns it.
    Chevron,
    /// Points left.
    Back,
    /// A circle with a bar: refused.
    Refused,
    /// A circle with a letter.
    Note,
    /// A line that breaks.
    Broken,
    /// A clock.
    Clock,
    /// A plus.
    Plus,
    /// Two sheets.
    Copy,
    /// Leaves this device.
    Out,
    /// A folder that opens.
    Open,
    /// One frame with a line of words under it.
    Frame,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Icon::Grid => "M2 3h5v4H2zM9 3h5v4H9zM2 9h5v4H2zM9 9h5v4H9z",
            Icon::Pen => "m3 13 .7-3L10.5 3.2 13 5.5 6 12.3zM3 15h10",
            Icon::Moon => "M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z",
            Icon::Check => "M3 8.5 6 11.5 13 4.5",
            Icon::Cross => "m4 4 8 8M12 4l-8 8",
            Icon::Chevron => "m6 4 4 4-4 4",
            Icon::Back => "m10 4-4 4 4 4",
            Icon::Refused => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM4 4l8 8",
            Icon::Note => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5v3.5M8 5v.1",
            Icon::Broken => "M1.5 8H5l1.5-3M9.500 11 11 8h3.500M8 6.500v3",
            Icon::Clock => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.200l2 1.300",
            Icon::Plus => "M8 3v10M3 8h10",
            Icon::Open => "M2 13V3h4l1.500 2H13v2M2 13l2-6h11l-2 6z",
            Icon::Copy => "M6 6h7v7H6zM3 10V3h7",
            Icon::Frame => "M2 3h12v8H2zM2 13.500h7",
            Icon::Out => "M3 8h9M9 5l3 3-3 3",
        }
    }
}

/// Draws an icon; it is decoration, the word beside it speaks.
pub fn icon(icon: Icon) -> AnyView {
    stroke(icon.path())
}

/// Draws a stroke on the same grid: for signs that only one chunk of the page has.
pub fn stroke(path: &'static str) -> AnyView {
    view! {
        <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
            <path d=path></path>
        </svg>
    }
    .into_any()
}
