//! Where things stand, and which versions the repository pins.
//!
//! A version is written in one place only: Trunk's and wasm-opt's in Trunk.toml, wasm-bindgen's in
//! Cargo.lock. Everything here reads them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

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

/// The versions of the programs that turn the crate into a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Versions {
    /// Trunk, as in `0.21.14`.
    pub trunk: String,
    /// wasm-bindgen, crate and CLI alike: they must be equal to the last digit.
    pub wasm_bindgen: String,
    /// wasm-opt, which has a single number: `132`.
    pub wasm_opt: String,
}

impl Versions {
    fn from_files(trunk: &toml::Table, lock: &toml::Table) -> Result<Self> {
        let required = trunk.get("trunk-version").and_then(toml::Value::as_str);
        let wasm_opt = trunk
            .get("tools")
            .and_then(|tools| tools.get("wasm_opt"))
            .and_then(toml::Value::as_str);
        Ok(Self {
            trunk: required
                .and_then(|text| text.strip_prefix('='))
                .context("Trunk.toml has no line like trunk-version = \"=0.21.14\"")?
                .to_owned(),
            wasm_bindgen: locked(lock, "wasm-bindgen")?,
            wasm_opt: wasm_opt
                .and_then(|text| text.strip_prefix("version_"))
                .context("Trunk.toml has no line like wasm_opt = \"version_132\" below [tools]")?
                .to_owned(),
        })
    }
}

/// The version of the only package of that name in a lock file.
fn locked(lock: &toml::Table, name: &str) -> Result<String> {
    let packages = lock
        .get("package")
        .and_then(toml::Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let mut versions = packages
        .iter()
        .filter(|package| package.get("name").and_then(toml::Value::as_str) == Some(name))
        .filter_map(|package| package.get("version").and_then(toml::Value::as_str));
    match (versions.next(), versions.next()) {
        (Some(version), None) => Ok(version.to_owned()),
        (None, _) => bail!("Cargo.lock does not list {name}"),
        (Some(_), Some(_)) => {
            bail!("Cargo.lock lists {name} more than once; `cargo tree -d` shows why")
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    const TRUNK: &str = "trunk-version = \"=0.21.14\"\n[tools]\nwasm_opt = \"version_132\"";
    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

    fn versions(trunk: &str, lock: &str) -> Result<Versions> {
        Versions::from_files(&trunk.parse()?, &lock.parse()?)
    }

    #[test]
    fn versions_come_from_trunk_toml_and_cargo_lock() {
        let expected = Versions {
            trunk: "0.21.14".into(),
            wasm_bindgen: "0.2.130".into(),
            wasm_opt: "132".into(),
        };
        assert_eq!(versions(TRUNK, LOCK).unwrap(), expected);
    }

    #[test]
    fn a_second_wasm_bindgen_is_an_error_not_a_guess() {
        let twice = LOCK.repeat(2);
        assert!(
            versions(TRUNK, &twice)
                .unwrap_err()
                .to_string()
                .contains("more than once")
        );
        assert!(
            versions(TRUNK, "")
                .unwrap_err()
                .to_string()
                .contains("does not list")
        );
    }

    #[test]
    fn the_repository_itself_pins_all_three() {
        let project = Project::locate().unwrap();
        let trunk = read_toml(&project.root.join("Trunk.toml")).unwrap();
        assert!(Versions::from_files(&trunk, &LOCK.parse().unwrap()).is_ok());
    }
}
