//! What a first visit transfers.
//!
//! Counted are all wasm, JavaScript and style files that the page loads before it is usable, each
//! compressed by itself as static hosts do. Pictures and HTML are not code and are not counted.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::visit::{File, FirstVisit};

/// When a file is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Before the page is usable.
    FirstVisit,
    /// With the first run: the worker; with the demo's first picture: the painter.
    FirstRun,
    /// When somebody opens what it draws.
    Asked,
}

impl When {
    /// By the beginning of a file's path in the page, because hashes are added to names.
    fn of(path: &str) -> Self {
        let starts = |with: &str| path.starts_with(with);
        if ["painter", "run.js", "worker"].into_iter().any(starts) {
            When::FirstRun
        } else if starts("split-") {
            When::Asked
        } else {
            When::FirstVisit
        }
    }
}

/// Measures the code of a finished page.
///
/// # Errors
/// When a file cannot be read.
pub fn first_visit(dist: &Path) -> Result<FirstVisit> {
    Ok(FirstVisit {
        files: files(dist, When::FirstVisit)?,
        asked: files(dist, When::Asked)?,
    })
}

/// What the first run adds: its bytes after brotli, in words.
///
/// # Errors
/// When a file cannot be read.
pub fn first_run(dist: &Path) -> Result<String> {
    let files = files(dist, When::FirstRun)?;
    let total: usize = files.iter().map(|file| file.brotli).sum();
    Ok(format!(
        "{:.1} kB brotli (worker and painter)",
        total as f64 / 1000.0
    ))
}

/// The code that is fetched then, the largest file first.
fn files(dist: &Path, when: When) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for path in code(dist)? {
        let parts = path.strip_prefix(dist).unwrap_or(&path).iter();
        let parts: Vec<_> = parts.map(|part| part.to_string_lossy()).collect();
        let name = parts.join("/");
        if When::of(&name) != when {
            continue;
        }
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        files.push(File {
            name,
            raw: bytes.len(),
            gzip: gzip(&bytes)?,
            brotli: brotli(&bytes)?,
        });
    }
    files.sort_by_key(|file| std::cmp::Reverse(file.brotli));
    Ok(files)
}

/// All code below a folder.
fn code(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        let end = path.extension().unwrap_or_default();
        if path.is_dir() {
            found.extend(code(&path)?);
        } else if ["wasm", "js", "mjs", "css"].iter().any(|code| end == *code) {
            found.push(path);
        }
    }
    Ok(found)
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(mut bytes: &[u8]) -> Result<usize> {
    let best = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    Ok(brotli::BrotliCompress(&mut bytes, &mut Vec::new(), &best)?)
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
        ]);
        let mut names: Vec<_> = visit.files.iter().map(|file| file.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["a.js", "b.wasm", "g.css", "snippets/c.js"]);
        assert_eq!(visit.asked.len(), 1);
        assert_eq!(visit.asked[0].name, "split-1/h.wasm");
    }

    #[test]
    fn both_encoders_are_at_work() {
        assert!((20..60).contains(&gzip(&[b'x'; 1000]).unwrap()));
        assert!((5..20).contains(&brotli(&[b'x'; 1000]).unwrap()));
    }
}
