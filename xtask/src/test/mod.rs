//! `cargo xtask test`: everything that is checked, the quickest first.

mod browser;
mod e2e;
mod exports;
mod fuzz;
mod report;
mod rust;
mod scripts;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;
use xshell::Shell;

use crate::dist;
use crate::project::Project;
use report::{Line, Report};

/// What `--only` takes.
pub const PARTS: [&str; 10] = [
    "format", "lints", "core", "host", "fuzz", "scripts", "exports", "browser", "page", "e2e",
];

/// What every step is given.
pub struct Context {
    /// Runs commands, in the root of the checkout.
    pub sh: Shell,
    /// The checkout.
    pub project: Project,
}

/// How a step ended, unless it failed.
pub enum Outcome {
    /// Its checks ran and hold.
    Passed,
    /// They could not run here; the reason names what is missing.
    NotRun(String),
}

/// One line of the final table.
struct Step {
    /// The parts that need it.
    parts: &'static [&'static str],
    title: &'static str,
    run: Run,
    /// Whether another step runs the same checks, so that it is left out unless its part is asked for.
    again: bool,
}

type Run = fn(&Context) -> Result<Outcome>;

const fn step(parts: &'static [&'static str], title: &'static str, run: Run) -> Step {
    Step {
        parts,
        title,
        run,
        again: false,
    }
}

/// A step that a developer asks for, because it is quicker than the one that runs the same checks and more.
const fn shorter(part: &'static [&'static str], title: &'static str, run: Run) -> Step {
    Step {
        again: true,
        ..step(part, title, run)
    }
}

/// In the order in which they fail soonest. The end-to-end tests look at the release page, so it is
/// built for them, too.
const STEPS: [Step; 13] = [
    step(&["format"], "format", rust::format),
    step(
        &["core"],
        "core: no browser crate in its tree",
        rust::core_tree,
    ),
    step(&["core", "lints"], "core: clippy", rust::lint_core),
    // Its tests are among those of the workspace; that it compiles without the page is clippy's word.
    shorter(&["core"], "core: tests", rust::test_core),
    step(&["lints"], "clippy, this machine", rust::lint_host),
    step(&["lints"], "clippy, wasm32", rust::lint_wasm),
    step(&["host"], "tests, this machine", rust::test_host),
    step(&["fuzz"], "fuzz targets", fuzz::test),
    step(&["scripts"], "scripts", scripts::check),
    step(&["exports"], "exported code", exports::test),
    step(&["browser"], "tests in Chromium", browser::test),
    step(&["page", "e2e"], "release page", page),
    step(&["e2e"], "end to end", e2e::test),
];

/// Runs the steps of the parts asked for, up to the first that fails.
///
/// # Errors
/// When the checks cannot be started at all; a check that fails is in the exit code.
pub fn run(project: &Project, only: &[String]) -> Result<ExitCode> {
    let context = Context {
        sh: Shell::new()?,
        project: project.clone(),
    };
    context.sh.change_dir(&project.root);
    let mut report = Report::default();
    for step in STEPS.iter().filter(|step| wanted(step, only)) {
        println!("\n── {} ──", step.title);
        let started = Instant::now();
        let result = if report.failed() {
            Line::Skipped
        } else {
            Line::from((step.run)(&context))
        };
        report.add(step.title, started.elapsed(), result);
    }
    println!("\n{report}");
    Ok(if report.failed() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn wanted(step: &Step, only: &[String]) -> bool {
    if only.is_empty() {
        return !step.again;
    }
    step.parts
        .iter()
        .any(|part| only.iter().any(|asked| asked == part))
}

fn page(context: &Context) -> Result<Outcome> {
    dist::run(&context.project)?;
    Ok(Outcome::Passed)
}

/// Where cargo puts a program of the workspace.
fn built(context: &Context, name: &str) -> PathBuf {
    context
        .project
        .target
        .join("debug")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_a_step_and_every_step_a_part() {
        for part in PARTS {
            assert!(
                STEPS.iter().any(|step| step.parts.contains(&part)),
                "{part} runs nothing"
            );
        }
        for step in &STEPS {
            assert!(
                step.parts.iter().all(|part| PARTS.contains(part)),
                "{}",
                step.title
            );
        }
    }

    #[test]
    fn end_to_end_tests_bring_the_page_along() {
        let only = vec!["e2e".to_owned()];
        let titles: Vec<_> = STEPS
            .iter()
            .filter(|step| wanted(step, &only))
            .map(|step| step.title)
            .collect();
        assert_eq!(titles, ["release page", "end to end"]);
    }
}
