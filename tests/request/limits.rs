//! Each documented limit of each model: the last value inside, the first one outside, and the press that mends it.
//! Where the documents disagree, under either.

use crate::file::{png, source};
use crate::form::set;
use crate::models::{LITE, V40, V45};
use seedboard::catalog::{Documents, PixelRange, Size, Tier};
use seedboard::request::{
    Draft, Field, Fix, Hint, Problem, ReferenceFault, ReferenceFile, ReferenceId, Refit, Rule,
    Sequential, check,
};

/// What the draft has beside a prompt and a legal size.
enum Given {
    /// The size.
    Size(&'static str),
    /// So many references, and so many pictures asked for.
    Counts(u32, &'static str),
    /// So many references, and one picture.
    Single(u32),
    /// One file, this far from a good one.
    File(fn(&mut ReferenceFile)),
    /// A value of a field that not every model has.
    Parked(Field, &'static str),
}

/// What becomes of it.
enum Want {
    /// It is sent.
    Legal,
    /// It is not, and this mends it.
    Broken(Rule, Mend),
    /// It is sent without this value, and a hint says so.
    Kept,
}

/// The press beside the problem.
enum Mend {
    /// There is none.
    Nothing,
    /// It writes this into the field of the problem.
    Write(&'static str),
    /// The browser makes another file.
    Remake(Refit),
}

struct Row {
    models: &'static [&'static str],
    documents: &'static [Documents],
    given: Given,
    want: Want,
}

const ALL: &[&str] = &[LITE, V45, V40];
const EITHER: &[Documents] = &[Documents::Tutorial, Documents::Later];
const TUTORIAL: &[Documents] = &[Documents::Tutorial];
const LATER: &[Documents] = &[Documents::Later];

const OF_4_0: PixelRange = PixelRange {
    min: 921_600,
    max: 16_777_216,
};
const OF_4_5: PixelRange = PixelRange {
    min: 3_686_400,
    max: 16_777_216,
};
const OF_LITE: PixelRange = PixelRange {
    min: 3_686_400,
    max: 10_404_496,
};

const fn row(
    models: &'static [&'static str],
    documents: &'static [Documents],
    given: Given,
    want: Want,
) -> Row {
    Row {
        models,
        documents,
        given,
        want,
    }
}

const fn px(width: u32, height: u32) -> Size {
    Size { width, height }
}

fn tiers() -> Vec<Row> {
    use Tier::{K1, K2, K3, K4};
    let legal = |models, documents, tier: Tier| {
        row(models, documents, Given::Size(tier.as_str()), Want::Legal)
    };
    let not = |models, documents, tier: Tier, offered, nearest: Tier| {
        let rule = Rule::TierNotOffered { tier, offered };
        let want = Want::Broken(rule, Mend::Write(nearest.as_str()));
        row(models, documents, Given::Size(tier.as_str()), want)
    };
    vec![
        not(&[LITE], TUTORIAL, K1, &[K2, K3], K2),
        legal(&[LITE], EITHER, K2),
        legal(&[LITE], EITHER, K3),
        not(&[LITE], TUTORIAL, K4, &[K2, K3], K3),
        not(&[LITE], LATER, K1, &[K2, K3, K4], K2),
        legal(&[LITE], LATER, K4),
        not(&[V45], EITHER, K1, &[K2, K4], K2),
        legal(&[V45], EITHER, K2),
        not(&[V45], EITHER, K3, &[K2, K4], K4),
        legal(&[V45], EITHER, K4),
        legal(&[V40], EITHER, K1),
        legal(&[V40], EITHER, K2),
        not(&[V40], EITHER, K3, &[K1, K2, K4], K4),
        legal(&[V40], EITHER, K4),
    ]
}

fn pixels() -> Vec<Row> {
    let legal = |models, documents, size| row(models, documents, Given::Size(size), Want::Legal);
    let few = |models, documents, size, of: Size, range, nearest| {
        let rule = Rule::TooFewPixels { size: of, range };
        let want = Want::Broken(rule, Mend::Write(nearest));
        row(models, documents, Given::Size(size), want)
    };
    let many = |models, documents, size, of: Size, range, nearest| {
        let rule = Rule::TooManyPixels { size: of, range };
        let want = Want::Broken(rule, Mend::Write(nearest));
        row(models, documents, Given::Size(size), want)
    };
    vec![
        // 1919 x 1921 is one pixel less than 1920 x 1920, and 2560 x 1440 has as many. The mend keeps the shape.
        legal(&[LITE, V45], EITHER, "1920x1920"),
        legal(&[LITE, V45], EITHER, "2560x1440"),
        legal(&[LITE, V45], EITHER, "1440x2560"),
        few(
            &[LITE],
            TUTORIAL,
            "1919x1921",
            px(1919, 1921),
            OF_LITE,
            "1920x1922",
        ),
        few(
            &[LITE],
            LATER,
            "1919x1921",
            px(1919, 1921),
            OF_4_5,
            "1920x1922",
        ),
        few(
            &[V45],
            EITHER,
            "1919x1921",
            px(1919, 1921),
            OF_4_5,
            "1920x1922",
        ),
        few(
            &[V45],
            EITHER,
            "2048x1152",
            px(2048, 1152),
            OF_4_5,
            "2560x1440",
        ),
        // 959 x 961 is one pixel less than 960 x 960, and 1280 x 720 has as many.
        legal(&[V40], EITHER, "960x960"),
        legal(&[V40], EITHER, "1280x720"),
        few(&[V40], EITHER, "959x961", px(959, 961), OF_4_0, "960x962"),
        few(&[V40], EITHER, "640x360", px(640, 360), OF_4_0, "1280x720"),
        // 4095 x 4097 is one pixel less than 4096 x 4096, and 1549 x 10831 has three more.
        legal(&[V45, V40], EITHER, "4096x4096"),
        legal(&[V45, V40], EITHER, "4095x4097"),
        many(
            &[V45],
            EITHER,
            "1549x10831",
            px(1549, 10_831),
            OF_4_5,
            "1548x10824",
        ),
        many(
            &[V40],
            EITHER,
            "1549x10831",
            px(1549, 10_831),
            OF_4_0,
            "1548x10824",
        ),
        many(
            &[V45],
            EITHER,
            "4097x4096",
            px(4097, 4096),
            OF_4_5,
            "4096x4095",
        ),
        // What peers refuse for a side of more than 4096 (users.md, traps).
        legal(&[V45, V40], EITHER, "5504x3040"),
        legal(&[V45, V40], EITHER, "6240x2656"),
        // 5377 x 1935 is one pixel less than the tutorial's most.
        legal(&[LITE], TUTORIAL, "5377x1935"),
        many(
            &[LITE],
            TUTORIAL,
            "3226x3226",
            px(3226, 3226),
            OF_LITE,
            "3225x3225",
        ),
        many(
            &[LITE],
            TUTORIAL,
            "5504x3040",
            px(5504, 3040),
            OF_LITE,
            "4300x2375",
        ),
        legal(&[LITE], LATER, "3226x3226"),
        legal(&[LITE], LATER, "5504x3040"),
        legal(&[LITE], LATER, "4096x4096"),
        many(
            &[LITE],
            LATER,
            "4097x4096",
            px(4097, 4096),
            OF_4_5,
            "4096x4095",
        ),
    ]
}

fn shapes() -> Vec<Row> {
    let legal = |models, size| row(models, EITHER, Given::Size(size), Want::Legal);
    let narrow = |models, size, of: Size, mend| {
        let rule = Rule::TooNarrow { size: of, most: 16 };
        row(models, EITHER, Given::Size(size), Want::Broken(rule, mend))
    };
    let write = Mend::Write;
    vec![
        legal(ALL, "7680x480"),
        legal(ALL, "480x7680"),
        narrow(ALL, "7681x480", px(7681, 480), write("7680x480")),
        narrow(ALL, "480x7681", px(480, 7681), write("480x7680")),
        legal(&[V40], "3840x240"),
        narrow(&[V40], "3841x240", px(3841, 240), write("3840x240")),
        narrow(&[LITE, V45], "99999x1", px(99_999, 1), write("7680x480")),
        narrow(&[V40], "99999x1", px(99_999, 1), write("3840x240")),
        narrow(ALL, "0x2048", px(0, 2048), Mend::Nothing),
        narrow(ALL, "2048x0", px(2048, 0), Mend::Nothing),
    ]
}

fn counts() -> Vec<Row> {
    let mut rows = Vec::new();
    // Each pair of references and pictures against the budget of 15.
    const NUMBERS: [&str; 17] = [
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
    ];
    for references in 0..=14u32 {
        let left = NUMBERS[15 - references as usize];
        for (pictures, typed) in (0u32..).zip(NUMBERS) {
            let want = match pictures {
                0 => Want::Broken(Rule::MaxImages { most: 15 }, Mend::Write("1")),
                16 => Want::Broken(Rule::MaxImages { most: 15 }, Mend::Write(left)),
                _ if references + pictures <= 15 => Want::Legal,
                _ => {
                    let rule = Rule::OverBudget {
                        references,
                        pictures,
                        budget: 15,
                    };
                    Want::Broken(rule, Mend::Write(left))
                }
            };
            rows.push(row(ALL, EITHER, Given::Counts(references, typed), want));
        }
    }
    rows.push(row(ALL, EITHER, Given::Single(0), Want::Legal));
    rows.push(row(ALL, EITHER, Given::Single(14), Want::Legal));
    rows
}

fn choices() -> Vec<Row> {
    use Field::{OutputFormat, PromptMode};
    let given = |models, field, value, want| row(models, EITHER, Given::Parked(field, value), want);
    vec![
        given(ALL, OutputFormat, "jpeg", Want::Legal),
        given(&[LITE], OutputFormat, "png", Want::Legal),
        given(&[V45, V40], OutputFormat, "png", Want::Kept),
        given(ALL, PromptMode, "standard", Want::Legal),
        given(&[V40], PromptMode, "fast", Want::Legal),
        // The tutorial's own sample sends it to 4.5; no document's text allows it.
        given(&[LITE, V45], PromptMode, "fast", Want::Kept),
    ]
}

fn files() -> Vec<Row> {
    use ReferenceFault::{FileBytes, FileFormat, FilePixels, FileShape, FileSide};
    let legal = |documents, change: fn(&mut ReferenceFile)| {
        row(ALL, documents, Given::File(change), Want::Legal)
    };
    let broken = |documents, change: fn(&mut ReferenceFile), fault, mend| {
        let rule = Rule::Reference { number: 1, fault };
        row(
            ALL,
            documents,
            Given::File(change),
            Want::Broken(rule, mend),
        )
    };
    let remake = |size, format, most_bytes| {
        Mend::Remake(Refit {
            size,
            format,
            most_bytes,
        })
    };
    let (ten, thirty) = (10_000_000, 30_000_000);
    vec![
        legal(EITHER, |file| file.format = "jpeg"),
        legal(EITHER, |file| file.format = "png"),
        legal(EITHER, |file| file.format = "webp"),
        legal(EITHER, |file| file.format = "bmp"),
        legal(EITHER, |file| file.format = "tiff"),
        legal(EITHER, |file| file.format = "gif"),
        legal(LATER, |file| file.format = "heic"),
        legal(LATER, |file| file.format = "heif"),
        broken(
            TUTORIAL,
            |file| (file.format, file.format_name) = ("heic", "HEIC"),
            FileFormat { format: "HEIC" },
            remake(px(640, 480), "jpeg", ten),
        ),
        broken(
            TUTORIAL,
            |file| (file.format, file.format_name) = ("heif", "HEIF"),
            FileFormat { format: "HEIF" },
            remake(px(640, 480), "jpeg", ten),
        ),
        broken(
            TUTORIAL,
            |file| (file.format, file.format_name) = ("", "AVIF"),
            FileFormat { format: "AVIF" },
            remake(px(640, 480), "jpeg", ten),
        ),
        broken(
            LATER,
            |file| (file.format, file.format_name) = ("", "AVIF"),
            FileFormat { format: "AVIF" },
            remake(px(640, 480), "jpeg", thirty),
        ),
        legal(EITHER, |file| file.bytes = 10_000_000),
        broken(
            TUTORIAL,
            |file| file.bytes = 10_000_001,
            FileBytes {
                bytes: 10_000_001,
                most: ten,
            },
            remake(px(640, 480), "jpeg", ten),
        ),
        legal(LATER, |file| file.bytes = 30_000_000),
        broken(
            LATER,
            |file| file.bytes = 30_000_001,
            FileBytes {
                bytes: 30_000_001,
                most: thirty,
            },
            remake(px(640, 480), "jpeg", thirty),
        ),
        legal(EITHER, |file| file.size = Some(px(15, 15))),
        broken(
            EITHER,
            |file| file.size = Some(px(14, 15)),
            FileSide {
                size: px(14, 15),
                above: 14,
            },
            Mend::Nothing,
        ),
        broken(
            EITHER,
            |file| file.size = Some(px(15, 14)),
            FileSide {
                size: px(15, 14),
                above: 14,
            },
            Mend::Nothing,
        ),
        legal(EITHER, |file| file.size = Some(px(1600, 100))),
        legal(EITHER, |file| file.size = Some(px(100, 1600))),
        broken(
            EITHER,
            |file| file.size = Some(px(1601, 100)),
            FileShape {
                size: px(1601, 100),
                most: 16,
            },
            Mend::Nothing,
        ),
        broken(
            EITHER,
            |file| file.size = Some(px(100, 1601)),
            FileShape {
                size: px(100, 1601),
                most: 16,
            },
            Mend::Nothing,
        ),
        // 5999 x 6001 is one pixel less than the most.
        legal(EITHER, |file| file.size = Some(px(6000, 6000))),
        legal(EITHER, |file| file.size = Some(px(5999, 6001))),
        broken(
            TUTORIAL,
            |file| file.size = Some(px(6000, 6001)),
            FilePixels {
                size: px(6000, 6001),
                most: 36_000_000,
            },
            remake(px(5999, 6000), "png", ten),
        ),
        broken(
            LATER,
            |file| file.size = Some(px(12_000, 12_000)),
            FilePixels {
                size: px(12_000, 12_000),
                most: 36_000_000,
            },
            remake(px(6000, 6000), "png", thirty),
        ),
    ]
}

/// The draft of a row.
fn draft_of(model: &str, documents: Documents, given: &Given) -> Draft {
    let mut draft = Draft::new(model, "four seasons");
    draft.documents = documents;
    draft.size = "2K".to_owned();
    match given {
        Given::Size(size) => set(&mut draft, Field::Size, size),
        Given::Counts(references, pictures) => {
            set(&mut draft, Field::Image, &addresses(*references));
            set(&mut draft, Field::MaxImages, pictures);
        }
        Given::Single(references) => {
            set(&mut draft, Field::Image, &addresses(*references));
            draft.sequential_image_generation = Sequential::Disabled;
        }
        Given::File(change) => {
            let mut file = png(1, "1.png");
            change(&mut file);
            draft.change_references(|references| {
                references.add(source(file));
            });
        }
        Given::Parked(field, value) => set(&mut draft, *field, value),
    }
    draft
}

fn addresses(count: u32) -> String {
    let lines = (1..=count).map(|number| format!("https://a.example/{number}.png"));
    lines.collect::<Vec<_>>().join("\n")
}

fn field_of(given: &Given) -> Field {
    match given {
        Given::Size(_) => Field::Size,
        Given::Counts(..) => Field::MaxImages,
        Given::Single(_) | Given::File(_) => Field::Image,
        Given::Parked(field, _) => *field,
    }
}

/// What the browser makes when it does as it is told.
fn remade(draft: &Draft, id: ReferenceId, to: Refit) -> Draft {
    let mut draft = draft.clone();
    let file = ReferenceFile {
        format: to.format,
        size: Some(to.size),
        bytes: to.most_bytes,
        ..png(2, "1.png")
    };
    draft.change_references(|references| references.replace(id, source(file)));
    draft
}

fn rows() -> Vec<Row> {
    let all = [tiers(), pixels(), shapes(), counts(), choices(), files()];
    all.into_iter().flatten().collect()
}

#[test]
fn inside_it_is_sent_and_outside_it_is_said_and_mended() {
    for Row {
        models,
        documents,
        given,
        want,
    } in rows()
    {
        for (model, documents) in models
            .iter()
            .flat_map(|model| documents.iter().map(move |documents| (*model, *documents)))
        {
            let draft = draft_of(model, documents, &given);
            let checked = check(&draft);
            let case = format!("{model} {documents:?} {draft:?}");
            let parked = |hint: &Hint| matches!(hint, Hint::Parked { field, .. } if *field == field_of(&given));
            let is_kept = matches!(want, Want::Kept);
            assert_eq!(checked.hints.iter().any(parked), is_kept, "{case}");
            let (rule, mend) = match &want {
                Want::Broken(rule, mend) => (rule, mend),
                Want::Legal | Want::Kept => {
                    assert_eq!(checked.problems, [], "{case}");
                    assert!(checked.request.is_some(), "{case}");
                    continue;
                }
            };
            let field = field_of(&given);
            let fix = match mend {
                Mend::Nothing => None,
                Mend::Write(value) => Some(Fix::Set {
                    field,
                    value: (*value).to_owned(),
                }),
                Mend::Remake(to) => Some(Fix::Refit(draft.references.list()[0].id, *to)),
            };
            let problem = Problem {
                field,
                rule: rule.clone(),
                fix,
            };
            assert_eq!(checked.problems, std::slice::from_ref(&problem), "{case}");
            assert_eq!(checked.request, None, "{case}");
            let mended = match &problem.fix {
                None => continue,
                Some(Fix::Refit(id, to)) => remade(&draft, *id, *to),
                Some(fix) => {
                    let mut draft = draft.clone();
                    draft.mend(fix);
                    draft
                }
            };
            assert_eq!(check(&mended).problems, [], "{case} with {:?}", problem.fix);
        }
    }
}

/// Fourteen, whatever the budget leaves; the fifteenth is never dropped silently.
#[test]
fn the_fifteenth_reference_is_refused_and_kept() {
    for model in ALL {
        for documents in EITHER {
            let draft = draft_of(model, *documents, &Given::Single(15));
            let rules: Vec<_> = check(&draft)
                .problems
                .into_iter()
                .map(|problem| (problem.field, problem.rule, problem.fix))
                .collect();
            let want = [
                Rule::TooManyReferences {
                    count: 15,
                    most: 14,
                },
                Rule::OverBudget {
                    references: 15,
                    pictures: 1,
                    budget: 15,
                },
            ];
            assert_eq!(
                rules,
                want.map(|rule| (Field::Image, rule, None)),
                "{model}"
            );
            assert_eq!(draft.references.count(), 15);
        }
    }
}

/// The recommended sizes of a model are legal on it under the documents that have their tier.
#[test]
fn every_recommended_size_is_legal() {
    for model in seedboard::catalog::MODELS {
        for documents in EITHER {
            let offered = model.tiers.by(*documents);
            for cell in model.recommended {
                let size = cell.size.by(*documents);
                let mut draft = Draft::new(model.ids.byteplus[0], "x");
                draft.documents = *documents;
                draft.size = size.to_string();
                let is_legal = check(&draft).request.is_some();
                assert!(
                    is_legal || !offered.contains(&cell.tier),
                    "{} {size}",
                    model.name
                );
            }
        }
    }
}
