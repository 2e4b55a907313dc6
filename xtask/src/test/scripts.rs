//! The few files of JavaScript.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::cmd;

use super::{Context, Outcome};
use crate::tools::scripting;

/// Reads every script as Node does, which finds mistakes of syntax before a browser does, and runs
/// the tests that stand beside them.
pub fn check(context: &Context) -> Result<Outcome> {
    if let Some(missing) = scripting::node_missing(&context.sh) {
        return Ok(Outcome::NotRun(missing));
    }
    let root = &context.project.root;
    let mut scripts = Vec::new();
    for folder in ["public", "tests"] {
        collect(&root.join(folder), &mut scripts)?;
    }
    scripts.sort();
    for script in &scripts {
        let text = fs::read_to_string(script)?;
        // From standard input, because Node would take the `.js` of a browser for its own older kind of module.
        let checked = cmd!(context.sh, "node --input-type=module --check -")
            .stdin(text)
            .quiet()
            .run();
        checked.with_context(|| format!("{} is not JavaScript", script.display()))?;
    }
    println!("{} scripts are well-formed", scripts.len());

    let tests: Vec<_> = scripts.iter().filter(|script| is_test(script)).collect();
    if !tests.is_empty() {
        cmd!(context.sh, "node --test {tests...}").run()?;
    }
    Ok(Outcome::Passed)
}

fn is_test(script: &Path) -> bool {
    script.to_string_lossy().ends_with(".test.mjs")
}

/// All scripts below a folder that are ours.
fn collect(folder: &Path, scripts: &mut Vec<PathBuf>) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with("node_modules") {
            collect(&path, scripts)?;
        } else if path
            .extension()
            .is_some_and(|end| end == "js" || end == "mjs")
        {
            scripts.push(path);
        }
    }
    Ok(())
}
