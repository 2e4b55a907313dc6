//! What a reader of signals is told, notification by notification. Effects would not do: they run
//! once for everything that happened since they last ran.

use crate::stage::Stage;
use leptos::prelude::*;
use std::sync::{Arc, Mutex};

/// Everything that `read` said, first at once and then each time it was notified.
pub struct Watch<T> {
    said: Arc<Mutex<Vec<T>>>,
    _effect: ImmediateEffect,
}

impl<T: Clone + Send + 'static> Watch<T> {
    pub fn new<L>(stage: &Stage<L>, read: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let said = Arc::new(Mutex::new(Vec::new()));
        let writing = Arc::clone(&said);
        let effect = stage.owner.with(|| {
            ImmediateEffect::new(move || {
                let value = read();
                writing.lock().unwrap().push(value);
            })
        });
        said.lock().unwrap().clear();
        Self {
            said,
            _effect: effect,
        }
    }

    /// What was said since this was last asked.
    pub fn take(&self) -> Vec<T> {
        std::mem::take(&mut self.said.lock().unwrap())
    }
}
