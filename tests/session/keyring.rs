//! Where the key is kept, and where it is not.

use crate::line::Line;
use crate::stage::{KEY, RELAY, Stage, connection_form};
use futures::FutureExt as _;
use leptos::prelude::*;
use seedboard::ports::{Key, Page as _, Shut};
use seedboard::session::{
    Ask, ConnectionForm, ConnectionKind, ConnectionProblem as Problem, KeyPlace, Session,
};

const PASSPHRASE: &str = "several words are best";

fn kept_in(place: KeyPlace) -> Stage<Line> {
    let stage = Stage::demo();
    assert_eq!(stage.session.connect(&form(place, PASSPHRASE)), Ok(()));
    if stage.session.is_unsealed() {
        let sealed = stage.session.seal_key(PASSPHRASE.to_owned());
        assert_eq!(sealed.now_or_never(), Some(Ok(())));
    }
    stage
}

fn form(key_place: KeyPlace, passphrase: &str) -> ConnectionForm {
    ConnectionForm {
        key_place,
        passphrase: passphrase.to_owned(),
        ..connection_form(ConnectionKind::Relay, RELAY, KEY)
    }
}

fn key_of(session: Session) -> Option<String> {
    let now = session.connection.get_untracked();
    now.key.map(|key| key.expose().to_owned())
}

fn unlock(stage: &Stage<Line>, passphrase: &str) -> Result<bool, Shut> {
    let opening = stage.session.unlock_key(passphrase.to_owned());
    opening.now_or_never().unwrap()
}

/// How often the key stands in what outlives the tab, and in what does not.
fn plain(stage: &Stage<Line>) -> [usize; 2] {
    let holds = |(name, value): &(String, String)| name.contains(KEY) || value.contains(KEY);
    let count = |all: Vec<(String, String)>| all.iter().filter(|entry| holds(entry)).count();
    stage.page.stored().map(count)
}

#[test]
fn by_default_it_is_in_memory_and_nowhere_else() {
    let stage = kept_in(KeyPlace::Memory);
    assert_eq!(plain(&stage), [0, 0]);
    let next = stage.next_visit();
    assert_eq!(key_of(next.session), None);
    assert!(next.session.is_demo());
}

#[test]
fn for_the_tab_it_outlives_a_reload_and_not_the_tab() {
    let stage = kept_in(KeyPlace::Tab);
    assert_eq!(plain(&stage), [0, 1]);
    let next = stage.next_visit();
    assert_eq!(key_of(next.session).as_deref(), Some(KEY));
    assert_eq!(next.session.connection.get_untracked().base_url, RELAY);
    next.page.close_tab();
    let other = next.next_visit();
    assert_eq!(key_of(other.session), None);
    assert_eq!(plain(&other), [0, 0]);
}

#[test]
fn on_the_device_it_is_never_plain_and_asks_for_its_passphrase() {
    let stage = kept_in(KeyPlace::Device);
    assert_eq!(key_of(stage.session).as_deref(), Some(KEY));
    assert_eq!(plain(&stage), [0, 0]);
    stage.page.close_tab();
    let next = stage.next_visit();
    assert_eq!(key_of(next.session), None);
    assert!(next.session.needs_passphrase());
    let panel = next.session.panel_ids.get_untracked()[0];
    next.session.make(panel, Ask::Anew);
    assert!(!next.session.is_running(), "nothing goes out without it");
    let refused = next
        .session
        .desk
        .with_untracked(|desk| desk.refused.clone());
    assert!(refused.contains("passphrase"), "{refused}");
    assert_eq!(unlock(&next, "another one"), Err(Shut::Wrong));
    assert_eq!(key_of(next.session), None);
    assert_eq!(unlock(&next, PASSPHRASE), Ok(true));
    assert_eq!(key_of(next.session).as_deref(), Some(KEY));
    assert!(!next.session.needs_passphrase());
    assert_eq!(plain(&next), [0, 0]);
}

#[test]
fn a_short_passphrase_is_refused_and_nothing_is_taken_over() {
    let stage = Stage::demo();
    let refused = stage.session.connect(&form(KeyPlace::Device, "1234567"));
    assert_eq!(refused, Err(vec![Problem::PassphraseShort]));
    assert!(stage.session.is_demo());
    assert_eq!(stage.page.stored()[0].len(), 0);
}

#[test]
fn one_press_forgets_it_everywhere() {
    for place in KeyPlace::ALL {
        let stage = kept_in(place);
        stage.session.forget_key();
        assert_eq!(key_of(stage.session), None, "{place:?}");
        for all in stage.page.stored() {
            assert!(
                all.iter().all(|(name, _)| name != "seedboard.key"),
                "{place:?}"
            );
        }
        let next = stage.next_visit();
        assert_eq!(key_of(next.session), None, "{place:?}");
        assert!(!next.session.needs_passphrase(), "{place:?}");
    }
}

#[test]
fn a_key_that_is_forgotten_while_it_is_unlocked_stays_forgotten() {
    let stage = kept_in(KeyPlace::Device);
    let next = stage.next_visit();
    let opening = next.session.unlock_key(PASSPHRASE.to_owned());
    next.session.forget_key();
    // It was asked for before, and comes to nothing.
    let _ = opening.now_or_never();
    assert_eq!(key_of(next.session), None);
}

#[test]
fn another_host_has_neither_the_key_nor_what_is_kept_of_it() {
    for place in KeyPlace::ALL {
        let stage = kept_in(place);
        let other = ConnectionForm {
            api_key: String::new(),
            base_url: "https://other.example/api/v3".to_owned(),
            ..form(place, PASSPHRASE)
        };
        assert_eq!(stage.session.connect(&other), Ok(()));
        assert_eq!(key_of(stage.session), None, "{place:?}");
        assert!(!stage.session.needs_passphrase(), "{place:?}");
        assert_eq!(plain(&stage), [0, 0]);
    }
}

#[test]
fn what_was_sealed_opens_for_its_own_address_only() {
    let stage = kept_in(KeyPlace::Device);
    let [kept, _] = stage.page.stored();
    let (name, note) = kept
        .iter()
        .find(|(name, _)| name == "seedboard.key")
        .unwrap();
    let turned = note.replace(RELAY, "https://evil.example/api/v3");
    assert_ne!(&turned, note);
    stage.page.set_preference(name, Some(&turned));
    let next = stage.next_visit();
    assert_eq!(
        next.session.connection.get_untracked().base_url,
        "https://evil.example/api/v3"
    );
    assert_eq!(unlock(&next, PASSPHRASE), Err(Shut::Wrong));
    assert_eq!(key_of(next.session), None);
}

#[test]
fn a_note_that_somebody_wrote_is_read_like_anything_typed() {
    for note in [
        "",
        "relay",
        "relay\nhttps://a.example",
        "relay\njavascript:alert(1)\nkey",
        "relay\nhttp://a.example\nkey",
        "other\nhttps://a.example\nkey",
        "relay\nhttps://a.example\nke y",
        "relay\nhttps://a.example\n",
        "relay\nhttps://a.example\nkey\nmore",
    ] {
        let stage = Stage::demo();
        assert!(stage.page.set_tab_note("seedboard.key", Some(note)));
        let next = stage.next_visit();
        assert!(next.session.is_demo(), "{note:?}");
        assert_eq!(key_of(next.session), None, "{note:?}");
    }
}

#[test]
fn where_nothing_can_be_kept_it_is_said_and_the_key_is_in_memory() {
    let stage = Stage::demo();
    stage.page.change(|page| page.denied = true);
    let said = stage.session.connect(&form(KeyPlace::Tab, ""));
    assert_eq!(said, Err(vec![Problem::KeyNotKept]));
    let now = stage.session.connection.get_untracked();
    assert_eq!(now.key.as_ref().map(Key::expose), Some(KEY));
    assert_eq!(now.key_place, KeyPlace::Memory);
}

#[test]
fn the_demo_in_between_changes_nothing_about_it() {
    let stage = kept_in(KeyPlace::Device);
    let next = stage.next_visit();
    next.connect(ConnectionKind::Demo, "", "");
    assert!(!next.session.needs_passphrase());
    let third = next.next_visit();
    assert!(third.session.is_demo());
    let back = ConnectionForm {
        api_key: String::new(),
        ..form(KeyPlace::Device, "")
    };
    assert_eq!(third.session.connect(&back), Ok(()));
    assert!(third.session.needs_passphrase());
    assert_eq!(unlock(&third, PASSPHRASE), Ok(true));
}

#[test]
fn another_path_of_its_host_keeps_it_and_its_passphrase() {
    let stage = kept_in(KeyPlace::Device);
    let moved = ConnectionForm {
        api_key: String::new(),
        base_url: "https://relay.example/v4".to_owned(),
        ..form(KeyPlace::Device, "")
    };
    assert_eq!(stage.session.connect(&moved), Ok(()));
    let next = stage.next_visit();
    let now = next.session.connection.get_untracked();
    assert_eq!(now.base_url, "https://relay.example/v4");
    assert_eq!(unlock(&next, PASSPHRASE), Ok(true));
    assert_eq!(key_of(next.session).as_deref(), Some(KEY));
}

#[test]
fn a_tab_that_knows_of_no_key_erases_none() {
    let stage = Stage::demo();
    // Another tab keeps one meanwhile.
    let note = "relay\nhttps://a.example\nsealed";
    stage.page.set_preference("seedboard.key", Some(note));
    stage.connect(ConnectionKind::Demo, "", "");
    stage.connect(ConnectionKind::Relay, RELAY, "");
    let kept = stage.page.preference("seedboard.key");
    assert_eq!(kept.as_deref(), Some(note));
}

#[test]
fn by_hand_nothing_is_asked_of_a_key_and_nothing_lost() {
    let stage = kept_in(KeyPlace::Device);
    let by_hand = ConnectionForm {
        kind: ConnectionKind::ByHand,
        api_key: "not\na key".to_owned(),
        ..form(KeyPlace::Device, "")
    };
    assert_eq!(stage.session.connect(&by_hand), Ok(()));
    let next = stage.next_visit();
    assert_eq!(unlock(&next, PASSPHRASE), Ok(true));
}

/// In a page's first moment the kept connection is not taken over yet.
#[test]
fn what_is_pressed_in_the_first_moment_waits_for_the_kept_connection() {
    for place in [KeyPlace::Tab, KeyPlace::Device] {
        let next = kept_in(place).next_visit_unsettled();
        let session = next.session;
        assert!(session.is_demo(), "not yet");
        let pressed = RwSignal::new(None);
        session.once_recalled(move || pressed.set(Some(session.needs_passphrase())));
        assert_eq!(pressed.get_untracked(), None);
        next.settle();
        assert_eq!(pressed.get_untracked(), Some(place == KeyPlace::Device));
        assert!(!session.is_demo());
    }
}

/// Who connects meanwhile means that connection.
#[test]
fn what_was_kept_does_not_come_over_a_connection_that_was_made_meanwhile() {
    let next = kept_in(KeyPlace::Tab).next_visit_unsettled();
    next.connect(ConnectionKind::Demo, "", "");
    next.settle();
    assert!(next.session.is_demo());
}
