//! Listeners under one type.

use super::Value;
use leptos::ev::{self, EventDescriptor, On};
use leptos::tachys::renderer::types::Event;
use std::borrow::Cow;
use std::marker::PhantomData;

/// What hears an event. A closure's table of functions has four entries where this has one.
pub trait Hear: 'static {
    fn hear(&mut self, event: Event);
}

/// What can hear an event of type `E`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not hear `{E}`",
    note = "a closure with one argument of that type does, and what `press`, `typed`, `ticked` and `heard` make"
)]
pub trait IntoHandler<E> {
    fn into_handler(self) -> Box<dyn Hear>;
}

struct Typed<E, F>(F, PhantomData<fn(E)>);

impl<E: From<Event> + 'static, F: FnMut(E) + 'static> Hear for Typed<E, F> {
    fn hear(&mut self, event: Event) {
        (self.0)(event.into());
    }
}

impl<E: From<Event> + 'static, F: FnMut(E) + 'static> IntoHandler<E> for F {
    fn into_handler(self) -> Box<dyn Hear> {
        Box::new(Typed(self, PhantomData))
    }
}

/// A listener that is not attached yet.
pub type Listener = On<Named, Box<dyn FnMut(Event)>>;

/// An event by its name alone: all listeners are one type.
#[derive(Clone)]
pub struct Named(&'static str);

impl EventDescriptor for Named {
    type EventType = Event;
    const BUBBLES: bool = false;

    fn name(&self) -> Cow<'static, str> {
        Cow::Borrowed(self.0)
    }

    fn event_delegation_key(&self) -> Cow<'static, str> {
        self.name()
    }
}

/// `on:event=handler`. As in Leptos, it runs under the owner that is there now.
pub fn listener<E>(_: E, name: &'static str, handler: impl IntoHandler<E::EventType>) -> Value
where
    E: EventDescriptor,
{
    fn listen(name: &'static str, mut handler: Box<dyn Hear>) -> Value {
        Value::Listener(ev::on(
            Named(name),
            Box::new(move |event| handler.hear(event)),
        ))
    }
    listen(name, handler.into_handler())
}
