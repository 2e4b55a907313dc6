//! `cargo xtask fuzz`: libFuzzer over the targets of `tests/fuzz`, on stable Rust.

mod build;

use std::fs;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, bail, ensure};
use xshell::{Cmd, Shell, cmd};

use crate::project::Project;
pub use build::missing;

/// What may be chosen.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// The only target to run.
    pub target: Option<String>,
    /// Seconds for each target.
    pub seconds: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            target: None,
            seconds: 60,
        }
    }
}

/// How long a target runs, and from what.
#[derive(Debug, Clone, Copy)]
pub enum Length {
    /// So many inputs from the seeds alone: the same each time.
    Inputs(u64),
    /// So many seconds from all that was learned before, which grows.
    Seconds(u64),
}

/// Runs the targets asked for until the time is over or one breaks.
///
/// # Errors
/// When something is missing, when there is no such target, or when one breaks.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let sh = Shell::new()?;
    sh.change_dir(&project.root);
    if let Some(missing) = missing() {
        bail!(missing);
    }
    let fuzzer = Fuzzer::build(&sh, project)?;
    let known = fuzzer.targets.join(", ");
    if let Some(target) = &options.target {
        ensure!(
            fuzzer.targets.contains(target),
            "there is no target {target:?}, only {known}"
        );
    }
    let asked = |target: &&String| options.target.as_ref().is_none_or(|only| only == *target);
    for target in fuzzer.targets.iter().filter(asked) {
        println!("\n── {target}: {} seconds ──", options.seconds);
        fuzzer.run(target, Length::Seconds(options.seconds))?;
    }
    Ok(())
}

/// The targets, compiled.
pub struct Fuzzer<'a> {
    sh: &'a Shell,
    project: &'a Project,
    programs: PathBuf,
    /// By name, in alphabetical order.
    pub targets: Vec<String>,
}

impl<'a> Fuzzer<'a> {
    /// Compiles every target.
    ///
    /// # Errors
    /// When that fails.
    pub fn build(sh: &'a Shell, project: &'a Project) -> Result<Self> {
        Ok(Self {
            sh,
            project,
            programs: build::programs(sh, project)?,
            targets: targets(project)?,
        })
    }

    /// Runs one target.
    ///
    /// # Errors
    /// When an input breaks it; the message names the file that holds the input.
    pub fn run(&self, target: &str, length: Length) -> Result<()> {
        let work = self.project.target.join("fuzz");
        let (corpus, limits) = match length {
            Length::Inputs(count) => {
                let fresh = work.join("fresh").join(target);
                if fresh.exists() {
                    fs::remove_dir_all(&fresh)?;
                }
                let same = ["-seed=1", "-verbosity=0"].map(str::to_owned);
                (fresh, [&same[..], &[format!("-runs={count}")]].concat())
            }
            Length::Seconds(seconds) => {
                let limits = vec![
                    format!("-max_total_time={seconds}"),
                    // Several of the windows in which the core reads a file.
                    "-max_len=65536".to_owned(),
                ];
                (work.join("corpus").join(target), limits)
            }
        };
        let found = work.join("found");
        fs::create_dir_all(&corpus)?;
        fs::create_dir_all(&found)?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        let input = found.join(format!("{target}-{now}"));

        let program = self
            .programs
            .join(format!("{target}{}", std::env::consts::EXE_SUFFIX));
        let seeds = folder(self.project).join("seeds").join(target);
        ensure!(seeds.is_dir(), "{target} has no {}", seeds.display());
        // An input that takes seconds, or hundreds of megabytes, is a find, too.
        let command = cmd!(
            self.sh,
            "{program} {limits...} -timeout=10 -rss_limit_mb=512 -exact_artifact_path={input} {corpus} {seeds}"
        );
        let ended = match length {
            Length::Inputs(_) => quietly(command),
            Length::Seconds(_) => command.run().map_err(Into::into),
        };
        ended.with_context(|| {
            if input.is_file() {
                let file = input.display();
                format!("{target} breaks on {file}; see it with `cargo run --package seedboard-fuzz --bin {target} -- {file}`")
            } else {
                format!("{target} did not run to its end")
            }
        })
    }
}

/// libFuzzer ends even a quiet run with pages about itself; they are shown only if it failed.
fn quietly(command: Cmd<'_>) -> Result<()> {
    let output = command.ignore_status().output()?;
    if output.status.success() {
        return Ok(());
    }
    eprintln!("{}", String::from_utf8_lossy(&output.stderr));
    bail!("libFuzzer: {}", output.status)
}

fn folder(project: &Project) -> PathBuf {
    project.root.join("tests").join("fuzz")
}

/// Each program of the package is a target.
fn targets(project: &Project) -> Result<Vec<String>> {
    let folder = folder(project).join("src").join("bin");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("no {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "rs")
            && let Some(name) = path.file_stem()
        {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_seeds() {
        let project = Project::locate().unwrap_or_else(|error| panic!("{error:#}"));
        let targets = targets(&project).unwrap_or_default();
        assert!(targets.contains(&"headers".to_owned()));
        for target in targets {
            assert!(
                folder(&project).join("seeds").join(&target).is_dir(),
                "{target}"
            );
        }
    }
}
