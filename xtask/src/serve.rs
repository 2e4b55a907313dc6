//! `cargo xtask serve`: the page on this machine, built again at every change.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use toml::Value;
use xshell::Shell;

use crate::project::{Project, read_toml};
use crate::trunk::{Mode, Trunk};

/// What may be chosen.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// Whether the page is compiled as it is released.
    pub release: bool,
    /// Where all relay paths lead, instead of the three regions of the vendor.
    pub backend: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 8080,
            release: false,
            backend: None,
        }
    }
}

/// Builds and serves until it is interrupted.
///
/// # Errors
/// When something is missing and cannot be added, when the port is taken, or when Trunk ends.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let sh = Shell::new()?;
    sh.change_dir(&project.root);
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
    TcpListener::bind(address)
        .with_context(|| format!("port {} is taken; choose another with --port", options.port))?;

    let mode = if options.release {
        Mode::Release
    } else {
        Mode::Dev
    };
    let trunk = Trunk::prepare(&sh, project, mode)?;
    // Not dist/: a release page that waits there to be copied to a host is left alone.
    let dist = project.target.join("serve");
    let page = dist.join("index.html");
    if page.exists() {
        fs::remove_file(&page).context("the page of the last run cannot be removed")?;
    }
    fs::create_dir_all(&dist)?;

    let mut command = trunk.command("serve");
    if let Some(backend) = &options.backend {
        command = command.arg("--config").arg(config_for(project, backend)?);
    }
    command = command
        .args([
            "--address",
            "127.0.0.1",
            "--port",
            &options.port.to_string(),
            "--dist",
        ])
        .arg(&dist);
    println!("Building the page; the first time takes a few minutes.");
    watch(Command::from(command), address, &page)
}

/// Runs Trunk until it or this tool is ended, and says where the page is as soon as it is served:
/// below all that cargo and Trunk print.
fn watch(mut trunk: Command, address: SocketAddr, page: &Path) -> Result<()> {
    let ended = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&ended);
    ctrlc::set_handler(move || seen.store(true, Ordering::Relaxed))?;
    let mut child = trunk.spawn().context("Trunk cannot be started")?;
    let mut announced = false;
    loop {
        if ended.load(Ordering::Relaxed) {
            // Left alone it would keep the port. It is gone already if Ctrl+C reached it, too.
            child.kill().ok();
            child.wait()?;
            return Ok(());
        }
        if let Some(status) = child.try_wait()? {
            ensure!(status.success(), "Trunk ended with {status}");
            return Ok(());
        }
        if !announced && TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok() {
            announce(address, page);
            announced = true;
        }
        thread::sleep(Duration::from_millis(100));
    }
}

fn announce(address: SocketAddr, page: &Path) {
    if page.exists() {
        println!("\n  Seedboard is ready:  http://{address}/\n  Ctrl+C ends it.\n");
    } else {
        println!(
            "\n  The page could not be built; the reason stands above. It is built again when a file"
        );
        println!("  changes, and will then be at  http://{address}/\n");
    }
}

/// Trunk.toml with every relay leading to `backend`, written where no one edits it.
fn config_for(project: &Project, backend: &str) -> Result<PathBuf> {
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
    for proxy in config
        .get_mut("proxy")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        if let Some(proxy) = proxy.as_table_mut() {
            proxy.insert("backend".to_owned(), backend.into());
        }
    }
    // Trunk reads paths from the folder of its configuration, which is now another one.
    let absolute = |path: &str| root.join(path).display().to_string();
    if let Some(watched) = config
        .get_mut("watch")
        .and_then(|watch| watch.get_mut("watch"))
        .and_then(Value::as_array_mut)
    {
        for path in watched {
            if let Some(text) = path.as_str() {
                *path = absolute(text).into();
            }
        }
    }
    if let Some(build) = config.get_mut("build").and_then(Value::as_table_mut) {
        build.insert("target".to_owned(), absolute("index.html").into());
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
        assert_eq!(relays(&after, "backend"), vec!["http://127.0.0.1:9/x"; 3]);
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
    fn the_three_relays_are_those_of_the_design() {
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
        assert_eq!(
            relays,
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
