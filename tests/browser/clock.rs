//! Time in a page.

use crate::dom::in_time;
use futures::future::{Either, select};
use seedboard::browser::PageClock;
use seedboard::ports::Clock;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn time_passes_while_one_sleeps_and_never_goes_back() {
    let clock = PageClock;
    let mut before = clock.now_ms();
    let asleep = before;
    for _ in 0..5 {
        in_time(clock.sleep(5)).await;
        let now = clock.now_ms();
        assert!(now >= before);
        before = now;
    }
    assert!(before > asleep);
}

#[wasm_bindgen_test]
async fn the_shorter_sleep_is_over_first() {
    let clock = PageClock;
    let long = clock.sleep(200);
    let short = clock.sleep(1);
    assert!(matches!(select(long, short).await, Either::Right(_)));
}

#[wasm_bindgen_test]
async fn a_sleep_of_no_time_lets_others_run() {
    let ran = Rc::new(Cell::new(false));
    let other = Rc::clone(&ran);
    spawn_local(async move { other.set(true) });
    assert!(!ran.get());
    in_time(PageClock.sleep(0)).await;
    assert!(ran.get());
}
