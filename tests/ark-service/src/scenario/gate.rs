//! Where held pictures wait.

use tokio::sync::Semaphore;

/// Lets one picture pass per release, first come first served. A release without a waiting picture
/// is kept for the next one, so a test need not know whether the picture is there yet.
pub struct Gate(Semaphore);

impl Default for Gate {
    fn default() -> Self {
        Self(Semaphore::new(0))
    }
}

impl Gate {
    /// Waits for a release. A wait that is dropped uses none up.
    pub async fn pass(&self) {
        // The semaphore is never closed, so this is always `Ok`.
        if let Ok(permit) = self.0.acquire().await {
            permit.forget();
        }
    }

    /// Lets `count` pictures pass.
    pub fn release(&self, count: u16) {
        self.0.add_permits(usize::from(count));
    }
}
