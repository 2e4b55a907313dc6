//! The replies of `tests/data`.

use seedboard::ports::ReplyHead;
use std::fs;
use std::path::{Path, PathBuf};

/// A reply as it was on the wire.
pub struct Capture {
    /// Status and the headers that a page may read. `None`: not even headers came.
    pub head: Option<ReplyHead>,
    /// The body, byte for byte.
    pub body: Vec<u8>,
}

impl Capture {
    /// Reads `tests/data/{name}.http`.
    pub fn read(name: &str) -> Self {
        let bytes = fs::read(folder().join(format!("{name}.http"))).unwrap();
        if bytes.is_empty() {
            return Self {
                head: None,
                body: bytes,
            };
        }
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        Self {
            head: Some(head_of(head)),
            body: bytes[end + 4..].to_vec(),
        }
    }
}

/// Where the captures are.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

fn head_of(text: &str) -> ReplyHead {
    let mut lines = text.split("\r\n");
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1))
        .unwrap();
    let headers: Vec<_> = lines.map(|line| line.split_once(": ").unwrap()).collect();
    let header = |name| {
        headers
            .iter()
            .find(|(at, _)| *at == name)
            .map(|(_, value)| *value)
    };
    ReplyHead {
        status: status.parse().unwrap(),
        request_id: header("x-request-id").map(str::to_owned),
        retry_after: header("retry-after").map(|seconds| seconds.parse().unwrap()),
    }
}
