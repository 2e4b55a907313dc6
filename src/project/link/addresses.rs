//! A request's JSON without the addresses of its reference pictures.

/// What stands in `image` for a file: its base64 is left out wherever a request is kept.
const A_FILE: &str = "\"data:image/png;base64,\"";

/// The same text with a file's place in the place of each address of `image`.
pub(super) fn left_out(body: &str) -> String {
    let mut without = String::with_capacity(body.len());
    let (mut depth, mut in_image) = (0_u32, false);
    let mut rest = body;
    while let Some(next) = rest.chars().next() {
        let length = match next {
            '"' => string_length(rest),
            _ => next.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        rest = after;
        match next {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_key = next == '"' && after.trim_start().starts_with(':');
        if is_key && depth == 1 {
            in_image = token == "\"image\"";
        }
        let is_address = in_image && next == '"' && !is_key && token != "\"\"";
        without.push_str(match is_address && !token.starts_with("\"data:") {
            true => A_FILE,
            false => token,
        });
    }
    without
}

/// Of the string that a text begins with, quotes included; of one without an end, the text's.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{A_FILE, left_out};

    #[test]
    fn addresses_of_references_go_and_nothing_else() {
        for (body, without) in [
            (
                r#"{"image":"https://a.example/?s=1","size":"2K"}"#,
                r#"{"image":FILE,"size":"2K"}"#,
            ),
            (
                r#"{"image":["https://a","","x"],"prompt":"x"}"#,
                r#"{"image":[FILE,"",FILE],"prompt":"x"}"#,
            ),
            (
                r#"{"image":["data:image/jpeg;base64,"]}"#,
                r#"{"image":["data:image/jpeg;base64,"]}"#,
            ),
            (
                r#"{"prompt":"\"image\":\"https://b\"","n":1}"#,
                r#"{"prompt":"\"image\":\"https://b\"","n":1}"#,
            ),
            (
                r#"{"a":{"image":"kept"},"b":["c"]}"#,
                r#"{"a":{"image":"kept"},"b":["c"]}"#,
            ),
            (
                r#"{ "image" : [ "https://a" ] , "z" : "y" }"#,
                r#"{ "image" : [ FILE ] , "z" : "y" }"#,
            ),
            (r#"{"image":"no end"#, r#"{"image":FILE"#),
            ("四季", "四季"),
            ("", ""),
        ] {
            assert_eq!(left_out(body), without.replace("FILE", A_FILE));
        }
    }
}
