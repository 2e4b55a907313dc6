//! Node, npm and Python: never installed by this tool, only looked at.

use xshell::{Shell, cmd};

/// The oldest Node whose test runner and `fetch` the scripts rely on.
const NODE: (u32, u32) = (20, 0);
/// The oldest Python that the tests are written for.
const PYTHON: (u32, u32) = (3, 10);

/// How npm is called: on Windows it is a batch file, which only its full name starts.
#[must_use]
pub fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

/// What keeps tests in JavaScript from running, if anything does.
#[must_use]
pub fn node_missing(sh: &Shell) -> Option<String> {
    missing(sh, "Node.js", &["node"], NODE).or_else(|| {
        which::which("npm")
            .err()
            .map(|_| "npm is not on PATH".to_owned())
    })
}

/// How Python is called here. `Err`: what keeps tests in Python from running.
///
/// # Errors
/// When there is none, or only an older one.
pub fn python(sh: &Shell) -> Result<&'static str, String> {
    const NAMES: [&str; 2] = ["python3", "python"];
    let fits = |name: &&str| missing(sh, "Python", &[name], PYTHON).is_none();
    NAMES
        .into_iter()
        .find(fits)
        .ok_or_else(|| missing(sh, "Python", &NAMES, PYTHON).unwrap_or_default())
}

fn missing(sh: &Shell, title: &str, programs: &[&str], least: (u32, u32)) -> Option<String> {
    let (major, minor) = least;
    let answers = programs.iter().filter_map(|program| {
        cmd!(sh, "{program} --version")
            .quiet()
            .ignore_stderr()
            .read()
            .ok()
    });
    let versions: Vec<_> = answers.filter_map(|text| version(&text)).collect();
    match versions.iter().max() {
        None => Some(format!("{title} {major}.{minor} or newer is not on PATH")),
        Some(found) if *found < least => Some(format!(
            "{title} on PATH is {}.{}, and {major}.{minor} or newer is needed",
            found.0, found.1
        )),
        Some(_) => None,
    }
}

/// Major and minor out of `v20.20.2` or `Python 3.11.7`.
fn version(text: &str) -> Option<(u32, u32)> {
    let number = text.split_whitespace().last()?.trim_start_matches('v');
    let mut parts = number.split('.');
    let major = parts.next()?.parse().ok()?;
    let minor = parts.next()?.parse().ok()?;
    Some((major, minor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_node_and_python_print_them() {
        assert_eq!(version("v20.20.2"), Some((20, 20)));
        assert_eq!(version("Python 3.11.7"), Some((3, 11)));
        assert_eq!(version("command not found"), None);
        assert!((3, 9) < PYTHON && (22, 1) > NODE);
    }
}
