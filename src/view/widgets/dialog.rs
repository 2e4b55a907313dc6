//! A modal dialog that follows a signal: the browser keeps the focus inside, Escape closes it.

use leptos::html;
use leptos::prelude::*;

/// A `<dialog>`, open while `open` is true. Its content is built when it opens and dropped when it closes, so that
/// closed dialogs cost nothing and forget what was typed.
#[component]
pub fn Dialog(
    /// Follows the dialog both ways.
    open: RwSignal<bool>,
    /// The class that style holds on to.
    class: &'static str,
    /// The id of the heading.
    labelled_by: &'static str,
    /// What stands in it.
    children: ChildrenFn,
) -> impl IntoView {
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
    view! {
        <dialog
            node_ref=node
            class=class
            aria-labelledby=labelled_by
            on:close=move |_| open.set(false)
        >
            {move || open.get().then(|| children())}
        </dialog>
    }
}
