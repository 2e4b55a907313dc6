//! The end-to-end tests: the release page in Chromium, against a service that speaks the API.

use std::env;
use std::path::PathBuf;

use anyhow::Result;
use xshell::cmd;

use super::{Context, Outcome, built};
use crate::tools::{browser, npm, scripting};

pub fn test(context: &Context) -> Result<Outcome> {
    let Context { sh, project } = context;
    if let Some(missing) = scripting::node_missing(sh) {
        return Ok(Outcome::NotRun(missing));
    }
    if let Err(error) = npm::install_packages(sh, &project.e2e(), "Playwright") {
        return Ok(Outcome::NotRun(format!(
            "Playwright could not be installed from npm: {error:#}"
        )));
    }
    let Some(chromium) = browser::chromium(sh).or_else(|| download_chromium(context)) else {
        return Ok(Outcome::NotRun(
            "Chromium is needed: put it on PATH, or name it in CHROMIUM".to_owned(),
        ));
    };
    cmd!(sh, "cargo build --package ark-service").run()?;
    let _folder = sh.push_dir(project.e2e());
    cmd!(sh, "node node_modules/@playwright/test/cli.js test")
        .env("CHROMIUM", chromium)
        .env("ARK_SERVICE", built(context, "ark-service"))
        .env("SEEDBOARD_DIST", project.dist())
        .env("XTASK", env::current_exe()?)
        .run()?;
    Ok(Outcome::Passed)
}

/// The last resort, where nothing is on PATH and there is no apt-get to ask.
fn download_chromium(context: &Context) -> Option<PathBuf> {
    println!("Asking Playwright for its own Chromium: about 170 MB, once.");
    let _folder = context.sh.push_dir(context.project.e2e());
    let done = cmd!(
        context.sh,
        "node node_modules/@playwright/test/cli.js install chromium"
    )
    .quiet()
    .run();
    done.ok().and_then(|()| browser::find_chromium())
}
