//! At most one redraw a chunk, none when nothing visible changed.

use crate::stage::Stage;
use crate::watch::Watch;
use crate::wire::{completed, failure, picture};
use leptos::prelude::*;

fn board_of<T>(stage: &Stage<T>) -> Watch<()> {
    let board = stage.session.board;
    Watch::new(stage, move || board.track())
}

#[test]
fn a_chunk_without_news_redraws_nothing() {
    let stage = Stage::answered(2);
    stage.say(&picture("0", "a"));
    let board = board_of(&stage);
    for chunk in [
        ": keep-alive\n\n",
        "event: image_generation.partial_image\ndata: {}\n\n",
        &picture("0", "a"),
        "data: {\"type\":\"image_gen",
        "data: [DONE]\n\n",
    ] {
        stage.say(chunk);
        assert_eq!(board.take().len(), 0, "{chunk}");
    }
}

#[test]
fn a_chunk_redraws_once_however_much_it_says() {
    let stage = Stage::answered(3);
    let board = board_of(&stage);
    let failure = failure("1", "OutputImageSensitiveContentDetected");
    for (chunk, states) in [
        (
            picture("0", "a") + &failure,
            ["arrived", "failed", "pending"],
        ),
        (
            picture("2", "c") + &completed(2),
            ["arrived", "failed", "arrived"],
        ),
    ] {
        stage.say(&chunk);
        assert_eq!(board.take().len(), 1, "{chunk}");
        assert_eq!(stage.states(), states);
    }
}

#[test]
fn a_panel_redraws_only_for_its_own_news() {
    let stage = Stage::answered(2);
    let ids = stage.session.panel_ids.get_untracked();
    let second = stage.owner.with(|| stage.session.panel(ids[1]));
    let second = Watch::new(&stage, move || {
        second.with(|panel| panel.as_ref().unwrap().panel.state.name())
    });
    stage.say(&picture("0", "a"));
    assert_eq!(second.take().len(), 0);
    stage.say(&picture("1", "b"));
    assert_eq!(second.take(), ["arrived"]);
}

#[test]
fn passing_time_does_not_redraw_the_board() {
    let stage = Stage::answered(2);
    let board = board_of(&stage);
    stage.clock.pass(5_000);
    assert_eq!(board.take().len(), 0);
    assert_eq!(stage.session.now_ms.get_untracked(), 5_000);
}

#[test]
fn the_time_stands_still_after_the_end() {
    let stage = Stage::sent(1);
    stage.clock.pass(1_000);
    stage.session.stop(stage.run().id);
    stage.clock.pass(1_000);
    let now_ms = stage.session.now_ms;
    let time = Watch::new(&stage, move || now_ms.get());
    stage.clock.pass(60_000);
    assert_eq!(time.take().len(), 0);
}
