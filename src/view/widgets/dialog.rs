//! A modal dialog that follows a signal: the browser keeps the focus inside, Escape closes it.

use super::live::{heard, when};
use leptos::html;
use leptos::prelude::*;

/// A `<dialog>`, open while `open` is true; `close` is told when the browser closes it. Its content is built when it
/// opens and dropped when it closes, so that closed dialogs cost nothing and forget what was typed. `labelled_by`: the
/// id of its heading.
pub fn dialog(
    open: Signal<bool>,
    close: impl FnMut() + 'static,
    class: Signal<String>,
    labelled_by: &'static str,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
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
    let closed = heard(close);
    view! {
        <dialog node_ref=node class=class aria-labelledby=labelled_by on:close=closed>
            {when(open, content)}
        </dialog>
    }
    .into_any()
}
