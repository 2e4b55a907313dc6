//! `cargo xtask bench`: the released page against what people would otherwise use, in Chromium.
//!
//! What is measured and how to read it stands in `tests/bench/README.md`.

use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, bail, ensure};
use xshell::Shell;

use crate::project::Project;
use crate::tools::{browser, npm, scripting};

/// What was asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Fewer repetitions, and without the peers that take a minute each.
    pub quick: bool,
    /// A missed goal is a failure.
    pub strict: bool,
}

impl Options {
    /// As `tests/bench/run.mjs` takes them.
    fn flags(&self) -> impl Iterator<Item = &'static str> {
        let quick = self.quick.then_some("--quick");
        let strict = self.strict.then_some("--strict");
        quick.into_iter().chain(strict)
    }
}

/// Measures, prints the report and leaves it in `target/bench`.
///
/// # Errors
/// When something it needs is missing. What fails while it measures, wrong pictures above all, is in the exit code.
pub fn run(project: &Project, options: &Options) -> Result<ExitCode> {
    let sh = Shell::new()?;
    if let Some(missing) = scripting::node_missing(&sh) {
        bail!("{missing}");
    }
    ensure!(
        cfg!(target_os = "linux"),
        "CPU time and memory are read from /proc, which only Linux has"
    );
    ensure!(
        project.dist().join("index.html").is_file(),
        "the release page is measured, and there is none: run `cargo xtask build` first"
    );
    let folder = project.bench();
    npm::install_packages(&sh, &folder, "the peers and Playwright")?;
    let Some(chromium) = browser::chromium(&sh) else {
        bail!("Chromium is needed: put it on PATH, or name it in CHROMIUM");
    };

    let measured = Command::new("node")
        .arg("run.mjs")
        .args(options.flags())
        .current_dir(&folder)
        .env("CHROMIUM", chromium)
        .env("SEEDBOARD_DIST", project.dist())
        .env("BENCH_OUT", project.target.join("bench"))
        .status()
        .context("node could not be started")?;
    Ok(match measured.success() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}
