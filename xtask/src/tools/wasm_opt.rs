//! wasm-opt, for release builds. It saves a few per cent of what is sent, so a build without it is
//! still fine.

use std::path::{Path, PathBuf};

use xshell::{Shell, cmd};

use super::{executable, find};
use crate::project::Project;
use crate::versions::Versions;

/// The folder of `wasm-opt`, or `None`, with the reason printed, where it cannot be had.
///
/// It comes from npm because Cargo's registry has no such program and release archives on the web
/// cannot be reached everywhere.
#[must_use]
pub fn folder(sh: &Shell, project: &Project, versions: &Versions) -> Option<PathBuf> {
    let number = &versions.wasm_opt;
    let wanted = format!("wasm-opt version {number}");
    if let Some(path) = find(sh, project, "wasm-opt", &wanted) {
        return path.parent().map(PathBuf::from);
    }
    let modules = project.tools().join("npm");
    let folder = modules.join("node_modules").join(".bin");
    if super::reports(sh, &folder.join(script()), &wanted) {
        return Some(folder);
    }
    if which::which("npm").is_err() {
        println!(
            "wasm-opt is skipped: there is no npm to install it with. The page becomes a few per cent larger."
        );
        return None;
    }
    println!(
        "Installing binaryen {number} (wasm-opt) into {}: a few seconds, once.",
        modules.display()
    );
    let npm = super::scripting::npm();
    let installed = cmd!(
        sh,
        "{npm} install --no-save --no-audit --no-fund --loglevel=error --prefix"
    )
    .arg(&modules)
    .arg(format!("binaryen@{number}.0.0"))
    .quiet()
    .run();
    match installed {
        Ok(()) => Some(folder),
        Err(error) => {
            println!("wasm-opt is skipped: {error}. The page becomes a few per cent larger.");
            None
        }
    }
}

/// The program in a folder that [`folder`] found: npm's link, or the program itself.
#[must_use]
pub fn in_folder(folder: &Path) -> PathBuf {
    let names = [script(), executable("wasm-opt")];
    let mut found = names.iter().map(|name| folder.join(name));
    found
        .find(|path| path.is_file())
        .unwrap_or_else(|| folder.join(script()))
}

/// How npm names the program that it links.
fn script() -> String {
    if cfg!(windows) {
        "wasm-opt.cmd".to_owned()
    } else {
        executable("wasm-opt")
    }
}
