//! The table at the end of a test run.

use std::fmt;
use std::time::Duration;

use super::Outcome;

/// What stands in the table behind a step.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// It ran and holds.
    Passed,
    /// It ran and does not hold.
    Failed(String),
    /// It could not run here.
    NotRun(String),
    /// A step before it failed.
    Skipped,
}

impl From<anyhow::Result<Outcome>> for Line {
    fn from(result: anyhow::Result<Outcome>) -> Self {
        match result {
            Ok(Outcome::Passed) => Self::Passed,
            Ok(Outcome::NotRun(reason)) => Self::NotRun(reason),
            Err(error) => Self::Failed(format!("{error:#}")),
        }
    }
}

/// All steps of a run.
#[derive(Debug, Default)]
pub struct Report {
    lines: Vec<(&'static str, Duration, Line)>,
}

impl Report {
    /// Adds a step that ended.
    pub fn add(&mut self, title: &'static str, took: Duration, line: Line) {
        self.lines.push((title, took, line));
    }

    /// Whether a check failed. One that was not run has not failed.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.count(|line| matches!(line, Line::Failed(_))) > 0
    }

    fn count(&self, which: fn(&Line) -> bool) -> usize {
        self.lines.iter().filter(|(_, _, line)| which(line)).count()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self
            .lines
            .iter()
            .map(|(title, _, _)| title.chars().count())
            .max()
            .unwrap_or_default();
        for (title, took, line) in &self.lines {
            write!(f, "{title:width$}  {:>7.1} s  ", took.as_secs_f64())?;
            match line {
                Line::Passed => writeln!(f, "passed")?,
                Line::Failed(reason) => writeln!(f, "FAILED: {reason}")?,
                Line::NotRun(reason) => writeln!(f, "not run: {reason}")?,
                Line::Skipped => writeln!(f, "not run: a step before it failed")?,
            }
        }
        // .ci/run reads this line; its form stays.
        write!(
            f,
            "xtask test: {} passed, {} failed, {} not run",
            self.count(|line| *line == Line::Passed),
            self.count(|line| matches!(line, Line::Failed(_))),
            self.count(|line| matches!(line, Line::NotRun(_) | Line::Skipped)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_run_is_counted_but_is_no_failure() {
        let mut report = Report::default();
        report.add("one", Duration::from_millis(1234), Line::Passed);
        report.add("three", Duration::ZERO, Line::NotRun("no Chromium".into()));
        assert!(!report.failed());
        let text = report.to_string();
        assert!(text.contains("one        1.2 s  passed"), "{text}");
        assert!(text.contains("not run: no Chromium"));
        assert!(text.ends_with("\nxtask test: 1 passed, 0 failed, 1 not run"));
    }

    #[test]
    fn a_failure_says_why() {
        let mut report = Report::default();
        report.add(
            "one",
            Duration::ZERO,
            Line::from(Err(anyhow::anyhow!("inner").context("outer"))),
        );
        report.add("two", Duration::ZERO, Line::Skipped);
        assert!(report.failed());
        assert!(report.to_string().contains("FAILED: outer: inner"));
        assert!(
            report
                .to_string()
                .ends_with("0 passed, 1 failed, 1 not run")
        );
    }
}
