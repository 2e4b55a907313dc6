//! What an address in one of the page's documents leads to.

use std::path::Path;

use anyhow::{Result, bail};

/// A file of the page, as an address names it.
#[derive(Debug, PartialEq, Eq)]
pub struct Target {
    /// Its name in the page, with the folders before it.
    pub name: String,
    /// The `?…` or `#…` behind it.
    pub suffix: String,
}

/// The file that `address` names in the document called `document`, of the page in `root`. `None`: it leads to another
/// host, holds its data itself, or stays in the document.
///
/// # Errors
/// When the page has no such file. An address that starts with `/` has none: it would lead out of the folder.
pub fn target(root: &Path, document: &str, address: &str) -> Result<Option<Target>> {
    let elsewhere = ["data:", "http:", "https:", "#"];
    if elsewhere.iter().any(|start| address.starts_with(start)) {
        return Ok(None);
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let suffix = address.strip_prefix(path).unwrap_or_default().to_owned();
    match resolved(document, path).filter(|name| root.join(name).is_file()) {
        Some(name) => Ok(Some(Target { name, suffix })),
        None => bail!("{document} names {address:?}, and the page has no such file"),
    }
}

fn resolved(document: &str, path: &str) -> Option<String> {
    let mut folders: Vec<&str> = document.split('/').collect();
    folders.pop();
    if path.starts_with('/') {
        return None;
    }
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(folders.pop()?),
            name => folders.push(name),
        }
    }
    Some(folders.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(document: &str, address: &str) -> Result<Option<(String, String)>> {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("in")).unwrap();
        for file in ["index.html", "a.js", "in/b.js"] {
            std::fs::write(root.path().join(file), "").unwrap();
        }
        let target = target(root.path(), document, address)?;
        Ok(target.map(|target| (target.name, target.suffix)))
    }

    #[test]
    fn addresses_are_read_from_where_the_document_is() {
        for (document, address, name, suffix) in [
            ("index.html", "./a.js", "a.js", ""),
            ("index.html", "a.js?x#y", "a.js", "?x#y"),
            ("index.html", "./in/../in/b.js#z", "in/b.js", "#z"),
            ("in/c.html", "b.js", "in/b.js", ""),
            ("in/c.html", "../a.js", "a.js", ""),
        ] {
            let want = Some((name.to_owned(), suffix.to_owned()));
            assert_eq!(named(document, address).unwrap(), want, "{address}");
        }
    }

    #[test]
    fn what_is_no_file_of_the_page_is_left_alone() {
        for address in ["#top", "data:,x", "https://a.example/a.js", "http://a/"] {
            assert_eq!(named("index.html", address).unwrap(), None, "{address}");
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_is_named() {
        for address in ["./b.js", "/a.js", "../a.js", "", "in", "//a.js", "ftp:a"] {
            let error = named("index.html", address).unwrap_err().to_string();
            let want = format!("index.html names {address:?}, and the page has no such file");
            assert_eq!(error, want);
        }
    }
}
