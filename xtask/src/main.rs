//! `cargo xtask`: serve, build, test and measure Seedboard, adding what the machine still lacks.
//!
//! - [`args`] what was asked for
//! - [`project`] where things stand; [`versions`] which versions the repository pins
//! - [`tools`] finds or installs Trunk, the wasm-bindgen CLI, wasm-opt and a browser
//! - [`trunk`] calls Trunk so that it never downloads anything itself
//! - [`split`] stands in for the wasm-bindgen that Trunk calls, to take views out of the first visit
//! - [`serve`], [`dist`], [`test`], [`fuzz`], [`bench`] the five commands

mod args;
mod bench;
mod dist;
mod fuzz;
mod project;
mod serve;
mod split;
mod test;
mod tools;
mod trunk;
mod versions;

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Command;
use crate::project::Project;

fn main() -> ExitCode {
    if split::is_called() {
        let done = Project::locate().and_then(|project| split::run(&project));
        return ended(done.map(|()| ExitCode::SUCCESS));
    }
    let command = match args::parse(lexopt::Parser::from_env()) {
        Ok(command) => command,
        Err(error) => {
            eprintln!("xtask: {error}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    ended(run(command))
}

fn ended(result: Result<ExitCode>) -> ExitCode {
    match result {
        Ok(code) => code,
        Err(error) => {
            // The whole chain on one line: the cause is what a person needs.
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    let project = Project::locate()?;
    match command {
        Command::Help => println!("{}", args::USAGE),
        Command::Serve(options) => serve::run(&project, &options)?,
        Command::Build => dist::run(&project)?,
        Command::Fuzz(options) => fuzz::run(&project, &options)?,
        Command::Bench(options) => return bench::run(&project, &options),
        Command::Test { only } => return test::run(&project, &only),
    }
    Ok(ExitCode::SUCCESS)
}
