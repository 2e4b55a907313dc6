//! The samples are where the fuzzer begins: `tests/fuzz/seeds/headers` holds each that is small, as a file.

use crate::samples;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Larger ones only slow the fuzzer down.
const MOST: usize = 1024;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds/headers")
}

#[test]
fn every_small_sample_is_a_seed() {
    let small = samples::all()
        .into_iter()
        .filter(|sample| (1..=MOST).contains(&sample.bytes.len()));
    let samples: BTreeMap<String, Vec<u8>> =
        small.map(|sample| (sample.name, sample.bytes)).collect();
    if env::var_os("WRITE_SEEDS").is_some() {
        fs::create_dir_all(folder()).unwrap();
        for (name, bytes) in &samples {
            fs::write(folder().join(name), bytes).unwrap();
        }
    }
    for (name, bytes) in &samples {
        let seed = fs::read(folder().join(name)).unwrap_or_default();
        assert!(seed == *bytes, "{name}: run this test with WRITE_SEEDS=1");
    }
}
