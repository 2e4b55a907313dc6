//! Wire text, as the service writes it (protocol.md section 3).

/// One event with these further fields, written as JSON members.
pub fn event(kind: &str, fields: &str) -> String {
    let name = format!("image_generation.{kind}");
    format!(
        "event: {name}\ndata: {{\"type\":\"{name}\",\"model\":\"m\",\"created\":1,{fields}}}\n\n"
    )
}

/// The picture with this index, written as JSON, at the address `https://a.example/{name}`.
pub fn picture(index: &str, name: &str) -> String {
    let address = format!("\"url\":\"https://a.example/{name}\",\"size\":\"2496x1664\"");
    event(
        "partial_succeeded",
        &format!("\"image_index\":{index},{address}"),
    )
}

/// The refusal of one picture.
pub fn failure(index: &str, code: &str) -> String {
    event(
        "partial_failed",
        &format!("\"image_index\":{index},\"error\":{{\"code\":\"{code}\",\"message\":\"why\"}}"),
    )
}

/// The last event, for so many pictures.
pub fn completed(pictures: u32) -> String {
    let figures = format!("\"generated_images\":{pictures},\"output_tokens\":7,\"total_tokens\":7");
    event("completed", &format!("\"usage\":{{{figures}}}"))
}

/// The last line of a stream.
pub const DONE: &str = "data: [DONE]\n\n";
