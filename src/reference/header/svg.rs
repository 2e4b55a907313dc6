//! Whether a text is an SVG: its first element is `svg`, whatever stands before it.

/// Most comments and declarations before the first element.
const MOST_SKIPPED: usize = 64;

/// A web page that holds an SVG somewhere is none.
pub(super) fn is_svg(head: &[u8]) -> bool {
    let mut text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    for _ in 0..MOST_SKIPPED {
        text = text.trim_ascii_start();
        let rest = if text.starts_with(b"<?") {
            after(text, b"?>")
        } else if text.starts_with(b"<!--") {
            after(text, b"-->")
        } else if is_doctype(text) {
            after_doctype(text)
        } else {
            return is_element(text);
        };
        match rest {
            Some(rest) => text = rest,
            None => return false,
        }
    }
    false
}

/// One of another name, such as `html`, is no SVG whatever follows.
fn is_doctype(text: &[u8]) -> bool {
    const START: &[u8] = b"<!doctype svg";
    let start = text.get(..START.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(START))
}

/// Drawing programs declare entities between brackets inside it.
fn after_doctype(text: &[u8]) -> Option<&[u8]> {
    let end = text.iter().position(|byte| matches!(byte, b'>' | b'['))?;
    if text.get(end) == Some(&b'[') {
        after(text, b"]").and_then(|rest| after(rest, b">"))
    } else {
        text.get(end + 1..)
    }
}

fn after<'a>(text: &'a [u8], end: &[u8]) -> Option<&'a [u8]> {
    let at = text.windows(end.len()).position(|window| window == end)?;
    text.get(at + end.len()..)
}

/// `<svg`, perhaps with a prefix.
fn is_element(text: &[u8]) -> bool {
    let Some(text) = text.strip_prefix(b"<") else {
        return false;
    };
    let name = text
        .split(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
        .next()
        .unwrap_or_default();
    name == b"svg" || name.ends_with(b":svg")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_element_decides() {
        for (text, want) in [
            ("<svg xmlns='http://www.w3.org/2000/svg'>", true),
            (
                "\u{feff} <?xml version='1.0'?>\n<!-- made by hand --><svg>",
                true,
            ),
            (
                "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'><svg/>",
                true,
            ),
            ("<!DOCTYPE svg [ <!ENTITY a 'b'> ]>\n<svg:svg a=''>", true),
            ("<!doctype html><svg></svg>", false),
            ("<html><svg>", false),
            ("<!-- <svg> -->", false),
            ("<!-- <svg>", false),
            ("<svgfoo>", false),
            ("svg", false),
            ("<", false),
            ("", false),
        ] {
            assert_eq!(is_svg(text.as_bytes()), want, "{text}");
        }
    }
}
