//! Numbers as JSON writes them.

use crate::loose::Loose;

/// The value of a number. `None`: this is not how JSON writes one.
pub(super) fn number(text: &[u8]) -> Option<Loose<'static>> {
    let text = core::str::from_utf8(text)
        .ok()
        .filter(|text| is_number(text.as_bytes()))?;
    Some(match Loose::parse(text) {
        Ok(Loose::Whole(number)) => Loose::Whole(number),
        Ok(Loose::Fraction(number)) => Loose::Fraction(number),
        // Among them what is beyond every double, which is no number to `serde_json`.
        _ => Loose::OddNumber,
    })
}

fn is_number(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let (whole, rest) = digits(text);
    if whole.is_empty() || (whole.len() > 1 && whole.starts_with(b"0")) {
        return false;
    }
    let rest = match rest.strip_prefix(b".") {
        None => rest,
        Some(rest) => match digits(rest) {
            ([], _) => return false,
            (_, rest) => rest,
        },
    };
    match rest.split_first() {
        None => true,
        Some((b'e' | b'E', rest)) => {
            let sign = rest.strip_prefix(b"-").or(rest.strip_prefix(b"+"));
            matches!(digits(sign.unwrap_or(rest)), ([_, ..], []))
        }
        Some(_) => false,
    }
}

fn digits(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| !byte.is_ascii_digit());
    text.split_at(end.unwrap_or(text.len()))
}
