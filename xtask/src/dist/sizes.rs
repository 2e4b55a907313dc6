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

/// What is fetched only when somebody asks for what it does: the worker with the first run, the painter with the
/// demo's first picture. By the beginning of the names, because Trunk adds hashes.
const ON_DEMAND: [&str; 3] = ["painter", "run.js", "worker"];

/// Measures the code of a finished page.
///
/// # Errors
/// When a file cannot be read.
pub fn first_visit(dist: &Path) -> Result<FirstVisit> {
    let mut files = Vec::new();
    for path in code(dist, false)? {
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let name = path
            .strip_prefix(dist)
            .unwrap_or(&path)
            .display()
            .to_string();
        files.push(File {
            name,
            raw: bytes.len(),
            gzip: gzip(&bytes)?,
            brotli: brotli(&bytes)?,
        });
    }
    files.sort_by_key(|file| std::cmp::Reverse(file.brotli));
    Ok(FirstVisit { files })
}

/// What the first run adds: its bytes after brotli, in words.
///
/// # Errors
/// When a file cannot be read.
pub fn first_run(dist: &Path) -> Result<String> {
    let mut total = 0;
    for path in code(dist, true)? {
        total += brotli(&fs::read(&path)?)?;
    }
    Ok(format!(
        "{:.1} kB brotli (worker and painter)",
        total as f64 / 1000.0
    ))
}

/// The code below a folder that is loaded at once, or all that is loaded later.
fn code(folder: &Path, later: bool) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let on_demand = ON_DEMAND.iter().any(|start| name.starts_with(start));
        if path.is_dir() {
            // Below a folder that is loaded later, everything is.
            let whole = on_demand && later;
            let inside = if whole {
                code(&path, false)?
            } else {
                Vec::new()
            };
            found.extend(if on_demand {
                inside
            } else {
                code(&path, later)?
            });
        } else if on_demand == later
            && path
                .extension()
                .is_some_and(|end| ["wasm", "js", "mjs", "css"].iter().any(|code| end == *code))
        {
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
            ("run.js", 9),
            ("worker_bg.wasm", 9),
            ("e.html", 9),
            ("f.jpg", 9),
            ("g.css", 9),
        ]);
        let mut names: Vec<_> = visit.files.iter().map(|file| file.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["a.js", "b.wasm", "g.css", "snippets/c.js"]);
    }

    #[test]
    fn both_encoders_are_at_work() {
        assert!((20..60).contains(&gzip(&[b'x'; 1000]).unwrap()));
        assert!((5..20).contains(&brotli(&[b'x'; 1000]).unwrap()));
    }
}
