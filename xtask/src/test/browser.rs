//! `tests/browser.rs` in Chromium, through wasm-bindgen's test runner.

use std::fs;
use std::path::Path;

use anyhow::Result;
use xshell::cmd;

use super::{Context, Outcome};
use crate::tools;

pub fn test(context: &Context) -> Result<Outcome> {
    let Context { sh, project } = context;
    let (Some(driver), Some(chromium)) = (
        tools::browser::chromedriver(sh),
        tools::browser::chromium(sh),
    ) else {
        let reason = "Chromium and chromedriver of the same version are needed: put both on PATH, or name them in CHROMIUM and CHROMEDRIVER";
        return Ok(Outcome::NotRun(reason.to_owned()));
    };
    tools::wasm_target(sh)?;
    let runner = tools::wasm_bindgen::test_runner(sh, project, &project.versions()?)?;
    let capabilities = project.target.join("xtask").join("webdriver.json");
    fs::create_dir_all(project.target.join("xtask"))?;
    fs::write(&capabilities, webdriver(&chromium))?;
    cmd!(
        sh,
        "cargo test --package seedboard --target wasm32-unknown-unknown --test browser"
    )
    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
    .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
    .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
    .env("CHROMEDRIVER", driver)
    .run()?;
    Ok(Outcome::Passed)
}

/// How the runner starts Chromium. A container has no sandbox to offer and little shared memory.
fn webdriver(chromium: &Path) -> String {
    format!(
        r#"{{"goog:chromeOptions": {{
  "binary": {binary:?},
  "args": ["headless", "no-sandbox", "disable-gpu", "disable-dev-shm-usage"]
}}}}
"#,
        binary = chromium.to_string_lossy(),
    )
}
