//! The end-to-end tests: the release page in Chromium, against a service that speaks the API.

use std::env;
use std::path::PathBuf;

use anyhow::Result;
use xshell::cmd;

use super::{Context, Outcome, built};
use crate::tools::{browser, npm, scripting, servers};

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
    // Where there is none, the browser does: only slower.
    let shell = browser::headless_shell(sh).unwrap_or_else(|| chromium.clone());
    let servers = [
        ("NGINX", "nginx", servers::nginx(sh)),
        ("CADDY", "caddy", servers::caddy(sh)),
    ];
    cmd!(sh, "cargo build --package ark-service").run()?;
    let _folder = sh.push_dir(project.e2e());
    cmd!(sh, "node node_modules/@playwright/test/cli.js test")
        .env("CHROMIUM", chromium)
        .env("CHROMIUM_HEADLESS_SHELL", shell)
        .env("ARK_SERVICE", built(context, "ark-service"))
        .env("SEEDBOARD_DIST", project.dist())
        .env("XTASK", env::current_exe()?)
        .envs(found(&servers))
        .run()?;
    Ok(ended(&servers))
}

/// A web server: the variable that tells its tests where it is, its name, and where it is.
type Server = (&'static str, &'static str, Option<PathBuf>);

fn found(servers: &[Server]) -> impl Iterator<Item = (&'static str, &PathBuf)> {
    servers
        .iter()
        .filter_map(|(variable, _, path)| Some((*variable, path.as_ref()?)))
}

/// All that could run has passed. What could not is no reason to leave out the rest, but it has to be said.
fn ended(servers: &[Server]) -> Outcome {
    let missing = servers.iter().filter(|(_, _, path)| path.is_none());
    let missing: Vec<String> = missing
        .map(|(variable, name, _)| format!("{name} is not on PATH, nor named in {variable}"))
        .collect();
    if missing.is_empty() {
        return Outcome::Passed;
    }
    let missing = missing.join("; ");
    Outcome::NotRun(format!(
        "{missing}; the tests behind it did not run, all others passed"
    ))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_is_missing_is_named_and_the_others_are_passed_on() {
        let here = || Some(PathBuf::from("/here"));
        let both = [("NGINX", "nginx", here()), ("CADDY", "caddy", here())];
        assert!(matches!(ended(&both), Outcome::Passed));
        let one = [("NGINX", "nginx", None), ("CADDY", "caddy", here())];
        let passed_on: Vec<_> = found(&one).collect();
        assert_eq!(passed_on, [("CADDY", &PathBuf::from("/here"))]);
        let Outcome::NotRun(reason) = ended(&one) else {
            panic!("nginx is missing")
        };
        assert!(reason.starts_with("nginx is not on PATH") && !reason.contains("caddy"));
    }
}
