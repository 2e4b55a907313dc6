//! What goes wrong on request, and what the board then shows.

use crate::demo::{Played, play, play_on};
use crate::models::V45;
use crate::painter::BrokenPainter;
use seedboard::board::PanelState;
use seedboard::demo::{Mishap, Options};
use seedboard::fault::Kind;
use seedboard::request::{Draft, Sequential};
use seedboard::stream::Ending;
use std::rc::Rc;

fn draft(pictures: u32, stream: bool) -> Draft {
    let mut draft = Draft::new(V45, "a lake");
    draft.max_images = pictures.to_string();
    draft.stream = stream;
    if pictures == 1 {
        draft.sequential_image_generation = Sequential::Disabled;
    }
    draft
}

/// Ending, panels, and the pictures that are billed.
fn outcome(played: &Played) -> (String, Vec<String>, Option<u64>) {
    let progress = &played.board.runs()[0].progress;
    let ending = match progress.ending() {
        Some(Ending::Refused(fault)) => format!("refused {:?}", fault.kind),
        Some(Ending::Interrupted(fault)) => format!("interrupted {:?}", fault.kind),
        other => format!("{other:?}"),
    };
    let panels = played
        .board
        .panels()
        .iter()
        .map(|panel| match &panel.state {
            PanelState::Failed(fault) => format!("{:?}", fault.kind),
            other => other.name().to_owned(),
        });
    (
        ending,
        panels.collect(),
        progress.usage().and_then(|usage| usage.generated_images),
    )
}

/// Mishap, streamed, ending, panels, and the pictures that are billed.
type Row = (
    Mishap,
    bool,
    &'static str,
    &'static [&'static str],
    Option<u64>,
);

#[test]
fn mishaps() {
    use Mishap::{Cut, Error, RefusedPicture};
    const DONE: &str = "Some(Completed)";
    const CUT: &str = "interrupted Cut";
    #[rustfmt::skip]
    let table: &[Row] = &[
        (Mishap::None, true, DONE, &["arrived", "arrived", "arrived"], Some(3)),
        (RefusedPicture, true, DONE, &["arrived", "PictureRefused", "arrived"], Some(2)),
        (RefusedPicture, false, DONE, &["arrived", "PictureRefused", "arrived"], Some(2)),
        (RefusedPicture, true, DONE, &["PictureRefused"], Some(0)),
        (Error, true, "refused ServiceError", &["ServiceError", "ServiceError"], None),
        (Error, false, "refused ServiceError", &["ServiceError", "ServiceError"], None),
        (Cut, true, CUT, &["arrived", "interrupted", "interrupted"], None),
        (Cut, true, CUT, &["interrupted"], None),
        (Cut, false, CUT, &["interrupted", "interrupted"], None),
    ];
    for (mishap, stream, ending, panels, billed) in table {
        let pictures = u32::try_from(panels.len()).unwrap();
        let options = Options {
            mishap: *mishap,
            ..Options::default()
        };
        let (was, states, usage) = outcome(&play(&draft(pictures, *stream), options));
        assert_eq!(
            (was.as_str(), usage),
            (*ending, *billed),
            "{mishap:?} {stream} {pictures}"
        );
        assert_eq!(states, *panels, "{mishap:?} {stream} {pictures}");
    }
}

/// The stream breaks inside an event, as a dropped connection does.
#[test]
fn a_cut_leaves_half_an_event() {
    let options = Options {
        mishap: Mishap::Cut,
        ..Options::default()
    };
    let body = play(&draft(3, true), options).body();
    let (_, rest) = body.split_once("\n\n").unwrap();
    assert!(!rest.is_empty() && !rest.contains("\n\n"), "{rest}");
    assert!("event: image_generation.partial_succeeded\ndata: {\"type\":".starts_with(&rest[..40]));
}

/// A browser that cannot paint has its own message, and nothing is counted as made.
#[test]
fn a_browser_that_cannot_paint_says_so() {
    for stream in [true, false] {
        let played = play_on(
            &draft(2, stream),
            Options::default(),
            Rc::new(BrokenPainter),
        );
        let kind = format!("{:?}", Kind::PainterFailed);
        assert_eq!(
            outcome(&played),
            ("Some(Completed)".to_owned(), vec![kind; 2], Some(0))
        );
    }
}

#[test]
fn names_and_lists_are_complete() {
    let names: Vec<_> = Mishap::ALL.iter().map(|mishap| mishap.as_str()).collect();
    assert_eq!(names, ["none", "refused-picture", "error", "cut"]);
    let paces: Vec<_> = seedboard::demo::Pace::ALL
        .iter()
        .map(|pace| pace.as_str())
        .collect();
    assert_eq!(paces, ["quick", "measured"]);
}
