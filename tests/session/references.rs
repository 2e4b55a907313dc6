//! Pictures that a person brings: in, around, made anew and out.

use crate::line::Line;
use crate::shelf::{Mood, MoodyShelf};
use crate::stage::{KEY, RELAY, Stage};
use crate::watch::Watch;
use crate::wire::picture;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::*;
use seedboard::catalog::Size;
use seedboard::fault::{Fault, Kind};
use seedboard::ports::{
    FileFacts, FileId, Given, GivenFile, LocalFuture, Look, MemoryFiles, MemoryPage, Outgoing,
    Page, Remake, Reply, Transport,
};
use seedboard::request::{
    Draft, Field, Fix, Hint, ReferenceFault, ReferenceFile, ReferenceId, ReferenceSource, Refit,
    Rule, import,
};
use seedboard::runner::whole;
use seedboard::session::{ConnectionKind, RefitState, examples};
use seedboard::stream::Ending;
use std::cell::RefCell;
use std::rc::Rc;

const PNG: FileFacts = FileFacts {
    format: "png",
    format_name: "PNG",
    size: Some((640, 480)),
    fingerprint: None,
    look: Look::Done,
    may_be_response: false,
};

/// A format that browsers read and the API does not take.
const AVIF: FileFacts = FileFacts {
    format: "",
    format_name: "AVIF",
    ..PNG
};

impl<T: Transport + Clone + 'static> Stage<T> {
    /// A person drops these files, with these bytes and headers.
    fn drop_files(&self, files: &[(&str, &[u8], FileFacts)]) -> Vec<FileId> {
        let put = |(name, bytes, facts): &(&str, &[u8], FileFacts)| {
            self.shelf.memory.put(name, bytes, *facts)
        };
        let given: Vec<GivenFile> = files.iter().map(put).collect();
        let ids = given.iter().map(|file| file.id).collect();
        self.shelf.memory.give(Given::Files(given));
        self.settle();
        ids
    }

    fn sources(&self) -> Vec<ReferenceSource> {
        let draft = self.session.draft.read_untracked();
        let all = draft.references.list().iter();
        all.map(|one| one.source.clone()).collect()
    }

    fn names(&self) -> Vec<String> {
        let draft = self.session.draft.read_untracked();
        let all = draft.references.list().iter();
        all.map(|one| one.name.clone()).collect()
    }

    fn id(&self, number: usize) -> ReferenceId {
        self.session.draft.read_untracked().references.list()[number - 1].id
    }

    fn pictures(&self) -> String {
        self.session.draft.read_untracked().max_images.clone()
    }

    fn rules(&self) -> Vec<Rule> {
        let problems = self.session.checked.get_untracked().problems;
        problems.into_iter().map(|problem| problem.rule).collect()
    }

    /// The press that is offered beside the first problem.
    fn offered(&self) -> Fix {
        let problems = self.session.checked.get_untracked().problems;
        problems[0].fix.clone().unwrap()
    }

    fn heard(&self) -> Watch<String> {
        let announcement = self.session.announcement;
        Watch::new(self, move || announcement.get())
    }
}

fn file(source: &ReferenceSource) -> &ReferenceFile {
    match source {
        ReferenceSource::File(file) => file,
        ReferenceSource::Address(address) => panic!("{address} is no file"),
    }
}

#[test]
fn what_is_brought_stands_in_its_order_with_what_its_header_tells() {
    let stage = Stage::relay();
    let heard = stage.heard();
    let turned = FileFacts {
        format: "jpeg",
        format_name: "JPEG",
        size: Some((3000, 4000)),
        fingerprint: Some(7),
        look: Look::Done,
        may_be_response: false,
    };
    let ids = stage.drop_files(&[
        ("Anna K.png", b"anna", PNG),
        ("IMG_1.PNG", b"camera", turned),
        ("notes.png", b"text", FileFacts::default()),
    ]);
    stage.shelf.memory.give(Given::Address(
        " https://a.example/anna-k.webp?x=1\n".to_owned(),
    ));
    stage.settle();
    assert_eq!(
        stage.names(),
        ["Anna-K", "IMG_1", "notes", "anna-k-2"],
        "no name twice, whatever its case"
    );
    assert_eq!(
        heard.take(),
        [
            "One reference.",
            "2 references.",
            "3 references.",
            "4 references."
        ]
    );
    let sources = stage.sources();
    let want = ReferenceFile {
        id: ids[1],
        file_name: "IMG_1.PNG".to_owned(),
        bytes: 6,
        format: "jpeg",
        format_name: "JPEG",
        size: Some(Size {
            width: 3000,
            height: 4000,
        }),
        fingerprint: Some(7),
        unreadable: false,
        unlooked: false,
    };
    assert_eq!(file(&sources[1]), &want);
    let address = ReferenceSource::Address("https://a.example/anna-k.webp?x=1".to_owned());
    assert_eq!(sources[3], address);
    // What is no picture stands there too, with its reason.
    let fault = ReferenceFault::FileFormat { format: "" };
    assert_eq!(stage.rules(), [Rule::Reference { number: 3, fault }]);
}

#[test]
fn a_preview_asks_no_other_host() {
    let stage = Stage::relay();
    stage.drop_files(&[("a.png", b"a", PNG)]);
    for address in ["https://a.example/b.png", "data:image/png;base64,AAAA"] {
        stage.session.add_address(address);
    }
    let previews: Vec<_> = stage
        .sources()
        .iter()
        .map(|source| stage.session.reference_preview(source))
        .collect();
    let own = |text: &str| Some(text.to_owned());
    assert_eq!(
        previews,
        [
            own("memory:file/0"),
            None,
            own("data:image/png;base64,AAAA")
        ]
    );
}

/// However they come and go.
#[test]
fn references_and_pictures_share_the_budget() {
    let stage = Stage::relay();
    stage.session.set_field(Field::MaxImages, "12");
    let lowered = || {
        let hints = stage.session.checked.get_untracked().hints.into_iter();
        hints
            .filter(|hint| matches!(hint, Hint::Lowered { .. }))
            .count()
    };
    stage.drop_files(&[THREE[0]; 5]);
    assert_eq!((stage.pictures().as_str(), lowered()), ("10", 1));
    stage.session.add_address("https://a.example/1");
    assert_eq!((stage.pictures().as_str(), lowered()), ("9", 1));
    stage.session.remove_reference(stage.id(1));
    assert_eq!((stage.pictures().as_str(), lowered()), ("10", 1));
    let lines = |count: usize| "https://a.example/1\n".repeat(count);
    stage.session.set_field(Field::Image, &lines(4));
    assert_eq!((stage.pictures().as_str(), lowered()), ("7", 1));
    // Four times the same: made one, they leave room again.
    let hints = stage.session.checked.get_untracked().hints;
    let merges: Vec<_> = hints.iter().filter_map(Hint::fix).collect();
    let twins = merges.iter().filter(|fix| matches!(fix, Fix::Merge(..)));
    for twin in twins {
        stage.session.mend(twin);
    }
    assert_eq!((stage.pictures().as_str(), lowered()), ("10", 1));
    stage.session.set_field(Field::Image, "");
    stage.session.remove_reference(stage.id(1));
    assert_eq!((stage.pictures().as_str(), lowered()), ("12", 0));
    assert!(stage.session.checked.get_untracked().request.is_some());
}

#[test]
fn a_file_is_made_anew_only_when_asked_for_and_keeps_its_place_and_name() {
    let stage = Stage::relay();
    let ids = stage.drop_files(&[("a.png", b"a", PNG), ("holiday.avif", b"picture", AVIF)]);
    let id = stage.id(2);
    stage.session.rename_reference(id, "heroine");
    stage.session.set_field(Field::Prompt, "@heroine runs");
    assert_eq!(stage.shelf.memory.remade(), [], "never by itself");
    let to = Refit {
        size: Size {
            width: 640,
            height: 480,
        },
        format: "jpeg",
        most_bytes: 10_000_000,
    };
    let fix = stage.offered();
    assert_eq!(fix, Fix::Refit(id, to));
    stage.shelf.set_mood(Mood::Slow);
    stage.session.mend(&fix);
    stage.settle();
    let state = || {
        stage
            .owner
            .with(|| untrack(|| stage.session.refit_state(id)))
    };
    assert_eq!(state(), Some(RefitState::Working));
    assert_eq!(file(&stage.sources()[1]).id, ids[1], "still the old one");
    stage.shelf.set_mood(Mood::Quick);
    stage.settle();
    let how = Remake {
        size: (640, 480),
        format: "jpeg",
        most_bytes: 10_000_000,
    };
    assert_eq!(stage.shelf.memory.remade(), [(ids[1], how)]);
    assert_eq!(state(), None);
    let sources = stage.sources();
    let made = file(&sources[1]);
    assert_eq!(
        (made.format, made.file_name.as_str(), made.bytes),
        ("jpeg", "holiday.jpg", 7)
    );
    assert_eq!((stage.id(2), &stage.names()[1][..]), (id, "heroine"));
    let request = stage.session.checked.get_untracked().request.unwrap();
    assert_eq!(request.prompt(), "Image 2 runs");
}

#[test]
fn a_browser_that_cannot_read_the_picture_says_so_and_may_be_asked_again() {
    let stage = Stage::relay();
    stage.drop_files(&[("a.avif", b"picture", AVIF)]);
    let (id, before) = (stage.id(1), stage.sources());
    let state = || {
        stage
            .owner
            .with(|| untrack(|| stage.session.refit_state(id)))
    };
    stage.shelf.set_mood(Mood::Blind);
    let fix = stage.offered();
    stage.session.mend(&fix);
    stage.settle();
    assert_eq!(state(), Some(RefitState::Failed));
    assert_eq!(stage.sources(), before);
    assert_eq!(stage.rules().len(), 1);
    stage.shelf.set_mood(Mood::Quick);
    stage.session.mend(&fix);
    stage.settle();
    assert_eq!(state(), None);
    assert_eq!(stage.rules(), []);
}

/// Ids begin anew in an imported draft: what the browser was at belonged to another one.
#[test]
fn what_is_made_too_late_takes_nobodys_place() {
    let stage = Stage::relay();
    stage.drop_files(&[("a.avif", b"picture", AVIF)]);
    stage.shelf.set_mood(Mood::Slow);
    stage.session.mend(&stage.offered());
    stage.settle();
    let json = r#"{"model":"seedream-4-5-251128","prompt":"x","image":"https://a.example/1"}"#;
    let imported = import(json, &Draft::new("", "")).unwrap();
    stage.session.take_import(imported, None);
    let before = stage.sources();
    stage.shelf.set_mood(Mood::Quick);
    stage.settle();
    assert_eq!(stage.sources(), before);
    assert_eq!(stage.session.refits.get_untracked(), []);
}

#[test]
fn a_shown_picture_becomes_a_reference_as_the_page_has_it() {
    // The sample is the page's own.
    let stage = Stage::relay();
    let first = |stage: &Stage<Line>, at: usize| {
        let id = stage.session.panel_ids.get_untracked()[at];
        stage.session.use_panel(id);
        stage.settle();
    };
    first(&stage, 2);
    assert_eq!(file(&stage.sources()[0]).file_name, "panel-3.jpg");
    // An address is left to the service to fetch: this page may not read it.
    stage.generate();
    stage.transport.answer(200);
    stage.say(&picture("0", "a.png"));
    first(&stage, 0);
    let address = ReferenceSource::Address("https://a.example/a.png".to_owned());
    assert_eq!(stage.sources()[1], address);
    // A panel that shows nothing gives nothing.
    first(&stage, 1);
    assert_eq!(stage.sources().len(), 2);

    // Bytes that came are kept, and so are the demo's own, under whatever address.
    for response_format in ["b64_json", "url"] {
        let stage = Stage::demo();
        stage
            .session
            .set_field(Field::ResponseFormat, response_format);
        stage.generate();
        stage.clock.pass(60_000);
        first(&stage, 1);
        let sources = stage.sources();
        let taken = file(&sources[0]);
        assert_eq!(taken.file_name, "panel-2.jpg", "{response_format}");
        assert_eq!(taken.format, "jpeg");
    }
}

#[test]
fn an_example_brings_its_own_pictures_alone_and_ones_own_come_back() {
    let stage = Stage::relay();
    stage.drop_files(&[("a.png", b"a", PNG)]);
    stage.session.add_address("https://a.example/1");
    stage.session.set_field(Field::Prompt, "@a in the rain");
    let own = stage.sources();
    for example in examples() {
        stage.session.use_example(example);
        let addresses: Vec<_> = example
            .image
            .iter()
            .map(|address| ReferenceSource::Address((*address).to_owned()))
            .collect();
        assert_eq!(stage.sources(), addresses, "{}", example.title());
        assert_eq!(stage.rules(), [], "{}", example.title());
    }
    stage.session.back_to_own();
    assert_eq!(stage.sources(), own);
    let request = stage.session.checked.get_untracked().request.unwrap();
    assert_eq!(request.prompt(), "Image 1 in the rain");
}

#[test]
fn moving_and_taking_out_are_said() {
    let stage = Stage::relay();
    let none: &[u8] = b"";
    stage.drop_files(&["a.png", "b.png", "c.png"].map(|name| (name, none, PNG)));
    let (a, b, c) = (stage.id(1), stage.id(2), stage.id(3));
    let heard = stage.heard();
    let moved = |names: &[&str], said: &str| {
        assert_eq!(stage.names(), names);
        assert_eq!(heard.take(), [said]);
    };
    stage.session.move_reference(a, 1);
    moved(&["b", "a", "c"], "a is Image 2 now.");
    stage.session.move_reference(a, 99);
    moved(&["b", "c", "a"], "a is Image 3 now.");
    stage.session.move_reference(c, -99);
    moved(&["c", "b", "a"], "c is Image 1 now.");
    stage.session.take_place(a, c);
    moved(&["a", "c", "b"], "a is Image 1 now.");
    stage.session.take_place(a, b);
    moved(&["c", "b", "a"], "a is Image 3 now.");
    stage.session.take_place(a, a);
    assert_eq!(heard.take(), [""; 0]);
    stage.session.remove_reference(b);
    moved(&["c", "a"], "Image 2 taken out.");
    // It is gone already.
    stage.session.remove_reference(b);
    stage.session.move_reference(b, 1);
    stage.session.take_place(c, b);
    assert_eq!(stage.names(), ["c", "a"]);
    assert_eq!(heard.take(), [""; 0]);
}

#[test]
fn mentions_are_offered_by_number_and_name_at_the_caret() {
    let stage = Stage::relay();
    let none: &[u8] = b"";
    stage.drop_files(
        &["Anna.png", "hanna.png", "bob.png", "庭院.png", "2nd.png"].map(|name| (name, none, PNG)),
    );
    let offered = |prompt: &str, caret: u32| {
        stage.session.set_field(Field::Prompt, prompt);
        stage.page.write(Field::Prompt.path(), prompt, caret);
        let found = stage.session.offered_mentions();
        found.map(|all| all.into_iter().map(|(at, _)| at).collect::<Vec<_>>())
    };
    for (prompt, caret, want) in [
        ("@", 1, Some(vec![1, 2, 3, 4, 5])),
        ("a girl, @AN", 11, Some(vec![1, 2])),
        ("@3", 2, Some(vec![3])),
        ("@2", 2, Some(vec![2, 5])),
        ("在@庭", 3, Some(vec![4])),
        ("😀@b and more", 4, Some(vec![3])),
        ("@nobody", 7, Some(vec![])),
        ("@b and more", 6, None),
        ("me@bob", 6, None),
        ("@b", 0, None),
    ] {
        assert_eq!(offered(prompt, caret), want, "{prompt}");
    }
    offered("A 😀 and @an, running", 12);
    stage.session.complete_mention("Anna");
    let prompt = || stage.session.draft.get_untracked().prompt;
    assert_eq!(prompt(), "A 😀 and @Anna, running");
    let state = stage.page.state();
    assert_eq!(state.focused.as_deref(), Some("prompt"));
    assert_eq!(state.caret, Some(14));
    // Nothing is being typed there.
    offered("no mention", 4);
    stage.session.complete_mention("Anna");
    assert_eq!(prompt(), "no mention");
}

/// A line that reads files when it sends, as the browser does, and POSTs nothing where one cannot be read.
#[derive(Clone, Default)]
struct Upload {
    line: Line,
    files: MemoryFiles,
    posted: Rc<RefCell<Vec<String>>>,
}

impl Transport for Upload {
    fn send(&self, outgoing: Outgoing) -> LocalFuture<'static, Result<Box<dyn Reply>, Fault>> {
        let upload = self.clone();
        Box::pin(async move {
            let body = whole(&outgoing.body, &upload.files).await?;
            upload.posted.borrow_mut().push(body);
            upload.line.send(outgoing).await
        })
    }
}

impl Upload {
    fn stage() -> Stage<Self> {
        let shelf = MoodyShelf::default();
        let upload = Self {
            files: shelf.memory.files.clone(),
            ..Self::default()
        };
        let stage = Stage::with_shelf(upload, MemoryPage::default(), shelf);
        stage.connect(ConnectionKind::Relay, RELAY, KEY);
        stage
    }
}

fn unreadable<T: Transport + Clone + 'static>(stage: &Stage<T>) -> Vec<bool> {
    let sources = stage.sources();
    sources
        .iter()
        .map(|source| match source {
            ReferenceSource::File(file) => file.unreadable,
            ReferenceSource::Address(_) => false,
        })
        .collect()
}

const THREE: [(&str, &[u8], FileFacts); 3] = [
    ("a.png", b"anna", PNG),
    ("b.png", b"bob's picture", PNG),
    ("c.png", &[0, 255, 254], PNG),
];

fn is_refused_for(stage: &Stage<impl Transport + Clone + 'static>, file: FileId) {
    let Some(Ending::Refused(fault)) = stage.ending() else {
        panic!("{:?}", stage.ending());
    };
    assert_eq!(fault.kind, Kind::FileUnreadable);
    assert_eq!(fault.file, Some(file));
    assert_eq!(unreadable(stage), [false, true, false, false]);
    let fault = ReferenceFault::FileUnreadable;
    assert_eq!(stage.rules(), [Rule::Reference { number: 2, fault }]);
}

#[test]
fn a_file_that_is_gone_when_it_is_sent_is_that_references_problem() {
    let stage = Upload::stage();
    let ids = stage.drop_files(&THREE);
    stage.session.add_address("https://a.example/4");
    stage.files.take_away(ids[1]);
    stage.generate();
    is_refused_for(&stage, ids[1]);
    let posted = || stage.transport.posted.borrow().clone();
    assert_eq!(posted(), [""; 0]);
    assert_eq!(stage.transport.line.sent().len(), 0);
    // Not again by itself, and the press leads to the picture.
    stage.clock.pass(600_000);
    stage.generate();
    assert_eq!(posted(), [""; 0]);
    let focused = stage.page.state().focused;
    assert_eq!(focused.as_deref(), Some(&*stage.id(2).control_name()));

    stage.session.remove_reference(stage.id(2));
    stage.drop_files(&THREE[1..2]);
    assert_eq!(stage.rules(), []);
    stage.generate();
    let [body] = &posted()[..] else {
        panic!("not one request");
    };
    // What the preview shows, with the bytes of the files, is what was sent.
    let request = stage.session.checked.get_untracked().request.unwrap();
    let bytes = |name: &str| THREE.iter().find(|(other, ..)| *other == name).unwrap().1;
    let shown = request
        .body()
        .text(|file| STANDARD.encode(bytes(&file.file_name)));
    assert_eq!(*body, shown);
    assert_eq!(request.body().bytes(), body.len() as u64);
    let json: serde_json::Value = serde_json::from_str(body).unwrap();
    let data = |bytes: &[u8]| format!("data:image/png;base64,{}", STANDARD.encode(bytes));
    let want = [
        data(THREE[0].1),
        data(THREE[2].1),
        "https://a.example/4".to_owned(),
        data(THREE[1].1),
    ];
    assert_eq!(json["image"], serde_json::json!(want));
}

/// The demo reads the files as the service would get them.
#[test]
fn the_demo_misses_a_file_too() {
    let stage = Stage::demo();
    let ids = stage.drop_files(&THREE);
    stage.session.add_address("https://a.example/4");
    stage.files.take_away(ids[1]);
    stage.generate();
    stage.clock.pass(60_000);
    is_refused_for(&stage, ids[1]);
}

#[test]
fn copying_the_body_reads_the_files() {
    let stage = Stage::relay();
    let ids = stage.drop_files(&THREE[..1]);
    let request = stage.session.checked.get_untracked().request.unwrap();
    let copied = Rc::new(RefCell::new(None));
    let copy = || {
        let (session, request, done) = (stage.session, request.clone(), Rc::clone(&copied));
        leptos::task::spawn_local(async move {
            let was_copied = session.copy_body(request.pretty_body()).await;
            *done.borrow_mut() = Some(was_copied);
        });
        stage.settle();
        copied.borrow_mut().take()
    };
    assert_eq!(copy(), Some(true));
    let text = stage.page.state().copied.unwrap();
    let shown = request.pretty_body().text(|_| STANDARD.encode(b"anna"));
    assert_eq!(text, shown);
    stage.files.take_away(ids[0]);
    assert_eq!(copy(), Some(false));
}
