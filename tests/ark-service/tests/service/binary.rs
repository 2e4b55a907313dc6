//! The program itself: one line that says where it listens.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

#[test]
fn it_says_where_it_listens() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ark-service"))
        .args(["--port", "0"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let read = BufReader::new(child.stdout.take().unwrap()).read_line(&mut line);
    child.kill().unwrap();
    child.wait().unwrap();
    read.unwrap();
    let port = line
        .trim_end()
        .strip_prefix("ark-service listening on http://127.0.0.1:")
        .unwrap();
    assert_ne!(port.parse::<u16>().unwrap(), 0);
}

#[test]
fn it_refuses_what_it_does_not_know() {
    let output = Command::new(env!("CARGO_BIN_EXE_ark-service"))
        .arg("--help-me")
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("usage: ark-service")
    );
}
