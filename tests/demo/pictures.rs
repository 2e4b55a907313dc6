//! As many pictures as asked for, each of exactly its pixels, in every combination.

use crate::demo::play;
use crate::models::{LITE, V40, V45};
use crate::picture::size as size_of;
use seedboard::board::PanelState;
use seedboard::catalog::{OutputFormat, find};
use seedboard::demo::Options;
use seedboard::reference::PictureFormat;
use seedboard::request::{Draft, ResponseFormat, Sequential};
use seedboard::stream::{Ending, PictureAt};

fn draft(model: &str, size: &str, pictures: u32, stream: bool, response: ResponseFormat) -> Draft {
    let mut draft = Draft::new(model, "a mountain lake");
    size.clone_into(&mut draft.size);
    draft.max_images = pictures.to_string();
    if pictures == 1 {
        draft.sequential_image_generation = Sequential::Disabled;
    }
    draft.stream = stream;
    draft.response_format = response;
    draft
}

/// Every model at every tier and at exact pixels, streamed and not, by address and in bytes, one
/// and three: what comes, and how large.
#[test]
fn every_combination_gives_the_asked_number_in_the_right_size() {
    // With a tier, a prompt without a shape gets 3:2.
    let sizes = [
        (
            LITE,
            &[
                ("2K", (2496, 1664)),
                ("3K", (3744, 2496)),
                ("2560x1440", (2560, 1440)),
            ][..],
        ),
        (
            V45,
            &[
                ("2K", (2496, 1664)),
                ("4K", (4992, 3328)),
                ("1920x1920", (1920, 1920)),
            ],
        ),
        (
            V40,
            &[
                ("1K", (1248, 832)),
                ("4K", (4992, 3328)),
                ("3840x240", (3840, 240)),
            ],
        ),
    ];
    for (model, sizes) in sizes {
        for (size, want) in sizes {
            for stream in [true, false] {
                for response in ResponseFormat::ALL {
                    for pictures in [1, 3] {
                        let draft = draft(model, size, pictures, stream, response);
                        let case = format!("{model} {size} {stream} {response:?} {pictures}");
                        let played = play(&draft, Options::default());
                        let run = &played.board.runs()[0];
                        assert_eq!(run.progress.ending(), Some(&Ending::Completed), "{case}");
                        assert_eq!(run.progress.remarks(), [], "{case}");
                        let usage = run.progress.usage().unwrap();
                        let tokens = (u64::from(pictures * want.0 * want.1) + 128) / 256;
                        assert_eq!(usage.generated_images, Some(pictures.into()), "{case}");
                        assert_eq!(usage.output_tokens, Some(tokens), "{case}");
                        assert_eq!(usage.total_tokens, Some(tokens), "{case}");
                        assert_eq!(played.board.panels().len(), pictures as usize, "{case}");
                        for panel in played.board.panels() {
                            assert_eq!(panel.state, PanelState::Arrived, "{case}");
                            let said = panel.takes[0].size.unwrap();
                            assert_eq!((said.width, said.height), *want, "{case}");
                            assert_eq!(size_of(&played.file(panel)), *want, "{case}");
                        }
                    }
                }
            }
        }
    }
}

/// Only 5.0 lite has `output_format`; the others make JPEG.
#[test]
fn the_file_format_is_the_one_asked_for() {
    for (model, asked, want) in [
        (LITE, OutputFormat::Png, PictureFormat::Png),
        (LITE, OutputFormat::Jpeg, PictureFormat::Jpeg),
        (V45, OutputFormat::Png, PictureFormat::Jpeg),
    ] {
        for response in ResponseFormat::ALL {
            let mut draft = draft(model, "2K", 2, true, response);
            draft.output_format = asked;
            let played = play(&draft, Options::default());
            for panel in played.board.panels() {
                assert_eq!(
                    PictureFormat::sniff(&played.file(panel)),
                    Some(want),
                    "{model}"
                );
            }
            let (_, kept_as) = played.pictures.bytes(played.pictures.kept()[0]).unwrap();
            assert_eq!(kept_as, want, "{model}");
        }
    }
}

/// An address of the demo names a picture that the page already has; nothing is kept twice.
#[test]
fn addresses_lead_to_kept_pictures() {
    let played = play(
        &draft(V45, "2K", 3, true, ResponseFormat::Url),
        Options::default(),
    );
    let mut files: Vec<_> = played
        .board
        .panels()
        .iter()
        .map(|panel| {
            assert!(matches!(panel.takes[0].picture, PictureAt::Remote(_)));
            played.file(panel)
        })
        .collect();
    assert_eq!(played.pictures.kept().len(), 3);
    files.dedup();
    assert_eq!(files.len(), 3, "each tells its own scene");
}

#[test]
fn the_painter_is_told_of_the_mark_and_of_each_scene() {
    for watermark in [true, false] {
        let mut draft = draft(V45, "2848x1600", 4, true, ResponseFormat::B64Json);
        draft.watermark = watermark;
        draft.prompt = "a courtyard across the four seasons".to_owned();
        let painted = play(&draft, Options::default()).painter.painted();
        assert_eq!(painted.len(), 4);
        assert!(painted.iter().all(|call| call.watermark == watermark));
        assert!(
            painted
                .iter()
                .all(|call| (call.size.width, call.size.height) == (2848, 1600))
        );
        let seasons: Vec<_> = painted.iter().map(|call| call.scene.season).collect();
        assert_eq!(seasons, ["spring", "summer", "autumn", "winter"]);
    }
}

/// With a tier the "model" decides the shape from the prompt's words.
#[test]
fn a_tier_takes_its_shape_from_the_prompt() {
    for (prompt, want) in [
        ("a lake", (2496, 1664)),
        ("a vertical picture", (1600, 2848)),
        ("a Poster", (1728, 2304)),
        ("cinematic light", (3136, 1344)),
        ("a square", (2048, 2048)),
    ] {
        let mut draft = draft(V45, "2K", 1, true, ResponseFormat::B64Json);
        prompt.clone_into(&mut draft.prompt);
        let played = play(&draft, Options::default());
        assert_eq!(
            size_of(&played.file(&played.board.panels()[0])),
            want,
            "{prompt}"
        );
        let table = find(V45).unwrap().recommended;
        let cells = table
            .iter()
            .map(|cell| (cell.size.value.width, cell.size.value.height));
        assert!(cells.into_iter().any(|cell| cell == want), "{prompt}");
    }
}
