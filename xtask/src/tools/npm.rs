//! The packages of our own folders of JavaScript, exactly as their lock files say.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use super::scripting;

/// `npm ci` in `folder`, unless the last one was for the same lock file. `what`: named while it is installed.
///
/// # Errors
/// When the folder has no lock file, or npm fails.
pub fn install_packages(sh: &Shell, folder: &Path, what: &str) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let wanted =
        fs::read_to_string(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let done = folder.join("node_modules").join(".seedboard-lock.json");
    if fs::read_to_string(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!(
        "Installing {what} from npm into {}: a few seconds.",
        folder.display()
    );
    let npm = scripting::npm();
    let _folder = sh.push_dir(folder);
    // Playwright's browsers are not fetched along: one that is there already is preferred.
    cmd!(sh, "{npm} ci --no-audit --no-fund --loglevel=error")
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .quiet()
        .run()?;
    fs::write(&done, wanted)?;
    Ok(())
}
