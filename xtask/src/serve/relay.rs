//! Sends the relay paths of Trunk.toml elsewhere, for tests.
//!
//! Trunk's command line can add a proxy but not change one, so it is given another configuration.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use toml::Value;

use crate::project::{Project, read_toml};

/// Trunk.toml with every relay leading to `backend`, written where no one edits it.
///
/// # Errors
/// When Trunk.toml cannot be read or the copy cannot be written.
pub fn config_for(project: &Project, backend: &str) -> Result<PathBuf> {
    let config = redirected(
        read_toml(&project.root.join("Trunk.toml"))?,
        &project.root,
        backend,
    );
    let path = project.target.join("xtask").join("Trunk.toml");
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&path, config.to_string())
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}

fn redirected(mut config: toml::Table, root: &Path, backend: &str) -> toml::Table {
    // Trunk reads paths from the folder of its configuration, which is now another one.
    let absolute = |path: &str| Value::from(root.join(path).display().to_string());
    if let Some(Value::Array(proxies)) = config.get_mut("proxy") {
        for proxy in proxies.iter_mut().filter_map(Value::as_table_mut) {
            proxy.insert("backend".to_owned(), backend.into());
        }
    }
    if let Some(Value::Array(watched)) = config.get_mut("watch").and_then(|t| t.get_mut("watch")) {
        for path in watched {
            *path = absolute(path.as_str().unwrap_or_default());
        }
    }
    if let Some(Value::Table(build)) = config.get_mut("build") {
        build.insert("target".to_owned(), absolute("index.html"));
    }
    config
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backend_replaces_every_relay_of_trunk_toml_and_nothing_else() {
        let project = Project::locate().unwrap();
        let before = read_toml(&project.root.join("Trunk.toml")).unwrap();
        let after = redirected(
            before.clone(),
            Path::new("/checkout"),
            "http://127.0.0.1:9/x",
        );

        let relays = |config: &toml::Table, key: &str| -> Vec<String> {
            config["proxy"]
                .as_array()
                .unwrap()
                .iter()
                .map(|proxy| proxy[key].as_str().unwrap().to_owned())
                .collect()
        };
        assert_eq!(relays(&after, "rewrite"), relays(&before, "rewrite"));
        let count = relays(&before, "backend").len();
        assert_eq!(
            relays(&after, "backend"),
            vec!["http://127.0.0.1:9/x"; count]
        );
        assert_eq!(
            after["build"]["target"].as_str(),
            Some("/checkout/index.html")
        );
        assert!(
            after["watch"]["watch"]
                .as_array()
                .unwrap()
                .iter()
                .all(|path| path.as_str().unwrap().starts_with("/checkout/"))
        );
        assert_eq!(after["serve"], before["serve"]);
    }

    #[test]
    fn the_relays_are_those_of_the_design_and_one_for_each_host_of_pictures() {
        let project = Project::locate().unwrap();
        let config = read_toml(&project.root.join("Trunk.toml")).unwrap();
        let relays: Vec<_> = config["proxy"]
            .as_array()
            .unwrap()
            .iter()
            .map(|proxy| {
                (
                    proxy["rewrite"].as_str().unwrap(),
                    proxy["backend"].as_str().unwrap(),
                )
            })
            .collect();
        let (services, pictures): (Vec<_>, Vec<_>) = relays
            .into_iter()
            .partition(|(path, _)| !path.starts_with("/relay/pictures/"));
        let page = fs::read_to_string(project.root.join("index.html")).unwrap();
        let (_, policy) = page.split_once("img-src").unwrap();
        let (policy, _) = policy.split_once(';').unwrap();
        let hosts = policy.split(' ').filter_map(|source| {
            let host = source.strip_prefix("https://")?;
            Some((format!("/relay/pictures/{host}"), source))
        });
        let hosts: Vec<_> = hosts.collect();
        let pictures: Vec<_> = pictures
            .into_iter()
            .map(|(path, backend)| (path.to_owned(), backend))
            .collect();
        assert_eq!(pictures, hosts);
        assert_eq!(
            services,
            [
                (
                    "/relay/ap-southeast/api/v3",
                    "https://ark.ap-southeast.bytepluses.com/api/v3"
                ),
                (
                    "/relay/eu-west/api/v3",
                    "https://ark.eu-west.bytepluses.com/api/v3"
                ),
                (
                    "/relay/cn-beijing/api/v3",
                    "https://ark.cn-beijing.volces.com/api/v3"
                ),
            ]
        );
        assert_eq!(
            config["serve"]["addresses"].as_array().unwrap(),
            &[Value::from("127.0.0.1")]
        );
    }
}
