//! What stands at a place of a log where something other than a body may begin: a status line, or a word of curl's own.
//!
//! curl writes its words to standard error. With `2>&1` they stand in the same file, between lines or, since curl writes
//! bodies in blocks, in the middle of one (measured with curl 7.88).

/// Where a candidate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// At the start of a line, or right behind the progress meter.
    Start,
    /// In the middle of a line, behind what may have been the end of a body, or at a carriage return. Only what
    /// cannot be part of a body counts here.
    Inside,
    /// In the middle of a line, at a status line's first word. A body that was cut may end anywhere; only a whole status
    /// line counts here, with the line end that no JSON string holds.
    Word,
}

/// What begins here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// A body's bytes, as far as can be seen.
    Body,
    /// `HTTP/1.1 200 OK`.
    Status,
    /// The same behind curl's `< `.
    QuotedStatus,
    /// A line that curl says.
    Noise,
    /// So many bytes of progress meter.
    Meter(usize),
    /// `curl: (18) …`: the transfer failed. To the end of the line.
    Failed,
}

/// Bytes of a progress meter: a carriage return and its columns.
const METER: usize = 1 + 78;
const METER_HEAD: &[u8] = b"  % Total    % Received % Xferd";
const METER_HEAD_2: &[u8] = b"                                 Dload  Upload";

/// Most bytes of a status line in the middle of another line.
const STATUS_LINE: usize = 100;

/// Most bytes that are looked at before it is clear what begins.
pub(super) const LONGEST: usize = 2 * METER;

const NOISE: [&[u8]; 6] = [b"* ", b"> ", b"{ [", b"} [", METER_HEAD, METER_HEAD_2];
const NOISE_INSIDE: [&[u8]; 2] = [b"* Connection #", b"* Closing connection"];

/// The first bytes of all that [`classify`] knows but a body.
const BEGINNINGS: &[u8] = b"H<c*>{} \r";

/// `None`: more bytes decide. `ended`: there are none.
pub(super) fn classify(text: &[u8], place: Place, ended: bool) -> Option<Line> {
    // Most lines, and all empty ones, begin like nothing else.
    let first = text.first().copied().unwrap_or(b' ');
    if place != Place::Word && !BEGINNINGS.contains(&first) {
        return Some(Line::Body);
    }
    let noise: &[&[u8]] = match place {
        Place::Start => &NOISE,
        Place::Inside => &NOISE_INSIDE,
        Place::Word => {
            return match is_status_line(text) {
                Some(true) => Some(Line::Status),
                None if !ended => None,
                _ => Some(Line::Body),
            };
        }
    };
    let quoted = text.strip_prefix(b"< ");
    let found = [
        (is_status(text), Line::Status),
        (
            quoted.map_or_else(|| begins(text, b"< "), is_status),
            Line::QuotedStatus,
        ),
        (begins(text, b"curl: ("), Line::Failed),
        (is_meter(text), Line::Meter(METER)),
    ];
    let noise = noise.iter().map(|word| (begins(text, word), Line::Noise));
    let mut open = false;
    for (answer, line) in found.into_iter().chain(noise) {
        match answer {
            Some(true) => return Some(line),
            Some(false) => {}
            None => open = true,
        }
    }
    (!open || ended).then_some(Line::Body)
}

/// Whether `text` begins with `word`. `None`: it is too short to say.
pub(super) fn begins(text: &[u8], word: &[u8]) -> Option<bool> {
    match text.get(..word.len()) {
        Some(start) => Some(start == word),
        None if word.starts_with(text) => None,
        None => Some(false),
    }
}

/// `HTTP/1.1 200 OK`, `HTTP/2 200`: enough of it to be nothing else.
fn is_status(text: &[u8]) -> Option<bool> {
    const SHAPES: [&[u8]; 2] = [b"HTTP/9.9 999", b"HTTP/9 999"];
    let mut open = false;
    for shape in SHAPES {
        let fits = text.iter().zip(shape).all(|(byte, want)| match want {
            b'9' => byte.is_ascii_digit(),
            want => byte == want,
        });
        match text.get(shape.len()) {
            _ if !fits => {}
            Some(b' ' | b'\r' | b'\n') => return Some(true),
            Some(_) => {}
            None => open = true,
        }
    }
    if open { None } else { Some(false) }
}

/// The same to its end.
fn is_status_line(text: &[u8]) -> Option<bool> {
    if !is_status(text)? {
        return Some(false);
    }
    let plain = |byte: &u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'<' | b'\\');
    let start = text.get(..STATUS_LINE).unwrap_or(text);
    let end = start.iter().position(|byte| !plain(byte));
    match end.and_then(|end| text.get(end..)) {
        Some(end) => begins(end, b"\r\n"),
        None if text.len() < STATUS_LINE => None,
        None => Some(false),
    }
}

/// `\r100  9100    0  9093  100     7  11345      8 --:--:-- --:--:-- --:--:-- 11346`, always this long.
fn is_meter(text: &[u8]) -> Option<bool> {
    let (first, columns) = text.split_first()?;
    if *first != b'\r' {
        return Some(false);
    }
    let columns = columns.get(..METER - 1).unwrap_or(columns);
    let fits = columns.iter().enumerate().all(|(at, byte)| match at {
        0 | 1 => matches!(byte, b' ' | b'0'..=b'9'),
        2 => byte.is_ascii_digit(),
        3 => *byte == b' ',
        _ => {
            matches!(byte, b' ' | b'.' | b':' | b'-' | b'0'..=b'9')
                || matches!(byte, b'k' | b'K' | b'M' | b'G' | b'T' | b'P' | b'd' | b'h')
        }
    });
    match columns.len() {
        _ if !fits => Some(false),
        length if length == METER - 1 => Some(true),
        _ => None,
    }
}
