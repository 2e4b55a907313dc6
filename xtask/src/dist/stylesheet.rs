//! Joins the page's style files into one, without comments and indentation.
//!
//! They are many because each belongs to one part of the page; a visitor fetches one, and each
//! further one would delay the first paint by a request.

use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};

use super::fingerprint;
use super::html::{edited, tags};
use super::tighten::tighten;

/// Replaces the style files that `index.html` names by a single one, called after its content.
///
/// # Errors
/// When a file is missing, when none is named, or when one holds `@import`, which is only obeyed at
/// the start of a file.
pub fn join(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let html =
        fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    let links = stylesheets(&html);
    ensure!(!links.is_empty(), "{} names no style file", page.display());

    let mut style = String::new();
    for link in &links {
        let file = dist.join(&link.href);
        let text =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        if text.contains("@import") {
            bail!(
                "{} holds @import; name the file in index.html instead",
                link.href
            );
        }
        style.push_str(&tighten(&text));
        style.push('\n');
    }
    let name = format!("style-{:016x}.css", fingerprint(style.as_bytes()));
    fs::write(dist.join(&name), style)?;
    fs::write(&page, replaced(&html, &links, &name))?;
    for link in &links {
        fs::remove_file(dist.join(&link.href))?;
    }
    Ok(())
}

/// A `<link rel="stylesheet">`: where it stands and what it names.
#[derive(Debug, PartialEq, Eq)]
struct Link {
    place: Range<usize>,
    href: String,
}

/// All of them in order.
fn stylesheets(html: &str) -> Vec<Link> {
    tags(html)
        .into_iter()
        .filter(|tag| tag.name == "link" && tag.get("rel") == Some("stylesheet"))
        .filter_map(|tag| {
            let href = tag.get("href")?.trim_start_matches("./").to_owned();
            let place = tag.place;
            Some(Link { place, href })
        })
        .collect()
}

/// The page with one link in place of the first, and without the others.
fn replaced(html: &str, links: &[Link], name: &str) -> String {
    let link = format!("<link rel=\"stylesheet\" href=\"./{name}\">");
    let texts = std::iter::once(link).chain(std::iter::repeat(String::new()));
    let places = links.iter().map(|link| link.place.clone());
    edited(html, places.zip(texts).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dist(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    #[test]
    fn files_are_joined_in_the_order_of_the_page() {
        let page = "<head><link rel=\"icon\" href=\"./i.svg\">\n<link rel=\"stylesheet\" href=\"./b-1.css\"/>\n<link rel=stylesheet href=./a-2.css><title>x</title></head>";
        let folder = dist(&[
            ("index.html", page),
            ("a-2.css", "a{}\n"),
            ("b-1.css", "b{}"),
        ]);
        join(folder.path()).unwrap();

        let html = fs::read_to_string(folder.path().join("index.html")).unwrap();
        let links = stylesheets(&html);
        assert_eq!(links.len(), 1);
        assert_eq!(
            fs::read_to_string(folder.path().join(&links[0].href)).unwrap(),
            "b{}\na{}\n"
        );
        assert!(
            html.contains("<link rel=\"icon\" href=\"./i.svg\">")
                && html.ends_with("<title>x</title></head>")
        );
        assert!(!folder.path().join("a-2.css").exists());
    }

    #[test]
    fn the_name_follows_the_content() {
        assert_eq!(fingerprint(b"a{}"), fingerprint(b"a{}"));
        assert_ne!(fingerprint(b"a{}"), fingerprint(b"b{}"));
    }

    #[test]
    fn what_could_not_work_is_refused() {
        let imports = dist(&[
            ("index.html", "<link rel=\"stylesheet\" href=\"./a.css\">"),
            ("a.css", "@import 'b.css';"),
        ]);
        assert!(
            join(imports.path())
                .unwrap_err()
                .to_string()
                .contains("@import")
        );
        let none = dist(&[("index.html", "<p>")]);
        assert!(
            join(none.path())
                .unwrap_err()
                .to_string()
                .contains("no style file")
        );
    }
}
