//! Where a response begins, and what its head tells.

use super::{EVENTS, WHOLE, read};
use seedboard::ports::ReplyHead;
use seedboard::stream::log::Trouble;

#[test]
fn a_file_without_a_head_has_an_implied_one() {
    for body in [EVENTS, WHOLE, "event", "{", "\u{e4}"] {
        let reading = read(body);
        assert_eq!(reading.heads(), ["200 at 1 implied"]);
        assert_eq!(reading.bodies(), [body]);
    }
    assert_eq!(read("").heads(), [""; 0]);
    assert_eq!(read("\r\n\n").heads(), [""; 0]);
    assert_eq!(read("\r\n\ndata: 1\n").heads(), ["200 at 3 implied"]);
}

#[test]
fn a_head_is_read_whatever_ends_its_lines_and_whatever_its_version() {
    for (status, line) in [
        (200, "HTTP/1.1 200 OK"),
        (429, "HTTP/2 429 "),
        (500, "HTTP/3 500"),
        (200, "HTTP/1.0 200"),
    ] {
        for end in ["\r\n", "\n"] {
            let headers = [
                "X-Request-Id:  r1 ",
                "retry-after: 7",
                "no header",
                "content-type: text/event-stream",
            ];
            let file = format!("{line}{end}{}{end}{end}{EVENTS}", headers.join(end));
            let reading = read(&file);
            assert_eq!(reading.bodies(), [EVENTS]);
            let head = &reading.responses[0].head;
            let want = ReplyHead {
                status,
                request_id: Some("r1".into()),
                retry_after: Some(7),
            };
            assert_eq!((&head.reply, head.line, head.implied), (&want, 1, false));
            assert_eq!(reading.responses[0].lines[0], 7);
        }
    }
}

#[test]
fn what_only_looks_like_a_head_is_body() {
    for body in [
        "HTTP/1.1 20 OK\n",
        "HTTP/11 200 OK\n",
        "HTTP/1.1 2000 OK\n",
        "http/1.1 200 OK\n",
        "data: HTTP/1.1 200 OK\n\n",
        "data: {\"prompt\":\"a HTTP/1.1 200 OK\"}\n\n",
        "HTTP/",
    ] {
        let reading = read(body);
        assert_eq!(reading.bodies(), [body]);
        assert_eq!(reading.heads(), ["200 at 1 implied"]);
    }
}

#[test]
fn heads_that_only_announce_another_are_passed_over() {
    for first in [
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n",
        "HTTP/1.1 200 Connection established\r\n\r\n",
        "HTTP/1.1 200 Connection Established\r\nproxy: x\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 307 Temporary Redirect\r\nlocation: /b\r\n\r\n",
    ] {
        let file = format!("{first}HTTP/1.1 201 Created\r\n\r\n{WHOLE}");
        let reading = read(&file);
        let line = first.matches('\n').count() + 1;
        assert_eq!(reading.heads(), [format!("201 at {line}")], "{first}");
        assert_eq!(reading.bodies(), [WHOLE]);
    }
    // Nothing follows: it is the answer.
    assert_eq!(read("HTTP/1.1 307 Moved\r\n\r\n").heads(), ["307 at 1"]);
    assert_eq!(read("HTTP/1.1 307 Moved\r\n\r\nmoved").bodies(), ["moved"]);
}

#[test]
fn a_head_that_ends_with_the_file_is_one() {
    for file in [
        "HTTP/1.1 503 No",
        "HTTP/1.1 503 No\r\nretry-after: 1",
        "HTTP/1.1 503 No\r\n\r\n",
    ] {
        let reading = read(file);
        assert_eq!(reading.heads(), ["503 at 1"], "{file}");
        assert_eq!(reading.bodies(), [""]);
    }
}

#[test]
fn a_head_without_an_end_is_bounded() {
    let reading = read(format!(
        "HTTP/1.1 200 OK\n{}{EVENTS}",
        "a: b\n".repeat(2000)
    ));
    assert_eq!(reading.heads(), ["200 at 1"]);
    assert!(reading.bodies()[0].ends_with(EVENTS));
    let reading = read(format!(
        "HTTP/1.1 200 OK\nx-request-id: {}\n\n{WHOLE}",
        "a".repeat(1 << 20)
    ));
    assert_eq!(
        reading.responses[0]
            .head
            .reply
            .request_id
            .as_ref()
            .unwrap()
            .len(),
        256
    );
    assert_eq!(reading.bodies(), [WHOLE]);
}

#[test]
fn chunks_are_taken_off_where_curl_left_them() {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    let (one, two) = EVENTS.split_at(70);
    let chunks = format!(
        "{:x}\r\n{one}\r\n{:X};a=b\r\n{two}\r\n0\r\nx: y\r\n\r\n",
        one.len(),
        two.len()
    );
    let reading = read(format!("{head}{chunks}"));
    assert_eq!((reading.bodies(), &reading.faults), (vec![EVENTS], &vec![]));
    // curl has taken them off already.
    for body in [EVENTS, WHOLE, "dead", "12"] {
        assert_eq!(read(format!("{head}{body}")).bodies(), [body]);
    }
    // Without the header they are body.
    let reading = read(format!("HTTP/1.1 200 OK\r\n\r\n{chunks}"));
    assert_eq!(reading.bodies(), [chunks.as_str()]);
    // Another response follows at once.
    let reading = read(format!("{head}{chunks}{head}{chunks}"));
    assert_eq!(reading.bodies(), [EVENTS, EVENTS]);
}

#[test]
fn broken_chunks_are_said_and_what_follows_is_taken_as_it_is() {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    let reading = read(format!("{head}3\r\nabcdef\r\n"));
    assert_eq!(reading.bodies(), ["abcdef\r\n"]);
    assert_eq!(reading.faults, [(1, Trouble::ChunksDamaged)]);
    let reading = read(format!("{head}8\r\nabc"));
    assert_eq!(reading.bodies(), ["abc"]);
    assert_eq!(reading.faults, [(1, Trouble::BodyCut)]);
    let reading = read(format!("{head}3\r\nabc\r\n0\r\n\r\nmore\nand more\n"));
    assert_eq!(reading.bodies(), ["abc"]);
    assert_eq!(reading.faults, [(1, Trouble::Trailing)]);
}
