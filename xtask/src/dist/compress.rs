//! Compressed twins: beside a file `a.js` stand `a.js.br` and `a.js.gz`, which hosts can send as they are.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::files::ends_with;

/// Pictures are compressed already.
const TEXTS: [&str; 8] = ["html", "js", "mjs", "css", "wasm", "svg", "json", "txt"];

/// Writes the twins of a file where it gains by them.
///
/// # Errors
/// When a file cannot be read or written.
pub fn add_twins(file: &Path) -> Result<()> {
    if !ends_with(&file.to_string_lossy(), &TEXTS) {
        return Ok(());
    }
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    for (end, small) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
        if small.len() < bytes.len() {
            let mut name = file.as_os_str().to_owned();
            name.push(format!(".{end}"));
            fs::write(name, small)?;
        }
    }
    Ok(())
}

/// As small as gzip makes it. Without name and time, so that the same file makes the same bytes.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// As small as brotli makes it.
fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let best = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut small, &best)?;
    Ok(small)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;
    use crate::dist::files::names;

    #[test]
    fn both_encoders_are_at_work() {
        let text = [b'x'; 1000];
        let (gzip, brotli) = (gzip(&text).unwrap(), brotli(&text).unwrap());
        assert!((20..60).contains(&gzip.len()) && (5..20).contains(&brotli.len()));
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(&gzip[..])
            .read_to_end(&mut back)
            .unwrap();
        assert_eq!(back, text);
        back.clear();
        brotli::BrotliDecompress(&mut &brotli[..], &mut back).unwrap();
        assert_eq!(back, text);
    }

    #[test]
    fn twins_stand_only_where_they_are_smaller() {
        let folder = tempfile::tempdir().unwrap();
        let long = "x".repeat(1000);
        for (name, text) in [
            ("a.js", &*long),
            ("b.js", "x"),
            ("c.jpg", &long),
            ("d", &long),
        ] {
            let file = folder.path().join(name);
            fs::write(&file, text).unwrap();
            add_twins(&file).unwrap();
        }
        let all = names(folder.path()).unwrap();
        assert_eq!(all, ["a.js", "a.js.br", "a.js.gz", "b.js", "c.jpg", "d"]);
        let twin = fs::read(folder.path().join("a.js.br")).unwrap();
        assert_eq!(twin, brotli(long.as_bytes()).unwrap());
    }
}
