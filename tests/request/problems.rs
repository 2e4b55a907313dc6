//! Every rule with its exact numbers, and that its fix mends it.

use crate::form::set;
use crate::models::{LITE, V40, V45};
use seedboard::catalog::{PixelRange, Size, Tier};
use seedboard::request::{Draft, Field, Fix, Problem, Rule, check};

/// Settings that differ from a good draft for `model`, and the one problem that they make.
struct Case {
    model: &'static str,
    set: &'static [(Field, &'static str)],
    field: Field,
    rule: Rule,
    fix: Option<(Field, &'static str)>,
}

const fn size(width: u32, height: u32) -> Size {
    Size { width, height }
}

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
const REFERENCES_3: &str = "https://a.example/1\nhttps://a.example/2\n\nhttps://a.example/3\n";
const REFERENCES_14: &str = "https://a.example/1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14";

fn cases() -> Vec<Case> {
    use Field::{Image, MaxImages, Model, Prompt, SequentialImageGeneration as Group};
    let case = |model, set, field, rule, fix| Case {
        model,
        set,
        field,
        rule,
        fix,
    };
    let of_size =
        |model, text: &'static [(Field, &'static str)], rule, fix: Option<&'static str>| {
            case(
                model,
                text,
                Field::Size,
                rule,
                fix.map(|value| (Field::Size, value)),
            )
        };
    let max_images = |text: &'static [(Field, &'static str)], fix: Option<&'static str>| {
        let rule = Rule::MaxImages { most: 15 };
        case(
            V45,
            text,
            MaxImages,
            rule,
            fix.map(|value| (MaxImages, value)),
        )
    };
    vec![
        case("seedream-9", &[], Model, Rule::ModelUnknown, None),
        case("", &[], Model, Rule::ModelUnknown, None),
        case(V45, &[(Prompt, "")], Prompt, Rule::PromptMissing, None),
        case(
            V45,
            &[(Prompt, " \n\t\u{3000}")],
            Prompt,
            Rule::PromptMissing,
            None,
        ),
        // The size: unreadable, a tier of another model, too few, too many, too narrow.
        of_size(V45, &[(Field::Size, "")], Rule::SizeUnreadable, Some("2K")),
        of_size(
            V40,
            &[(Field::Size, "big")],
            Rule::SizeUnreadable,
            Some("1K"),
        ),
        of_size(
            LITE,
            &[(Field::Size, "2048")],
            Rule::SizeUnreadable,
            Some("2K"),
        ),
        of_size(
            V45,
            &[(Field::Size, "1K")],
            Rule::TierNotOffered {
                tier: Tier::K1,
                offered: &[Tier::K2, Tier::K4],
            },
            Some("2K"),
        ),
        of_size(
            V45,
            &[(Field::Size, "3k")],
            Rule::TierNotOffered {
                tier: Tier::K3,
                offered: &[Tier::K2, Tier::K4],
            },
            Some("4K"),
        ),
        of_size(
            LITE,
            &[(Field::Size, "4K")],
            Rule::TierNotOffered {
                tier: Tier::K4,
                offered: &[Tier::K2, Tier::K3],
            },
            Some("3K"),
        ),
        of_size(
            V40,
            &[(Field::Size, "3K")],
            Rule::TierNotOffered {
                tier: Tier::K3,
                offered: &[Tier::K1, Tier::K2, Tier::K4],
            },
            Some("4K"),
        ),
        of_size(
            V45,
            &[(Field::Size, "1920x1080")],
            Rule::TooFewPixels {
                size: size(1920, 1080),
                range: OF_4_5,
            },
            Some("2560x1440"),
        ),
        of_size(
            V45,
            &[(Field::Size, "1024x1024")],
            Rule::TooFewPixels {
                size: size(1024, 1024),
                range: OF_4_5,
            },
            Some("1920x1920"),
        ),
        of_size(
            V40,
            &[(Field::Size, "1279x720")],
            // 1280x720 would be another shape.
            Rule::TooFewPixels {
                size: size(1279, 720),
                range: OF_4_0,
            },
            Some("1281x721"),
        ),
        of_size(
            LITE,
            &[(Field::Size, "4096x4096")],
            Rule::TooManyPixels {
                size: size(4096, 4096),
                range: OF_LITE,
            },
            Some("3225x3225"),
        ),
        of_size(
            V45,
            &[(Field::Size, "8192x8192")],
            Rule::TooManyPixels {
                size: size(8192, 8192),
                range: OF_4_5,
            },
            Some("4096x4096"),
        ),
        of_size(
            V45,
            &[(Field::Size, "16400x1024")],
            Rule::TooNarrow {
                size: size(16_400, 1024),
                most: 16,
            },
            Some("16384x1024"),
        ),
        of_size(
            V45,
            &[(Field::Size, "0x2048")],
            Rule::TooNarrow {
                size: size(0, 2048),
                most: 16,
            },
            None,
        ),
        // The number of pictures.
        max_images(&[(MaxImages, "0")], Some("1")),
        max_images(&[(MaxImages, "16")], Some("15")),
        max_images(&[(MaxImages, "16"), (Image, REFERENCES_3)], Some("12")),
        max_images(&[(MaxImages, "-3")], Some("1")),
        max_images(&[(MaxImages, "2.6")], Some("3")),
        max_images(&[(MaxImages, "+4")], Some("4")),
        max_images(&[(MaxImages, "99999999999999999999")], Some("15")),
        max_images(&[(MaxImages, "")], None),
        max_images(&[(MaxImages, "four")], None),
        max_images(&[(MaxImages, "NaN")], None),
        case(
            V45,
            &[(MaxImages, "13"), (Image, REFERENCES_3)],
            MaxImages,
            Rule::OverBudget {
                references: 3,
                pictures: 13,
                budget: 15,
            },
            Some((MaxImages, "12")),
        ),
        // A number that is not read makes no problem.
        case(
            V45,
            &[(Group, "disabled"), (MaxImages, "99"), (Prompt, "")],
            Prompt,
            Rule::PromptMissing,
            None,
        ),
    ]
}

fn good(model: &str) -> Draft {
    let mut draft = Draft::new(model, "four seasons");
    draft.size = "2K".to_owned();
    draft
}

#[test]
fn each_rule_has_its_field_its_numbers_and_its_fix() {
    for Case {
        model,
        set: settings,
        field,
        rule,
        fix,
    } in cases()
    {
        let mut draft = good(model);
        settings
            .iter()
            .for_each(|(field, value)| set(&mut draft, *field, value));
        let checked = check(&draft);
        let fix = fix.map(|(field, value)| Fix::Set {
            field,
            value: value.to_owned(),
        });
        assert_eq!(
            checked.problems,
            [Problem { field, rule, fix }],
            "{model} {settings:?}"
        );
        assert_eq!(checked.request, None);
        assert_eq!(checked.problems_of(field).count(), 1);

        if let Some(fix) = &checked.problems[0].fix {
            draft.mend(fix);
            assert_eq!(
                check(&draft).problems,
                [],
                "{model} {settings:?} with {fix:?}"
            );
        }
    }
}

#[test]
fn the_ends_of_each_range_are_legal() {
    for (model, sizes) in [
        (
            V40,
            ["1280x720", "960x960", "4096x4096", "3840x240", "240x3840"],
        ),
        (
            V45,
            [
                "2560x1440",
                "1920x1920",
                "4096x4096",
                "7680x480",
                "480x7680",
            ],
        ),
        (
            LITE,
            [
                "2560x1440",
                "1920x1920",
                "3225x3225",
                "7680x480",
                "12896x806",
            ],
        ),
    ] {
        for size in sizes {
            let mut draft = good(model);
            set(&mut draft, Field::Size, size);
            assert_eq!(check(&draft).problems, [], "{model} {size}");
        }
    }
    for (references, pictures) in [(0, 1), (0, 15), (1, 14), (14, 1)] {
        let mut draft = good(V45);
        let lines: Vec<_> = (0..references)
            .map(|n| format!("https://a.example/{n}"))
            .collect();
        set(&mut draft, Field::Image, &lines.join("\n"));
        set(&mut draft, Field::MaxImages, &pictures.to_string());
        assert_eq!(check(&draft).problems, [], "{references} and {pictures}");
        assert_eq!(check(&draft).request.unwrap().pictures(), pictures);
    }
}

/// Everything at once, in the order of the form.
#[test]
fn all_problems_are_found_together() {
    let mut draft = good(V45);
    for (field, value) in [
        (Field::Prompt, ""),
        (Field::Image, REFERENCES_14),
        (Field::Size, "1K"),
        (Field::MaxImages, "15"),
    ] {
        set(&mut draft, field, value);
    }
    let problems = check(&draft).problems;
    let fields: Vec<_> = problems.iter().map(|problem| problem.field).collect();
    let mut want = vec![Field::Prompt];
    want.extend([Field::Image; 13]);
    want.extend([Field::Size, Field::MaxImages]);
    assert_eq!(fields, want);
    let over = Rule::OverBudget {
        references: 14,
        pictures: 15,
        budget: 15,
    };
    assert_eq!(problems.last().unwrap().rule, over);
}
