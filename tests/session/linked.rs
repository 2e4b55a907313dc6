//! Boards from links: looked at beside one's own, never in its place.

use crate::line::Line;
use crate::stage::Stage;
use leptos::prelude::*;
use seedboard::ports::{MemoryPage, Page as _, Sharing as _};
use seedboard::project::link::{Contents, LinkFault, Primed, link, pack};
use seedboard::project::restore;
use seedboard::session::{Ask, OfLink, Saving};

/// Until everything is kept.
const REST_MS: u64 = 2_000;

const SHARED: &str = r#"{"seedboard":2,"title":"Theirs","panels":[{"id":1,"state":"empty","caption":"One"},{"id":2,"state":"empty","caption":"Two"}]}"#;

fn a_link() -> String {
    let (board, _) = restore(SHARED).unwrap();
    link(&pack(&Primed::default(), &board, &Contents::default()).unwrap()).unwrap()
}

/// The page's address from now on.
fn at(page: &MemoryPage, fragment: &str) {
    page.change(|page| fragment.clone_into(&mut page.fragment));
}

/// Opened by the link, in a browser where nothing was kept.
fn visitor() -> Stage<Line> {
    let page = MemoryPage::default();
    at(&page, &a_link());
    let stage = Stage::new(Line::default(), page);
    settle(&stage);
    stage
}

/// Lets the page breathe as often as it wants to.
fn settle(stage: &Stage<Line>) {
    stage.settle();
    stage.clock.pass(REST_MS);
}

fn title(stage: &Stage<Line>) -> String {
    stage
        .session
        .board
        .with_untracked(|board| board.about().title.clone())
}

fn go_to(stage: &Stage<Line>, fragment: &str) {
    at(&stage.page, fragment);
    stage.session.follow_address();
    settle(stage);
}

/// Somebody with a board of their own.
fn owner() -> Stage<Line> {
    let stage = Stage::demo();
    assert!(stage.done(stage.session.new_board()));
    stage
        .session
        .edit_about(|about| about.title = "Mine".to_owned());
    settle(&stage);
    assert_eq!(stage.session.saving.get_untracked(), Saving::Saved);
    stage
}

#[test]
fn a_link_shows_its_board_and_keeps_nothing_of_it() {
    let stage = visitor();
    assert_eq!(title(&stage), "Theirs");
    assert_eq!(stage.session.saving.get_untracked(), Saving::Shared);
    assert_eq!(stage.store.names(), Vec::<String>::new());
    assert_eq!(stage.page.stored(), MemoryPage::default().stored());
}

#[test]
fn a_shared_board_is_not_changed_and_starts_no_run() {
    let stage = visitor();
    let before = stage.session.board.get_untracked();
    stage.session.add_panel(None);
    stage
        .session
        .edit_about(|about| about.title = "Changed".to_owned());
    let first = before.panels()[0].id;
    stage.session.make(first, Ask::Anew);
    stage.generate();
    stage.session.undo();
    settle(&stage);
    assert_eq!(stage.session.board.get_untracked(), before);
    assert_eq!(stage.store.names(), Vec::<String>::new());
}

#[test]
fn a_copy_is_a_board_of_ones_own_beside_the_others() {
    let stage = owner();
    let mine = stage.store.names();
    let kept = stage.store.kept(&mine[0]);
    go_to(&stage, &a_link());
    assert_eq!(title(&stage), "Theirs");
    stage.done(stage.session.copy_linked());
    settle(&stage);
    assert_eq!(stage.session.saving.get_untracked(), Saving::Saved);
    assert_eq!(stage.store.names().len(), 2);
    assert_eq!(stage.store.kept(&mine[0]), kept);
    assert_eq!(
        stage.page.fragment(),
        "",
        "a reload does not show the link again"
    );
    stage.session.add_panel(None);
    settle(&stage);
    assert_eq!(stage.store.kept(&mine[0]), kept);
    let next = stage.next_visit();
    settle(&next);
    assert_eq!(title(&next), "Theirs");
    assert_eq!(
        next.session
            .board
            .with_untracked(|board| board.panels().len()),
        3
    );
}

#[test]
fn back_from_a_link_ones_own_board_is_there_as_it_was() {
    let stage = owner();
    let kept = stage.store.kept(&stage.store.names()[0]);
    for _ in 0..2 {
        go_to(&stage, &a_link());
        assert_eq!(title(&stage), "Theirs");
        go_to(&stage, "");
        assert_eq!(title(&stage), "Mine");
        assert_eq!(stage.session.saving.get_untracked(), Saving::Saved);
    }
    assert_eq!(stage.store.kept(&stage.store.names()[0]), kept);
    stage
        .session
        .edit_about(|about| about.style = "Ink".to_owned());
    settle(&stage);
    assert!(
        stage
            .store
            .kept(&stage.store.names()[0])
            .unwrap()
            .contains("Ink")
    );
}

#[test]
fn a_link_that_leads_nowhere_says_so_and_leaves_ones_own_board() {
    let stage = owner();
    let cut = a_link();
    for (fragment, fault) in [
        (&cut[..cut.len() - 6], LinkFault::Damaged),
        ("s2.AAAA", LinkFault::Newer),
        ("s1.____fwAAAAAA", LinkFault::TooLarge),
    ] {
        go_to(&stage, fragment);
        assert_eq!(
            untrack(|| stage.session.of_link()),
            Some(OfLink::Wrong(fault))
        );
        assert_eq!(title(&stage), "Mine");
        assert_eq!(stage.session.saving.get_untracked(), Saving::Saved);
        stage.session.leave_link();
        settle(&stage);
        assert_eq!(untrack(|| stage.session.of_link()), None);
        assert_eq!(stage.page.fragment(), "");
    }
}

#[test]
fn a_visitor_who_closes_it_has_the_first_visit() {
    let stage = visitor();
    stage.session.leave_link();
    settle(&stage);
    assert!(
        stage
            .session
            .board
            .with_untracked(|board| board.is_sample())
    );
    assert_eq!(stage.session.saving.get_untracked(), Saving::Nothing);
    assert_eq!(stage.store.names(), Vec::<String>::new());
}

#[test]
fn while_a_run_is_under_way_a_link_waits() {
    let stage = Stage::answered(2);
    go_to(&stage, &a_link());
    assert!(stage.session.is_running());
    assert_ne!(title(&stage), "Theirs");
}

#[test]
fn the_link_of_a_board_leads_to_it() {
    let stage = owner();
    stage.session.add_panel(None);
    settle(&stage);
    let links = stage.done(stage.session.links()).unwrap();
    assert_eq!(
        (links.addresses, links.previews, links.all),
        (None, None, None)
    );
    let link = links.texts.unwrap();
    let (address, fragment) = link.split_once('#').unwrap();
    assert_eq!(address, stage.page.address());
    let page = MemoryPage::default();
    at(&page, fragment);
    let other = Stage::new(Line::default(), page);
    settle(&other);
    assert_eq!(title(&other), "Mine");
}
