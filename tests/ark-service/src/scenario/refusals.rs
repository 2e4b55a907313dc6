//! Refusals that come before the first answer.

use std::sync::atomic::{AtomicU32, Ordering};

/// So many requests are refused, and no more.
pub struct Refusals(AtomicU32);

impl Refusals {
    /// `times`: how many.
    pub fn new(times: u32) -> Self {
        Self(AtomicU32::new(times))
    }

    /// Whether this request is one of them.
    pub fn take_one(&self) -> bool {
        let (order, left) = (Ordering::SeqCst, |left: u32| left.checked_sub(1));
        self.0.fetch_update(order, order, left).is_ok()
    }
}
