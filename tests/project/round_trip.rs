//! Written and read again.

use crate::capture::Capture;
use crate::session::{End, Session};
use crate::wire::{DONE, completed, failure, picture};
use seedboard::board::{
    About, Angle, Board, Crop, Move, Panel, PanelId, PanelState, Parts, PromptParts, Script, Shot,
    Status,
};
use seedboard::catalog::Ratio;
use seedboard::fault::Kind;
use seedboard::project::{restore, write};
use seedboard::stream::{Ending, Slot};

fn again(board: &Board) -> Board {
    let (board, dropped) = restore(&write(board, 0)).unwrap();
    assert_eq!(dropped, 0);
    board
}

/// What a person sees of a panel.
fn seen(panel: &Panel) -> String {
    let takes: Vec<_> = panel
        .takes
        .iter()
        .map(|take| {
            let prompt = take.asked.as_ref().map(|asked| asked.prompt.clone());
            format!(
                "{:?} {:?} {:?} {} {:?} {:?} {prompt:?}",
                take.picture, take.size, take.index, take.after_ms, take.model, take.created
            )
        })
        .collect();
    format!("{:?} {:?} {:?} {takes:?}", panel.id, panel.run, panel.state)
}

fn assert_same(board: &Board, again: &Board) {
    let all = |board: &Board| {
        board
            .panels()
            .iter()
            .map(|panel| seen(panel))
            .collect::<Vec<_>>()
    };
    assert_eq!(all(again), all(board));
    assert_eq!(again.next_ids(), board.next_ids());
    for (run, again) in board.runs().iter().zip(again.runs()) {
        assert_eq!(again.progress.ending(), run.progress.ending());
        assert_eq!(again.progress.usage(), run.progress.usage());
        assert_eq!(again.progress.remarks(), run.progress.remarks());
        assert_eq!(again.progress.arrived(), run.progress.arrived());
        assert_eq!(again.elapsed_ms(0), run.elapsed_ms(0));
    }
}

/// Every capture that ends.
const ENDED: &[(&str, u32, bool, End)] = &[
    ("whole_group_one_failed", 3, false, End::Clean),
    ("stream_b64", 2, true, End::Clean),
    ("stream_crlf_comments", 3, true, End::Clean),
    ("event_completed", 3, true, End::Clean),
    ("error_real_person", 1, true, End::Clean),
    ("fault_rate_limit_429_retry_after", 3, true, End::Clean),
    ("fault_refused_in_middle", 3, true, End::Clean),
    ("fault_cut_in_event", 3, true, End::Broken),
    ("fault_stall", 3, true, End::Stopped),
    ("fault_error_event", 3, true, End::Clean),
];

#[test]
fn a_board_comes_back_as_it_was_however_its_run_ended() {
    for (name, asked, streamed, end) in ENDED {
        let capture = Capture::read(name);
        let mut session = Session::new(capture.head.unwrap(), *streamed, *asked);
        session.push(&capture.body);
        session.end(*end);
        let back = again(&session.board);
        assert_same(&session.board, &back);
        assert_eq!(write(&back, 0), write(&session.board, 0), "{name}");
    }
}

/// The page is closed in the middle: what came is there, and the rest says what became of it.
#[test]
fn a_run_that_was_under_way_comes_back_interrupted() {
    let mut session = Session::streamed(3);
    session.push(picture("0", "a").as_bytes());
    session.push(failure("1", "InternalServiceError").as_bytes());
    assert_eq!(
        session.summary(),
        "running | arrived failed:ServiceError pending | - | "
    );
    let board = again(&session.board);
    let states: Vec<_> = board
        .panels()
        .iter()
        .map(|panel| panel.state.name())
        .collect();
    assert_eq!(states, ["arrived", "failed", "interrupted"]);
    let progress = &board.runs()[0].progress;
    let Some(Ending::Interrupted(fault)) = progress.ending() else {
        panic!("{:?}", progress.ending())
    };
    assert_eq!(fault.kind, Kind::PageClosed);
    assert!(!board.is_running());
    assert!(matches!(progress.slots()[2], Slot::Interrupted));
}

/// How often a run was sent belongs to what is said of its refusal.
#[test]
fn a_run_that_was_sent_again_comes_back_with_its_attempts() {
    let mut session = Session::streamed(1);
    let id = session.board.runs()[0].id;
    for _ in 0..3 {
        session.board.sent(id, 0);
    }
    session.end(End::Broken);
    assert_eq!(again(&session.board).runs()[0].attempts, 3);
}

/// Ids that were given are not given again, even where their panels are gone.
#[test]
fn new_panels_get_new_ids() {
    let mut session = Session::streamed(2);
    session.push((picture("0", "a") + &completed(1) + DONE).as_bytes());
    session.end(End::Clean);
    let run = session.board.runs()[0].id;
    session.board.clear_empty(run);
    let mut board = again(&session.board);
    let before: Vec<_> = session
        .board
        .panels()
        .iter()
        .map(|panel| panel.id)
        .collect();
    let next = board.begin(crate::draft::request(1), 0);
    assert_ne!(next, run);
    let added = board.run(next).unwrap().panels[0];
    assert_eq!(added.number(), 3, "2 was given to the panel that is gone");
    assert!(!before.contains(&added));
}

/// A picture that was in memory only is looked for, and its panel says that it is lost when it is not there.
#[test]
fn a_panel_keeps_its_picture_until_it_is_known_to_be_gone() {
    let capture = Capture::read("stream_b64");
    let mut session = Session::new(capture.head.unwrap(), true, 2);
    session.push(&capture.body);
    session.end(End::Clean);
    let id = session.board.panels()[0].id;
    session.board.picture_lost(id);
    let board = again(&session.board);
    assert_eq!(board.panels()[0].state, PanelState::Arrived);
    assert_eq!(board.panels()[0].takes.len(), 1);
}

/// What somebody wrote about a panel, its status and its number come back, whatever they hold.
#[test]
fn a_script_comes_back_word_by_word() {
    let script = Script {
        caption: "Spring".to_owned(),
        shot: Some(Shot::OverTheShoulder),
        angle: Some(Angle::Dutch),
        camera: Some(Move::DollyIn),
        action: "She turns.\nA \"bell\" rings; <b>bold</b> \u{202e}x".to_owned(),
        dialogue: "早上好。".to_owned(),
        sound: "Rain".to_owned(),
        notes: "Ask Lee".to_owned(),
        duration_ms: Some(2_500),
        prompt: "A cat".to_owned(),
        edited: Some("My own words".to_owned()),
    };
    let panel = |number: u32, script: &Script, status| Panel {
        id: PanelId::numbered(number),
        run: None,
        state: PanelState::Empty,
        script: script.clone(),
        status,
        number: (status == Status::Approved).then_some(number),
        takes: Vec::new(),
        active: 0,
        crop: Crop { x: 10, y: 90 },
    };
    let plain = Script::default();
    let board = Board::of(Parts {
        about: About {
            title: "The \"courtyard\"".to_owned(),
            style: "Ink".to_owned(),
            parts: PromptParts {
                shot: false,
                camera: true,
                action: false,
                dialogue: true,
            },
            target_ms: Some(45_000),
            ratio: Some(Ratio {
                width: 16,
                height: 9,
            }),
            changed: 1_800_000_000,
            deleted: Some(1_800_000_001),
        },
        panels: vec![
            panel(1, &script, Status::Approved),
            panel(2, &plain, Status::Draft),
        ],
        runs: Vec::new(),
        next_panel: 2,
        next_run: 0,
    });
    let back = again(&board);
    assert_eq!(back.panels(), board.panels());
    for shot in Shot::ALL {
        let one = Script {
            shot: Some(*shot),
            ..Script::default()
        };
        let board = Board::of(Parts {
            about: About::default(),
            panels: vec![panel(1, &one, Status::Draft)],
            runs: Vec::new(),
            next_panel: 1,
            next_run: 0,
        });
        assert_eq!(again(&board).panels()[0].script.shot, Some(*shot));
    }
}

/// Terms and states of another version of the page, or of nobody, cost themselves alone.
#[test]
fn odd_words_in_a_script_are_passed_over() {
    let json = r#"{"seedboard":1,"panels":[{"id":1,"state":"empty","shot":"XXL","angle":7,"camera":null,
        "status":"burnt","number":0,"active":4294967296,"duration_ms":-1,"action":"kept"}]}"#;
    let (board, dropped) = restore(json).unwrap();
    assert_eq!(dropped, 0);
    let panel = &board.panels()[0];
    assert_eq!(panel.script.action, "kept");
    assert_eq!(
        (
            panel.script.shot,
            panel.script.angle,
            panel.script.duration_ms
        ),
        (None, None, None)
    );
    assert_eq!(
        (panel.status, panel.number, panel.active),
        (Status::Draft, None, 0)
    );
}
