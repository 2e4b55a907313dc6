//! A file of any length that is read in slices.

use super::LocalFuture;
use std::rc::Rc;

/// Bytes that stay where they are until they are asked for.
pub trait Source {
    /// Its length in bytes.
    fn bytes(&self) -> u64;
    /// Bytes from the first to before the second place. `Err`: it was changed, moved or deleted since it was chosen.
    fn read(&self, from: u64, to: u64) -> LocalFuture<'static, Result<Vec<u8>, ()>>;
}

/// A file in memory.
#[derive(Debug, Clone)]
pub struct MemorySource(Rc<[u8]>);

impl MemorySource {
    /// With these bytes.
    pub fn new(bytes: &[u8]) -> Self {
        Self(bytes.into())
    }
}

impl Source for MemorySource {
    fn bytes(&self) -> u64 {
        self.0.len() as u64
    }

    fn read(&self, from: u64, to: u64) -> LocalFuture<'static, Result<Vec<u8>, ()>> {
        let place = |at: u64| usize::try_from(at).map_err(|_| ());
        let bytes = place(from).and_then(|from| {
            let bytes = self.0.get(from..place(to)?).ok_or(())?;
            Ok(bytes.to_vec())
        });
        Box::pin(async move { bytes })
    }
}
