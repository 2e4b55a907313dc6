//! curl, for bash and sh: the body's own bytes in a here-document.

use super::quote::shell;
use super::template::fill;
use super::{Need, Snippet, Target, need, seconds};
use crate::request::{Body, Piece, Request};

const CURL: &str = include_str!("templates/curl.sh");

/// `--fail-with-body` came with this version: a refusal shows its reason and is a failure all the same.
pub(super) const NEEDS: &[Need] = &[need("curl", "7.76")];

pub(super) fn snippet(request: &Request, at: &Target) -> Snippet {
    Snippet {
        text: command(request, at, ""),
        file_name: "seedream.sh",
        install: None,
        needs: NEEDS,
        compiled_here: true,
    }
}

/// The same command with the whole response, its head included, in a file as it comes.
pub(super) fn into_file(request: &Request, at: &Target, file: &str) -> String {
    command(request, at, &["-i -o ", &shell(file), " "].concat())
}

/// What is at an address, as a file; what fails leaves none behind.
pub(super) fn download(address: &str, file: &str) -> String {
    ["curl -fsS -o ", &shell(file), " ", &shell(address)].concat()
}

fn command(request: &Request, at: &Target, output: &str) -> String {
    let body = request.body();
    let json = here_document(&body);
    let delimiter = delimiter(&json);
    let opening = if body.has_files() {
        delimiter.clone()
    } else {
        shell_quoted(&delimiter)
    };
    let holes = [
        ("unbuffered", if request.streams() { "-N " } else { "" }),
        ("output", output),
        ("seconds", &*seconds(request).to_string()),
        ("address", &shell(&at.address())),
        ("opening", &opening),
        ("json", &json),
        ("delimiter", &delimiter),
    ];
    fill(CURL, &holes)
}

fn shell_quoted(word: &str) -> String {
    ["'", word, "'"].concat()
}

/// Without files nothing is read into it. With files the shell puts their base64 in, so that what it would take for
/// its own in the JSON is escaped.
fn here_document(body: &Body) -> String {
    if !body.has_files() {
        return body.elided();
    }
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text
            .replace('\\', r"\\")
            .replace('$', r"\$")
            .replace('`', r"\`"),
        Piece::File(file) => ["$(base64 < ", &shell(&file.file_name), r" | tr -d '\n')"].concat(),
    };
    body.pieces().iter().map(piece).collect()
}

/// A word that no line of the text is.
fn delimiter(text: &str) -> String {
    let mut word = "JSON".to_owned();
    while text.lines().any(|line| line == word) {
        word.push('_');
    }
    word
}
