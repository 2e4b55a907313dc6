//! The fuzz targets, each for the same number of inputs.

use anyhow::Result;

use super::{Context, Outcome};
use crate::fuzz::{self, Fuzzer, Length};

/// About five seconds for each target.
const INPUTS: u64 = 1_000_000;

pub fn test(context: &Context) -> Result<Outcome> {
    if let Some(missing) = fuzz::missing() {
        return Ok(Outcome::NotRun(missing));
    }
    let fuzzer = Fuzzer::build(&context.sh, &context.project)?;
    for target in &fuzzer.targets {
        fuzzer.run(target, Length::Inputs(INPUTS))?;
        println!("{target}: {INPUTS} inputs");
    }
    Ok(Outcome::Passed)
}
