//! What changes on the screen, each kind under one type.
//!
//! Leptos compiles the code for a reactive text, attribute, subtree or listener once for every closure type it meets.
//! Handing it one boxed type instead keeps the page's wasm at half the size, and the unequal work is none: a boxed call
//! costs nothing beside touching the DOM.

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

/// A text that follows what it reads; the DOM is touched only when it really changed.
pub fn words(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    fn follow(read: Box<dyn Fn() -> String + Send + Sync>) -> Signal<String> {
        Memo::new(move |_| read()).into()
    }
    follow(Box::new(read))
}

/// Yes or no, likewise.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    fn follow(read: Box<dyn Fn() -> bool + Send + Sync>) -> Signal<bool> {
        Memo::new(move |_| read()).into()
    }
    follow(Box::new(read))
}

/// `true` or `false` for an ARIA attribute, which must not be left out when it is false.
pub fn aria(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<String> {
    words(move || read().to_string())
}

/// A part of the page that is built anew when what it reads changes.
pub fn part(build: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    fn follow(build: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
        (move || build()).into_any()
    }
    follow(Box::new(build))
}

/// A part that is there only while `condition` holds.
pub fn when(
    condition: Signal<bool>,
    build: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    part(move || {
        if condition.get() {
            build()
        } else {
            ().into_any()
        }
    })
}

/// Inside a [`part`]: builds it anew when `key` changes, whatever else it reads untracked. Reads the key, because a memo
/// that is only tracked is never computed, and so never changes.
pub fn anew_with(key: Signal<String>) {
    key.with(|_| ());
}

/// A press.
pub type Press = Box<dyn FnMut(MouseEvent)>;

/// Does something when pressed.
pub fn press(mut act: impl FnMut() + 'static) -> Press {
    Box::new(move |_| act())
}

/// What a field hears.
pub type Heard = Box<dyn FnMut(Event)>;

/// Takes what was typed or chosen.
pub fn typed(mut take: impl FnMut(String) + 'static) -> Heard {
    Box::new(move |event| take(event_target_value(&event)))
}

/// Takes whether a box is ticked.
pub fn ticked(mut take: impl FnMut(bool) + 'static) -> Heard {
    Box::new(move |event| take(event_target_checked(&event)))
}

/// Hears that something happened.
pub fn heard(mut act: impl FnMut() + 'static) -> Heard {
    Box::new(move |_| act())
}
