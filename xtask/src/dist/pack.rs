//! Packs the finished page: `index.html` by itself, everything else in a folder that is named after its content.
//!
//! So only `index.html` has to be asked for again; a file of the folder may be kept for ever, and an open page of an older
//! release finds either all of its files or none. `hosting/` holds recipes for hosts, is no part of the page and stays.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use super::address::target;
use super::compress::add_twins;
use super::files::{ends_with, names};
use super::html::{edited, tags};
use super::integrity::vouched;

const PAGE: &str = "index.html";
const RECIPES: &str = "hosting";
/// What the folder's name starts with; the digits of its digest follow.
const FOLDER: &str = "app-";
/// Of the digest's 32. No two releases will ever share eight bytes by chance.
const DIGEST_BYTES: usize = 8;
/// What holds addresses in the page's own tags. The last two are read by boot.js.
const ADDRESSES: [&str; 4] = ["href", "src", "data-js", "data-wasm"];

/// Packs what Trunk left in `dist`, adds digests and compressed twins; the folder of everything but `index.html`.
///
/// # Errors
/// When a document names a file that is not there, or a file cannot be moved or written.
pub fn pack(dist: &Path) -> Result<PathBuf> {
    remove_older(dist)?;
    let inside: Vec<String> = names(dist)?
        .into_iter()
        .filter(|name| moves(name))
        .collect();
    // First, because the folder's digest covers them.
    for name in inside.iter().filter(|name| ends_with(name, &["html"])) {
        let html = read(dist, name)?;
        fs::write(dist.join(name), vouched(dist, name, &html)?)?;
    }
    let folder = folder_name(dist, &inside)?;
    let html = vouched(dist, PAGE, &read(dist, PAGE)?)?;
    let html = readdressed(dist, &html, &folder)?;

    let app = dist.join(&folder);
    fs::create_dir(&app).with_context(|| format!("cannot make {}", app.display()))?;
    for entry in fs::read_dir(dist)? {
        let name = entry?.file_name();
        if name != *folder && moves(&name.to_string_lossy()) {
            fs::rename(dist.join(&name), app.join(&name))?;
        }
    }
    fs::write(dist.join(PAGE), html)?;
    add_twins(&dist.join(PAGE))?;
    for name in names(&app)? {
        add_twins(&app.join(name))?;
    }
    Ok(app)
}

/// Trunk empties `dist` before it fills it; this holds should it ever not.
fn remove_older(dist: &Path) -> Result<()> {
    let entries = fs::read_dir(dist).with_context(|| format!("cannot read {}", dist.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if is_folder(&name) && path.is_dir() {
            fs::remove_dir_all(&path)?;
        } else if ["br", "gz"]
            .iter()
            .any(|end| name == format!("{PAGE}.{end}"))
        {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

fn is_folder(name: &str) -> bool {
    name.strip_prefix(FOLDER).is_some_and(|digest| {
        digest.len() == 2 * DIGEST_BYTES && digest.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

/// Whether a file, or a folder of `dist` itself, goes into the folder.
fn moves(name: &str) -> bool {
    name != PAGE && name.split('/').next() != Some(RECIPES)
}

fn read(dist: &Path, name: &str) -> Result<String> {
    fs::read_to_string(dist.join(name)).with_context(|| format!("cannot read {name} of the page"))
}

/// Follows from all names and bytes. Each comes with its length, so that none can pass for the end of another.
fn folder_name(dist: &Path, names: &[String]) -> Result<String> {
    let mut digest = Sha256::new();
    for name in names {
        let bytes = fs::read(dist.join(name)).with_context(|| format!("cannot read {name}"))?;
        for part in [name.as_bytes(), &bytes] {
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part);
        }
    }
    let digits = digest.finalize();
    let digits = digits.iter().take(DIGEST_BYTES);
    Ok(FOLDER.to_owned() + &digits.map(|byte| format!("{byte:02x}")).collect::<String>())
}

/// The page with the folder in front of every address of what has moved there.
fn readdressed(dist: &Path, html: &str, folder: &str) -> Result<String> {
    let mut edits = Vec::new();
    for tag in tags(html) {
        for (name, address) in ADDRESSES.map(|name| (name, tag.get(name))) {
            let Some(file) = address.map(|address| target(dist, PAGE, address)) else {
                continue;
            };
            if let Some(file) = file?.filter(|file| moves(&file.name)) {
                let address = format!("./{folder}/{}{}", file.name, file.suffix);
                edits.push(tag.set(name, &address));
            }
        }
    }
    Ok(edited(html, edits))
}

#[cfg(test)]
#[path = "pack_tests.rs"]
mod tests;
