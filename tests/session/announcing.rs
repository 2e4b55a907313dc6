//! What a screen reader hears of a run: each thing once, in order.

use crate::stage::Stage;
use crate::watch::Watch;
use crate::wire::{completed, failure, picture};
use leptos::prelude::*;
use seedboard::fault::Kind;

fn heard<T>(stage: &Stage<T>) -> Watch<String> {
    let announcement = stage.session.announcement;
    Watch::new(stage, move || announcement.get())
}

#[test]
fn a_demo_run() {
    let stage = Stage::demo();
    let heard = heard(&stage);
    stage.generate();
    stage.clock.pass(60_000);
    assert_eq!(
        heard.take(),
        [
            "Sent. Waiting for up to 4 pictures.",
            "Picture 1 of 4 arrived.",
            "Picture 2 of 4 arrived.",
            "Picture 3 of 4 arrived.",
            "Picture 4 of 4 arrived.",
            "Completed: 4 of 4 pictures.",
        ]
    );
}

#[test]
fn what_one_chunk_brings_is_said_in_one_breath() {
    let stage = Stage::answered(3);
    let heard = heard(&stage);
    let refused = failure("1", "OutputImageSensitiveContentDetected");
    stage.say(&(picture("0", "a") + &refused));
    let [words] = &heard.take()[..] else {
        panic!("not one announcement");
    };
    let why = words
        .strip_prefix("Picture 1 of 3 arrived. Picture 2 of 3 failed: ")
        .unwrap();
    assert!(why.len() > 1 && why.ends_with('.'), "{words}");
    stage.say(&completed(1));
    assert_eq!(heard.take(), [""; 0]);
    stage.end();
    assert_eq!(heard.take(), ["Completed: 1 of 3 pictures."]);
}

#[test]
fn one_picture() {
    let stage = Stage::relay();
    let heard = heard(&stage);
    stage
        .session
        .use_example(seedboard::session::examples().last().unwrap());
    stage.generate();
    assert_eq!(heard.take(), ["Sent. Waiting for one picture."]);
}

#[test]
fn a_stop() {
    let stage = Stage::answered(2);
    stage.say(&picture("0", "a"));
    let heard = heard(&stage);
    stage.session.stop(stage.run().id);
    stage.clock.pass(10_000);
    assert_eq!(heard.take(), ["Stopped. 1 of 2 pictures are here."]);
}

#[test]
fn a_refusal_and_a_cut_say_what_happened_and_what_is_here() {
    let cut = Stage::answered(2);
    cut.say(&picture("0", "a"));
    let of_cut = heard(&cut);
    cut.transport.end(Err(Kind::Cut));
    cut.settle();
    let refused = Stage::sent(2);
    let of_refused = heard(&refused);
    refused.transport.refuse(Kind::Unreachable);
    refused.settle();
    let why = |said: Watch<String>, here: &str| {
        let [words] = &said.take()[..] else {
            panic!("not one announcement");
        };
        words.strip_suffix(here).unwrap().to_owned()
    };
    let cut = why(of_cut, ". 1 of 2 pictures are here.");
    let refused = why(of_refused, ". 0 of 2 pictures are here.");
    assert_ne!(cut, refused);
}
