//! `cargo xtask build`: the release page in `dist/`, and what its first visit costs.

mod sizes;
mod stylesheet;
mod tighten;
mod visit;

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
        .command("build")
        .arg("--dist")
        .arg(&dist)
        .run()
        .context("the page could not be built")?;
    stylesheet::join(&dist)?;
    let visit = sizes::first_visit(&dist)?;
    println!("\n{visit}");
    println!("loaded with the first run: {}", sizes::first_run(&dist)?);
    visit.check()
}
