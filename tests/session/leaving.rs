//! The page goes while a run is under way: what still comes finds nobody, and that is no accident.

use crate::line::Line;
use crate::shelf::Mood;
use crate::stage::Stage;
use crate::wire::picture;
use any_spawner::Executor;
use leptos::prelude::*;
use seedboard::ports::{FileFacts, Given};

fn leave(stage: Stage<Line>) -> (Line, crate::clock::SteppedClock) {
    let (line, clock) = (stage.transport.clone(), stage.clock.clone());
    stage.owner.cleanup();
    drop(stage);
    Executor::poll_local();
    (line, clock)
}

#[test]
fn headers_and_bytes_may_come_after_the_page_is_gone() {
    let (line, clock) = leave(Stage::sent(2));
    line.answer(200);
    clock.pass(1_000);
    line.say(&picture("0", "a"));
    clock.pass(1_000);
    assert_eq!(line.held(), 0);
}

#[test]
fn bytes_and_an_end_may_come_after_the_page_is_gone() {
    let stage = Stage::answered(2);
    stage.say(&picture("0", "a"));
    let (line, clock) = leave(stage);
    line.say(&picture("1", "b"));
    line.end(Ok(()));
    clock.pass(1_000);
    assert_eq!(line.held(), 0);
}

#[test]
fn the_demo_may_paint_after_the_page_is_gone() {
    let stage = Stage::demo();
    stage.generate();
    stage.clock.pass(2_500);
    let painter = stage.painter.clone();
    let (_, clock) = leave(stage);
    let painted = painter.painted().len();
    clock.pass(60_000);
    assert_eq!(painter.painted().len(), painted);
}

#[test]
fn files_may_be_read_after_the_page_is_gone() {
    let stage = Stage::demo();
    let shelf = stage.shelf.memory.clone();
    let put = |name| shelf.put(name, b"bytes", FileFacts::default());
    shelf.give(Given::Files(vec![put("a.png"), put("b.png")]));
    leave(stage);
}

#[test]
fn a_file_may_be_made_anew_after_the_page_is_gone() {
    let stage = Stage::demo();
    let shelf = stage.shelf.clone();
    let avif = FileFacts {
        format_name: "AVIF",
        size: Some((640, 480)),
        ..FileFacts::default()
    };
    let file = shelf.memory.put("a.avif", b"bytes", avif);
    shelf.memory.give(Given::Files(vec![file]));
    stage.settle();
    let problems = stage.session.checked.get_untracked().problems;
    shelf.set_mood(Mood::Slow);
    stage.session.mend(problems[0].fix.as_ref().unwrap());
    stage.settle();
    leave(stage);
    shelf.set_mood(Mood::Quick);
    Executor::poll_local();
    assert_eq!(shelf.memory.remade().len(), 1);
}

#[test]
fn a_panels_picture_may_be_taken_over_after_the_page_is_gone() {
    let stage = Stage::demo();
    let first = stage.session.panel_ids.get_untracked()[0];
    stage.session.use_panel(first);
    leave(stage);
}
