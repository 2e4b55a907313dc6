//! When pictures come, and in how small pieces.

use crate::demo::{Played, play};
use crate::models::{LITE, V45};
use seedboard::board::Board;
use seedboard::catalog::OutputFormat;
use seedboard::demo::{Options, Pace};
use seedboard::request::Draft;

fn played(pace: Pace, stream: bool) -> Played {
    let mut draft = Draft::new(V45, "a lake");
    draft.stream = stream;
    play(
        &draft,
        Options {
            pace,
            ..Options::default()
        },
    )
}

/// When each panel's picture came.
fn after_ms(board: &Board) -> Vec<u64> {
    let panels = board.panels().iter();
    panels.map(|panel| panel.takes[0].after_ms).collect()
}

#[test]
fn streamed_pictures_come_one_by_one() {
    for (pace, want) in [
        (Pace::Quick, [2_000, 3_500, 5_000, 6_500]),
        (Pace::Measured, [26_000, 47_000, 68_000, 89_000]),
    ] {
        let played = played(pace, true);
        assert_eq!(after_ms(&played.board), want, "{pace:?}");
        assert_eq!(played.board.runs()[0].elapsed_ms(0), want[3], "{pace:?}");
    }
}

#[test]
fn a_whole_reply_comes_when_the_last_picture_is_done() {
    for (pace, want) in [(Pace::Quick, 6_500), (Pace::Measured, 89_000)] {
        let played = played(pace, false);
        assert_eq!(after_ms(&played.board), [want; 4], "{pace:?}");
    }
}

/// No slice holds the page for long, and a large picture is many slices.
#[test]
fn slices_are_at_most_128_kib() {
    for stream in [true, false] {
        let mut draft = Draft::new(LITE, "a lake");
        draft.size = "3K".to_owned();
        draft.max_images = "2".to_owned();
        draft.output_format = OutputFormat::Png;
        draft.stream = stream;
        let played = play(&draft, Options::default());
        assert!(
            played
                .chunks
                .iter()
                .all(|(_, chunk)| (1..=128 << 10).contains(&chunk.len()))
        );
        let bytes = played.file(&played.board.panels()[0]).len();
        assert!(bytes > 1 << 20, "{bytes} bytes are too few for this test");
        assert!(
            played.chunks.len() > 2 * bytes * 4 / 3 / (128 << 10),
            "{}",
            played.chunks.len()
        );
    }
}
