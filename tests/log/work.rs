//! The work is linear in the bytes, however they are cut.

use super::{gzip, read_pieces, utf16};
use seedboard::stream::log::Limits;

/// One line, as a 4K picture in base64 is, full of what a status line begins with; a layer that looked at it again with
/// every piece would not end today.
#[test]
fn a_line_of_megabytes_is_read_in_pieces_of_any_length() {
    let line = format!("data: {}\n\n", "HTTP/H}".repeat(300_000));
    for file in [
        line.clone().into_bytes(),
        gzip(&line),
        utf16(&line, u16::to_le_bytes),
        format!(
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n{:x}\n{line}\n0\n\n",
            line.len()
        )
        .into_bytes(),
    ] {
        for length in [1, 7, 1500, 64 << 10, usize::MAX] {
            let reading = read_pieces(Limits::default(), file.chunks(length));
            assert!(reading.bodies() == [line.as_str()], "pieces of {length}");
        }
    }
}

/// Lines of nothing but what has to be looked at.
#[test]
fn megabytes_of_small_lines_are_read() {
    for line in [
        "\n",
        "\r",
        "}\r\n",
        "HTTP/",
        "* \n",
        "data: [DON\n",
        "HTTP/1.1 100 X\n\n",
        "curl: (\n",
    ] {
        let file = line.repeat((1 << 20) / line.len());
        read_pieces(Limits::default(), file.as_bytes().chunks(1));
    }
}
