//! The demo connection from Generate to the last picture: no network, real wire bytes.

use crate::line::Line;
use crate::picture;
use crate::stage::Stage;
use leptos::prelude::*;
use seedboard::demo::{Mishap, Options, Pace};
use seedboard::fault::Kind;
use seedboard::ports::View;
use seedboard::reference::PictureFormat;
use seedboard::request::Field;
use seedboard::session::{ConnectionForm, ConnectionKind, Shown};
use seedboard::stream::{Ending, PictureAt};

const A_WHILE: u64 = 20_000;

/// The kept file behind what the page shows, with the format it is kept as.
fn file_of(stage: &Stage<Line>, picture: &PictureAt) -> (Vec<u8>, PictureFormat) {
    let shown = stage
        .owner
        .with(|| stage.session.show(picture, View::Whole, None));
    stage.settle();
    let Shown::At(address) = stage.owner.with(|| untrack(|| shown.get())) else {
        panic!("{picture:?}")
    };
    let hash = address.strip_prefix("memory:Whole/").unwrap();
    stage.pictures.bytes(hash.parse().unwrap()).unwrap()
}

#[test]
fn every_format_streamed_and_whole() {
    for (model, output_format, format) in [
        ("seedream-5-0-260128", "jpeg", PictureFormat::Jpeg),
        ("seedream-5-0-260128", "png", PictureFormat::Png),
        ("seedream-4-5-251128", "jpeg", PictureFormat::Jpeg),
        ("seedream-4-0-250828", "jpeg", PictureFormat::Jpeg),
    ] {
        for response_format in ["b64_json", "url"] {
            for stream in ["true", "false"] {
                let stage = Stage::demo();
                for (field, value) in [
                    (Field::Model, model),
                    (Field::OutputFormat, output_format),
                    (Field::ResponseFormat, response_format),
                    (Field::Stream, stream),
                    (Field::Size, "2304x1728"),
                    (Field::MaxImages, "3"),
                ] {
                    stage.session.set_field(field, value);
                }
                stage.generate();
                stage.clock.pass(A_WHILE);
                let case = format!("{model} {output_format} {response_format} {stream}");
                assert_eq!(stage.ending(), Some(Ending::Completed), "{case}");
                assert_eq!(stage.states(), ["arrived"; 3], "{case}");
                let board = stage.session.board.read_untracked();
                for panel in board.panels() {
                    let take = panel.take().unwrap();
                    let by_address = matches!(take.picture, PictureAt::Remote(_));
                    assert_eq!(by_address, response_format == "url", "{case}");
                    let (file, kept_as) = file_of(&stage, &take.picture);
                    assert_eq!(kept_as, format, "{case}");
                    assert_eq!(picture::size(&file), (2304, 1728), "{case}");
                }
            }
        }
    }
}

#[test]
fn the_first_run_replaces_the_sample_and_the_second_appends() {
    let stage = Stage::demo();
    assert!(stage.session.board.read_untracked().is_sample());
    assert_eq!(stage.states(), ["arrived"; 4]);
    stage.session.set_field(Field::MaxImages, "2");
    stage.generate();
    assert!(!stage.session.board.read_untracked().is_sample());
    assert_eq!(stage.states(), ["pending"; 2]);
    stage.clock.pass(A_WHILE);
    stage.generate();
    assert_eq!(stage.states(), ["arrived", "arrived", "pending", "pending"]);
    stage.clock.pass(A_WHILE);
    assert_eq!(stage.states(), ["arrived"; 4]);
    assert_eq!(stage.pictures.kept().len(), 4);
}

#[test]
fn pictures_come_one_by_one() {
    let stage = Stage::demo();
    stage.generate();
    for (ms, arrived) in [
        (1_999, 0),
        (1, 1),
        (1_499, 1),
        (1, 2),
        (1_500, 3),
        (1_500, 4),
    ] {
        stage.clock.pass(ms);
        assert_eq!(
            stage.run().progress.arrived(),
            arrived,
            "at {}",
            stage.session.now_ms.get_untracked()
        );
    }
}

#[test]
fn mishaps_end_as_they_would() {
    for (mishap, ending, states) in [
        (
            Mishap::RefusedPicture,
            "completed",
            ["arrived", "failed", "arrived"],
        ),
        (Mishap::Error, "refused", ["failed"; 3]),
        (
            Mishap::Cut,
            "interrupted",
            ["arrived", "interrupted", "interrupted"],
        ),
    ] {
        let stage = Stage::demo();
        let form = ConnectionForm {
            key_place: seedboard::session::KeyPlace::Memory,
            passphrase: String::new(),
            kind: ConnectionKind::Demo,
            base_url: String::new(),
            api_key: String::new(),
            demo: Options {
                pace: Pace::Quick,
                mishap,
            },
        };
        assert_eq!(stage.session.connect(&form), Ok(()));
        stage.session.set_field(Field::MaxImages, "3");
        stage.generate();
        stage.clock.pass(A_WHILE);
        assert_eq!(seedboard::words::run::state_name(&stage.run()), ending);
        assert_eq!(stage.states(), states);
        if let Some(Ending::Refused(fault)) = stage.ending() {
            assert_eq!((fault.kind, fault.status), (Kind::ServiceError, Some(500)));
        }
    }
}

#[test]
fn stop_ends_the_painting() {
    let stage = Stage::demo();
    stage.generate();
    stage.clock.pass(2_500);
    stage.session.stop(stage.run().id);
    stage.clock.pass(A_WHILE);
    assert_eq!(
        stage.states(),
        ["arrived", "interrupted", "interrupted", "interrupted"]
    );
    assert_eq!(stage.painter.painted().len(), 2);
}
