//! The files of a folder.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// The names of all files in a folder and the folders in it, with `/` between them, in the order of their bytes.
///
/// # Errors
/// When a folder cannot be read.
pub fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    collect(folder, "", &mut names)?;
    names.sort_unstable();
    Ok(names)
}

fn collect(folder: &Path, before: &str, names: &mut Vec<String>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}

/// Whether a name ends with a dot and one of these.
pub fn ends_with(name: &str, ends: &[&str]) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, end)| ends.contains(&end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_a_fixed_order_and_the_same_form_everywhere() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("b/c")).unwrap();
        for name in ["b/c/d", "b.x", "a", "B"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        assert_eq!(names(folder.path()).unwrap(), ["B", "a", "b.x", "b/c/d"]);
        assert!(names(&folder.path().join("none")).is_err());
    }

    #[test]
    fn only_the_last_end_counts() {
        assert!(ends_with("a.b.js", &["css", "js"]));
        assert!(!ends_with("a.js.br", &["js"]) && !ends_with("js", &["js"]));
    }
}
