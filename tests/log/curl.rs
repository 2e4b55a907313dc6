//! What curl says beside a response is no part of it.

use super::{EVENTS, WHOLE, read};
use seedboard::stream::log::Trouble;
use std::fs;
use std::path::Path;

/// As curl 7.88 writes it.
const METER: &str =
    "\r100  9100    0  9093  100     7  11345      8 --:--:-- --:--:-- --:--:-- 11346";
const SLOW_METER: &str =
    "\r 43 25.1M    0     0   43 10.9M      0   100k  0:04:13  0:01:51  0:02:22 1230k";

/// curl's own files: three events of three thousand letters.
#[test]
fn the_files_that_curl_wrote_are_read() {
    let event = |n: u32| {
        format!(
            "event: x\ndata: {{\"i\":{n},\"b\":\"{}\"}}\n\n",
            "A".repeat(3000)
        )
    };
    let want: String = (0..3).map(event).collect();
    for (name, line) in [
        ("include", 3),
        ("include_verbose", 20),
        ("verbose_unbuffered", 13),
    ] {
        let path = format!("tests/data/logs/{name}.log");
        let file = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let reading = read(file);
        assert_eq!(reading.heads(), [format!("200 at {line}")], "{name}");
        assert_eq!(reading.bodies(), [want.as_str()], "{name}");
        assert_eq!(reading.faults, []);
    }
}

#[test]
fn requests_and_remarks_are_passed_over_the_key_among_them() {
    let file = format!(
        "*   Trying 127.0.0.1:80...\n> POST / HTTP/1.1\r\n> Authorization: Bearer planted\r\n> \r\n\
         }} [7 bytes data]\n* upload done\n< HTTP/1.1 200 OK\r\n< x-request-id: r1\r\n* Mark bundle\n\
         < \r\n{{ [1234 bytes data]\n{EVENTS}* Connection #0 to host x left intact\n"
    );
    let reading = read(file);
    assert_eq!(reading.heads(), ["200 at 7"]);
    assert_eq!(reading.bodies(), [EVENTS]);
    assert_eq!(
        reading.responses[0].head.reply.request_id.as_deref(),
        Some("r1")
    );
    assert!(!format!("{reading:?}").contains("planted"));
}

#[test]
fn a_response_without_a_head_may_have_a_meter_before_it() {
    let file = format!(
        "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n\
         {:33}Dload  Upload   Total   Spent    Left  Speed\n{METER}{SLOW_METER}\n{EVENTS}",
        ""
    );
    let reading = read(file);
    assert_eq!(reading.heads(), ["200 at 4 implied"]);
    assert_eq!(reading.bodies(), [EVENTS]);
}

#[test]
fn a_whole_reply_ends_where_curl_speaks_again() {
    let file = format!(
        "< HTTP/1.1 200 OK\r\n< \r\n{WHOLE}{METER}\n* Connection #0 to host x left intact\n\
         < HTTP/1.1 429 No\r\n< \r\n{{}}* Closing connection 0\n"
    );
    let reading = read(file);
    assert_eq!(reading.bodies(), [WHOLE, "{}"]);
    assert_eq!(reading.heads(), ["200 at 1", "429 at 5"]);
}

/// Interim responses are quoted like the others.
#[test]
fn quoted_heads_that_only_announce_another_are_passed_over() {
    let reading = read(format!(
        "< HTTP/1.1 100 Continue\r\n< \r\n< HTTP/1.1 201 OK\r\n<\r\n{WHOLE}"
    ));
    assert_eq!(reading.heads(), ["201 at 3"]);
}

#[test]
fn a_transfer_that_failed_is_said() {
    let said = "curl: (18) transfer closed with outstanding read data remaining\n";
    let reading = read(format!("HTTP/1.1 200 OK\n\ndata: 1\n{said}"));
    assert_eq!(reading.bodies(), ["data: 1\n"]);
    assert_eq!(reading.faults, [(1, Trouble::TransferFailed)]);
    let reading = read("curl: (7) Failed to connect to 127.0.0.1 port 9\n");
    assert_eq!(
        (reading.responses.len(), reading.faults),
        (0, vec![(0, Trouble::TransferFailed)])
    );
    let reading = read(format!(
        "HTTP/1.1 200 OK\n\n{said}HTTP/1.1 200 OK\n\n{WHOLE}"
    ));
    assert_eq!(reading.bodies(), ["", WHOLE]);
}

#[test]
fn bodies_that_look_a_little_like_it_are_kept() {
    for body in [
        "data: a\rdata: b\r\r",
        "\u{e9}\r100 9100 bottles\n",
        "{\n  \"% Total\": 1\n}\n",
        "{\n} \n",
        "data: }* b\n",
        "*bold*\n",
    ] {
        assert_eq!(read(body).bodies(), [body]);
    }
}
