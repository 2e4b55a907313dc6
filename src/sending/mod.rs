//! When a request may go out: at its turn, and again by itself in one case only. Pure rules; `session` keeps them.

mod pace;
mod repeat;
mod times;
mod wait;

pub use pace::{Ledger, MINUTE_MS, Turn};
pub use repeat::{LONGEST_ASKED_S, MOST_ATTEMPTS, is_rate_limit, jittered, pause_ms};
pub use times::{FEWEST_RUNS, Span, Times, Usual};
pub use wait::{AT_ONCE, Wait, Why};

use crate::catalog::{Cloud, find};

/// The model version that a request for the model `id` is counted for: aliases share the account's limit, and so do not
/// count apart. An endpoint of the person's own is counted by its id.
pub fn counted_for(id: &str) -> &str {
    let clouds = [Cloud::BytePlus, Cloud::Volcengine];
    let version = find(id).and_then(|model| {
        let mut on = clouds.into_iter();
        let cloud = on.find(|cloud| model.ids.known_on(*cloud, id))?;
        Some(model.ids.on(cloud))
    });
    version.unwrap_or(id)
}
