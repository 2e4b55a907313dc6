//! The decoder of server-sent events against the WHATWG HTML standard, section 9.2.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

#[path = "sse/reference.rs"]
mod reference;
#[path = "sse/rules.rs"]
mod rules;
#[path = "sse/work.rs"]
mod work;

use seedboard::stream::sse::{Decoder, EventTooLarge, Message};

/// What a text was read as.
#[derive(Debug, PartialEq)]
struct Reading {
    messages: Vec<Message>,
    retry_ms: Option<u64>,
}

/// Decodes these pieces one after another, without a limit that matters.
fn decode<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Reading {
    let (messages, end, retry_ms) = decode_within(1 << 30, pieces);
    end.unwrap();
    Reading { messages, retry_ms }
}

/// The same with a limit, up to the piece that breaks it.
fn decode_within<'a>(
    limit: usize,
    pieces: impl IntoIterator<Item = &'a [u8]>,
) -> (Vec<Message>, Result<(), EventTooLarge>, Option<u64>) {
    let mut decoder = Decoder::new(limit);
    let mut messages = Vec::new();
    let end = pieces
        .into_iter()
        .try_for_each(|piece| decoder.push(piece, &mut |message| messages.push(message)));
    (messages, end, decoder.retry_ms())
}
