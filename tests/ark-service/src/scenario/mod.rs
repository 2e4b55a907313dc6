//! A scenario: how the service behaves on one base address, and what happened there.

mod gate;
mod ledger;
mod log;
mod refusals;
mod settings;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use crate::lock::lock;
use crate::picture::Picture;

pub use gate::Gate;
pub use ledger::{Exchange, Ledger, Sent};
pub use log::Log;
pub use refusals::Refusals;
pub use settings::{Fault, Settings};

/// One scenario.
pub struct Scenario {
    /// `s1`, `s2`, … or `default`.
    pub id: String,
    /// How it behaves.
    pub settings: Settings,
    /// Where held pictures wait.
    pub gate: Gate,
    /// The 429s that are still to be answered.
    pub refusals: Refusals,
    /// Everything that came to its API path.
    pub requests: Log,
    /// The pictures it sent and how its responses ended.
    pub ledger: Arc<Ledger>,
    shelf: Mutex<HashMap<String, Arc<Picture>>>,
}

impl Scenario {
    /// A scenario in which nothing has happened yet.
    pub fn new(id: String, settings: Settings) -> Self {
        Self {
            id,
            refusals: Refusals::new(settings.rate_limited_times),
            settings,
            gate: Gate::default(),
            requests: Log::default(),
            ledger: Arc::default(),
            shelf: Mutex::default(),
        }
    }

    /// Makes `picture` available at `/pictures/{id}/{name}`.
    pub fn publish(&self, name: String, picture: Arc<Picture>) {
        lock(&self.shelf).insert(name, picture);
    }

    /// The published picture called `name`.
    pub fn published(&self, name: &str) -> Option<Arc<Picture>> {
        lock(&self.shelf).get(name).cloned()
    }
}
