//! The build that libFuzzer needs: stable Rust with LLVM's coverage, in a target folder of its own because of the flags.

use std::env;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::project::Project;

/// Those of cargo-fuzz, less the sanitizers, which only nightly Rust has and code without `unsafe` does not need.
const FLAGS: [&str; 7] = [
    "--cfg",
    "fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// What keeps libFuzzer from being built, if anything does.
#[must_use]
pub fn missing() -> Option<String> {
    if cfg!(windows) {
        return Some("libFuzzer with these flags was tried on Linux only".to_owned());
    }
    // As the crate `cc` looks for it.
    let named = env::var("CXX").unwrap_or_else(|_| "c++".to_owned());
    let program = named.split_whitespace().next().unwrap_or("c++");
    which::which(program).err().map(|_| {
        format!(
            "libFuzzer needs a C++ compiler, and there is no {program} on PATH: install g++ or clang++, or name one in CXX"
        )
    })
}

/// Compiles the targets. Gives the folder of their programs.
pub fn programs(sh: &Shell, project: &Project) -> Result<PathBuf> {
    let version = cmd!(sh, "rustc -vV").quiet().read()?;
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc -vV names no host")?;
    let target = project.target.join("fuzz");
    // With `--target`, the flags are kept from build scripts and procedural macros.
    cmd!(
        sh,
        "cargo build --package seedboard-fuzz --bins --profile fuzz --target {host} --target-dir {target}"
    )
    .env("RUSTFLAGS", FLAGS.join(" "))
    .env_remove("CARGO_ENCODED_RUSTFLAGS")
    .run()?;
    Ok(target.join(host).join("fuzz"))
}
