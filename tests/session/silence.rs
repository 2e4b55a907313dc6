//! What is said of a silent connection, from the first second without a sign of life to the next one.

use crate::line::Line;
use crate::stage::Stage;
use crate::watch::Watch;
use leptos::prelude::*;
use seedboard::fault::Kind;

/// What a view that reads `live` shows.
fn shown(stage: &Stage<Line>) -> Watch<Option<Kind>> {
    let (live, run) = (stage.session.live, stage.run().id);
    Watch::new(stage, move || live.get().silence(run))
}

#[test]
fn row_13_no_headers_for_a_minute() {
    let stage = Stage::sent(1);
    let shown = shown(&stage);
    stage.clock.pass(59_900);
    assert_eq!(shown.take(), []);
    stage.clock.pass(100);
    assert_eq!(shown.take(), [Some(Kind::SlowToAnswer)]);
    stage.clock.pass(600_000);
    assert_eq!(shown.take(), [], "it was said already");
    assert_eq!((stage.transport.held(), stage.ending()), (1, None));
}

#[test]
fn headers_end_the_wait_for_them() {
    let stage = Stage::sent(1);
    let shown = shown(&stage);
    stage.clock.pass(70_000);
    stage.transport.answer(200);
    stage.clock.pass(200);
    assert_eq!(shown.take(), [Some(Kind::SlowToAnswer), None]);
}

#[test]
fn row_13_no_bytes_for_two_minutes() {
    let stage = Stage::answered(1);
    let shown = shown(&stage);
    stage.clock.pass(119_900);
    assert_eq!(shown.take(), []);
    stage.clock.pass(100);
    assert_eq!(shown.take(), [Some(Kind::Stalled)]);
    assert_eq!((stage.transport.held(), stage.ending()), (1, None));
}

/// A comment says nothing, but it says that somebody is there.
#[test]
fn row_13_comments_are_life() {
    let stage = Stage::answered(1);
    let shown = shown(&stage);
    for _ in 0..4 {
        stage.clock.pass(100_000);
        stage.say(": keep-alive\n\n");
    }
    assert_eq!(shown.take(), []);
    stage.clock.pass(120_000);
    stage.say(": keep-alive\n\n");
    stage.clock.pass(200);
    assert_eq!(shown.take(), [Some(Kind::Stalled), None]);
}

#[test]
fn row_37_sleep_is_not_silence() {
    let stage = Stage::answered(1);
    let shown = shown(&stage);
    stage.clock.pass(60_000);
    stage.clock.leap(3_600_000);
    stage.clock.pass(59_900);
    assert_eq!(shown.take(), []);
    stage.clock.pass(200);
    assert_eq!(shown.take(), [Some(Kind::Stalled)]);
}
