//! The command line.

use lexopt::prelude::*;

use crate::bench;
use crate::fuzz;
use crate::serve::Options;
use crate::test::PARTS;

/// Shown for `help`, and after any mistake.
pub const USAGE: &str = "\
cargo xtask <command>

  serve [--port 8080] [--release] [--backend URL]
        build the page and serve it on this machine only; --backend sends all three relay paths to URL
  build
        the release page in dist/, ready for any static host, with the size of the first visit
  test [--only PART]...
        everything that is checked; PART is one of:
        format, lints, core, host, fuzz, scripts, exports, browser, page, e2e
  fuzz [TARGET] [--seconds 60]
        looks for inputs that break the core, as long as asked for each target of tests/fuzz
  bench [--quick] [--strict]
        measures the page in dist/ against the readers that people use, and says which goals are met; --quick
        repeats less, with --strict a missed goal is a failure
  help
        this text

Whatever is missing is added first, below target/tools; nothing outside the project is changed.
On Debian, as root, `test` may also install Chromium, Go, a JDK, nginx and Caddy with apt-get.";

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print [`USAGE`].
    Help,
    /// Serve the page.
    Serve(Options),
    /// Make `dist/`.
    Build,
    /// Look for inputs that break the core.
    Fuzz(fuzz::Options),
    /// Measure the page.
    Bench(bench::Options),
    /// Run the checks.
    Test {
        /// The parts asked for; empty means all.
        only: Vec<String>,
    },
}

/// Reads the command line.
///
/// # Errors
/// When a command, an option or a value is not one of those in [`USAGE`].
pub fn parse(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let Some(first) = parser.next()? else {
        return Ok(Command::Help);
    };
    match first {
        Short('h') | Long("help") => Ok(Command::Help),
        Value(name) => match name.to_str() {
            Some("help") => Ok(Command::Help),
            Some("serve") => serve(parser),
            Some("build") => no_more(parser, Command::Build),
            Some("test") => test(parser),
            Some("fuzz") => fuzz(parser),
            Some("bench") => bench(parser),
            _ => Err(format!("there is no command {name:?}").into()),
        },
        other => Err(other.unexpected()),
    }
}

fn serve(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options = Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => options.port = parser.value()?.parse()?,
            Long("release") => options.release = true,
            Long("backend") => options.backend = Some(parser.value()?.string()?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Serve(options))
}

fn test(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut only = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("only") => {
                let part = parser.value()?.string()?;
                if !PARTS.contains(&part.as_str()) {
                    return Err(format!("there is no part {part:?}").into());
                }
                only.push(part);
            }
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Test { only })
}

fn fuzz(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options = fuzz::Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("seconds") => options.seconds = parser.value()?.parse()?,
            Value(target) if options.target.is_none() => options.target = Some(target.string()?),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Fuzz(options))
}

fn bench(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options = bench::Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("quick") => options.quick = true,
            Long("strict") => options.strict = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Bench(options))
}

fn no_more(mut parser: lexopt::Parser, command: Command) -> Result<Command, lexopt::Error> {
    match parser.next()? {
        None => Ok(command),
        Some(other) => Err(other.unexpected()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(lexopt::Parser::from_args(line.split_whitespace())).map_err(|error| error.to_string())
    }

    #[test]
    fn serve_takes_its_options_in_any_order() {
        let expected = Options {
            port: 9000,
            release: true,
            backend: Some("http://127.0.0.1:1/api/v3".into()),
        };
        assert_eq!(
            parsed("serve --release --backend http://127.0.0.1:1/api/v3 --port 9000"),
            Ok(Command::Serve(expected))
        );
        assert_eq!(parsed("serve"), Ok(Command::Serve(Options::default())));
    }

    #[test]
    fn fuzz_takes_one_target_and_seconds() {
        let expected = fuzz::Options {
            target: Some("headers".into()),
            seconds: 5,
        };
        assert_eq!(
            parsed("fuzz --seconds 5 headers"),
            Ok(Command::Fuzz(expected))
        );
        assert_eq!(parsed("fuzz"), Ok(Command::Fuzz(fuzz::Options::default())));
        assert!(parsed("fuzz headers more").is_err());
        assert!(parsed("fuzz --seconds long").is_err());
    }

    #[test]
    fn bench_is_patient_and_forgiving_unless_told() {
        let expected = bench::Options {
            quick: true,
            strict: true,
        };
        assert_eq!(
            parsed("bench --strict --quick"),
            Ok(Command::Bench(expected))
        );
        assert_eq!(
            parsed("bench"),
            Ok(Command::Bench(bench::Options::default()))
        );
        assert!(parsed("bench quick").is_err());
    }

    #[test]
    fn nothing_and_help_print_the_usage() {
        assert_eq!(parsed(""), Ok(Command::Help));
        assert_eq!(parsed("--help"), Ok(Command::Help));
        assert_eq!(parsed("help"), Ok(Command::Help));
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(parsed("bake"), Err("there is no command \"bake\"".into()));
        assert_eq!(
            parsed("test --only everything"),
            Err("there is no part \"everything\"".into())
        );
        assert!(parsed("serve --port many").is_err());
        assert!(parsed("build now").is_err());
    }

    #[test]
    fn the_usage_lists_every_part() {
        for part in PARTS {
            assert!(
                USAGE.contains(part),
                "{part} is missing from the usage text"
            );
        }
    }
}
