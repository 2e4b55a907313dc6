//! A shelf whose browser may be slow, or unable to read a picture.

use seedboard::ports::{
    FileFacts, FileId, GivenFile, LocalFuture, MemoryShelf, OnGiven, OwnPicture, Remake, Shelf,
};
use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// How the browser makes pictures anew.
#[derive(Default, Clone, Copy, PartialEq)]
pub enum Mood {
    /// At once.
    #[default]
    Quick,
    /// Not at all.
    Blind,
    /// Not until its mood changes.
    Slow,
}

/// Clones share everything.
#[derive(Clone, Default)]
pub struct MoodyShelf {
    pub memory: MemoryShelf,
    mood: Rc<RefCell<(Mood, Option<Waker>)>>,
}

impl MoodyShelf {
    pub fn set_mood(&self, mood: Mood) {
        let waker = {
            let mut now = self.mood.borrow_mut();
            now.0 = mood;
            now.1.take()
        };
        waker.into_iter().for_each(Waker::wake);
    }
}

impl Shelf for MoodyShelf {
    fn listen(&self, on_given: OnGiven) {
        self.memory.listen(on_given);
    }

    fn take_text(&self, text: &str) -> Option<GivenFile> {
        self.memory.take_text(text)
    }

    fn inspect(&self, id: FileId) -> LocalFuture<'static, FileFacts> {
        self.memory.inspect(id)
    }

    fn preview(&self, id: FileId) -> Option<String> {
        self.memory.preview(id)
    }

    fn remake(&self, id: FileId, how: Remake) -> LocalFuture<'static, Option<GivenFile>> {
        let (mood, made) = (Rc::clone(&self.mood), self.memory.remake(id, how));
        Box::pin(async move {
            let mood = poll_fn(|context| {
                let mut mood = mood.borrow_mut();
                if mood.0 == Mood::Slow {
                    mood.1 = Some(context.waker().clone());
                    return Poll::Pending;
                }
                Poll::Ready(mood.0)
            })
            .await;
            if mood == Mood::Blind {
                None
            } else {
                made.await
            }
        })
    }

    fn store(&self, id: FileId) -> LocalFuture<'static, Option<OwnPicture>> {
        self.memory.store(id)
    }

    fn take_over(&self, address: &str, name: &str) -> LocalFuture<'static, Option<GivenFile>> {
        self.memory.take_over(address, name)
    }
}
