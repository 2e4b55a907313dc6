//! Hints say something and stop nobody.

use crate::file::{png, source};
use crate::form::set;
use crate::models::{LITE, V40, V45};
use seedboard::catalog::{OutputFormat, PromptMode, Ratio, Size, Tier, find};
use seedboard::request::{Draft, Field, Fix, Hint, Measure, ReferenceFile, SaidShape, check};

#[test]
fn more_than_600_words_or_300_characters_is_a_hint() {
    let (words, characters) = (|n| "word ".repeat(n), |n| "院".repeat(n));
    for (prompt, want) in [
        (words(600), None),
        (words(601), Some((601, 0))),
        (characters(300), None),
        (characters(301), Some((0, 301))),
        // Half of each is all of the advice.
        (words(300) + &characters(150), None),
        (words(300) + &characters(151), Some((300, 151))),
    ] {
        let checked = check(&Draft::new(V45, &prompt));
        let want: Vec<_> = want.map(long).into_iter().collect();
        assert_eq!(checked.hints, want, "{} letters", prompt.len());
        assert!(checked.request.is_some());
    }
}

fn long((words, characters): (u32, u32)) -> Hint {
    Hint::LongPrompt(Measure {
        words,
        characters,
        advised_words: 600,
        advised_characters: 300,
    })
}

#[test]
fn a_value_that_the_model_does_not_have_is_parked_and_said_so() {
    let parked = |id, field, value| Hint::Parked {
        field,
        value,
        model: find(id).unwrap(),
    };
    let png = |id| parked(id, Field::OutputFormat, "png");
    let fast = |id| parked(id, Field::PromptMode, "fast");
    for (id, want) in [
        (LITE, vec![fast(LITE)]),
        (V45, vec![png(V45), fast(V45)]),
        (V40, vec![png(V40)]),
    ] {
        let mut draft = Draft::new(id, "x");
        draft.output_format = OutputFormat::Png;
        draft.prompt_mode = PromptMode::Fast;
        let checked = check(&draft);
        assert_eq!(checked.hints, want, "{id}");
        assert!(checked.request.is_some(), "{id}");
    }
}

#[test]
fn each_hint_belongs_to_its_control() {
    let model = find(V45).unwrap();
    let parked = Hint::Parked {
        field: Field::PromptMode,
        value: "fast",
        model,
    };
    assert_eq!(parked.field(), Field::PromptMode);
    assert_eq!(long((601, 0)).field(), Field::Prompt);
}

/// A draft for so many pictures, one of them without a group, beside so many references.
fn draft(prompt: &str, pictures: u32, references: u32) -> Draft {
    let mut draft = Draft::new(V45, prompt);
    set(&mut draft, Field::Image, &addresses(references));
    draft.mend(&Fix::Pictures(pictures));
    draft
}

fn addresses(count: u32) -> String {
    let lines = (1..=count).map(|number| format!("https://a.example/{number}.png"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The hints of a draft that is sent all the same.
fn hints(draft: &Draft) -> Vec<Hint> {
    let checked = check(draft);
    assert_eq!(checked.problems, []);
    checked.hints
}

#[test]
fn another_number_in_the_prompt_is_a_hint_and_one_press_away() {
    for (prompt, asked, references, said, fits) in [
        ("four images of a cat", 3, 0, 4, true),
        ("Generate 3 images of a cat", 1, 0, 3, true),
        ("生成两张插画", 4, 2, 2, true),
        ("生成一张插画", 4, 0, 1, true),
        ("a series of 15 panels", 4, 0, 15, true),
        ("a series of 15 panels", 4, 1, 15, false),
        ("twelve posters", 4, 4, 12, false),
        ("40 photos", 4, 0, 40, false),
    ] {
        let mut draft = draft(prompt, asked, references);
        let hint = Hint::OtherCount { said, asked, fits };
        assert_eq!(hints(&draft), std::slice::from_ref(&hint), "{prompt}");
        assert_eq!(hint.field(), Field::MaxImages);
        let fix = hint.fix();
        assert_eq!(fix, fits.then_some(Fix::Pictures(said)), "{prompt}");
        if let Some(fix) = fix {
            draft.mend(&fix);
            assert_eq!(hints(&draft), [], "{prompt}");
            let request = check(&draft).request.unwrap();
            assert_eq!((request.pictures(), request.is_group()), (said, said > 1));
        }
    }
}

#[test]
fn another_shape_in_the_prompt_is_a_hint_against_exact_pixels_only() {
    use SaidShape::{Ratio as Figures, Square, Tall, Wide};
    let portrait = Figures(Ratio {
        width: 9,
        height: 16,
    });
    for (prompt, size, said, tier) in [
        ("a vertical poster", "2848x1600", Tall, "2K"),
        ("竖版海报", "5504x3040", Tall, "4K"),
        ("a cat in 9:16", "5504x3040", portrait, "4K"),
        ("a cat in square format", "2848x1600", Square, "2K"),
        ("a panorama of the bay", "1600x2848", Wide, "2K"),
        // Pixels of no table: the model's first tier.
        ("a panorama of the bay", "2000x3000", Wide, "2K"),
    ] {
        let mut draft = draft(prompt, 1, 0);
        draft.size = size.to_owned();
        let exact: Size = size.parse().unwrap();
        let of_tier = Tier::ALL.into_iter().find(|one| one.as_str() == tier);
        let hint = Hint::OtherShape {
            said,
            size: exact,
            tier: of_tier,
        };
        assert_eq!(hints(&draft), std::slice::from_ref(&hint), "{prompt}");
        assert_eq!(hint.field(), Field::Size);
        draft.mend(&hint.fix().unwrap());
        assert_eq!(draft.size, tier, "{prompt}");
        assert_eq!(hints(&draft), [], "{prompt}");
    }
}

#[test]
fn a_picture_that_no_reference_is_by_number() {
    for (prompt, references, number) in [
        ("Put image 1 into image 2", 1, 2),
        ("Referring to Figure 3 and Figure 1", 2, 3),
        ("like picture 1", 0, 1),
        ("把图3的衣服换成图1的", 2, 3),
        ("参考图片 2", 1, 2),
    ] {
        let mut draft = draft(prompt, 1, references);
        let hint = Hint::NoSuchImage { number, references };
        assert_eq!(hints(&draft), std::slice::from_ref(&hint), "{prompt}");
        assert_eq!((hint.field(), hint.fix()), (Field::Prompt, None));
        set(&mut draft, Field::Image, &addresses(number));
        assert_eq!(hints(&draft), [], "{prompt}");
    }
}

#[test]
fn the_same_picture_twice_is_a_hint_and_can_be_made_one() {
    let file = |id, bytes, fingerprint| {
        source(ReferenceFile {
            bytes,
            fingerprint,
            ..png(id, &format!("{id}.png"))
        })
    };
    let mut draft = draft("@1 and @3 and @cat and @cat-2", 1, 0);
    draft.change_references(|references| {
        references.add(file(1, 500, Some(7)));
        // Another length, or nothing that would tell, is another picture.
        references.add(file(2, 501, Some(7)));
        references.add(file(3, 500, Some(7)));
        references.add(file(4, 500, None));
        references.add(file(5, 500, None));
    });
    let text = "https://a.example/cat.png\nhttps://b.example/cat.png\nhttps://a.example/cat.png";
    draft.set_image(text);
    let id = |number: usize| draft.references.list()[number - 1].id;
    let same = |number: u32, earlier: u32| Hint::SamePicture {
        id: id(number as usize),
        number,
        into: id(earlier as usize),
        earlier,
    };
    let found = hints(&draft);
    assert_eq!(found, [same(3, 1), same(8, 6)]);
    assert_eq!(found[0].field(), Field::Image);
    assert_eq!(found[0].fix(), Some(Fix::Merge(id(3), id(1))));
    assert_eq!(
        draft.compiled_prompt(),
        "Image 1 and Image 3 and Image 6 and Image 7"
    );
    for hint in found {
        draft.mend(&hint.fix().unwrap());
    }
    assert_eq!(hints(&draft), []);
    assert_eq!(draft.references.count(), 6);
    assert_eq!(
        draft.compiled_prompt(),
        "Image 1 and Image 1 and Image 5 and Image 6"
    );
}

#[test]
fn pictures_that_made_room_for_references_come_back() {
    let mut draft = draft("x", 12, 0);
    let give = |draft: &mut Draft, references| {
        set(draft, Field::Image, &addresses(references));
        draft.fit_pictures();
    };
    for (references, pictures) in [(3, 12), (5, 10), (14, 1), (4, 11), (3, 12), (0, 12)] {
        give(&mut draft, references);
        assert_eq!(draft.max_images, pictures.to_string(), "{references}");
        let lowered = Hint::Lowered {
            from: 12,
            to: pictures,
            references,
            budget: 15,
        };
        let want: Vec<_> = (pictures < 12).then_some(lowered).into_iter().collect();
        assert_eq!(hints(&draft), want, "{references}");
    }
    // A number that the person chose since is their wish from then on.
    give(&mut draft, 10);
    set(&mut draft, Field::MaxImages, "2");
    assert_eq!(hints(&draft), []);
    give(&mut draft, 0);
    assert_eq!(draft.max_images, "2");
    // One that is over the budget by itself is a problem, and not ours to change.
    set(&mut draft, Field::MaxImages, "16");
    give(&mut draft, 10);
    assert_eq!(draft.max_images, "16");
}

/// Words that only look like a number of pictures, a shape or a name.
#[test]
fn nothing_is_said_of_what_the_prompt_does_not_say() {
    for (prompt, references) in [
        (
            "Vibrant close-up editorial portrait, shot on medium format",
            0,
        ),
        ("a landscape with two trees, in landscape format", 0),
        ("the square at 9:30, before it opens", 0),
        ("a clock at 10:10", 0),
        ("a train leaves at 12:15, another at 6:05", 0),
        ("a poster, 16:9", 0),
        ("two girls and a dog", 0),
        ("an image of one tree", 0),
        ("35 mm, as in a picture of the 1920s", 0),
        ("Keep the pose of image 1", 1),
        (
            "Replace the clothing in image 1 with the outfit from image 2.",
            2,
        ),
        ("@1 next to image 1", 1),
        ("城市广场，上午9:30", 0),
        ("两张木桌，一张脸", 0),
        ("一张世界地图 3米宽", 0),
        ("图1里的女孩", 1),
    ] {
        assert_eq!(hints(&draft(prompt, 1, references)), [], "{prompt}");
    }
    for prompt in ["生成4张图片 16:9", "生成组图4张", "生成4张图 2只猫"] {
        assert_eq!(hints(&draft(prompt, 4, 0)), [], "{prompt}");
    }
}
