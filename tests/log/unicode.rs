//! UTF-16 from a Windows shell.

use super::{EVENTS, WHOLE, read, utf16};
use proptest::prelude::*;

#[test]
fn both_orders_are_read_with_and_without_a_mark() {
    for text in [
        EVENTS,
        WHOLE,
        "HTTP/1.1 200 OK\r\n\r\n{}",
        "data: \u{5e74}\u{1f600}\n",
    ] {
        let plain = read(text);
        for mark in ["", "\u{feff}"] {
            let text = format!("{mark}{text}");
            assert_eq!(read(utf16(&text, u16::to_le_bytes)), plain);
            assert_eq!(read(utf16(&text, u16::to_be_bytes)), plain);
        }
    }
}

#[test]
fn a_mark_in_utf_8_stands_before_no_head() {
    assert_eq!(
        read(format!("\u{feff}HTTP/1.1 404 No\n\n{WHOLE}")).heads(),
        ["404 at 1"]
    );
    assert_eq!(read(format!("\u{feff}{WHOLE}")).bodies(), [WHOLE]);
    assert_eq!(read("\u{feff}").heads(), [""; 0]);
}

#[test]
fn what_is_no_utf_16_becomes_the_sign_for_it() {
    let units = |units: &[u16]| {
        [&[0xFEFF], units]
            .concat()
            .iter()
            .flat_map(|unit| unit.to_le_bytes())
            .collect::<Vec<u8>>()
    };
    for (text, want) in [
        (&[0x61, 0xD800][..], "a\u{fffd}"),
        (&[0xD83D, 0xD83D, 0xDE00], "\u{fffd}\u{1f600}"),
        (&[0xDE00, 0x61], "\u{fffd}a"),
        (&[0xD83D, 0x61], "\u{fffd}a"),
    ] {
        assert_eq!(read(units(text)).bodies(), [want]);
    }
    let odd = [units(&[0x61]), vec![0x62]].concat();
    assert_eq!(read(odd).bodies(), ["a\u{fffd}"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The standard library is the yardstick.
    #[test]
    fn any_units_are_read_as_the_standard_library_does(units in proptest::collection::vec(any::<u16>(), 1..40)) {
        // A first letter keeps white space at the start from being passed over.
        let units: Vec<u16> = [0xFEFF, 0x61].into_iter().chain(units.into_iter().filter(|unit| !matches!(unit, 10 | 13))).collect();
        let bytes: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let want = String::from_utf16_lossy(&units[1..]);
        let reading = read(bytes);
        prop_assert_eq!(reading.bodies(), [want.as_str()]);
    }
}
