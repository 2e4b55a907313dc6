//! A connection that says what the test tells it, when the test tells it.

use seedboard::fault::{Fault, Kind};
use seedboard::ports::{LocalFuture, Outgoing, Reply, ReplyHead, Transport};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// The far end; clones share it. One request at a time: the next one finds it silent again.
#[derive(Default, Clone)]
pub struct Line(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    sent: Vec<Outgoing>,
    answer: Option<Result<ReplyHead, Fault>>,
    chunks: VecDeque<Vec<u8>>,
    end: Option<Result<(), Kind>>,
    waiting: Option<Waker>,
    held: usize,
}

impl Line {
    /// Everything that was sent, in order.
    pub fn sent(&self) -> Vec<Outgoing> {
        self.0.borrow().sent.clone()
    }

    /// How many requests the page still holds on to, answered or not.
    pub fn held(&self) -> usize {
        self.0.borrow().held
    }

    /// The headers.
    pub fn answer(&self, status: u16) {
        self.answer_with(ReplyHead {
            status,
            ..ReplyHead::default()
        });
    }

    /// The headers, with what else a page may read of them.
    pub fn answer_with(&self, head: ReplyHead) {
        self.change(|state| state.answer = Some(Ok(head)));
    }

    /// No reply comes at all.
    pub fn refuse(&self, kind: Kind) {
        self.change(|state| state.answer = Some(Err(Fault::new(kind))));
    }

    /// One chunk of the body.
    pub fn say(&self, text: &str) {
        self.change(|state| state.chunks.push_back(text.as_bytes().to_vec()));
    }

    /// The body ends: in order, or with what broke it.
    pub fn end(&self, end: Result<(), Kind>) {
        self.change(|state| state.end = Some(end));
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let waiting = {
            let mut state = self.0.borrow_mut();
            change(&mut state);
            state.waiting.take()
        };
        waiting.into_iter().for_each(Waker::wake);
    }

    /// Waits until `next` finds something.
    fn wait<T>(
        &self,
        mut next: impl FnMut(&mut State) -> Option<T> + Unpin,
    ) -> impl Future<Output = T> {
        poll_fn(move |context| {
            let mut state = self.0.borrow_mut();
            match next(&mut state) {
                Some(found) => Poll::Ready(found),
                None => {
                    state.waiting = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        })
    }
}

impl Transport for Line {
    fn send(&self, outgoing: Outgoing) -> LocalFuture<'static, Result<Box<dyn Reply>, Fault>> {
        let mut state = self.0.borrow_mut();
        state.sent.push(outgoing);
        (state.answer, state.end) = (None, None);
        state.chunks.clear();
        state.held += 1;
        let held = Held(self.clone());
        Box::pin(async move {
            let head = held.0.wait(|state| state.answer.take()).await?;
            Ok(Box::new(LineReply { head, held }) as Box<dyn Reply>)
        })
    }
}

/// A request that the page holds on to.
struct Held(Line);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.0.borrow_mut().held -= 1;
    }
}

struct LineReply {
    head: ReplyHead,
    held: Held,
}

impl Reply for LineReply {
    fn head(&self) -> &ReplyHead {
        &self.head
    }

    fn next_chunk(&mut self) -> LocalFuture<'_, Result<Option<Vec<u8>>, Kind>> {
        Box::pin(self.held.0.wait(|state| match state.chunks.pop_front() {
            Some(chunk) => Some(Ok(Some(chunk))),
            None => state.end.map(|end| end.map(|()| None)),
        }))
    }
}
