//! Installs a program from Cargo's registry below `target/tools`.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::project::Project;

/// A program in Cargo's registry.
pub struct Package<'a> {
    /// Its name there.
    pub name: &'a str,
    /// The one version that is wanted.
    pub version: &'a str,
    /// Whether its own lock file is obeyed. Right, unless that file no longer builds.
    pub locked: bool,
    /// How long compiling it takes, for the message.
    pub usually: &'a str,
}

/// A profile that compiles a program in half the time or less. It is run a few times a day, so a
/// build that is optimised to the last is not worth waiting for: Trunk's own profile takes over ten
/// minutes on two cores.
const QUICK: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
];

/// Installs the package and returns the folder of its programs.
///
/// A ready-made program is taken where `cargo binstall` is at hand and can reach one; compiling
/// works wherever Cargo's registry can be reached.
///
/// # Errors
/// When compiling fails.
pub fn install(sh: &Shell, project: &Project, package: &Package) -> Result<PathBuf> {
    let root = project.tools();
    if !binstall(sh, &root, package) {
        compile(sh, &root, package)?;
    }
    Ok(root.join("bin"))
}

fn binstall(sh: &Shell, root: &Path, package: &Package) -> bool {
    if which::which("cargo-binstall").is_err() {
        return false;
    }
    let Package { name, version, .. } = package;
    println!(
        "Installing {name} {version} into {} with cargo binstall.",
        root.display()
    );
    let done = cmd!(
        sh,
        "cargo binstall --no-confirm --disable-telemetry --disable-strategies compile"
    )
    .args(["--force", "--root"])
    .arg(root)
    .arg(format!("{name}@{version}"))
    .quiet()
    .run()
    .is_ok();
    if !done {
        println!("cargo binstall could not get it, so it is compiled instead.");
    }
    done
}

fn compile(sh: &Shell, root: &Path, package: &Package) -> Result<()> {
    let Package {
        name,
        version,
        locked,
        usually,
    } = package;
    let build = root.join("build");
    let locked = locked.then_some("--locked");
    println!(
        "Installing {name} {version} into {}: {usually}, once.",
        root.display()
    );
    cmd!(
        sh,
        "cargo install {name} --version {version} {locked...} --force"
    )
    .args([
        "--root".as_ref(),
        root.as_os_str(),
        "--target-dir".as_ref(),
        build.as_os_str(),
    ])
    .envs(QUICK)
    .quiet()
    .run()
    .with_context(|| format!("{name} {version} could not be installed"))
}
