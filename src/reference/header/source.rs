//! Where the bytes come from.

use std::borrow::Cow;

/// Bytes that are read here and there, so that a file of gigabytes is never loaded.
pub trait ReadAt {
    /// How many bytes there are in all.
    fn length(&self) -> u64;

    /// So many bytes from `offset` on: fewer where they end, none when they cannot be read.
    fn read_at(&self, offset: u64, length: usize) -> Cow<'_, [u8]>;
}

impl ReadAt for [u8] {
    fn length(&self) -> u64 {
        self.len() as u64
    }

    fn read_at(&self, offset: u64, length: usize) -> Cow<'_, [u8]> {
        let rest = usize::try_from(offset)
            .ok()
            .and_then(|offset| self.get(offset..))
            .unwrap_or_default();
        Cow::Borrowed(rest.get(..length).unwrap_or(rest))
    }
}

impl<T: ReadAt + ?Sized> ReadAt for &T {
    fn length(&self) -> u64 {
        (**self).length()
    }

    fn read_at(&self, offset: u64, length: usize) -> Cow<'_, [u8]> {
        (**self).read_at(offset, length)
    }
}
