//! `tests/data/INDEX.md` names every file of `tests/data`, and nothing else.

#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const INDEX: &str = include_str!("data/INDEX.md");

/// The table's rows: file, source, what it shows.
fn rows() -> Vec<[&'static str; 3]> {
    INDEX
        .lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .map(|row| {
            let mut cells = row.trim_end_matches(" |").split(" | ");
            let file = cells.next().unwrap().trim_end_matches('`');
            [file, cells.next().unwrap(), cells.next().unwrap()]
        })
        .collect()
}

/// Files below `folder`, by their path from `tests/data`.
fn files(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            files(&entry.path(), &format!("{name}/"), found);
        } else if !["INDEX.md", ".gitattributes"].contains(&name.as_str()) {
            found.insert(name);
        }
    }
}

#[test]
fn every_file_has_a_row_and_every_row_a_file() {
    let mut found = BTreeSet::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    files(&folder, "", &mut found);
    let rows = rows();
    let named: BTreeSet<String> = rows.iter().map(|[file, ..]| (*file).to_owned()).collect();
    assert_eq!(found, named);
    assert_eq!(rows.len(), named.len(), "a file has two rows");
}

#[test]
fn every_row_has_a_source_and_says_what_it_shows() {
    for [file, source, shows] in rows() {
        let known = ["section ", "captured, ", "made, ", "SEED, "];
        assert!(
            known.iter().any(|start| source.starts_with(start)),
            "{file}: {source}"
        );
        assert!(!shows.is_empty(), "{file}");
    }
}

/// The faults are those of the table in the service's README.
#[test]
fn every_fault_of_the_test_service_was_captured() {
    let readme = include_str!("ark-service/README.md");
    let (_, table) = readme.split_once("| `fault` | a stream sees").unwrap();
    let table = table.split("\n\n").next().unwrap();
    let faults: Vec<_> = table
        .split("\n| `")
        .skip(1)
        .filter_map(|row| row.split('`').next())
        .collect();
    assert!(faults.contains(&"error_event"), "{faults:?}");
    for fault in faults {
        let file = format!("fault_{fault}.http");
        assert!(
            rows().iter().any(|[name, ..]| *name == file),
            "{file} is missing"
        );
    }
}
