//! Row 50: links that were damaged, that a newer page made, or that somebody made to do harm.

use crate::boards::{board, open};
use crate::round_trip::link_of;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use seedboard::project::link::{LinkFault, MOST_CHARACTERS, is_link};

fn a_link() -> String {
    let board = board().new_tree(&mut TestRunner::deterministic()).unwrap();
    link_of(&board.current(), (true, true))
}

#[test]
fn row_50_what_is_no_link_of_ours_is_left_alone() {
    for fragment in [
        "", "s", "s.", "panel-3", "s1", "S1.AAAA", "sx.AAAA", "s-1.AAAA", "t1.AAAA", "board-h",
    ] {
        assert!(!is_link(fragment), "{fragment}");
        assert_eq!(open(fragment).unwrap_err(), LinkFault::NoLink);
    }
}

#[test]
fn row_50_a_newer_link_is_said_to_be_newer() {
    for version in ["2", "9", "10", "99999999999999999999", "0"] {
        let newer = a_link().replacen("s1.", &format!("s{version}."), 1);
        assert!(is_link(&newer));
        assert_eq!(open(&newer).unwrap_err(), LinkFault::Newer, "{version}");
    }
}

/// Every character counts, whatever is done to it.
#[test]
fn row_50_a_damaged_link_is_said_to_be_damaged() {
    let link = a_link();
    for at in (3..link.len()).step_by(7) {
        let mut other = link.clone().into_bytes();
        other[at] = match other[at] {
            b'A' => b'B',
            _ => b'A',
        };
        let damaged = [
            String::from_utf8(other).unwrap(),
            link[..at].to_owned(),
            format!("{}%{}", &link[..at], &link[at..]),
        ];
        for damaged in damaged {
            let said = open(&damaged).unwrap_err();
            assert!(
                matches!(said, LinkFault::Damaged | LinkFault::TooLarge),
                "{at} {said:?}"
            );
        }
    }
}

fn packed(bytes: &[u8]) -> String {
    format!("s1.{}", URL_SAFE_NO_PAD.encode(bytes))
}

fn number(mut number: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

#[test]
fn row_50_a_bomb_is_refused_before_it_is_unpacked() {
    for length in [1 << 17, 1 << 21, 1 << 40, u64::MAX] {
        let bomb = packed(&[number(length), vec![0; 100]].concat());
        assert_eq!(open(&bomb).unwrap_err(), LinkFault::TooLarge, "{length}");
    }
    let long = format!("s1.{}", "A".repeat(MOST_CHARACTERS));
    assert_eq!(open(&long).unwrap_err(), LinkFault::TooLarge);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    /// Bytes that only look like a link, the sum right among them: an answer, no panic, and nothing set aside for what they
    /// claim.
    #[test]
    fn row_50_any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = open(&packed(&bytes));
        let claim = [number(bytes.len() as u64), bytes].concat();
        let _ = open(&packed(&claim));
    }

    #[test]
    fn row_50_any_fragment_is_answered(fragment in "s?1?\\.?.{0,60}") {
        let _ = open(&fragment);
    }
}
