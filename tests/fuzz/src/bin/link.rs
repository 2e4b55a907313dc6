//! Links, for the fuzzer; without it, for files named on the command line.

#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| seedboard_fuzz::link(bytes));

#[cfg(not(fuzzing))]
fn main() -> std::io::Result<()> {
    seedboard_fuzz::replay(seedboard_fuzz::link)
}
