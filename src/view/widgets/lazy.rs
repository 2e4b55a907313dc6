//! Views whose code is loaded when somebody asks for them, so that a first visit does not pay for it.
//!
//! ```ignore
//! split!(dialogs, form(session: Session, open: RwSignal<bool>));
//!
//! fn form(session: Session, open: RwSignal<bool>) -> AnyView { … }
//! ```
//!
//! makes `form::load` and `form::call` ([`crate::chunk`]), which [`lazily`] and `dialog` take.

pub(crate) use crate::chunk::split;

use super::controls::button;
use super::live::part;
pub(crate) use crate::chunk::Loading;
use crate::text;
use futures::FutureExt as _;
use leptos::prelude::*;
use leptos::tachys::renderer::types::Element;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What is drawn until the code is there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Meanwhile {
    /// It is on its way.
    Loading,
    /// It did not arrive.
    Missing,
}

/// Draws what `draw` draws as soon as `load` has fetched its code: at once if it is there. Until then `meanwhile`, which
/// is given what to call for another attempt. `changed` is told whenever that took a while and something else is drawn.
pub fn lazily(
    load: fn() -> Loading,
    draw: Draw,
    meanwhile: impl Fn(Meanwhile, Again) -> AnyView + Send + Sync + 'static,
    changed: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let state = RwSignal::new(Some(Meanwhile::Loading));
    let again = Again {
        load,
        state,
        changed: StoredValue::new(Box::new(changed)),
    };
    let mut loading = load();
    match (&mut loading).now_or_never() {
        Some(there) => again.ended(there),
        None => again.wait_for(loading),
    }
    part(move || match state.get() {
        None => draw().into_any(),
        Some(now) => meanwhile(now, again),
    })
}

/// The same for a part of the page that appears when it is needed: nothing stands there until its code has arrived, and
/// if that fails, a press for another attempt.
pub fn later(
    load: fn() -> Loading,
    draw: impl Fn() -> Option<AnyView> + Send + Sync + 'static,
) -> AnyView {
    fn of(load: fn() -> Loading, draw: Draw) -> AnyView {
        let meanwhile = |now, again: Again| match now {
            Meanwhile::Loading => ().into_any(),
            Meanwhile::Missing => button("link", None, text::retry_part(), move || again.attempt()),
        };
        lazily(load, draw, meanwhile, || ())
    }
    of(load, Arc::new(draw))
}

/// Draws a view, if its code is there.
pub type Draw = Arc<dyn Fn() -> Option<AnyView> + Send + Sync>;

/// Another attempt to load.
#[derive(Clone, Copy)]
pub struct Again {
    load: fn() -> Loading,
    state: RwSignal<Option<Meanwhile>>,
    changed: StoredValue<Box<dyn Fn() + Send + Sync>>,
}

impl Again {
    /// Makes it.
    pub fn attempt(self) {
        self.state.set(Some(Meanwhile::Loading));
        self.wait_for((self.load)());
    }

    fn wait_for(self, loading: Loading) {
        spawn_local(async move {
            let there = loading.await;
            self.ended(there);
            // By then it is drawn.
            request_animation_frame(move || {
                self.changed.try_with_value(|changed| changed());
            });
        });
    }

    fn ended(self, there: bool) {
        // What waited may be closed by now; then none of this is there any more.
        self.state.try_set((!there).then_some(Meanwhile::Missing));
    }
}

/// Fetches code before it is asked for.
pub fn prepare(load: fn() -> Loading) {
    spawn_local(async move {
        load().await;
    });
}

/// The same as soon as the pointer or the focus reaches a button.
pub fn ahead(load: fn() -> Loading) {
    for sign in ["pointerover", "focusin"] {
        let heard = window_event_listener_untyped(sign, move |event| {
            let within = event_target::<Element>(&event).closest("button");
            if within.is_ok_and(|button| button.is_some()) {
                prepare(load);
            }
        });
        on_cleanup(move || heard.remove());
    }
}
