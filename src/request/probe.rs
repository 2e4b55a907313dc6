//! A request that nobody is billed for: it asks for a picture so small that every model refuses it before it makes any.

use super::body::Body;
use super::wire::Value;

/// The impossible size. A usable model answers 400 `InvalidParameter`, an unusable one 404 (M-A; protocol.md section 4).
pub const PROBE_SIZE: &str = "1x1";

/// The body of the probe for a model.
pub fn probe(model: &str) -> Body {
    let text = |text: &str| Value::Text(text.to_owned());
    Body::compact(&[
        ("model".to_owned(), text(model)),
        (
            "prompt".to_owned(),
            text("Seedboard checks the connection."),
        ),
        ("size".to_owned(), text(PROBE_SIZE)),
        ("sequential_image_generation".to_owned(), text("disabled")),
        ("response_format".to_owned(), text("b64_json")),
        ("watermark".to_owned(), Value::Bool(false)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_probe_asks_for_the_impossible_size_and_nothing_in_it_breaks_out() {
        let json = probe("ep-\"},{").elided();
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read["size"], "1x1");
        assert_eq!(read["model"], "ep-\"},{");
    }
}
