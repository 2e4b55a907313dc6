//! A run that waits before its request goes out: for its turn, or to be sent again after a 429 whose code is a rate
//! limit. Nothing else is ever sent again by itself (`sending.rs`).

use crate::line::Line;
use crate::stage::{KEY, RELAY, Stage};
use crate::watch::Watch;
use crate::wire::{DONE, completed, picture};
use leptos::prelude::*;
use seedboard::fault::Kind;
use seedboard::ports::{MemoryPage, Page, ReplyHead};
use seedboard::request::Field;
use seedboard::sending::{MOST_ATTEMPTS, Why};
use seedboard::session::ConnectionKind;
use seedboard::stream::Ending;
use seedboard::words;

const RATE: &str = "ModelAccountIpmRateLimitExceeded";
const TEN_MINUTES: u64 = 600_000;

/// The service refuses the request under way.
fn refuse(stage: &Stage<Line>, status: u16, code: &str, retry_after: Option<u32>) {
    stage.transport.answer_with(ReplyHead {
        status,
        retry_after,
        ..ReplyHead::default()
    });
    let body = format!("{{\"error\":{{\"code\":\"{code}\",\"message\":\"why. Request id: r1\"}}}}");
    stage.say(&body);
    stage.end();
}

/// On a relay, with a request for so many pictures refused by a rate limit.
fn refused(pictures: u32, retry_after: Option<u32>) -> Stage<Line> {
    let stage = Stage::sent(pictures);
    refuse(&stage, 429, RATE, retry_after);
    stage
}

fn state(stage: &Stage<Line>) -> &'static str {
    words::run::state_name(&stage.run())
}

fn posts(stage: &Stage<Line>) -> usize {
    stage.transport.sent().len()
}

/// What the line over the board says of the wait.
fn said(stage: &Stage<Line>) -> String {
    words::run::wait(&stage.run(), stage.session.now_ms.get_untracked())
}

#[test]
fn row_8_the_same_request_goes_out_again_after_retry_after_for_the_same_panels() {
    let stage = refused(2, Some(7));
    let run = stage.run();
    assert_eq!((state(&stage), posts(&stage)), ("waiting", 1));
    assert_eq!(stage.states(), ["pending"; 2]);
    assert!(
        stage.session.is_running(),
        "nothing else can be sent meanwhile"
    );
    stage.clock.pass(6_999);
    assert_eq!((state(&stage), posts(&stage)), ("waiting", 1));
    stage.clock.pass(1);
    assert_eq!((state(&stage), posts(&stage)), ("running", 2));
    stage.transport.answer(200);
    stage.say(&[&picture("0", "a"), &picture("1", "b"), &completed(2), DONE].concat());
    stage.end();
    assert_eq!(stage.ending(), Some(Ending::Completed));
    assert_eq!(stage.states(), ["arrived"; 2]);
    let sent = stage.transport.sent();
    assert_eq!(sent[0].body, sent[1].body);
    assert_eq!(sent[0].url, sent[1].url);
    assert!(sent[0].key == sent[1].key);
    let after = stage.run();
    assert_eq!(
        (after.id, after.panels, after.attempts),
        (run.id, run.panels, 2)
    );
    assert_eq!(
        (after.started_ms, after.sent_ms, after.ended_ms),
        (0, 7_000, Some(7_000))
    );
}

#[test]
fn row_8_without_a_readable_retry_after_the_pauses_grow_and_end() {
    let stage = refused(2, None);
    let mut waited = Vec::new();
    while state(&stage) == "waiting" {
        let (before, from) = (posts(&stage), stage.session.now_ms.get_untracked());
        while posts(&stage) == before {
            stage.clock.pass(100);
        }
        waited.push((stage.session.now_ms.get_untracked() - from) / 1000);
        refuse(&stage, 429, RATE, None);
    }
    assert_eq!(waited, [1, 2, 4, 8, 16, 32, 60]);
    let Some(Ending::Refused(fault)) = stage.ending() else {
        panic!("not refused");
    };
    assert_eq!(
        (fault.kind, fault.code.as_deref()),
        (Kind::RateLimited, Some(RATE))
    );
    assert_eq!(stage.states(), ["failed"; 2]);
    assert_eq!(stage.run().attempts, MOST_ATTEMPTS);
    stage.clock.pass(TEN_MINUTES);
    assert_eq!(posts(&stage), 8);
}

#[test]
fn chance_makes_a_pause_longer_and_never_shorter() {
    let stage = Stage::sent(1);
    stage.page.change(|page| page.chance = u32::MAX);
    refuse(&stage, 429, "ServerOverloaded", Some(8));
    stage.clock.pass(9_999);
    assert_eq!(posts(&stage), 1);
    stage.clock.pass(1);
    assert_eq!(posts(&stage), 2);
}

#[test]
fn row_9_no_other_refusal_is_sent_again() {
    for (status, code) in [
        (429, "QuotaExceeded"),
        (429, "SetLimitExceeded"),
        (429, "InflightBatchsizeExceeded"),
        (429, ""),
        (429, "SomethingNew"),
        (500, "InternalServiceError"),
        (500, RATE),
        (503, "ServerOverloaded"),
        (401, "AuthenticationError"),
    ] {
        let stage = Stage::sent(2);
        refuse(&stage, status, code, Some(1));
        stage.clock.pass(TEN_MINUTES);
        assert_eq!(state(&stage), "refused", "{status} {code}");
        assert_eq!(posts(&stage), 1, "{status} {code}");
        assert_eq!(stage.run().attempts, 1, "{status} {code}");
    }
}

#[test]
fn a_rate_limit_inside_a_stream_is_not_sent_again() {
    let error = format!("data: {{\"error\":{{\"code\":\"{RATE}\"}}}}\n\n");
    for before in [String::new(), picture("0", "a")] {
        let stage = Stage::answered(2);
        stage.say(&(before + &error));
        stage.clock.pass(TEN_MINUTES);
        assert_eq!((state(&stage), posts(&stage)), ("refused", 1));
    }
}

#[test]
fn a_service_that_asks_for_an_hour_is_left_to_the_person() {
    let stage = refused(1, Some(3_600));
    assert_eq!(state(&stage), "refused");
    let Some(Ending::Refused(fault)) = stage.ending() else {
        panic!("not refused");
    };
    assert_eq!(fault.retry_after, Some(3_600));
}

#[test]
fn row_40_stop_ends_the_wait_at_once_and_nothing_goes_out() {
    let stage = refused(2, Some(7));
    stage.clock.pass(3_000);
    stage.session.stop(stage.run().id);
    stage.settle();
    assert_eq!(stage.ending(), Some(Ending::Cancelled));
    assert_eq!(stage.run().ended_ms, Some(3_000));
    assert_eq!(stage.states(), ["interrupted"; 2]);
    assert!(stage.run().stopped_waiting(), "no request was under way");
    stage.clock.pass(TEN_MINUTES);
    assert_eq!((posts(&stage), stage.transport.held()), (1, 0));
}

/// What the service told applies to whoever asks next: a new press waits for the rest of the pause.
#[test]
fn row_8_a_new_press_waits_for_the_rest_of_the_pause() {
    let stage = refused(1, Some(7));
    stage.clock.pass(3_000);
    stage.session.stop(stage.run().id);
    stage.generate();
    assert_eq!((state(&stage), posts(&stage)), ("waiting", 1));
    assert_eq!(stage.run().wait.unwrap().why, Why::Paused);
    assert_eq!(stage.run().attempts, 0);
    stage.clock.pass(4_000);
    assert_eq!((state(&stage), posts(&stage)), ("running", 2));
}

#[test]
fn row_37_a_tab_that_slept_through_the_wait_sends_once_on_waking() {
    let stage = refused(2, Some(7));
    stage.clock.leap(28_800_000);
    assert_eq!((state(&stage), posts(&stage)), ("running", 2));
    stage.clock.pass(TEN_MINUTES);
    assert_eq!(posts(&stage), 2);
    assert_eq!(
        stage.session.live.get_untracked().silence(stage.run().id),
        Some(Kind::SlowToAnswer)
    );
}

#[test]
fn a_wait_is_no_silence() {
    let stage = refused(1, Some(200));
    let (live, run) = (stage.session.live, stage.run().id);
    let shown = Watch::new(&stage, move || live.get().silence(run));
    stage.clock.pass(200_000);
    assert_eq!(posts(&stage), 2);
    stage.clock.pass(59_900);
    assert!(shown.take().iter().all(Option::is_none));
    stage.clock.pass(200);
    assert_eq!(shown.take(), [Some(Kind::SlowToAnswer)]);
}

#[test]
fn the_wait_says_what_for_until_when_and_how_often() {
    let stage = refused(1, Some(7));
    for (passed, left) in [(0, "7 s"), (900, "7 s"), (200, "6 s"), (5_800, "1 s")] {
        stage.clock.pass(passed);
        let said = said(&stage);
        for part in ["Too many pictures at once", left, "attempt 2 of 8", "Stop"] {
            assert!(said.contains(part), "{said}");
        }
    }
    stage.clock.pass(200);
    assert_eq!(said(&stage), "");
}

#[test]
fn a_screen_reader_hears_of_it() {
    let stage = Stage::sent(1);
    let announcement = stage.session.announcement;
    let heard = Watch::new(&stage, move || announcement.get());
    refuse(&stage, 429, "ServerOverloaded", Some(7));
    stage.clock.pass(7_000);
    assert_eq!(
        heard.take(),
        [
            "The service is overloaded. It is sent again in 7 s.",
            "Sent again, attempt 2 of 8."
        ]
    );
}

#[test]
fn row_38_closing_asks_during_a_wait() {
    let stage = refused(1, Some(7));
    stage.settle();
    assert!(stage.page.state().guarded);
}

#[test]
fn nothing_goes_out_after_the_page_is_gone() {
    let stage = refused(1, Some(7));
    let (line, clock) = (stage.transport.clone(), stage.clock.clone());
    stage.owner.cleanup();
    drop(stage);
    clock.pass(TEN_MINUTES);
    assert_eq!(line.sent().len(), 1);
}

/// A key is for the address that it was entered for, and only as long as it is there.
#[test]
fn a_connection_that_changed_ends_the_wait() {
    for (kind, base_url, key) in [
        (ConnectionKind::Relay, RELAY, "another-key-0123"),
        (ConnectionKind::Relay, "https://other.example/api/v3", KEY),
        (ConnectionKind::Demo, "", ""),
    ] {
        let stage = refused(1, Some(7));
        stage.connect(kind, base_url, key);
        stage.clock.pass(TEN_MINUTES);
        assert_eq!((state(&stage), posts(&stage)), ("cancelled", 1));
    }
    let stage = refused(1, Some(7));
    stage.connect(ConnectionKind::Relay, RELAY, "");
    stage.clock.pass(7_000);
    assert_eq!(posts(&stage), 2, "saved as it was");
}

/// Asks the service for so many pictures in all, fifteen at a time, as several tabs would.
fn ask_for(stage: &Stage<Line>, pictures: u32) {
    stage.session.set_field(Field::MaxImages, "15");
    for _ in 0..pictures / 15 {
        stage.generate();
        stage.session.stop(stage.run().id);
        stage.settle();
    }
}

#[test]
fn more_than_the_models_pictures_a_minute_wait_for_their_turn() {
    let stage = Stage::relay();
    ask_for(&stage, 495);
    stage.clock.pass(10_000);
    stage.session.set_field(Field::MaxImages, "5");
    stage.generate();
    assert_eq!((state(&stage), posts(&stage)), ("running", 34));
    stage.session.stop(stage.run().id);
    stage.generate();
    assert_eq!((state(&stage), posts(&stage)), ("waiting", 34));
    assert_eq!(stage.run().attempts, 0);
    for part in ["500 pictures a minute", "50 s", "Stop"] {
        assert!(said(&stage).contains(part), "{}", said(&stage));
    }
    stage.clock.pass(49_999);
    assert_eq!(posts(&stage), 34);
    stage.clock.pass(1);
    assert_eq!((state(&stage), posts(&stage)), ("running", 35));
    assert_eq!(stage.run().sent_ms, 60_000);
}

#[test]
fn other_tabs_count_and_other_models_do_not() {
    let first = Stage::relay();
    ask_for(&first, 495);
    let second = Stage::new(Line::default(), first.page.clone());
    second.connect(ConnectionKind::Relay, RELAY, KEY);
    second.session.set_field(Field::MaxImages, "6");
    second.generate();
    assert_eq!((state(&second), posts(&second)), ("waiting", 0));
    second.session.stop(second.run().id);
    let other = second
        .session
        .draft
        .with_untracked(|draft| draft.model.clone());
    assert_ne!(other, "seedream-4-0-250828");
    second
        .session
        .set_field(Field::Model, "seedream-4-0-250828");
    second.generate();
    assert_eq!((state(&second), posts(&second)), ("running", 1));
}

#[test]
fn a_turn_that_another_tab_took_meanwhile_is_waited_for_again() {
    let first = Stage::relay();
    ask_for(&first, 495);
    first.session.set_field(Field::MaxImages, "15");
    first.generate();
    assert_eq!(state(&first), "waiting");
    let taken = MemoryPage::preference(&first.page, "seedboard.pace").unwrap();
    let (version, at) = taken.split_once(' ').unwrap();
    let at: u64 = at.split(' ').next().unwrap().parse().unwrap();
    let more = format!("{version} {} 500 0\n", at + 30_000);
    first.clock.pass(30_000);
    first.page.set_preference("seedboard.pace", Some(&more));
    first.clock.pass(30_000);
    assert_eq!(state(&first), "waiting");
    first.clock.pass(30_000);
    assert_eq!(state(&first), "running");
}

#[test]
fn a_tab_that_can_keep_nothing_counts_for_itself() {
    let stage = Stage::relay();
    stage.page.change(|page| page.denied = true);
    ask_for(&stage, 495);
    stage.generate();
    assert_eq!(state(&stage), "waiting");
}

#[test]
fn the_demo_is_not_paced_and_counts_nothing() {
    let stage = Stage::demo();
    ask_for(&stage, 600);
    stage.generate();
    assert_eq!(state(&stage), "running");
    assert_eq!(stage.page.preference("seedboard.pace"), None);
}
