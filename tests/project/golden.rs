//! Every version ever written stays readable. A file here is never changed; a new version adds one.

use seedboard::board::{Angle, Crop, Move, PromptParts, Shot, Status, Way};
use seedboard::fault::Kind;
use seedboard::project::{VERSION, restore, restore_step, write, write_step};
use seedboard::stream::{Ending, PictureAt};

const V1: &str = include_str!("../data/boards/v1.json");
const V2: &str = include_str!("../data/boards/v2.json");

#[test]
fn there_is_a_file_for_the_version_that_is_written() {
    assert!(V2.contains(&format!("{{\"seedboard\":{VERSION},")));
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

/// Since version 2: what holds for the board, scripts, approval, crops and own pictures.
#[test]
fn version_2() {
    let (board, dropped) = restore(V2).unwrap();
    assert_eq!(dropped, 0);
    let about = board.about();
    assert_eq!(about.title, "The courtyard, four seasons");
    assert_eq!(about.style, "Ink and watercolour");
    let parts = PromptParts {
        shot: true,
        camera: false,
        action: true,
        dialogue: true,
    };
    assert_eq!(about.parts, parts);
    assert_eq!(about.target_ms, Some(45_000));
    assert_eq!(about.ratio.unwrap().to_string(), "16:9");
    assert_eq!((about.changed, about.deleted), (1_795_000_000, None));
    let panel = &board.panels()[0];
    let script = &panel.script;
    assert_eq!(script.caption, "Spring, first light");
    assert_eq!(
        (script.shot, script.angle, script.camera),
        (Some(Shot::Wide), Some(Angle::High), Some(Move::Crane))
    );
    assert_eq!(script.dialogue, "MEI: You came back.");
    assert_eq!(script.duration_ms, Some(5_000));
    assert_eq!((panel.status, panel.number), (Status::Approved, Some(1)));
    assert_eq!(panel.crop, Crop { x: 0, y: 100 });
    let own = panel.take().unwrap();
    assert_eq!((own.file_name.as_str(), own.run), ("my photo.png", None));
    let edited = board.panels()[1].script.edited.as_deref();
    assert_eq!(edited, Some("My own words"));
    let states: Vec<_> = board.panels().iter().map(|p| p.state.name()).collect();
    assert_eq!(
        states,
        [
            "arrived",
            "failed",
            "interrupted",
            "arrived",
            "arrived",
            "empty"
        ]
    );
    assert_eq!(
        board.panels()[4].take().unwrap().picture,
        PictureAt::Shipped("sample/winter.jpg")
    );
    assert_eq!(board.next_ids(), (10, 2));
}

/// A step of a person's work, as it was written with version 2 of the boards; never to be changed.
const STEP: &str = include_str!("../data/steps/v2.json");

#[test]
fn a_step_is_read_and_goes_both_ways() {
    let done = restore_step(STEP).unwrap();
    assert_eq!((done.at, done.back), (1_795_771_200, true));
    let (mut board, _) = restore(V2).unwrap();
    let before = write(&board, 0);
    assert!(board.go(&done.step, Way::Again));
    assert_eq!(board.about().title, "A \"new\" title, 四季");
    let numbers: Vec<_> = board.panels().iter().map(|one| one.id.number()).collect();
    assert_eq!(numbers, [1, 3, 4, 9, 10]);
    assert_eq!(board.panels()[1].script.action, "Rain");
    assert!(board.go(&done.step, Way::Back));
    assert_eq!(
        write(&board, 0),
        before,
        "all of it, the fault of the panel that was removed too"
    );
    assert_eq!(write_step(&done), STEP, "this version writes it the same");
}
