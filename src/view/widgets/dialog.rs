//! A modal dialog that follows a signal: the browser keeps the focus inside, Escape closes it.

use super::live::{flag, heard, when};
use leptos::html;
use leptos::prelude::*;

/// A `<dialog>`, open while `open` is true. Its content is built when it opens and dropped when it closes, so that
/// closed dialogs cost nothing and forget what was typed. `labelled_by`: the id of its heading.
pub fn dialog(
    open: RwSignal<bool>,
    class: &'static str,
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
    let closed = heard(move || open.set(false));
    view! {
        <dialog node_ref=node class=class aria-labelledby=labelled_by on:close=closed>
            {when(flag(move || open.get()), content)}
        </dialog>
    }
    .into_any()
}
