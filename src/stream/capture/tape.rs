//! Writes a reply down while it is read, without the text of its pictures: that is made again from the pictures, which are
//! stored anyway. So a reply of a hundred megabytes costs the disk once and not twice, and its capture a few kilobytes.
//!
//! Where in the reply the text of a picture stands is known where it is decoded, and nowhere else. The tape stands between
//! the reader and its [`Pictures`], hears there of each piece of text, and finds it in the bytes that are being read by its
//! address: a piece that the reader did not take from them as it is, such as one with an escape in it, lies elsewhere.

use super::CaptureEnd;
use crate::ports::{Incoming, Kept, LocalFuture, Pictures, Reel};
use crate::reference::PictureFormat;
use core::mem;
use core::ops::Range;
use futures::FutureExt;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Shorter pieces are written: they cost less than the note of where they were.
const LEAST: usize = 4 << 10;

/// Writes one reply down.
pub struct Tape {
    pictures: Rc<dyn Pictures>,
    reel: Rc<dyn Reel>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// Addresses of the bytes that are being read.
    reading: Range<usize>,
    /// Text in them, in order.
    found: Vec<Text>,
    /// Pictures of which text was left out.
    needed: BTreeSet<Incoming>,
}

/// Text of a picture in the bytes that are being read.
struct Text {
    picture: Incoming,
    /// The first character's place in the text of the picture.
    from: u64,
    /// Where it stands.
    at: Range<usize>,
}

impl Tape {
    /// `pictures`: where the reader's pictures go.
    pub fn new(pictures: Rc<dyn Pictures>, reel: Rc<dyn Reel>) -> Self {
        Self {
            pictures,
            reel,
            state: RefCell::default(),
        }
    }

    /// These bytes are read next. They must stay where they are until [`Tape::write`].
    pub(in crate::stream) fn listen(&self, bytes: &[u8]) {
        let at = bytes.as_ptr().addr();
        self.state.borrow_mut().reading = at..at + bytes.len();
    }

    /// These bytes were read. `at_ms`: when they came, on the page's clock. Not inlined, for the reason at `json::scan::plain`.
    #[inline(never)]
    pub(in crate::stream) fn write(&self, at_ms: u64, bytes: &[u8]) {
        self.reel.arrive(at_ms, bytes.len());
        let mut state = self.state.borrow_mut();
        state.reading = 0..0;
        let mut written = 0;
        for Text { picture, from, at } in mem::take(&mut state.found) {
            if at.start > written {
                self.reel
                    .write(bytes.get(written..at.start).unwrap_or_default());
            }
            self.reel.leave_out(picture, from, at.len() as u64);
            state.needed.insert(picture);
            written = at.end;
        }
        if let Some(rest) = bytes.get(written..).filter(|rest| !rest.is_empty()) {
            self.reel.write(rest);
        }
    }

    /// The reply is over.
    pub(in crate::stream) fn end(&self, end: CaptureEnd) {
        self.reel.end(end);
    }

    /// Keeps a picture and says to the reel what it is called, even if nobody else waits for it any more.
    fn keep_named(
        &self,
        id: Incoming,
        format: PictureFormat,
    ) -> LocalFuture<'static, Result<Kept, ()>> {
        let kept = self.pictures.keep(id, format).shared();
        let name = kept.clone().map(|kept| {
            let kept = kept.ok().filter(|kept| kept.saved);
            kept.map(|kept| kept.hash)
        });
        self.reel.name(id, Box::pin(name));
        Box::pin(kept)
    }
}

impl Pictures for Tape {
    fn begin(&self) -> Incoming {
        self.pictures.begin()
    }

    fn text(&self, picture: Incoming, from: u64, text: &[u8]) {
        let mut state = self.state.borrow_mut();
        let start = text.as_ptr().addr().wrapping_sub(state.reading.start);
        let at = start..start.saturating_add(text.len());
        if text.len() >= LEAST && at.end <= state.reading.len() && self.reel.finds_pictures() {
            state.found.push(Text { picture, from, at });
        }
    }

    fn write(&self, id: Incoming, bytes: &[u8]) {
        self.pictures.write(id, bytes);
    }

    fn discard(&self, id: Incoming) {
        let is_needed = {
            let mut state = self.state.borrow_mut();
            state.found.retain(|text| text.picture != id);
            state.needed.contains(&id)
        };
        match is_needed {
            // Nobody names it, so it goes in time; until then, the capture can be saved.
            true => drop(self.keep_named(id, PictureFormat::Jpeg)),
            false => self.pictures.discard(id),
        }
    }

    fn keep(&self, id: Incoming, format: PictureFormat) -> LocalFuture<'static, Result<Kept, ()>> {
        let is_needed = {
            let state = self.state.borrow();
            state.needed.contains(&id) || state.found.iter().any(|text| text.picture == id)
        };
        match is_needed {
            true => self.keep_named(id, format),
            false => self.pictures.keep(id, format),
        }
    }

    fn ready(&self) -> LocalFuture<'static, ()> {
        self.pictures.ready()
    }
}
