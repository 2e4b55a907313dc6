//! `cargo xtask build`: the release page in `dist/`, and what its first visit costs.

mod address;
mod compress;
mod files;
mod html;
mod integrity;
mod pack;
mod sizes;
mod stylesheet;
mod tighten;
mod visit;
mod with_chunk;

use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::Path;

use anyhow::{Context as _, Result};
use xshell::Shell;

use crate::project::Project;
use crate::trunk::{Mode, Trunk};

/// Builds `dist/` and prints the sizes.
///
/// # Errors
/// When the build fails, or the first visit is larger than [`visit::BUDGET`].
pub fn run(project: &Project) -> Result<()> {
    let sh = Shell::new()?;
    sh.change_dir(&project.root);
    let dist = project.dist();
    let trunk = Trunk::prepare(&sh, project, Mode::Release)?;
    println!("Building the release page; from nothing this takes several minutes.");
    trunk
        .command("build", &dist)
        .run()
        .context("the page could not be built")?;
    with_chunk::move_sheets(&dist)?;
    stylesheet::join(&dist)?;
    tighten_glue(&dist)?;
    let app = pack::pack(&dist)?;
    let visit = sizes::first_visit(&app)?;
    println!("\n{visit}");
    println!("loaded with the first run: {}", sizes::first_run(&app)?);
    visit.check()
}

/// Tightens what wasm-bindgen wrote; our own scripts are few lines and stay readable.
fn tighten_glue(dist: &Path) -> Result<()> {
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".js") && (name.starts_with("seedboard-") || name == "worker.js") {
            let script = fs::read_to_string(&path)?;
            fs::write(&path, tighten::tighten_script(&script))?;
        }
    }
    Ok(())
}

/// Differs when the content differs, which is all that a cache needs.
pub fn fingerprint(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}
