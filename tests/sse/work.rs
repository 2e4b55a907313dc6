//! The work is linear in the bytes, however they are cut.

use super::decode;

/// One event on one line, as a 4K picture in base64 is. A decoder that looked at the line again
/// with every piece would do 10^13 steps on single bytes here, and this test would not end today.
#[test]
fn a_line_of_megabytes_is_read_in_pieces_of_any_length() {
    const LENGTH: usize = 4 << 20;
    let mut bytes = b"data: ".to_vec();
    bytes.resize(LENGTH, b'A');
    bytes.extend(b"\n\n");
    for length in [1, 2, 1500, 64 << 10, usize::MAX] {
        let messages = decode(bytes.chunks(length)).messages;
        assert_eq!(messages.len(), 1, "pieces of {length}");
        assert_eq!(messages[0].data.len(), LENGTH - 6, "pieces of {length}");
    }
}

/// The same for a line of nothing, which is where a search for the end of an event would repeat.
#[test]
fn megabytes_of_empty_lines_and_comments_make_nothing() {
    for line in ["\n", "\r\n", ": keepalive\n\n", "data\n"] {
        let bytes = line.repeat((2 << 20) / line.len());
        assert_eq!(decode(bytes.as_bytes().chunks(1)).messages, [], "{line:?}");
    }
}
