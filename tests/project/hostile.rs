//! Anything may stand where a board is expected.

use proptest::prelude::*;
use seedboard::board::PanelState;
use seedboard::project::{Unreadable, restore};
use seedboard::stream::PictureAt;

const V1: &str = include_str!("../data/boards/v1.json");

#[test]
fn what_is_no_board_is_refused() {
    for json in [
        "",
        "[]",
        "{}",
        "null",
        "{\"seedboard\":0}",
        "{\"seedboard\":\"1\"}",
        "{\"seedboard\":1",
    ] {
        assert_eq!(restore(json).err(), Some(Unreadable::NoBoard), "{json}");
    }
    assert_eq!(
        restore("{\"seedboard\":3,\"panels\":7}").err(),
        Some(Unreadable::Newer)
    );
    let deep = format!("{{\"seedboard\":1,\"panels\":{}", "[".repeat(100_000));
    assert_eq!(restore(&deep).err(), Some(Unreadable::NoBoard));
}

#[test]
fn what_is_wrong_costs_itself() {
    let json = r#"{"seedboard":1,
        "asked":[{"pictures":4294967295,"rules":"no such model"},7],
        "runs":[{"id":1,"asked":0,"panels":[1,99,"x"]},{"id":1,"asked":0},{"id":2,"asked":9},5],
        "panels":[{"id":1,"run":7,"state":"arrived"},{"id":1},{"id":0},{},"panel",
            {"id":2,"state":"arrived","takes":[{"url":"javascript:alert(1)"},{"picture":"zz"},
                {"picture":"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff","format":"svg"},
                {"url":"https://a.example/x","index":"first","width":-1,"created":"now"}]}]}"#;
    let (board, dropped) = restore(json).unwrap();
    assert_eq!(board.panels().len(), 2);
    assert_eq!(board.runs().len(), 1);
    assert_eq!(board.runs()[0].asked.pictures, 1_000, "bounded");
    assert_eq!(board.runs()[0].asked.rules, None);
    assert_eq!(board.panels()[0].run, None, "there is no run 7");
    assert_eq!(
        board.panels()[0].state,
        PanelState::Lost,
        "it said that there is a picture"
    );
    let [take] = board.panels()[1].takes.as_slice() else {
        panic!("{:?}", board.panels()[1])
    };
    assert!(
        matches!(&take.picture, PictureAt::Remote(url) if url.as_str() == "https://a.example/x")
    );
    assert_eq!((take.index, take.size, take.created), (None, None, None));
    assert_eq!(dropped, 10);
}

proptest! {
    /// Whatever a disk makes of a board, there is an answer, and what is read can be written.
    #[test]
    fn a_damaged_board_has_an_answer(cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = V1.as_bytes().to_vec();
        for (at, byte) in cuts {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let text = String::from_utf8_lossy(&bytes);
        if let Ok((board, _)) = restore(&text) {
            let written = seedboard::project::write(&board, 0);
            let (again, dropped) = restore(&written).unwrap();
            prop_assert_eq!(dropped, 0);
            prop_assert_eq!(seedboard::project::write(&again, 0), written);
        }
    }
}
