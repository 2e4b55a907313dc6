//! A modal dialog that follows a signal: the browser keeps the focus inside, Escape closes it.

use super::controls::{button, line};
use super::icon::Icon;
use super::lazy::{Again, Draw, Loading, Meanwhile, lazily};
use super::live::{heard, when};
use crate::text;
use crate::view::widgets::view;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// A `<dialog>`, open while `open` is true; `close` is told when the browser closes it. Its content is built when it
/// opens and dropped when it closes, so that closed dialogs cost nothing and forget what was typed; its code is loaded
/// by `load` when it first opens. `labelled_by`: the id of its heading.
pub fn dialog(
    open: Signal<bool>,
    close: impl Fn() + 'static,
    class: Signal<String>,
    labelled_by: &'static str,
    load: fn() -> Loading,
    draw: impl Fn() -> Option<AnyView> + Send + Sync + 'static,
) -> AnyView {
    shell(
        open,
        Box::new(close),
        class,
        labelled_by,
        load,
        Arc::new(draw),
    )
}

fn shell(
    open: Signal<bool>,
    close: Box<dyn Fn()>,
    class: Signal<String>,
    labelled_by: &'static str,
    load: fn() -> Loading,
    draw: Draw,
) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if open.get() && !dialog.open() {
            // It throws only where the element is not connected.
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let shown = move || node.get_untracked().filter(|dialog| dialog.open());
    // Shown anew when its content arrives late, the browser chooses anew where the focus goes.
    let changed = move || {
        if let Some(dialog) = shown() {
            dialog.close();
            let _ = dialog.show_modal();
        }
    };
    // The event comes late, when a dialog that was shown anew is open again.
    let closed = heard(move || {
        if shown().is_none() {
            close();
        }
    });
    let meanwhile = move |now, again| {
        let close = move || {
            if let Some(dialog) = shown() {
                dialog.close();
            }
        };
        waiting(labelled_by, now, again, close)
    };
    let content = move || lazily(load, Arc::clone(&draw), meanwhile, changed);
    view! {
        <dialog node_ref=node class=class aria-labelledby=labelled_by on:close=closed>
            {when(open, content)}
        </dialog>
    }
    .into_any()
}

/// What stands in a dialog until its code is there.
fn waiting(
    id: &'static str,
    now: Meanwhile,
    again: Again,
    close: impl FnMut() + 'static,
) -> AnyView {
    let (title, said, retry) = match now {
        Meanwhile::Loading => (text::part_loading(), None, None),
        Meanwhile::Missing => (
            text::part_missing(),
            Some(line("lead", text::part_missing_text())),
            Some(button("btn main", None, text::retry_part(), move || {
                again.attempt()
            })),
        ),
    };
    let close = button("btn", Some(Icon::Cross), text::close(), close);
    view! {
        <header role="presentation">
            <h2 id=id>{title}</h2>
            {close}
        </header>
        <div class="body">{said}</div>
        <footer>{retry}</footer>
    }
    .into_any()
}
