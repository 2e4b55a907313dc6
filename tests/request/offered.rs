//! Any draft made only of what the controls offer has no problem.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use seedboard::catalog::{Cloud, Ratio, Size};
use seedboard::request::{
    Controls, Draft, Field, Hint, Offered, ResponseFormat, Sequential, SizeControl, check, controls,
};

/// How the form's size control is used.
#[derive(Debug, Clone)]
enum Press {
    /// A tier's button.
    Tier(Index),
    /// A shape's button; none is "as the prompt says".
    Shape(Option<Index>),
    /// Width and height typed within the ranges that the control states: a share of the pixels and
    /// of the shapes.
    Typed(f64, f64),
}

fn presses() -> impl Strategy<Value = Press> {
    prop_oneof![
        any::<Index>().prop_map(Press::Tier),
        proptest::option::of(any::<Index>()).prop_map(Press::Shape),
        (0.0..=1.0f64, -1.0..=1.0f64).prop_map(|(pixels, shape)| Press::Typed(pixels, shape)),
    ]
}

impl Press {
    /// The control's new value.
    fn value(&self, control: &SizeControl) -> String {
        match self {
            Press::Tier(index) => control.with_tier(index.get(&control.tiers).tier),
            Press::Shape(index) => {
                let tier = control.tier.unwrap_or(control.tiers[0].tier);
                let row = control.tiers.iter().find(|row| row.tier == tier);
                let shapes: Vec<Ratio> = row.map_or(Vec::new(), |row| {
                    row.shapes.iter().map(|(ratio, _)| *ratio).collect()
                });
                control.with_ratio(
                    index
                        .filter(|_| !shapes.is_empty())
                        .map(|index| *index.get(&shapes)),
                )
            }
            Press::Typed(pixels, shape) => typed(control, *pixels, *shape)
                .map_or_else(|| control.with_ratio(None), |size| size.to_string()),
        }
    }
}

/// Whole pixels near that share of both ranges. `None`: rounding left them.
fn typed(control: &SizeControl, pixels: f64, shape: f64) -> Option<Size> {
    let (min, max) = (control.range.min as f64, control.range.max as f64);
    let (pixels, shape) = (
        min + pixels * (max - min),
        f64::from(control.ratios.most).powf(shape),
    );
    let width = (pixels * shape).sqrt().round();
    let size = Size {
        width: width as u32,
        height: (pixels / width).round() as u32,
    };
    (control.range.contains(size) && control.ratios.contains(size)).then_some(size)
}

fn offered<T: Copy>(offered: &Offered<T>, index: Index) -> Option<T> {
    match offered {
        Offered::Choices(choices) => Some(index.get(choices).value),
        Offered::Always(_) | Offered::No => None,
    }
}

/// Lines that the control for references takes.
fn references() -> impl Strategy<Value = String> {
    prop_oneof![
        "https://[a-z]{1,9}\\.example/[a-zA-Z0-9_./?&=%-]{0,20}",
        "http://[a-z]{1,9}\\.example/[a-z0-9]{0,9}",
        "data:image/(jpeg|png|webp|bmp|tiff|gif);base64,([A-Za-z0-9+/]{4}){1,10}([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?",
    ]
}

/// What a person does to the form, each as a choice among what is offered at that moment.
#[derive(Debug, Clone)]
struct Hands {
    cloud: Cloud,
    model: Index,
    prompt: String,
    references: Vec<String>,
    presses: Vec<Press>,
    group: bool,
    pictures: Index,
    stream: bool,
    watermark: bool,
    response: ResponseFormat,
    format: Index,
    mode: Index,
}

prop_compose! {
    fn hands()(
        cloud in select(vec![Cloud::BytePlus, Cloud::Volcengine]),
        model: Index,
        prompt in "\\PC{0,40}[a-z春]\\PC{0,40}",
        references in vec(references(), 0..=14),
        presses in vec(presses(), 1..6),
        (group, stream, watermark) in any::<(bool, bool, bool)>(),
        pictures: Index,
        response in select(ResponseFormat::ALL.to_vec()),
        (format, mode) in any::<(Index, Index)>(),
    ) -> Hands {
        Hands { cloud, model, prompt, references, presses, group, pictures, stream, watermark, response, format, mode }
    }
}

/// The draft that these hands make. It begins with a size that every model has.
fn draft_of(hands: &Hands) -> Draft {
    let mut draft = Draft::new("", &hands.prompt);
    draft.size = "2K".to_owned();
    let look = |draft: &Draft| -> Controls { controls(draft, hands.cloud) };
    hands
        .model
        .get(&look(&draft).models)
        .value
        .1
        .clone_into(&mut draft.model);
    let most = look(&draft).references as usize;
    draft.set_image(&hands.references[..hands.references.len().min(most)].join("\n"));
    for press in &hands.presses {
        draft.size = press.value(&look(&draft).size);
    }
    let group = hands.group && look(&draft).shows(Field::SequentialImageGeneration);
    draft.sequential_image_generation = if group {
        Sequential::Auto
    } else {
        Sequential::Disabled
    };
    if let Some(control) = look(&draft).max_images {
        draft.max_images = (1 + hands.pictures.index(control.most as usize)).to_string();
    }
    draft.stream = hands.stream && look(&draft).shows(Field::Stream);
    draft.watermark = hands.watermark;
    draft.response_format = hands.response;
    draft.output_format =
        offered(&look(&draft).output_format, hands.format).unwrap_or(draft.output_format);
    draft.prompt_mode = offered(&look(&draft).prompt_mode, hands.mode).unwrap_or(draft.prompt_mode);
    draft
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn has_no_problem(hands in hands()) {
        let draft = draft_of(&hands);
        let checked = check(&draft);
        prop_assert_eq!(&checked.problems, &[], "{:?}", draft);
        prop_assert!(checked.request.is_some());
        let parked = checked.hints.iter().any(|hint| matches!(hint, Hint::Parked { .. }));
        prop_assert!(!parked, "nothing was chosen that is not offered: {:?}", draft);
    }

    /// What was chosen is shown as chosen.
    #[test]
    fn is_shown_as_it_stands(hands in hands()) {
        let draft = draft_of(&hands);
        let shown = controls(&draft, hands.cloud);
        let chosen: Vec<_> = shown.models.iter().filter(|choice| choice.chosen).map(|choice| choice.value.1).collect();
        prop_assert_eq!(chosen, vec![draft.model.as_str()]);
        if let Offered::Choices(choices) = &shown.prompt_mode {
            let chosen: Vec<_> = choices.iter().filter(|choice| choice.chosen).map(|choice| choice.value).collect();
            prop_assert_eq!(chosen, vec![draft.prompt_mode]);
        }
        let request = check(&draft).request.unwrap();
        prop_assert_eq!(shown.max_images.and_then(|control| control.pictures).unwrap_or(1), request.pictures());
        let written = match (shown.size.pixels, shown.size.tier) {
            (Some(size), _) => size.to_string(),
            (None, Some(tier)) => tier.as_str().to_owned(),
            (None, None) => String::new(),
        };
        prop_assert_eq!(written, request.size());
    }
}

/// Pressing a tier keeps the shape; pressing a shape keeps the tier.
#[test]
fn tiers_and_shapes_are_chosen_independently() {
    let square = Ratio {
        width: 1,
        height: 1,
    };
    let mut draft = Draft::new("seedream-4-5-251128", "x");
    draft.size = "2K".to_owned();
    let look = |draft: &Draft| controls(draft, Cloud::BytePlus).size;
    for (press, want) in [
        ("shape 1:1", "2048x2048"),
        ("tier 4K", "4096x4096"),
        ("no shape", "4K"),
        ("tier 2K", "2K"),
    ] {
        let control = look(&draft);
        draft.size = match press {
            "shape 1:1" => control.with_ratio(Some(square)),
            "no shape" => control.with_ratio(None),
            "tier 4K" => control.with_tier(control.tiers[1].tier),
            _ => control.with_tier(control.tiers[0].tier),
        };
        assert_eq!(draft.size, want, "{press}");
    }
}
