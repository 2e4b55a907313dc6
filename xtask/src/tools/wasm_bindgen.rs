//! The wasm-bindgen CLI: it writes the JavaScript beside the module, and runs tests in a browser.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use xshell::Shell;

use super::cargo_install::{Package, install};
use super::{executable, find};
use crate::project::Project;
use crate::versions::Versions;

/// The folder of `wasm-bindgen` and `wasm-bindgen-test-runner`, installed when one is missing.
///
/// # Errors
/// When they have to be installed and that fails.
pub fn folder(sh: &Shell, project: &Project, versions: &Versions) -> Result<PathBuf> {
    let version = &versions.wasm_bindgen;
    let package = Package {
        name: "wasm-bindgen-cli",
        version,
        // Its lock file names versions that no longer build with this Rust.
        locked: false,
        usually: "about 2 minutes on two cores",
    };
    let found = find(
        sh,
        project,
        "wasm-bindgen",
        &format!("wasm-bindgen {version}"),
    )
    .and_then(|path| path.parent().map(PathBuf::from))
    .filter(|folder| {
        folder
            .join(executable("wasm-bindgen-test-runner"))
            .is_file()
    });
    match found {
        Some(folder) => Ok(folder),
        None => install(sh, project, &package),
    }
}

/// The program that cargo calls to run a test module in a browser.
///
/// # Errors
/// As [`folder`].
pub fn test_runner(sh: &Shell, project: &Project, versions: &Versions) -> Result<PathBuf> {
    let folder = folder(sh, project, versions)?;
    let runner = folder.join(executable("wasm-bindgen-test-runner"));
    runner
        .canonicalize()
        .with_context(|| format!("cannot find {}", runner.display()))
}
