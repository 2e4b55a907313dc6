//! The table of a first visit, and its budget.

use std::fmt;

use anyhow::{Result, bail};

/// The most that a first visit may transfer, compressed with brotli; issue 2.
pub const BUDGET: usize = 160_000;

/// One file, in bytes.
pub struct File {
    /// Its path in the folder.
    pub name: String,
    /// As it is.
    pub raw: usize,
    /// Compressed with gzip at its best.
    pub gzip: usize,
    /// Compressed with brotli at its best.
    pub brotli: usize,
}

/// All that a first visit loads.
pub struct FirstVisit {
    /// The largest first.
    pub files: Vec<File>,
    /// What it does not load: fetched when somebody opens what it draws. Shown below the table.
    pub asked: Vec<File>,
}

impl FirstVisit {
    /// Holds the visit against the budget.
    ///
    /// # Errors
    /// When it is larger.
    pub fn check(&self) -> Result<()> {
        let total = self.brotli();
        if total > BUDGET {
            bail!(
                "the first visit is {} over its budget of {}",
                Kb(total - BUDGET),
                Kb(BUDGET)
            );
        }
        Ok(())
    }

    fn brotli(&self) -> usize {
        self.files.iter().map(|file| file.brotli).sum()
    }
}

impl fmt::Display for FirstVisit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self
            .files
            .iter()
            .chain(&self.asked)
            .map(|file| file.name.len())
            .max()
            .unwrap_or_default()
            .max("loaded when asked for".len());
        writeln!(
            f,
            "{:width$} {:>10} {:>10} {:>10}",
            "first visit", "raw", "gzip -9", "brotli 11"
        )?;
        for file in &self.files {
            file.row(f, width)?;
        }
        let sum = |size: fn(&File) -> usize| Kb(self.files.iter().map(size).sum());
        let (raw, gzip, brotli) = (
            sum(|file| file.raw),
            sum(|file| file.gzip),
            sum(|file| file.brotli),
        );
        writeln!(f, "{:width$} {raw:>10} {gzip:>10} {brotli:>10}", "total")?;
        writeln!(f, "brotli total {brotli} of a budget of {}", Kb(BUDGET))?;
        if !self.asked.is_empty() {
            writeln!(f, "\nloaded when asked for")?;
        }
        for file in &self.asked {
            file.row(f, width)?;
        }
        Ok(())
    }
}

impl File {
    fn row(&self, f: &mut fmt::Formatter<'_>, width: usize) -> fmt::Result {
        let File {
            name,
            raw,
            gzip,
            brotli,
        } = self;
        writeln!(
            f,
            "{name:width$} {:>10} {:>10} {:>10}",
            Kb(*raw),
            Kb(*gzip),
            Kb(*brotli)
        )
    }
}

/// Bytes, written in thousands of bytes.
struct Kb(usize);

impl fmt::Display for Kb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Tenths, rounded up: a budget is not met by rounding.
        let tenths = self.0.div_ceil(100);
        f.pad(&format!("{}.{} kB", tenths / 10, tenths % 10))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_over_the_budget_is_an_error_that_says_by_how_much() {
        let file = |brotli| File {
            name: "a".into(),
            raw: 0,
            gzip: 0,
            brotli,
        };
        assert!(
            FirstVisit {
                files: vec![file(100_000), file(60_000)],
                asked: vec![file(9_000)],
            }
            .check()
            .is_ok()
        );
        let error = FirstVisit {
            files: vec![file(100_000), file(60_001)],
            asked: Vec::new(),
        }
        .check()
        .unwrap_err();
        assert_eq!(
            error.to_string(),
            "the first visit is 0.1 kB over its budget of 160.0 kB"
        );
    }
}
