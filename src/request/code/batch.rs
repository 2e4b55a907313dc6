//! Many requests: one body a line, and a shell script that sends each line once.

use super::quote::shell;
use super::shell::NEEDS;
use super::template::fill;
use super::{Snippet, Target, seconds};
use crate::request::{Body, Request};

const BATCH: &str = include_str!("templates/batch.sh");

/// One body a line, in order, each byte for byte as it is sent. Files have their place in it, as in a single body.
pub fn jsonl(requests: &[&Request]) -> Body {
    Body::lines(requests.iter().map(|request| request.body()))
}

/// The script for the lines of [`jsonl`]. It pauses so that the largest of them stays below what its model may make in
/// a minute, and sends nothing again.
pub fn batch(requests: &[&Request], at: &Target) -> Snippet {
    let pause = |request: &&Request| {
        let limit = request.model().images_per_minute.value.max(1);
        request.pictures().saturating_mul(60).div_ceil(limit)
    };
    let pause = requests.iter().map(pause).max().unwrap_or(1);
    let wait = requests.iter().map(|request| seconds(request)).max();
    let holes = [
        ("pause", &*pause.to_string()),
        ("seconds", &wait.unwrap_or(300).to_string()),
        ("address", &shell(&at.address())),
    ];
    Snippet {
        text: fill(BATCH, &holes),
        file_name: "send-requests.sh",
        install: None,
        needs: NEEDS,
        compiled_here: true,
    }
}
