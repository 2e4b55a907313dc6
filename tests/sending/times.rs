//! What one's own runs tell of how long the next one takes.

use proptest::prelude::*;
use seedboard::sending::{FEWEST_RUNS, Span, Times};

const MODEL: &str = "seedream-4-5-251128";

fn of_firsts(seconds: &[u64]) -> Times {
    let mut times = Times::default();
    for one in seconds {
        times.note(MODEL, &[one * 1000]);
    }
    times
}

fn span(from_s: u64, to_s: u64, count: usize) -> Option<Span> {
    Some(Span {
        from_s,
        to_s,
        count,
    })
}

#[test]
fn three_runs_are_enough_and_two_are_not() {
    assert_eq!(FEWEST_RUNS, 3);
    assert_eq!(of_firsts(&[]).usual(MODEL).first, None);
    assert_eq!(of_firsts(&[9, 7]).usual(MODEL).first, None);
    assert_eq!(of_firsts(&[9, 7, 8]).usual(MODEL).first, span(7, 9, 3));
    assert_eq!(of_firsts(&[9, 7, 8]).usual("another").first, None);
}

#[test]
fn one_odd_run_changes_nothing() {
    let times = of_firsts(&[30, 31, 300, 33, 32, 1, 34, 35]);
    assert_eq!(times.usual(MODEL).first, span(31, 34, 8));
}

#[test]
fn the_last_sixteen_count() {
    let mut seconds = vec![500; 40];
    seconds.extend([20; 16]);
    assert_eq!(of_firsts(&seconds).usual(MODEL).first, span(20, 20, 16));
}

#[test]
fn the_next_picture_counts_from_the_one_before_once_there_are_three_runs() {
    let mut times = of_firsts(&[10, 10]);
    times.note(MODEL, &[10_000, 14_000]);
    times.note(MODEL, &[10_000, 14_000, 19_500]);
    times.note(MODEL, &[10_000, 14_000, 19_500, 24_000]);
    assert_eq!(times.usual(MODEL).next, None, "two runs");
    times.note(MODEL, &[10_000]);
    assert_eq!(times.usual(MODEL).next, span(4, 6, 3));
    assert_eq!(times.usual(MODEL).first, span(10, 10, 3));
}

#[test]
fn a_night_of_sleep_is_no_picture_s_time() {
    let mut times = of_firsts(&[10, 10]);
    times.note(MODEL, &[600_001]);
    times.note(MODEL, &[u64::MAX]);
    times.note(MODEL, &[]);
    times.note("two words", &[10_000]);
    assert_eq!(times, of_firsts(&[10, 10]));
}

#[test]
fn foreign_lines_are_dropped_and_the_others_read() {
    let good = format!("{MODEL} f 7000 8000 9000\n");
    let text = [
        "",
        "x",
        "x y",
        " f 1",
        "x f -1",
        "x f 600001",
        "x n 1  2",
        "x f 1e3",
        "{}",
    ]
    .join("\n");
    let times = Times::read(&(text + "\n" + &good));
    assert_eq!(times.usual(MODEL).first, span(7, 9, 3));
    assert_eq!(times.write(), good);
}

#[test]
fn the_text_stays_short() {
    let mut times = Times::default();
    for model in 0..1_000 {
        for _ in 0..50 {
            times.note(&format!("ep-{model}"), &[600_000]);
        }
    }
    assert!(times.write().len() < 32 * 16 * 8);
    assert!(times.usual("ep-999").first.is_some(), "the latest stay");
    let long = format!("m f{}\n", " 1".repeat(100_000)).repeat(100);
    assert!(Times::read(&long).write().len() < 32 * 40);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_what_is_written_is_read_back(text in "([a-z]{0,3}| f| n| |\n|[0-9]{1,11}){0,100}") {
        let times = Times::read(&text);
        prop_assert_eq!(Times::read(&times.write()), times);
    }
}
