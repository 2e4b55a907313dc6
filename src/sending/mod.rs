//! When a request may go out: at its turn, and again by itself in one case only. Pure rules; `session` keeps them.

mod pace;
mod repeat;
mod times;
mod wait;

pub use pace::{Ledger, MINUTE_MS, Turn};
pub use repeat::{LONGEST_ASKED_S, MOST_ATTEMPTS, is_rate_limit, jittered, pause_ms};
pub use times::{FEWEST_RUNS, Span, Times};
pub use wait::{Wait, Why};

use crate::catalog::Cloud;
use crate::request::Request;

/// The model version that a request is counted for: aliases share the account's limit, and so do not count apart. An
/// endpoint of the person's own is counted by its id.
pub fn counted_for(request: &Request) -> &str {
    let (id, ids) = (request.model_id(), request.model().ids);
    let cloud = [Cloud::BytePlus, Cloud::Volcengine]
        .into_iter()
        .find(|cloud| ids.known_on(*cloud, id));
    cloud.map_or(id, |cloud| ids.on(cloud))
}
