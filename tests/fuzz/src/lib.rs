//! What is tried with bytes from outside: each target takes anything and panics where the core breaks its word.
//!
//! `README.md` says how to add one.

mod base64;
mod cuts;
mod headers;
mod imports;
mod link;
mod log;
mod reader;

pub use base64::base64;
pub use headers::headers;
pub use imports::{import_curl, import_json};
pub use link::link;
pub use log::log;
pub use reader::reader;

use std::{env, fs, io};

/// Takes any bytes; a panic is a find.
pub type Target = fn(&[u8]);

/// Every target, called as its program in `src/bin` and its folder in `seeds`.
pub const TARGETS: [(&str, Target); 7] = [
    ("base64", base64),
    ("headers", headers),
    ("import_curl", import_curl),
    ("import_json", import_json),
    ("link", link),
    ("log", log),
    ("reader", reader),
];

/// The program of a target without the fuzzer: gives it the files named on the command line, such as one that the fuzzer
/// wrote down.
///
/// # Errors
/// When one of them cannot be read.
pub fn replay(target: Target) -> io::Result<()> {
    for path in env::args_os().skip(1) {
        target(&fs::read(path)?);
    }
    Ok(())
}
