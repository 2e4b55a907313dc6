//! What is wrong with a message file, and where.

use std::fmt;

/// One mistake, shown as `locales/en.ftl:12: what is wrong`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path of the file.
    pub file: String,
    /// The line in the file, from 1.
    pub line: usize,
    /// The sentence that tells an author what to change.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}
