//! A service may say the key back, in an error or anywhere else. Nothing that the page shows, keeps or writes down has it:
//! where it stands as it is, it is blanked. Whoever was sent the key could say it in any disguise; that is not looked for.

use crate::fault::{Fault, Kind};
use crate::ports::{Incoming, Key, LocalFuture, PictureHash, Reel, ReplyHead};
use crate::stream::capture::CaptureEnd;
use crate::stream::{Event, PictureAt, Step};
use memchr::memmem::Finder;
use std::cell::RefCell;
use std::rc::Rc;

/// Shorter keys are words that a reply may hold by chance, and no secrets.
const SHORTEST: usize = 8;
/// What stands in the place of each character in a reply that is written down.
const BLANK: u8 = b'*';

/// A key as it is looked for.
#[derive(Clone)]
pub struct Redacted(Rc<Finder<'static>>);

impl Redacted {
    /// `None`: there is no key, or none worth looking for.
    pub fn of(key: Option<&Key>) -> Option<Self> {
        let key = key?.expose().as_bytes();
        (key.len() >= SHORTEST).then(|| Self(Rc::new(Finder::new(key).into_owned())))
    }

    /// A step without it.
    pub fn step(&self, step: &mut Step) {
        match step {
            Step::Answered(head) => self.head(head),
            Step::Heard(events) => events.iter_mut().for_each(|event| self.event(event)),
            Step::Refused(fault) => self.fault(fault),
            Step::Ended(..) => {}
        }
    }

    /// Headers without it.
    pub fn head(&self, head: &mut ReplyHead) {
        self.some(&mut head.request_id);
    }

    fn event(&self, event: &mut Event) {
        match event {
            Event::Failed(_, fault) | Event::Refused(fault) | Event::Remark(fault) => {
                self.fault(fault);
            }
            Event::Unknown(name) => self.text(name),
            Event::Arrived(arrival) => {
                // Loading it would send the key to whoever is named there.
                let names_it =
                    matches!(&arrival.picture, PictureAt::Remote(url) if self.is_in(url.as_str()));
                if names_it {
                    *event = Event::Failed(arrival.index, Fault::new(Kind::UnsafeAddress));
                } else {
                    self.some(&mut arrival.model);
                }
            }
            Event::Completed(_) | Event::Done | Event::Unreadable(_) => {}
        }
    }

    fn fault(&self, fault: &mut Fault) {
        for text in [&mut fault.code, &mut fault.request_id, &mut fault.detail] {
            self.some(text);
        }
    }

    fn some(&self, text: &mut Option<String>) {
        if let Some(text) = text {
            self.text(text);
        }
    }

    fn is_in(&self, text: &str) -> bool {
        self.0.find(text.as_bytes()).is_some()
    }

    fn text(&self, text: &mut String) {
        let Ok(key) = core::str::from_utf8(self.0.needle()) else {
            return;
        };
        if self.is_in(text) {
            *text = text.replace(key, "…");
        }
        // A message that was cut may end in the middle of it.
        let begun = self.begun(text.as_bytes());
        if begun >= SHORTEST {
            text.truncate(text.len() - begun);
            text.push('…');
        }
    }

    /// How many of the last bytes are the beginning of the key.
    fn begun(&self, bytes: &[u8]) -> usize {
        let key = self.0.needle();
        let longest = bytes.len().min(key.len().saturating_sub(1));
        let begins = |count: &usize| key.get(..*count).is_some_and(|key| bytes.ends_with(key));
        (1..=longest).rev().find(begins).unwrap_or(0)
    }
}

/// A reel that the key does not reach.
pub struct RedactedReel {
    reel: Rc<dyn Reel>,
    key: Redacted,
    /// Bytes that may be the beginning of the key, until the next ones tell.
    held: RefCell<Vec<u8>>,
}

impl RedactedReel {
    /// In front of `reel`.
    pub fn new(reel: Rc<dyn Reel>, key: Redacted) -> Self {
        Self {
            reel,
            key,
            held: RefCell::default(),
        }
    }

    fn let_go(&self) {
        let held = self.held.take();
        if !held.is_empty() {
            self.reel.write(&held);
        }
    }
}

impl Reel for RedactedReel {
    fn finds_pictures(&self) -> bool {
        self.reel.finds_pictures()
    }

    fn arrive(&self, at_ms: u64, bytes: usize) {
        self.reel.arrive(at_ms, bytes);
    }

    fn write(&self, bytes: &[u8]) {
        let mut held = self.held.take();
        let is_fresh = held.is_empty();
        if is_fresh && self.key.0.find(bytes).is_none() && self.key.begun(bytes) == 0 {
            self.reel.write(bytes);
            return;
        }
        held.extend(bytes);
        let length = self.key.0.needle().len();
        let found: Vec<usize> = self.key.0.find_iter(&held).collect();
        for at in found {
            if let Some(key) = held.get_mut(at..at + length) {
                key.fill(BLANK);
            }
        }
        let begun = self.key.begun(&held);
        let later = held.split_off(held.len() - begun);
        if !held.is_empty() {
            self.reel.write(&held);
        }
        self.held.replace(later);
    }

    fn leave_out(&self, picture: Incoming, from: u64, length: u64) {
        self.let_go();
        self.reel.leave_out(picture, from, length);
    }

    fn name(&self, picture: Incoming, name: LocalFuture<'static, Option<PictureHash>>) {
        self.reel.name(picture, name);
    }

    fn end(&self, end: CaptureEnd) {
        self.let_go();
        self.reel.end(end);
    }
}

/// Stopped: what was written down so far stands.
impl Drop for RedactedReel {
    fn drop(&mut self) {
        self.let_go();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::{Arrival, Index};
    use proptest::prelude::*;

    const KEY: &str = "sk-ab-sk-abc";

    fn redacted() -> Redacted {
        Redacted::of(Key::new(KEY).as_ref()).unwrap()
    }

    #[test]
    fn a_word_is_no_key() {
        assert!(Redacted::of(None).is_none());
        assert!(Redacted::of(Key::new("picture").as_ref()).is_none());
    }

    #[test]
    fn faults_and_names_are_said_without_it() {
        let fault = || Fault {
            code: Some(format!("Bad{KEY}")),
            request_id: Some(KEY.to_owned()),
            detail: Some(format!("Header Bearer {KEY} and {KEY}. {}", &KEY[..9])),
            ..Fault::new(Kind::KeyRejected)
        };
        let mut step = Step::Heard(vec![
            Event::Refused(fault()),
            Event::Failed(Index::At(0), fault()),
            Event::Remark(fault()),
            Event::Unknown(format!("image.{KEY}")),
        ]);
        redacted().step(&mut step);
        let said = format!("{step:?}");
        assert!(!said.contains("sk-ab"), "{said}");
        assert!(said.contains("Header Bearer … and …. …"), "{said}");
    }

    #[test]
    fn an_address_with_the_key_in_it_is_not_loaded() {
        let url = format!("https://evil.example/?stolen={KEY}");
        let url = crate::address::SafeUrl::parse(&url).unwrap();
        let mut step = Step::Heard(vec![Event::Arrived(Arrival {
            index: Index::At(2),
            picture: PictureAt::Remote(url),
            size: None,
            created: None,
            model: None,
        })]);
        redacted().step(&mut step);
        let unsafe_address = Event::Failed(Index::At(2), Fault::new(Kind::UnsafeAddress));
        assert_eq!(step, Step::Heard(vec![unsafe_address]));
    }

    #[derive(Default)]
    struct Written(RefCell<Vec<u8>>);

    impl Reel for Written {
        fn finds_pictures(&self) -> bool {
            true
        }
        fn arrive(&self, _: u64, _: usize) {}
        fn write(&self, bytes: &[u8]) {
            self.0.borrow_mut().extend(bytes);
        }
        fn leave_out(&self, _: Incoming, _: u64, length: u64) {
            self.0.borrow_mut().extend(vec![b'#'; length as usize]);
        }
        fn name(&self, _: Incoming, _: LocalFuture<'static, Option<PictureHash>>) {}
        fn end(&self, _: CaptureEnd) {}
    }

    proptest! {
        /// However the bytes are cut, what is written down has their length, and the key blanked.
        #[test]
        fn the_key_is_written_down_in_no_cut(
            parts in prop::collection::vec("(sk-ab-|sk-abc|sk-|x|sk-ab-sk-abc)", 0..12),
            cuts in prop::collection::vec(0_usize..80, 0..6),
            ends in any::<bool>(),
        ) {
            let text = parts.concat();
            let written = Rc::new(Written::default());
            let reel = RedactedReel::new(written.clone(), redacted());
            let mut cuts: Vec<_> = cuts.into_iter().map(|at| at.min(text.len())).collect();
            cuts.sort_unstable();
            let mut from = 0;
            for cut in cuts.into_iter().chain([text.len()]) {
                reel.write(&text.as_bytes()[from..cut]);
                from = cut;
            }
            if ends {
                reel.end(CaptureEnd::Clean);
            }
            drop(reel);
            let want = text.replace(KEY, &"*".repeat(KEY.len()));
            let written = String::from_utf8(written.0.take()).unwrap();
            prop_assert_eq!(written, want);
        }
    }
}
