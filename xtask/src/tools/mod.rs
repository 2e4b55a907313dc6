//! Finds the programs a step needs, and adds those that are missing.
//!
//! One rule for all of them: a program on PATH is used only when it has exactly the pinned version;
//! otherwise the right one goes below `target/tools`, beside and never over the user's own.

pub mod browser;
mod cargo_install;
mod debian;
pub mod languages;
pub mod npm;
pub mod scripting;
pub mod servers;
pub mod wasm_bindgen;
pub mod wasm_opt;

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use xshell::{Shell, cmd};

use crate::project::Project;
use crate::versions::Versions;
use cargo_install::{Package, install};

/// Trunk at the pinned version, installed when it is missing.
///
/// # Errors
/// When it has to be installed and that fails.
pub fn trunk(sh: &Shell, project: &Project, versions: &Versions) -> Result<PathBuf> {
    let wanted = format!("trunk {}", versions.trunk);
    let package = Package {
        name: "trunk",
        version: &versions.trunk,
        locked: true,
        usually: "about 5 minutes on two cores",
    };
    match find(sh, project, "trunk", &wanted) {
        Some(path) => Ok(path),
        None => install(sh, project, &package).map(|bin| bin.join(executable("trunk"))),
    }
}

/// Makes sure that rustc can compile for the browser.
///
/// # Errors
/// When the target is missing and rustup is, too, or fails.
pub fn wasm_target(sh: &Shell) -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let libraries = cmd!(sh, "rustc --print target-libdir --target {TARGET}")
        .quiet()
        .read()?;
    if Path::new(&libraries).is_dir() {
        return Ok(());
    }
    if which::which("rustup").is_err() {
        bail!(
            "this Rust has no {TARGET} target and there is no rustup to add it; see https://rustup.rs"
        );
    }
    println!("Adding Rust's {TARGET} target (a download of about 20 MB).");
    cmd!(sh, "rustup target add {TARGET}")
        .quiet()
        .run()
        .context("rustup could not add the target")
}

/// The program below `target/tools` or on PATH that reports `wanted` as its version.
fn find(sh: &Shell, project: &Project, name: &str, wanted: &str) -> Option<PathBuf> {
    let own = project.tools().join("bin").join(executable(name));
    let on_path = which::which(name).ok();
    [Some(own), on_path]
        .into_iter()
        .flatten()
        .find(|path| reports(sh, path, wanted))
}

/// Whether `path --version` runs and answers `wanted`, perhaps with more behind it.
fn reports(sh: &Shell, path: &Path, wanted: &str) -> bool {
    let answer = cmd!(sh, "{path} --version").quiet().ignore_stderr().read();
    answer.is_ok_and(|text| text == wanted || text.starts_with(&format!("{wanted} ")))
}

/// The program that an environment variable names.
fn from_variable(name: &str) -> Option<PathBuf> {
    env::var_os(name)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
}

/// `trunk` on most systems, `trunk.exe` on one.
pub fn executable(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}
