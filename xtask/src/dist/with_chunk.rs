//! A style sheet that comes with a chunk of code: what only its views need, no first visit pays for.
//!
//! In development the page links it like any other. Here it leaves the page, and the script that fetches the chunk
//! fetches the sheet beside it; the chunk's views are drawn when both are there.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::fingerprint;
use super::html::{edited, tags};
use super::tighten::tighten;

/// The sheets, as the page's links begin with them, each with its chunk.
pub(super) const SHEETS: [(&str, &str); 6] = [
    ("tools-", "split_dialogs.wasm"),
    ("desk-", "split_desk.wasm"),
    ("panel-", "split_desk.wasm"),
    ("list-", "split_desk.wasm"),
    ("shelf-", "split_desk.wasm"),
    ("history-", "split_desk.wasm"),
];

/// Fetches `answer` and the sheet; a sheet that does not come is a chunk that does not.
const WITH_SHEET: &str = "
function withSheet(file, answer) {
const sheet = document.createElement(\"link\");
sheet.rel = \"stylesheet\";
sheet.href = new URL(file, import.meta.url);
const there = new Promise((yes, no) => Object.assign(sheet, { onload: yes, onerror: no }));
document.head.append(sheet);
return Promise.all([answer, there]).then(([answer]) => answer);
}
";

/// Moves the sheets of [`SHEETS`] from the page to their chunks.
///
/// # Errors
/// When the page links no such sheet, or its script fetches no such chunk, exactly once.
pub fn move_sheets(dist: &Path) -> Result<()> {
    for (sheet, chunk) in SHEETS {
        move_sheet(dist, sheet, chunk)?;
    }
    let glue = glue(dist)?;
    fs::write(&glue, read(&glue)? + WITH_SHEET)?;
    Ok(())
}

fn move_sheet(dist: &Path, sheet: &str, chunk: &str) -> Result<()> {
    let page = dist.join("index.html");
    let html = read(&page)?;
    let links: Vec<_> = tags(&html)
        .into_iter()
        .filter(|tag| tag.name == "link" && tag.get("rel") == Some("stylesheet"))
        .filter_map(|tag| {
            let href = tag.get("href")?.trim_start_matches("./").to_owned();
            href.starts_with(sheet).then_some((tag.place, href))
        })
        .collect();
    let [(place, file)] = &links[..] else {
        anyhow::bail!("index.html links {} sheets {sheet}*, not one", links.len());
    };
    let style = tighten(&read(&dist.join(file))?);
    let name = format!("{sheet}{:016x}.css", fingerprint(style.as_bytes()));
    fs::remove_file(dist.join(file))?;
    fs::write(dist.join(&name), style)?;
    fs::write(&page, edited(&html, vec![(place.clone(), String::new())]))?;

    let glue = glue(dist)?;
    let script = read(&glue)?;
    fs::write(&glue, with_sheet(&script, chunk, &name)?)?;
    Ok(())
}

/// wasm-bindgen's script of the page, with what loads chunks in it.
fn glue(dist: &Path) -> Result<PathBuf> {
    let entries = fs::read_dir(dist)?.collect::<std::io::Result<Vec<_>>>()?;
    let is_glue = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("seedboard-") && name.ends_with(".js")
    };
    let mut paths = entries.into_iter().map(|entry| entry.path());
    paths.find(is_glue).context("the page has no script")
}

fn with_sheet(script: &str, chunk: &str, sheet: &str) -> Result<String> {
    let (before, after) = script
        .split_once(&format!("/{chunk}\""))
        .with_context(|| format!("the page's script does not fetch {chunk}"))?;
    ensure!(
        !after.contains(chunk),
        "the page's script fetches {chunk} twice"
    );
    let start = before.rfind("fetch(").context("the chunk is not fetched")?;
    let (fetched, rest) = after
        .split_once("))")
        .context("the fetching of the chunk has no end")?;
    let (before, call) = before.split_at(start);
    Ok(format!(
        "{before}withSheet(\"./{sheet}\", {call}/{chunk}\"{fetched}))){rest}"
    ))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "a(() => {\nconst src = fetch(new URL(\"./split-1/split_dialogs.wasm\", import.meta.url));\nsrc.catch(b);\n});\n";

    fn dist(page: &str, script: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("index.html", page),
            ("seedboard-1.js", script),
            ("tools-2.css", "/* why */\nb {\n  color: red;\n}\n"),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    #[test]
    fn the_sheet_leaves_the_page_and_comes_with_its_chunk() {
        let folder = dist(
            "<link rel=\"stylesheet\" href=\"./base-1.css\"><link rel=\"stylesheet\" href=\"./tools-2.css\"><p>",
            SCRIPT,
        );
        move_sheet(folder.path(), "tools-", "split_dialogs.wasm").unwrap();
        let page = read(&folder.path().join("index.html")).unwrap();
        assert_eq!(page, "<link rel=\"stylesheet\" href=\"./base-1.css\"><p>");
        let script = read(&folder.path().join("seedboard-1.js")).unwrap();
        let (_, call) = script.split_once("const src = ").unwrap();
        let (call, rest) = call.split_once(";\n").unwrap();
        let (sheet, fetched) = call.split_once(", ").unwrap();
        let sheet = sheet
            .strip_prefix("withSheet(\"./")
            .and_then(|sheet| sheet.strip_suffix('"'))
            .unwrap();
        assert_eq!(
            fetched,
            "fetch(new URL(\"./split-1/split_dialogs.wasm\", import.meta.url)))"
        );
        assert!(rest.starts_with("src.catch(b);"));
        let style = read(&folder.path().join(sheet)).unwrap();
        assert!(style.contains("color") && !style.contains("why"), "{style}");
        assert!(!folder.path().join("tools-2.css").exists());
    }

    #[test]
    fn what_is_not_as_expected_is_an_error() {
        let page = "<link rel=\"stylesheet\" href=\"./tools-2.css\">";
        for (page, script) in [("<p>", SCRIPT), (page, "f();"), (page, &SCRIPT.repeat(2))] {
            let folder = dist(page, script);
            let moved = move_sheet(folder.path(), "tools-", "split_dialogs.wasm");
            assert!(moved.is_err(), "{page} {script}");
        }
    }
}
