//! The programs of this machine.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::drafts::FILES;

/// What a program is given as key. No exported text holds it.
pub const KEY: &str = "a-key-of-the-tests";

/// The interpreter with the packages.
pub fn python() -> Command {
    tool("EXPORTS_PYTHON", None)
}

/// Go's own parser and formatter.
pub fn gofmt() -> Command {
    tool("EXPORTS_GOFMT", Some("gofmt"))
}

/// A JDK's launcher: javac's parser is called from a program of one file.
pub fn java() -> Command {
    tool("EXPORTS_JAVA", Some("java"))
}

fn tool(variable: &str, name: Option<&str>) -> Command {
    let path = env::var(variable).ok().or(name.map(str::to_owned));
    Command::new(
        path.unwrap_or_else(|| {
            panic!("{variable} is not set: run `cargo xtask test --only exports`")
        }),
    )
}

/// A folder with all the files that a request may name.
pub fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, _, bytes) in FILES {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// Runs a program in a folder, with the key in its environment and nothing on its input.
pub fn run(mut program: Command, folder: &Path) -> Output {
    program
        .current_dir(folder)
        .env("ARK_API_KEY", KEY)
        .env("NO_PROXY", "127.0.0.1")
        .env("PYTHONUTF8", "1")
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{program:?}: {error}"))
}

/// Saves a text in a folder and runs it with `program`.
pub fn run_text(mut program: Command, folder: &Path, name: &str, text: &str) -> Output {
    fs::write(folder.join(name), text).unwrap();
    program.arg(name);
    run(program, folder)
}

/// What it printed, for a message.
pub fn said(output: &Output) -> String {
    format!(
        "{}\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}
