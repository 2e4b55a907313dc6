//! What a session does to the page around it.

use crate::line::Line;
use crate::stage::Stage;
use crate::wire::picture;
use leptos::prelude::*;
use seedboard::ports::{MemoryPage, Page};
use seedboard::session::{Area, Ask, PANEL_HEAD, Theme};

#[test]
fn row_38_closing_asks_as_soon_as_there_is_a_picture_of_ones_own() {
    let stage = Stage::relay();
    let guarded = || stage.page.state().guarded;
    assert!(!guarded(), "the sample is nobody's");
    stage.generate();
    stage.transport.answer(200);
    stage.settle();
    assert!(guarded(), "a picture is on its way");
    stage.say(&picture("0", "a"));
    assert!(guarded());
    stage.session.stop(stage.run().id);
    stage.settle();
    assert!(guarded(), "the picture is still there");
}

#[test]
fn a_theme_is_shown_and_kept() {
    let stage = Stage::demo();
    assert_eq!(stage.session.theme.get_untracked(), Theme::System);
    for theme in [Theme::Paper, Theme::Screening, Theme::System] {
        stage.session.set_theme(theme);
        let next_visit = Stage::new(Line::default(), stage.page.clone());
        assert_eq!(next_visit.session.theme.get_untracked(), theme);
        assert_eq!(stage.page.state().theme.as_deref(), theme.preference());
    }
}

#[test]
fn a_kept_theme_that_does_not_exist_is_the_systems() {
    let page = MemoryPage::default();
    page.set_preference(Theme::PREFERENCE, Some("neon"));
    let stage = Stage::new(Line::default(), page);
    assert_eq!(stage.session.theme.get_untracked(), Theme::System);
}

#[test]
fn a_panel_takes_the_focus_and_gives_it_back() {
    let stage = Stage::demo();
    let focused = || stage.page.state().focused.clone();
    let id = stage.session.panel_ids.get_untracked()[1];
    stage.session.choose(Some(id));
    assert_eq!(focused().as_deref(), Some(PANEL_HEAD));
    assert_eq!(stage.session.area.get_untracked(), Area::Panel);
    stage.session.leave_panel();
    assert_eq!(focused(), Some(id.element_id()));
    assert_eq!(stage.session.area.get_untracked(), Area::Board);
}

#[test]
fn a_change_of_which_nothing_is_said_is_asked_for_and_not_sent() {
    let stage = Stage::demo();
    let id = stage.session.panel_ids.get_untracked()[1];
    stage.session.choose(Some(id));
    stage.session.make(id, Ask::Edit(" \n".to_owned()));
    stage.settle();
    let focused = stage.page.state().focused.clone();
    assert_eq!(focused.as_deref(), Some("panel.instruction"));
    assert!(
        stage
            .session
            .board
            .with_untracked(|board| board.runs().is_empty())
    );
}
