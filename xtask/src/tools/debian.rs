//! Debian's packages, where this tool may add them: on Debian, as root (a container, a build machine).

use std::path::Path;

use xshell::{Shell, cmd};

/// Installs packages; `false` where that is not this machine's way or it failed. `title` says what, and how long it takes.
pub fn install(sh: &Shell, title: &str, packages: &[&str]) -> bool {
    if !Path::new("/etc/debian_version").is_file() || !is_root(sh) {
        return false;
    }
    println!("Installing {title}.");
    let get = || {
        cmd!(sh, "apt-get install -y -qq {packages...}")
            .env("DEBIAN_FRONTEND", "noninteractive")
            // Where init scripts start services, this keeps an installed server from starting by itself.
            .env("RUNLEVEL", "1")
            .quiet()
            .run()
    };
    // A fresh image has no package lists, and an old one may have lists that are too old.
    get()
        .or_else(|_| {
            cmd!(sh, "apt-get update -qq")
                .quiet()
                .run()
                .and_then(|()| get())
        })
        .is_ok()
}

fn is_root(sh: &Shell) -> bool {
    cmd!(sh, "id -u")
        .quiet()
        .ignore_stderr()
        .read()
        .is_ok_and(|id| id == "0")
}
