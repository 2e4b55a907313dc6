//! What the browser checks before it runs a file: `integrity`, the digest that a document gives of what it loads.
//!
//! With it a page is of one piece: a file that a host, a cache or somebody on the way has changed is refused.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest as _, Sha384};

use super::address::target;
use super::html::{Tag, edited, tags};

/// The document called `document`, of the page in `root`, with the digests of all scripts and styles that it loads.
///
/// # Errors
/// When it names one that is not there.
pub fn vouched(root: &Path, document: &str, html: &str) -> Result<String> {
    let mut edits = Vec::new();
    for tag in tags(html) {
        // boot.js hands the last one to `fetch`.
        let module = tag.get("data-wasm").map(|wasm| ("data-integrity", wasm));
        let checked = checked(&tag).map(|address| ("integrity", address));
        for (name, address) in [checked, module].into_iter().flatten() {
            if let Some(file) = target(root, document, address)? {
                let bytes = fs::read(root.join(&file.name))
                    .with_context(|| format!("cannot read {}", file.name))?;
                edits.push(tag.set(name, &digest(&bytes)));
            }
        }
    }
    Ok(edited(html, edits))
}

/// The address of what a browser holds against `integrity` when it comes to this tag.
///
/// A preload for `fetch` is none: Chromium (156) ignores the attribute there and warns of it, and checks the digest that
/// `fetch` names, on the preloaded bytes (crbug.com/981419).
fn checked<'a>(tag: &Tag<'a>) -> Option<&'a str> {
    match (tag.name, tag.get("rel")) {
        ("script", _) => tag.get("src"),
        ("link", Some("stylesheet" | "modulepreload")) => tag.get("href"),
        ("link", Some("preload")) if tag.get("as") != Some("fetch") => tag.get("href"),
        _ => None,
    }
}

fn digest(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `printf %s a | openssl dgst -sha384 -binary | base64`
    const OF_A: &str = "sha384-VKWbnyKwuAiA2EJ+VIt8I6vYc0huHwNdzpzWl+hRdQM8qojm1XvDXvrgta/TFF8x";

    fn written(document: &str, html: &str) -> Result<String> {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("in")).unwrap();
        for file in ["a.js", "in/a.js"] {
            fs::write(root.path().join(file), "a").unwrap();
        }
        vouched(root.path(), document, html)
    }

    #[test]
    fn what_runs_or_styles_is_vouched_for() {
        for (html, want) in [
            (
                "<script src=\"./a.js\" defer></script>",
                "<script I src=\"./a.js\" defer></script>",
            ),
            (
                "<link rel=\"stylesheet\" href=\"a.js\"/>",
                "<link I rel=\"stylesheet\" href=\"a.js\"/>",
            ),
            (
                "<link rel=modulepreload href=./a.js>",
                "<link I rel=modulepreload href=./a.js>",
            ),
            (
                "<link rel=\"preload\" as=\"style\" href=\"a.js\">",
                "<link I rel=\"preload\" as=\"style\" href=\"a.js\">",
            ),
            (
                "<script integrity=\"sha384-old\" src=\"a.js\">",
                "<script I src=\"a.js\">",
            ),
            (
                "<script src=\"a.js\" data-js=\"a.js\" data-wasm=\"./a.js\">",
                "<script I data-I src=\"a.js\" data-js=\"a.js\" data-wasm=\"./a.js\">",
            ),
        ] {
            let want = want.replace('I', &format!("integrity=\"{OF_A}\""));
            assert_eq!(written("index.html", html).unwrap(), want);
        }
    }

    #[test]
    fn the_rest_stays_as_it_is() {
        let html = "<!doctype html><!-- <script src=\"no.js\"> --><link rel=\"icon\" href=\"a.js\">\
            <link rel=\"preload\" href=\"./a.js\" crossorigin=\"anonymous\" as=\"fetch\" type=\"application/wasm\">\
            <script>a < b</script><script src=\"https://a.example/b.js\"></script>";
        assert_eq!(written("index.html", html).unwrap(), html);
    }

    #[test]
    fn addresses_count_from_the_document() {
        let html = "<script src=\"a.js\">";
        assert!(written("in/b.html", html).unwrap().contains(OF_A));
        assert!(written("gone/b.html", html).is_err());
    }
}
