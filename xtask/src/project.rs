//! Where things stand in the checkout.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::versions::Versions;

/// The checkout that this tool works on.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder of the workspace's Cargo.toml.
    pub root: PathBuf,
    /// Where cargo puts what it builds.
    pub target: PathBuf,
}

impl Project {
    /// The checkout that this binary was built in.
    ///
    /// # Errors
    /// When the folder cannot be found or entered.
    pub fn locate() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest
            .parent()
            .context("xtask stands in no folder")?
            .to_path_buf();
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |path| root.join(path));
        Ok(Self { root, target })
    }

    /// Where programs are installed that only this project uses.
    ///
    /// It stays in the checkout when `CARGO_TARGET_DIR` points elsewhere, so that they are compiled once.
    #[must_use]
    pub fn tools(&self) -> PathBuf {
        self.root.join("target").join("tools")
    }

    /// The finished page.
    #[must_use]
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The Playwright project.
    #[must_use]
    pub fn e2e(&self) -> PathBuf {
        self.root.join("tests").join("e2e")
    }

    /// What measures the page.
    #[must_use]
    pub fn bench(&self) -> PathBuf {
        self.root.join("tests").join("bench")
    }

    /// The pinned versions.
    ///
    /// # Errors
    /// When Trunk.toml or Cargo.lock is missing, is not TOML, or does not name one.
    pub fn versions(&self) -> Result<Versions> {
        let trunk = read_toml(&self.root.join("Trunk.toml"))?;
        let lock = read_toml(&self.root.join("Cargo.lock"))?;
        Versions::from_files(&trunk, &lock)
    }
}

/// Reads a TOML file.
///
/// # Errors
/// When it cannot be read or is not TOML; the message names it.
pub fn read_toml(path: &Path) -> Result<toml::Table> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    text.parse()
        .with_context(|| format!("{} is not TOML", path.display()))
}
