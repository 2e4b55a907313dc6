//! Time that stands still until the test lets it pass. (On `ManualClock` sleeping takes no time at
//! all, so a task that sleeps until something happens would never let it happen.)

use any_spawner::Executor;
use seedboard::ports::{Clock, LocalFuture};
use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// A clock with its sleepers; clones share both.
#[derive(Default, Clone)]
pub struct SteppedClock(Rc<RefCell<Time>>);

#[derive(Default)]
struct Time {
    now_ms: u64,
    sleepers: Vec<(u64, Waker)>,
}

impl SteppedClock {
    /// Lets so much time pass. Every sleeper wakes at its own moment, and what it does is done before
    /// the next one wakes.
    pub fn pass(&self, ms: u64) {
        let end_ms = self.now_ms() + ms;
        loop {
            Executor::poll_local();
            let next = self.0.borrow().sleepers.iter().map(|(due, _)| *due).min();
            match next.filter(|due| *due <= end_ms) {
                Some(due) => self.wake(due),
                None => break,
            }
        }
        self.0.borrow_mut().now_ms = end_ms;
    }

    /// Time leaps, as it does when the computer wakes up: everybody wakes late, at once.
    pub fn leap(&self, ms: u64) {
        let late_ms = self.now_ms() + ms;
        self.wake(late_ms);
        Executor::poll_local();
    }

    fn wake(&self, now_ms: u64) {
        let woken = {
            let mut time = self.0.borrow_mut();
            time.now_ms = now_ms;
            let (woken, asleep) = time.sleepers.drain(..).partition(|(due, _)| *due <= now_ms);
            time.sleepers = asleep;
            let woken: Vec<(u64, Waker)> = woken;
            woken
        };
        woken.into_iter().for_each(|(_, waker)| waker.wake());
    }
}

impl Clock for SteppedClock {
    fn now_ms(&self) -> u64 {
        self.0.borrow().now_ms
    }

    fn sleep(&self, ms: u32) -> LocalFuture<'static, ()> {
        let clock = self.clone();
        let due_ms = self.now_ms() + u64::from(ms);
        Box::pin(poll_fn(move |context| {
            let mut time = clock.0.borrow_mut();
            if time.now_ms >= due_ms {
                return Poll::Ready(());
            }
            time.sleepers.push((due_ms, context.waker().clone()));
            Poll::Pending
        }))
    }
}
