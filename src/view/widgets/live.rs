//! What changes on the screen, each kind under one type.
//!
//! Code for a reactive text, attribute, subtree or listener is compiled once for every closure type it meets. Handing it
//! one boxed type instead keeps the page's wasm at half the size, and the unequal work is none: a boxed call costs nothing
//! beside touching the DOM. The boxes hold traits of our own, because what the compiler writes for a boxed closure is
//! more: besides calling it, also calling it by value.

use super::markup::{self, Hear, IntoHandler};
use leptos::prelude::*;
use leptos::tachys::renderer::types::Event;

/// Reads something.
trait Read<T>: Send + Sync + 'static {
    fn read(&self) -> T;
}

impl<T, F: Fn() -> T + Send + Sync + 'static> Read<T> for F {
    fn read(&self) -> T {
        self()
    }
}

/// A text that follows what it reads; the DOM is touched only when it really changed.
pub fn words(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    fn follow(read: Box<dyn Read<String>>) -> Signal<String> {
        Memo::new(move |_| read.read()).into()
    }
    follow(Box::new(read))
}

/// Yes or no, likewise.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    fn follow(read: Box<dyn Read<bool>>) -> Signal<bool> {
        Memo::new(move |_| read.read()).into()
    }
    follow(Box::new(read))
}

/// What many read and what changes seldom, though it is computed often: they are told of its changes alone. Whoever reads a
/// memo is asked at every change of what that one reads, and on a long board that is everybody.
pub fn told_to_many(words: Signal<String>) -> Signal<String> {
    let told = RwSignal::new(words.get_untracked());
    Effect::new(move |_| {
        let now = words.get();
        if told.with_untracked(|told| *told != now) {
            told.set(now);
        }
    });
    told.into()
}

/// `true` or `false` for an ARIA attribute, which must not be left out when it is false.
pub fn aria(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<String> {
    fn follow(read: Box<dyn Read<bool>>) -> Signal<String> {
        words(move || if read.read() { "true" } else { "false" }.to_owned())
    }
    follow(Box::new(read))
}

/// Draws words, and nothing where there are none.
pub fn unless_empty(words: Signal<String>, draw: fn(String) -> AnyView) -> AnyView {
    part(move || match words.get() {
        words if words.is_empty() => ().into_any(),
        words => draw(words),
    })
}

/// A part of the page that is built anew when what it reads changes.
pub fn part(build: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    markup::part(Box::new(build))
}

/// A part that is there only while `condition` holds.
pub fn when(
    condition: Signal<bool>,
    build: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    fn follow(condition: Signal<bool>, build: Box<dyn Read<AnyView>>) -> AnyView {
        part(move || match condition.get() {
            true => build.read(),
            false => ().into_any(),
        })
    }
    follow(condition, Box::new(build))
}

/// Inside a [`part`]: builds it anew when `key` changes, whatever else it reads untracked. Reads the key, because a memo
/// that is only tracked is never computed, and so never changes.
pub fn anew_with(key: Signal<String>) {
    key.with(|_| ());
}

/// Does something with what it is given.
trait Take<T>: 'static {
    fn take(&mut self, value: T);
}

impl<T, F: FnMut(T) + 'static> Take<T> for F {
    fn take(&mut self, value: T) {
        self(value);
    }
}

/// Does something.
trait Act: 'static {
    fn act(&mut self);
}

impl<F: FnMut() + 'static> Act for F {
    fn act(&mut self) {
        self();
    }
}

/// What does something when an event comes.
pub struct Press(Heard);

/// What a field hears.
pub struct Heard(Kind);

enum Kind {
    /// That something happened.
    Act(Box<dyn Act>),
    /// What was typed or chosen.
    Text(Box<dyn Take<String>>),
    /// Whether a box is ticked.
    Flag(Box<dyn Take<bool>>),
}

impl Hear for Heard {
    fn hear(&mut self, event: Event) {
        let event = event.into();
        match &mut self.0 {
            Kind::Act(act) => act.act(),
            Kind::Text(take) => take.take(event_target_value(&event)),
            Kind::Flag(take) => take.take(event_target_checked(&event)),
        }
    }
}

impl<E> IntoHandler<E> for Heard {
    fn into_handler(self) -> Box<dyn Hear> {
        Box::new(self)
    }
}

impl IntoHandler<leptos::ev::MouseEvent> for Press {
    fn into_handler(self) -> Box<dyn Hear> {
        Box::new(self.0)
    }
}

/// Does something when pressed.
pub fn press(act: impl FnMut() + 'static) -> Press {
    Press(heard(act))
}

/// Takes what was typed or chosen.
pub fn typed(take: impl FnMut(String) + 'static) -> Heard {
    Heard(Kind::Text(Box::new(take)))
}

/// Takes whether a box is ticked.
pub fn ticked(take: impl FnMut(bool) + 'static) -> Heard {
    Heard(Kind::Flag(Box::new(take)))
}

/// Hears that something happened.
pub fn heard(act: impl FnMut() + 'static) -> Heard {
    Heard(Kind::Act(Box::new(act)))
}
