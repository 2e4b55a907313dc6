//! The exported code: run with the real packages, or read by the languages' own parsers.

use anyhow::Result;
use xshell::cmd;

use super::{Context, Outcome};
use crate::tools::languages;

/// The clients that the Python programs are run with.
const REQUIREMENTS: &str = "tests/exports/python/requirements.txt";

pub fn test(context: &Context) -> Result<Outcome> {
    let Context { sh, project } = context;
    let shells = ["bash", "sh", "curl"].into_iter();
    let mut missing: Vec<String> = shells
        .filter(|name| which::which(name).is_err())
        .map(|name| format!("{name} is not on PATH"))
        .collect();
    let python = languages::python(sh, project, REQUIREMENTS);
    let gofmt = languages::gofmt(sh);
    let java = languages::java(sh);
    if let Err(error) = &python {
        missing.push(format!("the Python clients: {error:#}"));
    }
    if gofmt.is_none() {
        missing.push("gofmt is not on PATH".to_owned());
    }
    if java.is_none() {
        missing.push("there is no java of a JDK on PATH".to_owned());
    }
    match (python, gofmt, java) {
        (Ok(python), Some(gofmt), Some(java)) if missing.is_empty() => {
            cmd!(sh, "cargo test --package exports")
                .env("EXPORTS_PYTHON", python)
                .env("EXPORTS_GOFMT", gofmt)
                .env("EXPORTS_JAVA", java)
                .run()?;
            Ok(Outcome::Passed)
        }
        _ => Ok(Outcome::NotRun(missing.join("; "))),
    }
}
