//! Calls Trunk, with every program it needs already in reach.
//!
//! Trunk takes `wasm-bindgen` and `wasm-opt` from PATH when their versions are the ones it wants, and
//! downloads them from the web otherwise, which hangs or fails where only registries can be reached.
//! So the right ones are put first on its PATH. Without a wasm-opt it must not know that the build is
//! a release: it asks for one in every release build, and in no other. A release build is split
//! between linking and wasm-bindgen, for which [`crate::split`] takes wasm-bindgen's place.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::{Cmd, Shell, cmd};

use crate::project::Project;
use crate::split::StandIn;
use crate::tools;

/// How the page is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Quick to build.
    Dev,
    /// Small to send.
    Release,
}

/// Trunk and what it needs, ready to be called.
pub struct Trunk<'a> {
    sh: &'a Shell,
    program: PathBuf,
    path: OsString,
    mode: Mode,
    wasm_opt: bool,
    splitter: Option<StandIn>,
}

impl<'a> Trunk<'a> {
    /// Finds or installs everything that a build in this mode needs.
    ///
    /// # Errors
    /// When something cannot be installed.
    pub fn prepare(sh: &'a Shell, project: &Project, mode: Mode) -> Result<Self> {
        let versions = project.versions()?;
        tools::wasm_target(sh)?;
        let program = tools::trunk(sh, project, &versions)?;
        let wasm_bindgen = tools::wasm_bindgen::folder(sh, project, &versions)?;
        let wasm_opt = match mode {
            Mode::Dev => None,
            Mode::Release => tools::wasm_opt::folder(sh, project, &versions),
        };
        let splitter = match mode {
            Mode::Dev => None,
            Mode::Release => {
                let program = wasm_bindgen.join(tools::executable("wasm-bindgen"));
                let optimizer = wasm_opt
                    .as_ref()
                    .map(|folder| tools::wasm_opt::in_folder(folder));
                Some(StandIn::new(project, program, optimizer)?)
            }
        };
        let usual = env::var_os("PATH").unwrap_or_default();
        let first = splitter.as_ref().map(|splitter| splitter.folder.clone());
        let folders = [first, Some(wasm_bindgen), wasm_opt.clone()]
            .into_iter()
            .flatten()
            .chain(env::split_paths(&usual));
        let path = env::join_paths(folders)
            .context("a folder on PATH has a name that PATH cannot hold")?;
        Ok(Self {
            sh,
            program,
            path,
            mode,
            wasm_opt: wasm_opt.is_some(),
            splitter,
        })
    }

    /// `trunk <name>`, which makes the page in `dist`; options may be added.
    pub fn command(&self, name: &str, dist: &Path) -> Cmd<'a> {
        let program = &self.program;
        let release: &[&str] = match (self.mode, self.wasm_opt) {
            (Mode::Dev, _) => &[],
            (Mode::Release, true) => &["--release"],
            (Mode::Release, false) => &["--cargo-profile", "release"],
        };
        let mut command = cmd!(self.sh, "{program} {name} {release...}")
            .args(["--dist".as_ref(), dist.as_os_str()])
            .env("PATH", &self.path)
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            .quiet();
        if self.mode == Mode::Release {
            command = command.env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                released_flags(),
            );
        }
        if let Some(splitter) = &self.splitter {
            command = command.envs(splitter.variables(dist));
        }
        match env::var_os("NO_COLOR") {
            // Trunk reads NO_COLOR=1, the usual way to set it, as a mistake in its command line.
            Some(_) => command.env_remove("NO_COLOR").env("TRUNK_COLOR", "never"),
            None => command,
        }
    }
}

/// The flags of .cargo/config.toml, which a variable replaces, and two more: the page is linked to be split (build.rs),
/// and the released module names no folder of the machine it was built on, which keeps it private and 0.4 kB smaller.
fn released_flags() -> String {
    let cargo = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let mut flags = "--cfg erase_components --cfg split".to_owned();
    if let Some(sources) = cargo.map(|cargo| cargo.join("registry").join("src")) {
        let sources = sources.display().to_string();
        // A flag with a space in it would be read as two.
        if !sources.contains(' ') {
            flags.push_str(&format!(" --remap-path-prefix={sources}=crates"));
        }
    }
    flags
}
