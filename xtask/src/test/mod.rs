//! `cargo xtask test`: everything that is checked, the quickest first.

mod browser;
mod e2e;
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
pub const PARTS: [&str; 8] = [
    "format", "lints", "core", "host", "scripts", "browser", "page", "e2e",
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
    run: fn(&Context) -> Result<Outcome>,
}

/// In the order in which they fail soonest. The end-to-end tests look at the release page, so it is
/// built for them, too.
const STEPS: [Step; 12] = [
    Step {
        parts: &["format"],
        title: "format",
        run: rust::format,
    },
    Step {
        parts: &["core"],
        title: "core: no browser crate in its tree",
        run: rust::core_tree,
    },
    Step {
        parts: &["core", "lints"],
        title: "core: clippy",
        run: rust::lint_core,
    },
    Step {
        parts: &["core"],
        title: "core: tests",
        run: rust::test_core,
    },
    Step {
        parts: &["lints"],
        title: "clippy, this machine",
        run: rust::lint_host,
    },
    Step {
        parts: &["lints"],
        title: "clippy, wasm32",
        run: rust::lint_wasm,
    },
    Step {
        parts: &["host"],
        title: "tests, this machine",
        run: rust::test_host,
    },
    Step {
        parts: &["scripts"],
        title: "scripts",
        run: scripts::check,
    },
    Step {
        parts: &["scripts"],
        title: "Python for tests",
        run: scripts::python,
    },
    Step {
        parts: &["browser"],
        title: "tests in Chromium",
        run: browser::test,
    },
    Step {
        parts: &["page", "e2e"],
        title: "release page",
        run: page,
    },
    Step {
        parts: &["e2e"],
        title: "end to end",
        run: e2e::test,
    },
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
    only.is_empty()
        || step
            .parts
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
