//! The digest of a piece: the browser's own, which is fast and off the thread; where it has none (plain http), ours.

use crate::browser::message::{call, get};
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use sha2::{Digest as _, Sha256};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A digest on its way.
pub(super) enum Digest {
    Coming(JsFuture),
    Here([u8; 32]),
}

impl Digest {
    /// Begins at once; `piece` may be handed on meanwhile.
    pub(super) fn of(piece: &ArrayBuffer) -> Self {
        let subtle = get(&get(&js_sys::global(), "crypto"), "subtle");
        let promise = call(&subtle, "digest", &["SHA-256".into(), piece.into()])
            .and_then(|promise: JsValue| promise.dyn_into::<Promise>().ok());
        match promise {
            Some(promise) => Digest::Coming(JsFuture::from(promise)),
            None => Digest::Here(Sha256::digest(Uint8Array::new(piece).to_vec()).into()),
        }
    }

    /// The 32 bytes. `None`: the browser could not.
    pub(super) async fn bytes(self) -> Option<[u8; 32]> {
        match self {
            Digest::Here(bytes) => Some(bytes),
            Digest::Coming(coming) => {
                let buffer = coming.await.ok()?.dyn_into::<ArrayBuffer>().ok()?;
                Uint8Array::new(&buffer).to_vec().try_into().ok()
            }
        }
    }
}
