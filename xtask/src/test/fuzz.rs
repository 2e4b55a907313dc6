//! The fuzz targets, each for the same number of inputs.

use anyhow::Result;

use super::{Context, Outcome};
use crate::fuzz::{self, Fuzzer, Length};

/// So many for each target that it takes about ten seconds.
fn inputs(target: &str) -> u64 {
    match target {
        "headers" => 1_000_000,
        _ => 100_000,
    }
}

pub fn test(context: &Context) -> Result<Outcome> {
    if let Some(missing) = fuzz::missing() {
        return Ok(Outcome::NotRun(missing));
    }
    let fuzzer = Fuzzer::build(&context.sh, &context.project)?;
    for target in &fuzzer.targets {
        let inputs = inputs(target);
        fuzzer.run(target, Length::Inputs(inputs))?;
        println!("{target}: {inputs} inputs");
    }
    Ok(Outcome::Passed)
}
