//! Files as references: what is wrong with one, what a browser can mend, and how its bytes travel in the body.

use crate::file::{png, source};
use crate::models::{LITE, V45};
use crate::ready::run;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use seedboard::catalog::{Documents, Size};
use seedboard::ports::{FileId, MemoryFiles, Part};
use seedboard::request::{
    Draft, Field, Fix, Hint, Piece, ReferenceFault, ReferenceFile, ReferenceSource, Refit, Rule,
    check,
};
use seedboard::runner::whole;

const fn px(width: u32, height: u32) -> Size {
    Size { width, height }
}

fn draft(files: impl IntoIterator<Item = ReferenceFile>) -> Draft {
    let mut draft = Draft::new(V45, "x");
    for file in files {
        draft.change_references(|references| {
            references.add(source(file));
        });
    }
    draft
}

/// What is wrong with a file, and what is offered to mend all of it.
fn found(file: ReferenceFile, documents: Documents) -> (Vec<ReferenceFault>, Option<Refit>) {
    let mut draft = draft([file]);
    draft.documents = documents;
    let id = draft.references.list()[0].id;
    let problems = check(&draft).problems;
    let last = problems.len().saturating_sub(1);
    let mut mend = None;
    for (at, problem) in problems.iter().enumerate() {
        assert_eq!(problem.field, Field::Image);
        match &problem.fix {
            None => {}
            Some(Fix::Refit(of, to)) if *of == id && at == last => mend = Some(*to),
            other => panic!("{other:?} beside problem {at} of {problems:?}"),
        }
    }
    let fault = |rule| match rule {
        Rule::Reference { number: 1, fault } => fault,
        other => panic!("{other:?}"),
    };
    let faults = problems.into_iter().map(|problem| fault(problem.rule));
    (faults.collect(), mend)
}

const TEN: u64 = 10_000_000;

fn too_large(bytes: u64) -> ReferenceFault {
    ReferenceFault::FileBytes { bytes, most: TEN }
}

fn jpeg_of(size: Size) -> Option<Refit> {
    Some(Refit {
        size,
        format: "jpeg",
        most_bytes: TEN,
    })
}

#[test]
fn each_fault_with_its_figures_and_what_a_browser_can_do_about_it() {
    use ReferenceFault::{FileDamaged, FileFormat, FilePixels, FileShape, FileSide};
    let good = png(1, "1.png");
    let most = 36_000_000;
    let avif = ReferenceFile {
        format: "",
        format_name: "AVIF",
        ..good.clone()
    };
    let table: Vec<(&str, ReferenceFile, Vec<ReferenceFault>, Option<Refit>)> = vec![
        ("good", good.clone(), vec![], None),
        (
            "no picture at all",
            ReferenceFile {
                format: "",
                format_name: "",
                size: None,
                ..good.clone()
            },
            vec![FileFormat { format: "" }],
            None,
        ),
        (
            "a format that browsers read",
            avif.clone(),
            vec![FileFormat { format: "AVIF" }],
            jpeg_of(px(640, 480)),
        ),
        (
            "the same without a size to aim at",
            ReferenceFile {
                size: None,
                ..avif.clone()
            },
            vec![FileFormat { format: "AVIF" }],
            None,
        ),
        (
            "a header that ends too early",
            ReferenceFile {
                size: None,
                ..good.clone()
            },
            vec![FileDamaged],
            None,
        ),
        (
            "too many bytes: a PNG would have them again",
            ReferenceFile {
                bytes: TEN + 1,
                ..good.clone()
            },
            vec![too_large(TEN + 1)],
            jpeg_of(px(640, 480)),
        ),
        (
            "too many bytes of an unknown size",
            ReferenceFile {
                bytes: TEN + 1,
                size: None,
                ..good.clone()
            },
            vec![too_large(TEN + 1)],
            None,
        ),
        (
            "too many pixels: a drawing stays a PNG",
            ReferenceFile {
                size: Some(px(12_000, 6000)),
                ..good.clone()
            },
            vec![FilePixels {
                size: px(12_000, 6000),
                most,
            }],
            Some(Refit {
                size: px(8485, 4242),
                format: "png",
                most_bytes: TEN,
            }),
        ),
        (
            "too many pixels of a photo",
            ReferenceFile {
                format: "jpeg",
                size: Some(px(12_000, 6000)),
                ..good.clone()
            },
            vec![FilePixels {
                size: px(12_000, 6000),
                most,
            }],
            jpeg_of(px(8485, 4242)),
        ),
        (
            "three at once, mended by one press",
            ReferenceFile {
                bytes: 99_000_000,
                size: Some(px(9000, 9000)),
                ..avif.clone()
            },
            vec![
                FileFormat { format: "AVIF" },
                too_large(99_000_000),
                FilePixels {
                    size: px(9000, 9000),
                    most,
                },
            ],
            jpeg_of(px(6000, 6000)),
        ),
        (
            "too small: no browser adds what is not there",
            ReferenceFile {
                size: Some(px(14, 100)),
                ..good.clone()
            },
            vec![FileSide {
                size: px(14, 100),
                above: 14,
            }],
            None,
        ),
        (
            "too long: cutting it is the person's to decide",
            ReferenceFile {
                size: Some(px(1700, 100)),
                ..good.clone()
            },
            vec![FileShape {
                size: px(1700, 100),
                most: 16,
            }],
            None,
        ),
        (
            "mending half of it would not do",
            ReferenceFile {
                bytes: TEN + 1,
                size: Some(px(100_000, 1000)),
                ..good.clone()
            },
            vec![
                too_large(TEN + 1),
                FileShape {
                    size: px(100_000, 1000),
                    most: 16,
                },
                FilePixels {
                    size: px(100_000, 1000),
                    most,
                },
            ],
            None,
        ),
        (
            "all there is",
            ReferenceFile {
                bytes: TEN + 1,
                size: Some(px(0, 99)),
                ..avif
            },
            vec![
                FileFormat { format: "AVIF" },
                too_large(TEN + 1),
                FileSide {
                    size: px(0, 99),
                    above: 14,
                },
                FileShape {
                    size: px(0, 99),
                    most: 16,
                },
            ],
            None,
        ),
        (
            "gone from the disk: nothing else is known of it any more",
            ReferenceFile {
                unreadable: true,
                bytes: TEN + 1,
                ..good
            },
            vec![ReferenceFault::FileUnreadable],
            None,
        ),
    ];
    for (case, file, faults, mend) in table {
        assert!(faults.iter().all(|fault| fault.is_about_file()), "{case}");
        assert_eq!(found(file, Documents::Tutorial), (faults, mend), "{case}");
    }
}

#[test]
fn a_fault_is_that_references_alone() {
    let mut draft = draft([png(1, "1.png"), png(2, "2.png"), png(3, "3.png")]);
    draft.references.mark_unreadable(FileId(2));
    let checked = check(&draft);
    let [problem] = &checked.problems[..] else {
        panic!("{:?}", checked.problems);
    };
    let fault = ReferenceFault::FileUnreadable;
    assert_eq!(problem.rule, Rule::Reference { number: 2, fault });
    // A file that was given twice is bad twice; the same name is not the same file.
    let second = draft.references.list()[1].source.clone();
    draft.change_references(|references| {
        references.add(second);
        references.add(source(png(4, "2.png")));
    });
    let numbers: Vec<_> = check(&draft)
        .problems
        .into_iter()
        .map(|problem| problem.rule)
        .collect();
    assert_eq!(
        numbers,
        [2, 4].map(|number| Rule::Reference { number, fault })
    );
    // Put in its place, it is sent.
    let ids: Vec<_> = draft.references.list().iter().map(|one| one.id).collect();
    draft.change_references(|references| {
        references.replace(ids[1], source(png(5, "2.png")));
        references.replace(ids[3], source(png(6, "2.png")));
    });
    assert_eq!(check(&draft).problems, []);
}

/// The body with the bytes of its files, as it is sent.
fn sent(draft: &Draft, files: &[(u32, &[u8])]) -> String {
    let memory = MemoryFiles::default();
    for (id, bytes) in files {
        memory.put(FileId(*id), bytes);
    }
    let body = check(draft).request.unwrap().body();
    let text = run(whole(&body.parts(), &memory)).unwrap();
    assert_eq!(body.bytes(), text.len() as u64, "{text}");
    let own = body.text(|file| {
        let bytes = files.iter().find(|(id, _)| FileId(*id) == file.id);
        STANDARD.encode(bytes.unwrap().1)
    });
    assert_eq!(own, text, "preview and sending are one text");
    text
}

fn image_of(body: &str) -> serde_json::Value {
    serde_json::from_str::<serde_json::Value>(body).unwrap()["image"].clone()
}

/// The examples of RFC 4648 section 10, and one more.
#[test]
fn a_file_travels_in_base64_and_the_length_of_the_body_is_known_before() {
    for (bytes, base64) in [
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
        ("foobar\u{0}", "Zm9vYmFyAA=="),
    ] {
        let file = ReferenceFile {
            bytes: bytes.len() as u64,
            ..png(1, "1.png")
        };
        let body = sent(&draft([file]), &[(1, bytes.as_bytes())]);
        assert_eq!(image_of(&body), format!("data:image/png;base64,{base64}"));
    }
}

/// Whatever else is known of them: nothing could be sent, or nothing is known.
#[test]
fn a_file_that_is_empty_or_was_never_looked_at_is_refused_for_that_alone() {
    for (bytes, unlooked, want) in [
        (0, false, ReferenceFault::FileEmpty),
        (0, true, ReferenceFault::FileEmpty),
        (9, true, ReferenceFault::FileUnlooked),
    ] {
        let file = ReferenceFile {
            bytes,
            unlooked,
            format: "",
            format_name: "",
            size: None,
            ..png(1, "1.png")
        };
        let rules: Vec<_> = check(&draft([file]))
            .problems
            .into_iter()
            .map(|one| one.rule)
            .collect();
        let want = Rule::Reference {
            number: 1,
            fault: want,
        };
        assert_eq!(rules, [want]);
    }
}

/// Upper case is a problem of its own (protocol.md 1.1).
#[test]
fn the_format_is_that_of_the_bytes_in_lower_case() {
    for format in ["jpeg", "png", "webp", "bmp", "tiff", "gif", "heic", "heif"] {
        let mut draft = draft([ReferenceFile {
            format,
            bytes: 3,
            ..png(1, "PHOTO.JPG")
        }]);
        draft.documents = Documents::Later;
        let body = sent(&draft, &[(1, b"foo")]);
        let want = format!("data:image/{format};base64,Zm9v");
        assert_eq!(image_of(&body), want);
    }
}

#[test]
fn one_picture_is_a_string_and_several_are_an_array_in_order() {
    let of = |id, bytes: &str| ReferenceFile {
        bytes: bytes.len() as u64,
        ..png(id, &format!("{id}.png"))
    };
    let one = draft([of(1, "f")]);
    assert_eq!(
        image_of(&sent(&one, &[(1, b"f")])),
        "data:image/png;base64,Zg=="
    );
    let mut three = draft([of(1, "f"), of(2, "fo")]);
    three.change_references(|references| {
        references.add(ReferenceSource::Address("https://a.example/\"3\"".into()));
        let first = references.list()[0].id;
        references.move_to(first, 1);
    });
    // The address is refused, for its quotation marks: none ever stands in the body.
    assert_eq!(check(&three).request, None);
    three.set_image("https://a.example/3");
    let body = sent(&three, &[(1, b"f"), (2, b"fo")]);
    let want = serde_json::json!([
        "data:image/png;base64,Zm8=",
        "data:image/png;base64,Zg==",
        "https://a.example/3",
    ]);
    assert_eq!(image_of(&body), want);
}

/// A file says in the body which picture it is, so that a preview can say so too.
#[test]
fn a_files_piece_knows_its_number_and_its_name() {
    let mut draft = draft([png(7, "anna.png"), png(8, "bob.png")]);
    draft.set_image("https://a.example/1");
    let last = draft.references.list()[2].id;
    draft.change_references(|references| references.move_to(last, 0));
    let request = check(&draft).request.unwrap();
    for body in [request.body(), request.pretty_body()] {
        assert!(body.has_files());
        let files: Vec<_> = body
            .pieces()
            .iter()
            .filter_map(|piece| match piece {
                Piece::File(file) => Some((file.number, file.id, file.file_name.as_str())),
                Piece::Text(_) => None,
            })
            .collect();
        assert_eq!(
            files,
            [(2, FileId(7), "anna.png"), (3, FileId(8), "bob.png")]
        );
        let parts = body.parts().into_iter().filter_map(|part| match part {
            Part::Base64(id) => Some(id),
            Part::Text(_) => None,
        });
        assert_eq!(parts.collect::<Vec<_>>(), [FileId(7), FileId(8)]);
    }
}

/// Seen once as HTTP 413, and on no page about images: a hint, never a limit.
#[test]
fn a_body_above_64_million_bytes_is_a_hint() {
    const MOST: u64 = 64_000_000;
    let most_of = |draft: &Draft| check(draft).request.unwrap().body().bytes();
    let mut draft = draft((1..=5).map(|id| ReferenceFile {
        bytes: 9_599_700,
        ..png(id, &format!("{id}.png"))
    }));
    let missing = MOST - most_of(&draft);
    draft
        .prompt
        .push_str(&"x".repeat(usize::try_from(missing).unwrap()));
    assert_eq!(most_of(&draft), MOST);
    let large = |draft: &Draft| {
        let hints = check(draft).hints.into_iter();
        hints
            .filter(|hint| matches!(hint, Hint::LargeBody { .. }))
            .collect::<Vec<_>>()
    };
    assert_eq!(large(&draft), []);
    draft.prompt.push('x');
    let hint = Hint::LargeBody {
        bytes: MOST + 1,
        most: MOST,
    };
    assert_eq!(large(&draft), std::slice::from_ref(&hint));
    assert_eq!((hint.field(), hint.fix()), (Field::Image, None));
    assert!(check(&draft).request.is_some());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is offered is legal itself, down to the shape.
    #[test]
    fn what_is_made_anew_breaks_no_rule(
        (width, height) in prop_oneof![
            (1u32..70_000, 1u32..70_000),
            // As long as the rule allows.
            (1500u32..5000).prop_map(|side| (side * 16, side)),
            (1500u32..5000).prop_map(|side| (side, side * 16)),
        ],
        bytes in prop_oneof![Just(1000u64), Just(99_000_000)],
        format in proptest::sample::select(vec!["jpeg", "png", "gif", ""]),
        later: bool,
    ) {
        let documents = if later { Documents::Later } else { Documents::Tutorial };
        let file = ReferenceFile {
            size: Some(px(width, height)),
            bytes,
            format,
            format_name: "some",
            ..png(1, "1.png")
        };
        let (faults, mend) = found(file, documents);
        if let Some(to) = mend {
            let made = ReferenceFile {
                size: Some(to.size),
                bytes: to.most_bytes,
                format: to.format,
                ..png(2, "1.png")
            };
            prop_assert_eq!(found(made, documents), (Vec::new(), None), "{:?}", to);
        } else {
            let hopeless = |fault: &ReferenceFault| matches!(fault, ReferenceFault::FileSide { .. } | ReferenceFault::FileShape { .. });
            prop_assert!(faults.is_empty() || faults.iter().any(hopeless), "{:?}", faults);
        }
    }
}

/// Documents that take more bytes take a file that the others refuse, on every model.
#[test]
fn the_documents_decide_over_a_file_too() {
    let file = ReferenceFile {
        bytes: 20_000_000,
        format: "heic",
        format_name: "HEIC",
        ..png(1, "1.heic")
    };
    assert_eq!(found(file.clone(), Documents::Tutorial).0.len(), 2);
    assert_eq!(found(file.clone(), Documents::Later), (Vec::new(), None));
    let mut draft = draft([file]);
    draft.model = LITE.to_owned();
    draft.documents = Documents::Later;
    assert!(check(&draft).request.is_some());
}
