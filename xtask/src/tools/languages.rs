//! What exported programs are run and parsed with: Python with the clients' packages, Go's formatter, a JDK.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use super::{debian, scripting};
use crate::project::Project;

/// The interpreter of a virtual environment below `target/tools`, with exactly the packages of `requirements`.
///
/// # Errors
/// When there is no Python, or a package cannot be had.
pub fn python(sh: &Shell, project: &Project, requirements: &str) -> Result<PathBuf> {
    let folder = project.tools().join("python");
    let interpreter = if cfg!(windows) {
        folder.join("Scripts").join("python.exe")
    } else {
        folder.join("bin").join("python")
    };
    let wanted = fs::read_to_string(project.root.join(requirements))
        .with_context(|| format!("cannot read {requirements}"))?;
    let done = folder.join("seedboard-requirements.txt");
    if interpreter.is_file() && fs::read_to_string(&done).is_ok_and(|has| has == wanted) {
        return Ok(interpreter);
    }
    let system = scripting::python(sh).map_err(anyhow::Error::msg)?;
    println!(
        "Installing the clients of exported programs from PyPI into {}: about a minute, once.",
        folder.display()
    );
    cmd!(sh, "{system} -m venv --clear {folder}")
        .quiet()
        .run()?;
    cmd!(
        sh,
        "{interpreter} -m pip install --quiet --disable-pip-version-check -r {requirements}"
    )
    .quiet()
    .run()?;
    fs::write(&done, wanted)?;
    Ok(interpreter)
}

/// Go's own parser. It comes with Go; nothing else of Go is used.
pub fn gofmt(sh: &Shell) -> Option<PathBuf> {
    let find = || which::which("gofmt").ok();
    let title = "Go, for gofmt, with apt-get: a few seconds, once";
    find().or_else(|| {
        debian::install(sh, title, &["golang-go"])
            .then(find)
            .flatten()
    })
}

/// The launcher of a JDK, whose javac can be called from a program.
pub fn java(sh: &Shell) -> Option<PathBuf> {
    let find = || which::which("java").ok().filter(|java| is_jdk(sh, java));
    let title = "a JDK, for javac's parser, with apt-get: about a minute, once";
    find().or_else(|| {
        debian::install(sh, title, &["default-jdk-headless"])
            .then(find)
            .flatten()
    })
}

fn is_jdk(sh: &Shell, java: &PathBuf) -> bool {
    let modules = cmd!(sh, "{java} --list-modules")
        .quiet()
        .ignore_stderr()
        .read();
    modules.is_ok_and(|modules| {
        modules
            .lines()
            .any(|line| line.starts_with("jdk.compiler@"))
    })
}
