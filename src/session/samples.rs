//! What a first visit finds: a finished board, a prompt ready to run, and the tutorial's examples.

use crate::board::{Board, SHIPPED, SamplePanel};
use crate::catalog::GenerationMode;
use crate::request::Draft;
use crate::text;

/// One of the tutorial's prompts (`SEED`, sections "Basic usage", "Batch image output" and "Streaming output").
/// They stay in the tutorial's own English in every language: they are data that is sent.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The prompt, word for word.
    pub prompt: &'static str,
    /// Reference images, in order.
    pub image: &'static [&'static str],
    /// Pictures that it makes.
    pub pictures: u32,
    title: fn() -> &'static str,
}

impl Example {
    /// Which of the tutorial's six modes it shows.
    pub fn mode(&self) -> GenerationMode {
        GenerationMode::of(self.image.len(), self.pictures > 1)
    }

    /// A name of two words.
    pub fn title(&self) -> &'static str {
        (self.title)()
    }
}

const COURTYARD: &str = "Generate a series of 4 coherent illustrations focusing on the same corner of a courtyard across the four seasons, presented in a unified style that captures the unique colors, elements, and atmosphere of each season.";

/// The examples, the first visit's first.
pub fn examples() -> &'static [Example] {
    &[
        Example {
            title: text::example_seasons,
            pictures: 4,
            image: &[],
            prompt: COURTYARD,
        },
        Example {
            title: text::example_coaster,
            pictures: 3,
            image: &[
                "https://ark-doc.tos-ap-southeast-1.bytepluses.com/doc_image/seedream4_imagesToimages_1.png",
                "https://ark-doc.tos-ap-southeast-1.bytepluses.com/doc_image/seedream4_imagesToimages_2.png",
            ],
            prompt: "Generate 3 images of a girl and a cow plushie happily riding a roller coaster in an amusement park, depicting morning, noon, and night.",
        },
        Example {
            title: text::example_brand,
            pictures: 4,
            image: &[
                "https://ark-doc.tos-ap-southeast-1.bytepluses.com/doc_image/seedream4_imageToimages.png",
            ],
            prompt: "Using this LOGO as a reference, create a visual design system for an outdoor sports brand named GREEN, including packaging bags, hats, cards, lanyards, etc. Main visual tone is green, with a fun, simple, and modern style.",
        },
        Example {
            title: text::example_four_looks,
            pictures: 4,
            image: &[
                "https://ark-doc.tos-ap-southeast-1.bytepluses.com/doc_image/seedream4_imageToimages_1.png",
            ],
            prompt: "Referring to Figure 1, generate four images with characters wearing sunglasses, riding motorcycles, wearing hats, and holding lollipops",
        },
        Example {
            title: text::example_liquid_dress,
            pictures: 1,
            image: &[
                "https://ark-doc.tos-ap-southeast-1.bytepluses.com/doc_image/seedream4_5_imageToimage.png",
            ],
            prompt: "Keep the model's pose and the flowing shape of the liquid dress unchanged. Change the clothing material from silver metal to completely transparent clear water (or glass). Through the liquid water, the model's skin details are visible. Lighting changes from reflection to refraction.",
        },
        Example {
            title: text::example_outfit,
            pictures: 1,
            image: &[
                "https://ark-doc.tos-ap-southeast-1.bytepluses.com/doc_image/seedream4_imagesToimage_1.png",
                "https://ark-doc.tos-ap-southeast-1.bytepluses.com/doc_image/seedream4_5_imagesToimage_2.png",
            ],
            prompt: "Replace the clothing in image 1 with the outfit from image 2.",
        },
        Example {
            title: text::example_portrait,
            pictures: 1,
            image: &[],
            prompt: "Vibrant close-up editorial portrait, model with piercing gaze, wearing a sculptural hat, rich color blocking, sharp focus on eyes, shallow depth of field, Vogue magazine cover aesthetic, shot on medium format, dramatic studio lighting.",
        },
    ]
}

/// The tutorial's samples use 4.5, and so does a first visit.
pub(super) fn first_draft() -> Draft {
    Draft::new("seedream-4-5-251128", COURTYARD)
}

/// The finished board of a first visit, painted by the demo.
pub(super) fn board() -> Board {
    let panel = |caption: &str, action: &str, description: &str, file| SamplePanel {
        caption: caption.to_owned(),
        action: action.to_owned(),
        description: description.to_owned(),
        file,
    };
    let [spring, summer, autumn, winter] = SHIPPED;
    let panels = [
        panel(
            text::sample_spring(),
            text::sample_spring_action(),
            text::sample_spring_description(),
            spring,
        ),
        panel(
            text::sample_summer(),
            text::sample_summer_action(),
            text::sample_summer_description(),
            summer,
        ),
        panel(
            text::sample_autumn(),
            text::sample_autumn_action(),
            text::sample_autumn_description(),
            autumn,
        ),
        panel(
            text::sample_winter(),
            text::sample_winter_action(),
            text::sample_winter_description(),
            winter,
        ),
    ];
    Board::sample(text::sample_title(), panels)
}
