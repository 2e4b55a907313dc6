//! Pictures that could not be stored: the page keeps them in memory, until it goes.

use crate::ports::PictureHash;
use std::cell::RefCell;
use web_sys::Blob;

/// Blobs by name. A list: storage that is full or denied is rare.
#[derive(Debug, Default)]
pub struct Held(RefCell<Vec<(PictureHash, Blob)>>);

impl Held {
    /// Keeps one.
    pub fn hold(&self, hash: PictureHash, picture: Blob) {
        self.0.borrow_mut().push((hash, picture));
    }

    /// The picture. `None`: it is stored, or was never here.
    pub fn get(&self, hash: PictureHash) -> Option<Blob> {
        let held = self.0.borrow();
        let found = held.iter().find(|(held, _)| *held == hash);
        found.map(|(_, picture)| picture.clone())
    }
}
