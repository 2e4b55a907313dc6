//! Several responses in one file.

use super::{EVENTS, WHOLE, read};

#[test]
fn a_status_line_begins_another_response() {
    let file = format!(
        "HTTP/1.1 200 OK\r\n\r\n{EVENTS}HTTP/2 429 \r\nretry-after: 3\r\n\r\n{{}}\nHTTP/1.1 200 OK\n\n{WHOLE}"
    );
    let reading = read(file);
    assert_eq!(reading.heads(), ["200 at 1", "429 at 11", "200 at 15"]);
    assert_eq!(reading.bodies(), [EVENTS, "{}\n", WHOLE]);
}

/// `curl -i` writes nothing behind a body, and a whole reply has no line feed at its end.
#[test]
fn it_may_stand_directly_behind_a_body() {
    for (body, lines) in [
        (WHOLE, 0),
        ("<html></html>", 0),
        ("{\n  \"data\": [\n  ]\n}", 3),
        ("[1]", 0),
        ("data: [DONE]", 0),
    ] {
        let one = format!("HTTP/1.1 200 OK\r\n\r\n{body}");
        let reading = read(one.repeat(3));
        assert_eq!(reading.bodies(), [body; 3]);
        let third = 1 + 2 * (2 + lines);
        assert_eq!(reading.heads()[2], format!("200 at {third}"));
    }
}

/// A body that was cut ends anywhere; only a whole status line counts there.
#[test]
fn it_may_stand_behind_a_body_that_was_cut() {
    let cut = &EVENTS[..80];
    let reading = read(format!(
        "HTTP/1.1 200 OK\r\n\r\n{cut}HTTP/1.1 200 OK\r\n\r\n{WHOLE}"
    ));
    assert_eq!(reading.bodies(), [cut, WHOLE]);
    for body in [
        "data: {\"message\":\"they said HTTP/1.1 502 Bad Gateway\"}\r\n",
        "data: {\"message\":\"they said HTTP/1.1 502 Bad Gateway\\r\\n\"}\n",
        "<p>they said HTTP/1.1 502 Bad Gateway<br>\r\n",
        "data: HTTP/1.1 502 ",
        "data: HHTTP/HTTP/2 HTTP/1.1",
    ] {
        assert_eq!(read(body).bodies(), [body]);
    }
}

#[test]
fn a_head_behind_events_that_have_none() {
    let reading = read(format!("{EVENTS}HTTP/1.1 500 No\n\n{WHOLE}"));
    assert_eq!(reading.heads(), ["200 at 1 implied", "500 at 9"]);
}

#[test]
fn events_behind_done_are_another_response() {
    let reading = read(EVENTS.repeat(2));
    assert_eq!(reading.heads(), ["200 at 1 implied", "200 at 9 implied"]);
    assert_eq!(reading.bodies(), [EVENTS; 2]);
    let crlf = EVENTS.replace('\n', "\r\n");
    assert_eq!(read(crlf.repeat(2)).bodies(), [crlf.as_str(); 2]);
    let reading = read(format!("{EVENTS}{WHOLE}"));
    assert_eq!(reading.bodies(), [EVENTS, WHOLE]);
}

#[test]
fn other_lines_behind_done_belong_to_the_same() {
    for rest in [
        "\n\n",
        ": kept alive\n\n",
        "data: [DONE]\n\n",
        "data: garbage\n\n",
        "oops",
    ] {
        let body = format!("{EVENTS}{rest}");
        assert_eq!(read(&body).bodies(), [body.as_str()]);
    }
    // Not an exact one.
    let body = format!("data: [DONE] \n\n{EVENTS}");
    assert_eq!(read(&body).bodies(), [body.as_str()]);
}

/// Where one document ends is the reader's to find, which reads them anyway.
#[test]
fn documents_without_heads_stay_together() {
    let body = format!("{WHOLE}\n{WHOLE}\n");
    assert_eq!(read(&body).bodies(), [body.as_str()]);
}

#[test]
fn lines_are_counted_from_the_first_of_the_file() {
    let reading = read("HTTP/1.1 200 OK\nx: y\n\ndata: 1\n\ndata: 2\n\nHTTP/1.1 200 OK\n\nlast");
    let lines: Vec<_> = reading
        .responses
        .iter()
        .map(|response| response.lines.clone())
        .collect();
    assert_eq!(lines, [vec![4, 5, 6, 7], vec![10]]);
}
