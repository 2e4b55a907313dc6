//! Pictures that are at the service only: fetched where a relay passes them on, and brought home by hand where none does.

use crate::line::Line;
use crate::stage::{KEY, Stage};
use crate::wire::{DONE, completed, event};
use leptos::prelude::*;
use seedboard::catalog::RESULT_HOSTS;
use seedboard::ports::{FileFacts, Given, Kept, OwnPicture, Page, PictureHash};
use seedboard::reference::PictureFormat;
use seedboard::session::ConnectionKind;
use seedboard::stream::PictureAt;

const REST_MS: u64 = 2_000;
const OWN_RELAY: &str = "/relay/ap-southeast/api/v3";

/// The path and query of a picture that dies so many hours into the 27th.
fn path(at: u32, hours: u32) -> String {
    format!(
        "/x/{at}_0.jpeg?X-Tos-Date=20261127T{hours:02}0000Z&X-Tos-Expires=86400&X-Tos-Signature=a%2Bb"
    )
}

fn of_service(at: u32, hours: u32) -> String {
    format!("{}{}", RESULT_HOSTS[0], path(at, hours))
}

/// A run that brought pictures from these addresses.
fn with(stage: Stage<Line>, addresses: &[String]) -> Stage<Line> {
    stage.generate();
    stage.transport.answer(200);
    stage.settle();
    for (at, address) in addresses.iter().enumerate() {
        let fields = format!("\"image_index\":{at},\"url\":\"{address}\",\"size\":\"64x64\"");
        stage.say(&event("partial_succeeded", &fields));
    }
    stage.say(&completed(u32::try_from(addresses.len()).unwrap()));
    stage.say(DONE);
    stage.end();
    pass(&stage);
    stage
}

fn pass(stage: &Stage<Line>) {
    for _ in 0..4 {
        stage.clock.pass(REST_MS);
        stage.settle();
    }
}

fn own(bytes: &[u8]) -> OwnPicture {
    let kept = Kept {
        hash: PictureHash::of(bytes),
        bytes: bytes.len() as u64,
        saved: true,
    };
    let format = PictureFormat::Jpeg;
    OwnPicture { kept, format }
}

/// Where the pictures of the panels are: their names, or `away`.
fn homes(stage: &Stage<Line>) -> Vec<String> {
    let board = stage.session.board.read_untracked();
    let takes = board.panels().iter().flat_map(|panel| &panel.takes);
    takes
        .map(|take| match &take.picture {
            PictureAt::Kept { hash, .. } => hash.to_string(),
            _ => "away".to_owned(),
        })
        .collect()
}

#[test]
fn a_relay_of_the_page_s_own_host_brings_them_home() {
    let stage = Stage::relay();
    stage.connect(ConnectionKind::Relay, OWN_RELAY, KEY);
    let host = RESULT_HOSTS[0].strip_prefix("https://").unwrap();
    let origin = stage.page.origin();
    let through = |at| format!("{origin}/relay/pictures/{host}{}", path(at, 1));
    stage.store.offer(&through(0), own(b"first"));
    let strange = "https://a.example/1".to_owned();
    let stage = with(stage, &[of_service(0, 1), of_service(1, 1), strange]);
    assert_eq!(
        stage.store.fetched(),
        [through(0), through(1)],
        "what the relay passes on, each once, and nothing of other hosts"
    );
    assert_eq!(
        homes(&stage),
        [
            PictureHash::of(b"first").to_string(),
            "away".into(),
            "away".into()
        ]
    );
    let kept = stage.store.kept("board").unwrap();
    assert!(
        kept.contains(&PictureHash::of(b"first").to_string()),
        "{kept}"
    );
    assert_eq!(stage.session.to_save().len(), 2);
}

#[test]
fn without_one_nothing_is_asked_for_and_a_list_says_what_to_save_and_until_when() {
    let stage = with(
        Stage::relay(),
        &[of_service(0, 5), of_service(1, 1), of_service(1, 1)],
    );
    assert!(stage.session.has_loose());
    assert_eq!(stage.store.fetched(), Vec::<String>::new());
    let list = stage.session.to_save();
    // The one that dies first, first; what is there twice, once.
    let said: Vec<_> = list
        .iter()
        .map(|one| (one.panel.as_str(), one.dies_at))
        .collect();
    assert_eq!(
        said,
        [("2", Some(1_795_827_600)), ("1", Some(1_795_842_000))]
    );
    let commands = stage.session.save_commands();
    let lines: Vec<_> = commands.lines().collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(
        lines[0],
        format!("curl -fsS -o {} '{}'", list[0].file, of_service(1, 1))
    );
    assert!(list[0].file.starts_with("seedboard-2-") && list[0].file.ends_with(".jpg"));
}

#[test]
fn a_saved_file_finds_its_panel_wherever_it_is_dropped() {
    let stage = with(Stage::relay(), &[of_service(0, 1), of_service(1, 1)]);
    let names: Vec<_> = stage
        .session
        .to_save()
        .into_iter()
        .map(|one| one.file)
        .collect();
    // Browsers and people change names a little.
    let renamed = names[1].replace(".jpg", " (1).jpg");
    for name in ["odd.jpg", &renamed] {
        let facts = FileFacts {
            format: "jpeg",
            format_name: "JPEG",
            ..FileFacts::default()
        };
        let file = stage.shelf.memory.put(name, b"saved", facts);
        stage.shelf.memory.give(Given::Files(vec![file]));
        pass(&stage);
    }
    assert_eq!(
        homes(&stage),
        ["away".to_owned(), PictureHash::of(b"saved").to_string()]
    );
    let references = stage.session.draft.read_untracked().references.list().len();
    assert_eq!(references, 1, "the other file is a reference, as ever");
    assert_eq!(stage.session.to_save().len(), 1);
    assert!(stage.session.announcement.get_untracked().contains("(1)"));
}
