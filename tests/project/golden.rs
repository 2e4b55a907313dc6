//! Every version ever written stays readable. A file here is never changed; a new version adds one.

use seedboard::fault::Kind;
use seedboard::project::{VERSION, restore};
use seedboard::stream::{Ending, PictureAt};

const V1: &str = include_str!("../data/boards/v1.json");

#[test]
fn there_is_a_file_for_the_version_that_is_written() {
    assert!(V1.contains(&format!("{{\"seedboard\":{VERSION},")));
}

#[test]
fn version_1() {
    let (board, dropped) = restore(V1).unwrap();
    assert_eq!(dropped, 0);
    let states: Vec<_> = board
        .panels()
        .iter()
        .map(|panel| panel.state.name())
        .collect();
    assert_eq!(states, ["arrived", "failed", "interrupted", "arrived"]);
    let kept = &board.panels()[0].takes[0];
    let PictureAt::Kept {
        hash, bytes, saved, ..
    } = &kept.picture
    else {
        panic!("{:?}", kept.picture)
    };
    assert!(hash.to_string().starts_with("00112233") && *saved);
    assert_eq!(*bytes, 1_234_567);
    assert_eq!(
        kept.asked.as_ref().unwrap().prompt,
        "A \"quoted\" courtyard, 四季"
    );
    assert!(matches!(
        board.panels()[3].takes[0].picture,
        PictureAt::Remote(_)
    ));
    let [first, second] = board.runs() else {
        panic!("{:?}", board.runs())
    };
    assert!(
        matches!(first.progress.ending(), Some(Ending::Interrupted(fault)) if fault.kind == Kind::Cut)
    );
    assert_eq!(first.asked.rules.unwrap().name, "Seedream 4.5");
    assert_eq!(second.progress.ending(), Some(&Ending::Completed));
    assert_eq!(second.progress.usage().unwrap().output_tokens, Some(16_224));
    assert_eq!(board.next_ids(), (4, 2));
}
