//! Drafts and requests to begin from.

use seedboard::request::{Draft, Request, Sequential, check};
use std::sync::Arc;

/// Seedream 4.5 on BytePlus.
pub const SEEDREAM_4_5: &str = "seedream-4-5-251128";

/// A checked request for so many pictures.
pub fn request(pictures: u32) -> Arc<Request> {
    let mut draft = Draft::new(SEEDREAM_4_5, "four seasons");
    draft.max_images = pictures.to_string();
    if pictures == 1 {
        draft.sequential_image_generation = Sequential::Disabled;
    }
    Arc::new(check(&draft).request.unwrap())
}
