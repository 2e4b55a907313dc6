//! Boards of real kinds, and the links that were once made of them: they stay readable for ever. A file in `tests/data/links` is
//! never changed; boards and links are added. The boards had no part in making the format.

use crate::boards::{PRIMED, kept, open};
use crate::round_trip::{CHOICES, link_of};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use seedboard::board::Board;
use seedboard::project::link::{Contents, link, pack, to_columns};
use seedboard::project::{restore, write};
use std::fs;
use std::path::PathBuf;

const KINDS: [&str; 12] = [
    "single-poster",
    "courtyard-group",
    "commercial-12",
    "noir-comic-24",
    "wuxia-zh-12",
    "children-zh-20",
    "mixed-en-zh-8",
    "feature-60",
    "shot-list-only-30",
    "signed-addresses-12",
    "signed-group-zh-9",
    "previews-6",
];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/links")
}

fn board(kind: &str) -> Board {
    let json = fs::read_to_string(folder().join(format!("{kind}.json"))).unwrap();
    let (board, dropped) = restore(&json).unwrap();
    assert_eq!(dropped, 0, "{kind}");
    board
}

/// The links of one version, a line for each choice.
fn golden(kind: &str) -> String {
    fs::read_to_string(folder().join("v1").join(format!("{kind}.txt"))).unwrap()
}

#[test]
fn links_of_version_1_are_read_for_ever() {
    for kind in KINDS {
        let board = board(kind);
        let golden = golden(kind);
        let links: Vec<&str> = golden.lines().collect();
        assert_eq!(links.len(), CHOICES.len(), "{kind}");
        for ((addresses, previews), link) in CHOICES.into_iter().zip(links) {
            let back = open(link).unwrap();
            let [back, board] = [&back, &board].map(|one| kept(one, addresses, previews));
            assert!(back == board, "{kind} {addresses} {previews}");
        }
    }
}

/// What a link without addresses and previews carries, as the page stores it. `cargo xtask bench` gives it to the peers.
fn carried(board: &Board) -> String {
    let short = link(&pack(&PRIMED, board, &Contents::default()).unwrap()).unwrap();
    write(&open(&short).unwrap(), 0)
}

#[test]
fn the_same_board_has_the_same_link() {
    for kind in KINDS {
        let board = board(kind);
        let links = CHOICES.map(|choice| link_of(&board, choice) + "\n");
        assert!(links.concat() == golden(kind), "{kind}");
    }
}

/// The goal of shared/performance.md 6, against deflate as pako has it, on the JSON of what the link carries. `cargo xtask bench`
/// measures it against pako itself, and others, on the same JSON.
#[test]
fn without_addresses_it_is_at_most_three_fifths_of_what_deflate_makes() {
    for kind in KINDS {
        let json = fs::read_to_string(folder().join("v1").join(format!("{kind}.json"))).unwrap();
        let golden = golden(kind);
        let short = golden.lines().next().unwrap();
        assert!(write(&open(short).unwrap(), 0) == json, "{kind}");
        let deflated = miniz_oxide::deflate::compress_to_vec_zlib(json.as_bytes(), 9);
        let peer = URL_SAFE_NO_PAD.encode(deflated).len();
        let ours = short.len();
        println!("{kind}: {ours} of {peer}, {:.3}", ours as f64 / peer as f64);
        assert!(ours * 10 <= peer * 6, "{kind}: {ours} of {peer}");
    }
}

/// To add a kind: its name above, its board in the folder, and this with `--ignored`. What is there already is not written.
#[test]
#[ignore = "it writes files"]
fn write_what_is_not_there() {
    fs::create_dir_all(folder().join("v1")).unwrap();
    for kind in KINDS {
        let board = board(kind);
        let links = CHOICES.map(|choice| link_of(&board, choice) + "\n");
        for (ending, text) in [("txt", links.concat()), ("json", carried(&board))] {
            let path = folder().join("v1").join(format!("{kind}.{ending}"));
            if !path.exists() {
                fs::write(path, text).unwrap();
            }
        }
    }
    // What the fuzzer begins with (tests/fuzz).
    for kind in ["courtyard-group", "previews-6"] {
        let seed = format!("../../fuzz/seeds/link/{kind}-columns");
        let columns = to_columns(&board(kind), &Contents::default());
        fs::write(folder().join(seed), columns).unwrap();
    }
}
