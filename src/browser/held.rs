//! Pictures that could not be stored: the page keeps them in memory, until it goes.

use super::store::blob;
use crate::ports::PictureHash;
use js_sys::Array;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::Blob;

/// Pictures by name. A list: storage that is full or denied is rare.
#[derive(Debug, Default)]
pub struct Held(RefCell<Vec<(PictureHash, Form)>>);

#[derive(Debug)]
enum Form {
    /// As they came: buffers, and their media type. A blob of them costs as much as reading them did.
    Pieces(Array, String),
    /// Once somebody looked.
    Whole(Blob),
}

impl Held {
    /// Keeps one.
    pub fn hold(&self, hash: PictureHash, pieces: Array, mime: String) {
        let mut held = self.0.borrow_mut();
        held.push((hash, Form::Pieces(pieces, mime)));
    }

    /// All of them.
    pub fn all(&self) -> Vec<(PictureHash, Blob)> {
        let held = self.0.borrow();
        let names: Vec<PictureHash> = held.iter().map(|(name, _)| *name).collect();
        drop(held);
        let whole = |name: PictureHash| Some((name, self.get(name)?));
        names.into_iter().filter_map(whole).collect()
    }

    /// The picture. `None`: it is stored, or was never here.
    pub fn get(&self, hash: PictureHash) -> Option<Blob> {
        let mut held = self.0.borrow_mut();
        let (_, form) = held.iter_mut().find(|(held, _)| *held == hash)?;
        let whole = match form {
            Form::Whole(whole) => return Some(whole.clone()),
            Form::Pieces(pieces, mime) => {
                let parts: Vec<JsValue> = pieces.to_vec();
                blob(&parts, mime)?
            }
        };
        *form = Form::Whole(whole.clone());
        Some(whole)
    }
}
