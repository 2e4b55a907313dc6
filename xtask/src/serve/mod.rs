//! `cargo xtask serve`: the page on this machine, built again at every change.

mod relay;

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use xshell::Shell;

use crate::project::Project;
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
    // Not dist/: a release page that waits there to be copied to a host is left alone. And a test
    // does not disturb somebody who has the page open.
    let dist = project.target.join(if options.backend.is_some() {
        "serve-backend"
    } else {
        "serve"
    });
    let page = dist.join("index.html");
    if page.exists() {
        fs::remove_file(&page).context("the page of the last run cannot be removed")?;
    }
    fs::create_dir_all(&dist)?;

    let mut command = trunk.command("serve", &dist);
    if let Some(backend) = &options.backend {
        command = command
            .arg("--config")
            .arg(relay::config_for(project, backend)?);
    }
    command = command.args([
        "--address",
        "127.0.0.1",
        "--port",
        &options.port.to_string(),
    ]);
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
