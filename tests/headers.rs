//! Picture headers: each rule of each format on files made by hand, and no answer but an answer for anything broken.

#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic"
)]

#[path = "headers/broken.rs"]
mod broken;
#[path = "headers/build.rs"]
mod build;
#[path = "headers/oracles.rs"]
mod oracles;
#[path = "headers/samples/mod.rs"]
mod samples;
#[path = "headers/seeds.rs"]
mod seeds;
#[path = "headers/work.rs"]
mod work;

use samples::Sample;
use seedboard::reference::header::Header;

#[test]
fn every_sample_is_read_as_its_table_says() {
    let samples = samples::all();
    for Sample { name, bytes, want } in &samples {
        let read = Header::read(bytes.as_slice());
        assert_eq!(read, *want, "{name}");
    }
    let mut names: Vec<_> = samples.iter().map(|sample| &sample.name).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), samples.len(), "two samples have one name");
}

#[test]
fn quarter_turns_swap_the_sides() {
    for sample in samples::all() {
        let Ok(header) = sample.want else { continue };
        let (stored, shown) = (header.stored, header.shown());
        let want = if header.orientation.exif() > 4 {
            (stored.height, stored.width)
        } else {
            (stored.width, stored.height)
        };
        assert_eq!((shown.width, shown.height), want, "{}", sample.name);
    }
}
