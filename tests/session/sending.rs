//! One press of Generate, one POST, and never another by itself, but for the refusals of `waiting.rs`.

use crate::capture::{Capture, folder};
use crate::line::Line;
use crate::stage::{KEY, RELAY, Stage};
use crate::wire::picture;
use leptos::prelude::*;
use seedboard::board::PanelState;
use seedboard::fault::{Fault, Kind};
use seedboard::ports::{
    Key, LocalFuture, MemoryPage, Outgoing, Reply, ScriptedTransport, Transport,
};
use seedboard::request::{Field, check};
use seedboard::sending::MOST_ATTEMPTS;
use seedboard::session::{Area, Session};
use seedboard::stream::Ending;
use std::cell::RefCell;
use std::fs;
use std::rc::Rc;

const TEN_MINUTES: u64 = 600_000;

#[test]
fn generate_sends_the_checked_draft_once() {
    let stage = Stage::relay();
    stage.session.set_field(Field::Prompt, "a red kite");
    let draft = stage.session.draft.get_untracked();
    stage.generate();
    let [sent] = &stage.transport.sent()[..] else {
        panic!("not one request");
    };
    assert_eq!(sent.body, check(&draft).request.unwrap().body().parts());
    assert_eq!(sent.url, format!("{RELAY}/images/generations"));
    assert_eq!(sent.key.as_ref().map(Key::expose), Some(KEY));
    assert_eq!(stage.states(), ["pending"; 4]);
    assert_eq!(stage.session.area.get_untracked(), Area::Board);
}

/// A network that remembers how many panels waited when the request came, and never answers.
#[derive(Clone, Default)]
struct Witness(Rc<RefCell<(Option<Session>, Vec<usize>)>>);

impl Transport for Witness {
    fn send(&self, _: Outgoing) -> LocalFuture<'static, Result<Box<dyn Reply>, Fault>> {
        let mut seen = self.0.borrow_mut();
        let waiting = seen.0.unwrap().board.with_untracked(|board| {
            let panels = board.panels().iter();
            panels
                .filter(|panel| panel.state == PanelState::Pending)
                .count()
        });
        seen.1.push(waiting);
        Box::pin(std::future::pending())
    }
}

#[test]
fn the_panels_are_there_before_the_request_is() {
    let witness = Witness::default();
    let stage = Stage::relay_of(witness.clone());
    witness.0.borrow_mut().0 = Some(stage.session);
    stage.generate();
    assert_eq!(witness.0.borrow().1, [4]);
}

#[test]
fn two_presses_at_once_are_one_request() {
    let stage = Stage::relay();
    stage.session.generate();
    stage.session.generate();
    stage.settle();
    assert_eq!(stage.transport.sent().len(), 1);
    assert_eq!(stage.states(), ["pending"; 4]);
}

#[test]
fn what_is_typed_during_a_run_does_not_change_it() {
    let stage = Stage::relay();
    let draft = stage.session.draft.get_untracked();
    stage.session.generate();
    stage.session.set_field(Field::Prompt, "something else");
    stage.settle();
    assert_eq!(
        stage.transport.sent()[0].body,
        check(&draft).request.unwrap().body().parts()
    );
}

#[test]
fn a_draft_with_problems_is_not_sent_but_led_to() {
    for (field, value) in [
        (Field::Prompt, " "),
        (Field::Size, "100x100"),
        (Field::MaxImages, "16"),
    ] {
        let stage = Stage::relay();
        stage.session.set_field(field, value);
        stage.generate();
        assert_eq!(stage.transport.sent().len(), 0);
        assert_eq!(stage.page.state().focused.as_deref(), Some(field.path()));
        assert!(stage.session.attempted.get_untracked());
        assert_eq!(stage.session.area.get_untracked(), Area::Compose);
        assert!(stage.session.board.read_untracked().is_sample());
    }
}

#[test]
fn a_mended_draft_is_sent_and_the_attempt_forgotten() {
    let stage = Stage::relay();
    stage.session.set_field(Field::Size, "100x100");
    stage.generate();
    let checked = stage.session.checked.get_untracked();
    stage
        .session
        .mend(checked.problems[0].fix.as_ref().unwrap());
    stage.generate();
    assert_eq!(stage.transport.sent().len(), 1);
    assert!(!stage.session.attempted.get_untracked());
}

#[test]
fn row_49_nothing_is_sent_while_a_run_is_under_way() {
    let stage = Stage::sent(2);
    stage.generate();
    stage.session.send_again(stage.run().id);
    stage.settle();
    stage.transport.answer(200);
    stage.say(&picture("0", "a"));
    stage.generate();
    assert_eq!(stage.transport.sent().len(), 1);
    assert_eq!(stage.states(), ["arrived", "pending"]);
}

#[test]
fn send_again_sends_the_same_request_for_new_panels() {
    let stage = Stage::sent(2);
    let first = stage.run();
    stage.transport.refuse(Kind::Unreachable);
    stage.settle();
    stage.session.set_field(Field::Prompt, "something else");
    stage.session.send_again(first.id);
    stage.settle();
    let sent = stage.transport.sent();
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0].body, sent[1].body);
    assert_ne!(stage.run().id, first.id);
    assert_eq!(stage.states(), ["failed", "failed", "pending", "pending"]);
}

#[test]
fn row_1_no_reply_at_all_is_not_sent_again() {
    let stage = Stage::sent(2);
    stage.transport.refuse(Kind::Unreachable);
    stage.clock.pass(TEN_MINUTES);
    let fault = Fault::new(Kind::Unreachable);
    assert_eq!(stage.ending(), Some(Ending::Refused(fault)));
    assert_eq!(stage.transport.sent().len(), 1);
}

/// Whatever the service has ever answered: the run ends, and that was all. The 429s whose code is a rate limit end it too.
#[test]
fn no_captured_reply_but_a_rate_limit_is_sent_again() {
    let files = fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().path());
    let names = files.filter(|path| path.extension().is_some_and(|end| end == "http"));
    let mut replies = 0;
    for name in names.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()) {
        let reply = Capture::read(&name);
        let Some(head) = reply.head else { continue };
        for end in [Ok(()), Err(Kind::Cut)] {
            let chunks = vec![reply.body.clone()];
            let stage = Stage::relay_of(ScriptedTransport::new(head.clone(), chunks, end));
            stage.generate();
            stage.clock.pass(TEN_MINUTES);
            assert!(stage.ending().is_some(), "{name} {end:?}");
            let is_rate_limit = name.contains("rate_limit_429");
            let posts = if is_rate_limit { MOST_ATTEMPTS } else { 1 };
            let sent = stage.transport.sent().len();
            assert_eq!(sent, posts as usize, "{name} {end:?}");
            replies += 1;
        }
    }
    assert!(replies > 20, "only {replies} replies were found");
}

#[test]
fn the_demo_sends_nothing() {
    let stage = Stage::new(Line::default(), MemoryPage::default());
    stage.generate();
    stage.clock.pass(TEN_MINUTES);
    assert_eq!(stage.ending(), Some(Ending::Completed));
    assert_eq!(stage.transport.sent().len(), 0);
}
