//! What follows signals: one effect type for texts, parts and lists.

use super::Still;
use super::place::Place;
use super::rows::{Rows, Source};
use leptos::prelude::*;
use leptos::tachys::renderer::types::{Element, Node};
use std::borrow::Cow;

/// What is followed.
pub enum Live {
    Text(Signal<String>),
    Flag(Signal<bool>),
    /// A part that is built anew.
    Part(Box<dyn Build>),
    /// Rows, of which only those are built that were not there.
    Rows(Box<dyn Source>),
}

/// What builds a part of the page. A closure's table of functions has three entries where this has one.
pub trait Build: Send + 'static {
    fn build(&self) -> AnyView;
}

impl<F: Fn() -> AnyView + Send + 'static> Build for F {
    fn build(&self) -> AnyView {
        self()
    }
}

/// What is kept from one run to the next.
pub enum Kept {
    Place(Place),
    Part(Option<<AnyView as Render>::State>),
    Rows(Rows),
}

impl Kept {
    fn mountable(&mut self) -> Option<&mut dyn Mountable> {
        match self {
            Kept::Place(_) => None,
            Kept::Part(state) => Some(state.as_mut()?),
            Kept::Rows(rows) => Some(rows),
        }
    }
}

/// Runs for as long as it exists.
pub struct Following(RenderEffect<Option<Kept>>);

impl Following {
    /// A value that stands in a place, or a child where there is none.
    pub fn new(live: Live, place: Option<Place>) -> Self {
        let first = match (place, &live) {
            (Some(place), _) => Kept::Place(place),
            (None, Live::Rows(_)) => Kept::Rows(Rows::new()),
            (None, _) => Kept::Part(None),
        };
        let mut live = live;
        let follow = move |kept: Option<Option<Kept>>| {
            let mut kept = kept.flatten()?;
            match (&mut live, &mut kept) {
                (Live::Text(text), Kept::Place(place)) => {
                    place.set(Still::Text(Cow::Owned(text.get())));
                }
                (Live::Flag(is), Kept::Place(place)) => place.set(Still::Flag(is.get())),
                (Live::Part(part), Kept::Part(state)) => {
                    let view = part.build();
                    match state {
                        Some(state) => view.rebuild(state),
                        None => *state = Some(view.build()),
                    }
                }
                (Live::Rows(source), Kept::Rows(rows)) => rows.show(source.read()),
                _ => {}
            }
            Some(kept)
        };
        Self(RenderEffect::new_with_value(follow, Some(Some(first))))
    }

    /// Ends, and gives back the place of its value.
    pub fn place(&self) -> Option<Place> {
        match self.0.take_value().flatten() {
            Some(Kept::Place(place)) => Some(place),
            _ => None,
        }
    }

    fn with(&self, act: &mut dyn FnMut(&mut dyn Mountable)) {
        self.0.with_value_mut(|kept| {
            if let Some(kept) = kept.as_mut().and_then(Kept::mountable) {
                act(kept);
            }
        });
    }
}

impl Mountable for Following {
    fn unmount(&mut self) {
        self.with(&mut |kept| kept.unmount());
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.with(&mut |kept| kept.mount(parent, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let mut done = false;
        self.with(&mut |kept| done = kept.insert_before_this(child));
        done
    }

    /// Asked only by who adds attributes to a view from outside; nobody does.
    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}
