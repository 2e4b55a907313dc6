//! At most the model's pictures a minute, whatever the tabs' clocks and the kept text do.

use proptest::prelude::*;
use seedboard::sending::{Ledger, MINUTE_MS, Turn};

const MODEL: &str = "seedream-4-5-251128";
/// Any moment of the years in which this may run.
const NOW: u64 = 1_790_000_000_000;

/// What a second tab makes of it.
fn carried(ledger: &Ledger, now_ms: u64) -> Ledger {
    Ledger::read(&ledger.write(), now_ms)
}

#[test]
fn what_fits_goes_at_once_and_what_does_not_when_it_does() {
    let mut ledger = Ledger::default();
    for at in 0..4 {
        assert_eq!(ledger.turn(MODEL, 5, 20, NOW + at), Turn::Now);
        ledger.sent(MODEL, 5, NOW + at);
    }
    let at = |unix_ms| Turn::At {
        unix_ms,
        paused: false,
    };
    assert_eq!(ledger.turn(MODEL, 1, 20, NOW + 9), at(NOW + MINUTE_MS));
    assert_eq!(ledger.turn(MODEL, 5, 20, NOW + 9), at(NOW + MINUTE_MS));
    assert_eq!(ledger.turn(MODEL, 6, 20, NOW + 9), at(NOW + 1 + MINUTE_MS));
    assert_eq!(ledger.turn(MODEL, 99, 20, NOW + 9), at(NOW + 3 + MINUTE_MS));
    assert_eq!(ledger.turn("another", 20, 20, NOW + 9), Turn::Now);
    let later = carried(&ledger, NOW + MINUTE_MS);
    assert_eq!(later.turn(MODEL, 5, 20, NOW + MINUTE_MS), Turn::Now);
}

#[test]
fn more_than_a_minutes_pictures_go_alone() {
    let mut ledger = Ledger::default();
    assert_eq!(ledger.turn(MODEL, 15, 4, NOW), Turn::Now);
    ledger.sent(MODEL, 15, NOW);
    assert!(matches!(ledger.turn(MODEL, 1, 4, NOW), Turn::At { .. }));
    assert_eq!(Ledger::default().turn(MODEL, 1, 0, NOW), Turn::Now);
}

#[test]
fn row_8_a_pause_holds_every_tab_and_no_other_model() {
    let mut ledger = Ledger::default();
    ledger.pause(MODEL, 7_000, NOW);
    let other_tab = carried(&ledger, NOW + 1);
    let paused = Turn::At {
        unix_ms: NOW + 7_000,
        paused: true,
    };
    assert_eq!(other_tab.turn(MODEL, 1, 500, NOW + 1), paused);
    assert_eq!(other_tab.turn("another", 1, 500, NOW + 1), Turn::Now);
    assert_eq!(other_tab.turn(MODEL, 1, 500, NOW + 7_000), Turn::Now);
    ledger.pause(MODEL, 300_000, NOW);
    let longest = Turn::At {
        unix_ms: NOW + MINUTE_MS,
        paused: true,
    };
    assert_eq!(ledger.turn(MODEL, 1, 500, NOW), longest);
}

#[test]
fn row_36_a_clock_that_is_set_back_holds_nothing_up() {
    let mut ledger = Ledger::default();
    ledger.sent(MODEL, 500, NOW);
    ledger.pause(MODEL, 60_000, NOW);
    let before = NOW - 172_800_000;
    assert_eq!(
        carried(&ledger, before).turn(MODEL, 500, 500, before),
        Turn::Now
    );
    let after = NOW + 172_800_000;
    assert_eq!(carried(&ledger, after), Ledger::default());
}

#[test]
fn foreign_lines_are_dropped_and_the_others_read() {
    let good = format!("{MODEL} {NOW} 500 0");
    let text = [
        "",
        " ",
        "x",
        "null",
        "{\"a\":1}",
        "a b c d",
        " 1 1 1",
        &format!("{MODEL} {NOW} 500"),
        &format!("{MODEL} {NOW} 500 0 0"),
        &format!("{MODEL} {NOW} -1 0"),
        &format!("{MODEL} {NOW} 4294967296 0"),
        &format!("{MODEL} {NOW} 1 60001"),
        &format!("{MODEL} {} 1 0", u64::MAX),
        &format!("{MODEL} {} 1 0", NOW + 1),
        &format!("{MODEL} {} 1 0", NOW - MINUTE_MS),
        &good,
    ]
    .join("\n");
    assert_eq!(Ledger::read(&text, NOW).write(), good + "\n");
}

#[test]
fn a_name_that_would_break_the_lines_is_not_noted() {
    let mut ledger = Ledger::default();
    for name in ["a b", "a\nb", "a\tb"] {
        ledger.sent(name, 1, NOW);
    }
    assert_eq!(ledger, Ledger::default());
}

#[test]
fn the_text_stays_short() {
    let mut ledger = Ledger::default();
    for _ in 0..5_000 {
        ledger.sent(MODEL, 1, NOW);
    }
    assert_eq!(ledger.write().lines().count(), 1_024);
    let long = "m 1 1 1\n".repeat(1_000_000) + &format!("{MODEL} {NOW} 1 0");
    assert_eq!(Ledger::read(&long, NOW), Ledger::default());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Tabs that always wait for their turn never ask for more within any minute.
    #[test]
    fn no_minute_holds_more_than_the_limit(
        per_minute in 15u32..60,
        runs in proptest::collection::vec((1u32..=15, 0u64..20_000), 1..80),
    ) {
        let (mut text, mut now) = (String::new(), NOW);
        let mut sent: Vec<(u64, u32)> = Vec::new();
        for (want, gap) in runs {
            now += gap;
            let ledger = Ledger::read(&text, now);
            if let Turn::At { unix_ms, paused } = ledger.turn(MODEL, want, per_minute, now) {
                prop_assert!(!paused && unix_ms > now && unix_ms <= now + MINUTE_MS);
                now = unix_ms;
            }
            let mut ledger = Ledger::read(&text, now);
            prop_assert_eq!(ledger.turn(MODEL, want, per_minute, now), Turn::Now);
            ledger.sent(MODEL, want, now);
            text = ledger.write();
            sent.push((now, want));
            let within = sent.iter().filter(|(at, _)| now - at < MINUTE_MS);
            prop_assert!(within.map(|(_, pictures)| pictures).sum::<u32>() <= per_minute);
        }
    }

    #[test]
    fn any_text_is_read_and_holds_up_for_a_minute_at_most(
        text in "([a-z]{0,3}|seedream-4-5-251128| |\n|[0-9]{1,20}|17900000000[0-9]{2}){0,200}",
        want in any::<u32>(),
        per_minute in any::<u32>(),
    ) {
        let ledger = Ledger::read(&text, NOW);
        prop_assert_eq!(&carried(&ledger, NOW), &ledger);
        if let Turn::At { unix_ms, .. } = ledger.turn(MODEL, want, per_minute, NOW) {
            prop_assert!(unix_ms > NOW && unix_ms <= NOW + MINUTE_MS);
        }
    }
}
