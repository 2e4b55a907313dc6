//! The web servers that the hosting recipes are written for. The tests start them with configurations of their own.

use std::path::{Path, PathBuf};

use xshell::Shell;

use super::{debian, from_variable};

/// nginx: named in NGINX, on PATH, or from Debian.
pub fn nginx(sh: &Shell) -> Option<PathBuf> {
    server(
        sh,
        "NGINX",
        "nginx",
        "nginx with apt-get: a few seconds, once",
    )
}

/// Caddy: named in CADDY, on PATH, or from Debian.
pub fn caddy(sh: &Shell) -> Option<PathBuf> {
    server(
        sh,
        "CADDY",
        "caddy",
        "Caddy with apt-get: a few seconds, once",
    )
}

fn server(sh: &Shell, variable: &str, name: &str, title: &str) -> Option<PathBuf> {
    let find = || from_variable(variable).or_else(|| found(name));
    find().or_else(|| debian::install(sh, title, &[name]).then(find).flatten())
}

/// Debian keeps servers in a folder that is on root's PATH only.
fn found(name: &str) -> Option<PathBuf> {
    let for_root = Path::new("/usr/sbin").join(name);
    which::which(name)
        .ok()
        .or_else(|| Some(for_root).filter(|path| path.is_file()))
}
