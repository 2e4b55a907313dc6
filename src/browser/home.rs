//! Where the page's own files are.

use super::message::text;

/// The full address of one of the page's own files. All but `index.html` lie in one folder, whose name changes with their
/// content (`xtask/src/dist/pack.rs`); `boot.js` and `run.js` know it, because they lie there too.
pub fn home(file: &str) -> String {
    let folder = text(&js_sys::global(), "seedboardHome");
    folder.unwrap_or_default() + file
}
