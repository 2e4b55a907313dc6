//! `ark-service [--port N]`: binds 127.0.0.1, says where, and serves until it is ended.

use std::io::Write;
use std::net::Ipv4Addr;
use std::process::ExitCode;

use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> ExitCode {
    match start().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("ark-service: {problem}");
            ExitCode::FAILURE
        }
    }
}

async fn start() -> Result<(), Box<dyn std::error::Error>> {
    let port = port(std::env::args().skip(1))?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let mut out = std::io::stdout();
    writeln!(
        out,
        "ark-service listening on http://{}",
        listener.local_addr()?
    )?;
    out.flush()?;
    ark_service::serve(listener).await?;
    Ok(())
}

/// The port of `--port N` or `--port=N`; 0, any free one, when it is not given.
fn port(mut arguments: impl Iterator<Item = String>) -> Result<u16, String> {
    let mut port = 0;
    while let Some(argument) = arguments.next() {
        let value = match argument.strip_prefix("--port") {
            Some("") => arguments.next().unwrap_or_default(),
            Some(rest) if rest.starts_with('=') => rest.trim_start_matches('=').to_owned(),
            _ => {
                return Err(format!(
                    "unknown argument {argument}; usage: ark-service [--port N]"
                ));
            }
        };
        port = value
            .parse()
            .map_err(|_| format!("--port takes a number, not {value:?}"))?;
    }
    Ok(port)
}

#[cfg(test)]
mod tests {
    use super::port;

    fn read(arguments: &[&str]) -> Result<u16, String> {
        port(arguments.iter().map(ToString::to_string))
    }

    #[test]
    fn the_port_is_any_unless_given() {
        assert_eq!(read(&[]), Ok(0));
        assert_eq!(read(&["--port", "8123"]), Ok(8123));
        assert_eq!(read(&["--port=8123"]), Ok(8123));
        assert!(read(&["--port"]).is_err());
        assert!(read(&["--port", "many"]).is_err());
        assert!(read(&["--ports", "1"]).is_err());
    }
}
