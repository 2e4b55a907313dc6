//! Which versions the repository pins.
//!
//! A version is written in one place only: Trunk's and wasm-opt's in Trunk.toml, wasm-bindgen's in
//! Cargo.lock. Everything else asks here.

use anyhow::{Context as _, Result, bail};

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
    /// Reads them out of Trunk.toml and Cargo.lock.
    ///
    /// # Errors
    /// When one is not there.
    pub fn from_files(trunk: &toml::Table, lock: &toml::Table) -> Result<Self> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{Project, read_toml};

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
