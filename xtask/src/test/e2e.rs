//! The end-to-end tests: the release page in Chromium, against a service that speaks the API.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use xshell::cmd;

use super::{Context, Outcome, built};
use crate::tools::{browser, scripting};

pub fn test(context: &Context) -> Result<Outcome> {
    let Context { sh, project } = context;
    if let Some(missing) = scripting::node_missing(sh) {
        return Ok(Outcome::NotRun(missing));
    }
    if let Err(error) = install_packages(context) {
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

/// `npm ci`, unless the last one was for the same lock file.
fn install_packages(context: &Context) -> Result<()> {
    let folder = context.project.e2e();
    let wanted = fs::read_to_string(folder.join("package-lock.json"))
        .context("tests/e2e has no package-lock.json")?;
    let done = folder.join("node_modules").join(".seedboard-lock.json");
    if fs::read_to_string(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("Installing Playwright from npm into tests/e2e: a few seconds.");
    let npm = scripting::npm();
    let _folder = context.sh.push_dir(&folder);
    // Its browsers are not fetched along: one that is there already is preferred.
    cmd!(context.sh, "{npm} ci --no-audit --no-fund --loglevel=error")
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .quiet()
        .run()?;
    fs::write(&done, wanted)?;
    Ok(())
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
