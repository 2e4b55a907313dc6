//! What all requests share: the address, the scenarios, the pictures painted so far.

use std::sync::{Arc, Mutex};

use crate::lock::lock;
use crate::picture::Album;
use crate::scenario::{Scenario, Settings};

/// The scenario of the plain path `/api/v3/images/generations`.
pub const DEFAULT: &str = "default";

/// The state of the whole service.
pub struct Service {
    /// `http://127.0.0.1:PORT`, without a slash at its end.
    pub origin: String,
    /// Pictures already painted, shared by all scenarios.
    pub album: Album,
    scenarios: Mutex<Vec<Arc<Scenario>>>,
}

impl Service {
    /// A service at `origin` that knows only the default scenario.
    pub fn new(origin: String) -> Self {
        let default = Scenario::new(DEFAULT.to_owned(), Settings::default());
        Self {
            origin,
            album: Album::default(),
            scenarios: Mutex::new(vec![Arc::new(default)]),
        }
    }

    /// Adds a scenario and returns it; ids count from `s1`.
    pub fn add(&self, settings: Settings) -> Arc<Scenario> {
        let mut scenarios = lock(&self.scenarios);
        let scenario = Arc::new(Scenario::new(format!("s{}", scenarios.len()), settings));
        scenarios.push(Arc::clone(&scenario));
        scenario
    }

    /// The scenario called `id`.
    pub fn scenario(&self, id: &str) -> Option<Arc<Scenario>> {
        lock(&self.scenarios)
            .iter()
            .find(|scenario| scenario.id == id)
            .cloned()
    }
}
