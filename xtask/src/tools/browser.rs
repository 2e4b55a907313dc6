//! Chromium and its driver.
//!
//! Looked for in this order: an environment variable, PATH, Playwright's own downloads. On Debian,
//! as root (a container, a build machine), what is missing is installed with `apt-get`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use xshell::Shell;

use super::{debian, from_variable};

/// Names under which distributions and vendors install it.
const BROWSERS: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

/// Chromium without windows, as distributions and vendors name it.
const SHELLS: [&str; 2] = ["chromium-headless-shell", "chrome-headless-shell"];

/// Where the program stands inside one of Playwright's downloads.
const INSIDE_DOWNLOAD: [&str; 4] = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-win/chrome.exe",
];

/// Chromium for the end-to-end tests.
#[must_use]
pub fn chromium(sh: &Shell) -> Option<PathBuf> {
    find_chromium().or_else(|| install(sh).then(find_chromium).flatten())
}

/// Chromium without installing anything.
#[must_use]
pub fn find_chromium() -> Option<PathBuf> {
    from_variable("CHROMIUM")
        .or_else(|| BROWSERS.iter().find_map(|name| which::which(name).ok()))
        .or_else(|| downloads().iter().find_map(|folder| newest_in(folder)))
}

/// Chromium's headless shell: the same engine without a browser's windows, which is also what Playwright starts by
/// itself. A test takes 30 s of two cores in it where it takes 42 s in the browser, whose every window is a second page.
#[must_use]
pub fn headless_shell(sh: &Shell) -> Option<PathBuf> {
    let find = || {
        from_variable("CHROMIUM_HEADLESS_SHELL")
            .or_else(|| SHELLS.iter().find_map(|name| which::which(name).ok()))
    };
    let title = "Chromium's headless shell with apt-get: a few seconds, once";
    let install = || debian::install(sh, title, &["chromium-headless-shell"]);
    find().or_else(|| install().then(find).flatten())
}

/// chromedriver, through which the browser tests steer Chromium. Playwright needs none and brings none.
#[must_use]
pub fn chromedriver(sh: &Shell) -> Option<PathBuf> {
    let find = || from_variable("CHROMEDRIVER").or_else(|| which::which("chromedriver").ok());
    find().or_else(|| install(sh).then(find).flatten())
}

/// The folders in which Playwright keeps what it downloaded.
fn downloads() -> Vec<PathBuf> {
    if let Some(folder) = env::var_os("PLAYWRIGHT_BROWSERS_PATH") {
        return vec![PathBuf::from(folder)];
    }
    let Some(home) = env::home_dir() else {
        return Vec::new();
    };
    [
        ".cache/ms-playwright",
        "Library/Caches/ms-playwright",
        "AppData/Local/ms-playwright",
    ]
    .iter()
    .map(|folder| home.join(folder))
    .collect()
}

/// The newest Chromium in one of those folders; they are called `chromium-` and a build number.
fn newest_in(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let mut builds: Vec<(u32, PathBuf)> = entries
        .filter_map(|entry| {
            let number = entry
                .file_name()
                .to_str()?
                .strip_prefix("chromium-")?
                .parse()
                .ok()?;
            Some((number, entry.path()))
        })
        .collect();
    builds.sort();
    builds
        .iter()
        .rev()
        .flat_map(|(_, build)| INSIDE_DOWNLOAD.iter().map(|inside| build.join(inside)))
        .find(|path| path.is_file())
}

/// Installs Debian's Chromium and driver; `false` where that is not this machine's way or it failed.
fn install(sh: &Shell) -> bool {
    let title = "Chromium and chromedriver with apt-get: about a minute, once";
    debian::install(sh, title, &["chromium", "chromium-driver"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn playwrights_newest_download_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        for build in [
            "chromium-999",
            "chromium-1200",
            "chromium_headless_shell-2000",
            "chromium-1300",
        ] {
            fs::create_dir_all(folder.path().join(build)).unwrap();
        }
        for build in ["chromium-999", "chromium-1200"] {
            let program = folder.path().join(build).join("chrome-linux/chrome");
            fs::create_dir_all(program.parent().unwrap()).unwrap();
            fs::write(program, "").unwrap();
        }
        // 1300 is empty: an interrupted download.
        assert_eq!(
            newest_in(folder.path()),
            Some(folder.path().join("chromium-1200/chrome-linux/chrome"))
        );
        assert_eq!(newest_in(Path::new("/no/such/folder")), None);
    }
}
