//! How a session lets go of a request: stopped, over, or open for no reason.

use crate::stage::Stage;
use crate::wire::{DONE, completed, picture};
use leptos::prelude::*;
use seedboard::fault::{Fault, Kind};
use seedboard::stream::Ending;

#[test]
fn row_40_stop_ends_the_request_before_its_headers() {
    let stage = Stage::sent(2);
    assert_eq!(stage.transport.held(), 1);
    stage.session.stop(stage.run().id);
    stage.settle();
    assert_eq!(stage.transport.held(), 0);
    assert_eq!(stage.ending(), Some(Ending::Cancelled));
    assert_eq!(stage.states(), ["interrupted", "interrupted"]);
}

#[test]
fn row_40_stop_ends_the_request_in_its_middle_and_keeps_what_came() {
    let stage = Stage::answered(2);
    stage.say(&picture("0", "a"));
    stage.clock.pass(700);
    stage.session.stop(stage.run().id);
    stage.settle();
    assert_eq!(stage.transport.held(), 0);
    assert_eq!(stage.ending(), Some(Ending::Cancelled));
    assert_eq!(stage.run().ended_ms, Some(700));
    assert!(!stage.run().stopped_waiting(), "a request was under way");
    assert_eq!(stage.states(), ["arrived", "interrupted"]);
}

#[test]
fn row_27_an_error_in_the_stream_ends_the_request_too() {
    let stage = Stage::answered(2);
    stage.say("data: {\"error\":{\"code\":\"InternalServiceError\"}}\n\n");
    assert_eq!(stage.transport.held(), 0, "nobody could stop it any more");
    assert_eq!(stage.states(), ["failed", "failed"]);
}

#[test]
fn a_run_that_ended_cannot_be_stopped() {
    let stage = Stage::answered(1);
    stage.say(&[picture("0", "a"), completed(1)].concat());
    stage.end();
    let (run, said) = (stage.run(), stage.session.announcement.get_untracked());
    stage.session.announcement.set(String::new());
    stage.session.stop(run.id);
    assert_eq!(stage.run(), run);
    assert_eq!(said, "Completed: 1 of 1 pictures.");
    assert_eq!(stage.session.announcement.get_untracked(), "");
}

#[test]
fn after_stop_the_next_run_may_begin() {
    let stage = Stage::sent(1);
    stage.session.stop(stage.run().id);
    stage.settle();
    stage.generate();
    assert_eq!(stage.transport.sent().len(), 2);
    assert_eq!(stage.states(), ["interrupted", "pending"]);
}

#[test]
fn a_reply_that_is_over_is_let_go() {
    let stage = Stage::answered(1);
    stage.say(&[&picture("0", "a"), &completed(1), DONE].concat());
    assert_eq!((stage.transport.held(), stage.ending()), (1, None));
    stage.end();
    assert_eq!(stage.transport.held(), 0);
    assert_eq!(stage.ending(), Some(Ending::Completed));
}

#[test]
fn a_reply_that_stays_open_after_its_last_event_is_let_go_after_two_seconds() {
    let stage = Stage::answered(2);
    stage.say(&[picture("0", "a"), completed(1)].concat());
    stage.clock.pass(1_999);
    assert_eq!((stage.transport.held(), stage.ending()), (1, None));
    stage.clock.pass(1);
    assert_eq!(stage.transport.held(), 0);
    assert_eq!(stage.ending(), Some(Ending::Completed));
    assert_eq!(stage.states(), ["arrived", "missing"]);
}

/// Pictures may take minutes; only the service's own last word starts those two seconds.
#[test]
fn a_reply_that_is_silent_before_its_last_event_is_held() {
    let stage = Stage::answered(2);
    stage.say(&picture("0", "a"));
    stage.clock.pass(300_000);
    assert_eq!((stage.transport.held(), stage.ending()), (1, None));
    stage.say(&[picture("1", "b"), completed(2)].concat());
    stage.end();
    assert_eq!(stage.states(), ["arrived", "arrived"]);
    assert_eq!(stage.run().ended_ms, Some(300_000));
}

#[test]
fn row_14_a_cut_keeps_what_came() {
    let stage = Stage::answered(2);
    stage.say(&picture("0", "a"));
    stage.transport.end(Err(Kind::Cut));
    stage.settle();
    let fault = Fault::new(Kind::Cut).with_status(200);
    assert_eq!(stage.ending(), Some(Ending::Interrupted(fault)));
    assert_eq!(stage.states(), ["arrived", "interrupted"]);
    assert_eq!(stage.transport.held(), 0);
}
