//! So many at a time; the others wait, first come, first served.

use futures::channel::oneshot::{Sender, channel};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// Who may go on.
pub(super) struct Turns {
    free: Cell<usize>,
    waiting: RefCell<VecDeque<Sender<()>>>,
}

/// A turn; it ends when this is dropped.
pub(super) struct Turn(Rc<Turns>);

impl Turns {
    /// `most`: how many turns there are at a time.
    pub(super) fn new(most: usize) -> Rc<Self> {
        Rc::new(Self {
            free: Cell::new(most),
            waiting: RefCell::default(),
        })
    }

    /// The next free turn.
    pub(super) async fn take(self: Rc<Self>) -> Turn {
        match self.free.get().checked_sub(1) {
            Some(left) => self.free.set(left),
            None => {
                let (given, turn) = channel();
                self.waiting.borrow_mut().push_back(given);
                // It is given by a turn that ends, and none is dropped without ending.
                let _ = turn.await;
            }
        }
        Turn(self)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut waiting = self.0.waiting.borrow_mut();
        while let Some(next) = waiting.pop_front() {
            if next.send(()).is_ok() {
                return;
            }
        }
        self.0.free.set(self.0.free.get() + 1);
    }
}
