//! How long the next picture usually takes, once one's own runs tell.

use crate::line::Line;
use crate::stage::Stage;
use crate::wire::{DONE, completed, picture};
use leptos::prelude::*;
use seedboard::request::Field;
use seedboard::words::run::usual_wait;

/// What a waiting frame says.
fn known(stage: &Stage<Line>, any_arrived: bool) -> String {
    let asked = stage.run().asked;
    stage
        .session
        .times
        .with_untracked(|own| usual_wait(&asked, any_arrived, own))
}

/// A run of two pictures that come after so many milliseconds each.
fn run(stage: &Stage<Line>, first_ms: u64, next_ms: u64) {
    stage.session.set_field(Field::MaxImages, "2");
    stage.generate();
    stage.transport.answer(200);
    stage.clock.pass(first_ms);
    stage.say(&picture("0", "a"));
    stage.clock.pass(next_ms);
    stage.say(&[&picture("1", "b"), &completed(2), DONE].concat());
    stage.end();
}

#[test]
fn the_catalogue_speaks_until_there_are_three_runs_of_ones_own() {
    let stage = Stage::relay();
    run(&stage, 9_000, 4_000);
    let (first, next) = (known(&stage, false), known(&stage, true));
    assert!(first.starts_with("usually ") && next.starts_with("usually "));
    run(&stage, 7_000, 4_000);
    assert_eq!((known(&stage, false), known(&stage, true)), (first, next));
    run(&stage, 8_000, 4_000);
    assert_eq!(
        known(&stage, false),
        "7 to 9 s to the first picture in your last 3 runs"
    );
    assert_eq!(known(&stage, true), "about 4 s a picture in your own runs");
}

#[test]
fn they_are_kept_for_the_next_visit_and_added_to_by_every_tab() {
    let stage = Stage::relay();
    (0..2).for_each(|_| run(&stage, 9_000, 4_000));
    let tab = Stage::new(Line::default(), stage.page.clone());
    tab.connect(
        seedboard::session::ConnectionKind::Relay,
        crate::stage::RELAY,
        crate::stage::KEY,
    );
    run(&tab, 9_000, 4_000);
    assert_eq!(
        known(&tab, false),
        "about 9 s to the first picture in your last 3 runs"
    );
    run(&stage, 9_000, 4_000);
    assert_eq!(
        known(&stage, false),
        "about 9 s to the first picture in your last 4 runs"
    );
}

#[test]
fn the_demo_tells_nothing_of_the_service() {
    let stage = Stage::demo();
    for _ in 0..4 {
        stage.generate();
        stage.clock.pass(60_000);
    }
    assert_eq!(
        stage.session.times.get_untracked(),
        seedboard::sending::Times::default()
    );
    assert!(known(&stage, false).starts_with("usually "));
}

/// Pictures that come together tell nothing of one, nor does a reply that comes whole at its end.
#[test]
fn pictures_that_come_together_are_not_counted() {
    let stage = Stage::relay();
    for stream in ["true", "false"] {
        stage.session.set_field(Field::Stream, stream);
        stage.session.set_field(Field::MaxImages, "2");
        stage.generate();
        stage.transport.answer(200);
        stage.clock.pass(30_000);
        if stream == "true" {
            stage.say(&[picture("0", "a"), picture("1", "b"), completed(2)].concat());
        } else {
            stage.say("{\"data\":[{\"url\":\"https://a.example/1.jpeg\",\"size\":\"2048x2048\"}],\"usage\":{\"generated_images\":1}}");
        }
        stage.end();
        assert!(stage.run().progress.arrived() > 0, "{stream}");
    }
    assert_eq!(
        stage.session.times.get_untracked(),
        seedboard::sending::Times::default()
    );
}

#[test]
fn the_time_counts_from_the_sending_that_brought_the_picture() {
    let stage = Stage::relay();
    for _ in 0..3 {
        stage.generate();
        stage.transport.answer_with(seedboard::ports::ReplyHead {
            status: 429,
            retry_after: Some(7),
            ..Default::default()
        });
        stage.say("{\"error\":{\"code\":\"ServerOverloaded\"}}");
        stage.end();
        stage.clock.pass(7_000);
        stage.transport.answer(200);
        stage.clock.pass(5_000);
        stage.say(&picture("0", "a"));
        let board = stage.session.board.get_untracked();
        assert_eq!(
            board
                .panels()
                .iter()
                .rev()
                .find_map(|p| p.take())
                .unwrap()
                .after_ms,
            5_000
        );
        stage.session.stop(stage.run().id);
        stage.settle();
    }
    assert_eq!(
        known(&stage, false),
        "about 5 s to the first picture in your last 3 runs"
    );
}
