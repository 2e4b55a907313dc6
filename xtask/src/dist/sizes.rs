//! What a first visit transfers.
//!
//! Counted are all wasm, JavaScript and style files that the page loads before it is usable, each
//! compressed by itself as its twin is ([`super::compress`]). Pictures and HTML are not code and are not counted.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::files::{ends_with, names};
use super::visit::{File, FirstVisit};
use super::with_chunk::SHEETS;

/// Compressed twins end otherwise, so that no file counts twice.
const CODE: [&str; 4] = ["wasm", "js", "mjs", "css"];

/// When a file is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Before the page is usable.
    FirstVisit,
    /// With the first run: the worker; with the demo's first picture: the painter.
    FirstRun,
    /// When somebody opens what it draws, or agrees to a picture of another host.
    Asked,
}

impl When {
    /// By the beginning of a file's path in the page's folder, because hashes are added to names.
    fn of(path: &str) -> Self {
        let starts = |with: &str| path.starts_with(with);
        if ["painter", "run.js", "worker"].into_iter().any(starts) {
            When::FirstRun
        } else if ["split-", "picture.", "erase."].into_iter().any(starts)
            || SHEETS.into_iter().any(|(sheet, _)| starts(sheet))
        {
            When::Asked
        } else {
            When::FirstVisit
        }
    }
}

/// Measures the code of a finished page; `app` is its folder, with the twins in it.
///
/// # Errors
/// When a file cannot be read.
pub fn first_visit(app: &Path) -> Result<FirstVisit> {
    Ok(FirstVisit {
        files: files(app, When::FirstVisit)?,
        asked: files(app, When::Asked)?,
    })
}

/// What the first run adds: its bytes after brotli, in words.
///
/// # Errors
/// When a file cannot be read.
pub fn first_run(app: &Path) -> Result<String> {
    let files = files(app, When::FirstRun)?;
    let total: usize = files.iter().map(|file| file.brotli).sum();
    Ok(format!(
        "{:.1} kB brotli (worker and painter)",
        total as f64 / 1000.0
    ))
}

/// The code that is fetched then, the largest file first.
fn files(app: &Path, when: When) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for name in names(app)? {
        if !ends_with(&name, &CODE) || When::of(&name) != when {
            continue;
        }
        let length = |name: &str| fs::metadata(app.join(name)).map(|file| file.len() as usize);
        let raw = length(&name).with_context(|| format!("cannot read {name}"))?;
        // A file without a twin is sent as it is.
        let [gzip, brotli] =
            ["gz", "br"].map(|end| length(&format!("{name}.{end}")).unwrap_or(raw));
        files.push(File {
            name,
            raw,
            gzip,
            brotli,
        });
    }
    files.sort_by_key(|file| std::cmp::Reverse(file.brotli));
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(files: &[(&str, usize)]) -> FirstVisit {
        let folder = tempfile::tempdir().unwrap();
        for (name, length) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x".repeat(*length)).unwrap();
        }
        first_visit(folder.path()).unwrap()
    }

    #[test]
    fn a_twin_is_what_is_sent() {
        let visit = page(&[("a.js", 900), ("a.js.br", 50), ("a.js.gz", 60), ("b.js", 9)]);
        let sizes = |file: &File| (file.raw, file.gzip, file.brotli);
        let sizes: Vec<_> = visit.files.iter().map(sizes).collect();
        assert_eq!(sizes, [(900, 60, 50), (9, 9, 9)]);
    }

    #[test]
    fn code_of_the_first_visit_is_counted_and_nothing_else() {
        let visit = page(&[
            ("a.js", 9),
            ("b.wasm", 9),
            ("snippets/c.js", 9),
            ("painter/d.js", 9),
            ("split-1/h.wasm", 9),
            ("run.js", 9),
            ("worker_bg.wasm", 9),
            ("e.html", 9),
            ("f.jpg", 9),
            ("g.css", 9),
            ("a.js.br", 9),
            ("a.js.gz", 9),
            ("workers.js", 9),
            ("picture.css", 9),
        ]);
        let mut names: Vec<_> = visit.files.iter().map(|file| file.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["a.js", "b.wasm", "g.css", "snippets/c.js"]);
        let mut asked: Vec<_> = visit.asked.iter().map(|file| file.name.as_str()).collect();
        asked.sort_unstable();
        assert_eq!(asked, ["picture.css", "split-1/h.wasm"]);
    }
}
