//! What the demo answers to a request: an error body, or a script of pictures.

use super::note::noted;
use super::refusal::{self, Refusal};
use super::scene::{Scene, scenes};
use crate::catalog::{Documents, Model, OutputFormat, Ratio, Size, SizeSpec};
use crate::loose::Loose;

/// What the demo calls its model in a reply: no picture of it is ever taken for Seedream's.
pub const DEMO_MODEL: &str = "seedboard-demo";

/// How fast the demo is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pace {
    /// First picture after 2 s, then one every 1.5 s.
    #[default]
    Quick,
    /// As measured on 5.0 lite at 2K: first picture after 26 s, then one every 21 s (protocol.md 3.3, M-A).
    Measured,
}

impl Pace {
    /// Both paces.
    pub const ALL: [Pace; 2] = [Pace::Quick, Pace::Measured];

    /// The one of this name. `None`: there is none.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }

    /// A name for the control.
    pub const fn as_str(self) -> &'static str {
        match self {
            Pace::Quick => "quick",
            Pace::Measured => "measured",
        }
    }

    /// Milliseconds from sending to the picture with this index.
    pub const fn due_ms(self, index: u32) -> u64 {
        let (first, next) = match self {
            Pace::Quick => (2_000, 1_500),
            Pace::Measured => (26_000, 21_000),
        };
        first + next * index as u64
    }
}

/// What the demo lets go wrong on request, to show what failures look like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mishap {
    /// Nothing.
    #[default]
    None,
    /// One picture in the middle is refused.
    RefusedPicture,
    /// The service answers with an error.
    Error,
    /// The stream breaks in the middle of an event.
    Cut,
}

impl Mishap {
    /// Every mishap.
    pub const ALL: [Mishap; 4] = [
        Mishap::None,
        Mishap::RefusedPicture,
        Mishap::Error,
        Mishap::Cut,
    ];

    /// The one of this name. `None`: there is none.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }

    /// A name for the control.
    pub const fn as_str(self) -> &'static str {
        match self {
            Mishap::None => "none",
            Mishap::RefusedPicture => "refused-picture",
            Mishap::Error => "error",
            Mishap::Cut => "cut",
        }
    }
}

/// What a person sets for the demo.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// How fast.
    pub pace: Pace,
    /// What goes wrong.
    pub mishap: Mishap,
}

/// The demo's answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// An error body with its status, at once.
    Refused {
        /// HTTP status.
        status: u16,
        /// JSON.
        body: String,
    },
    /// Pictures, to be painted one after another.
    Pictures(Script),
}

/// What will be painted and sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Script {
    /// The model's name as the service echoes it.
    pub model: String,
    /// A scene for each picture.
    pub scenes: Vec<Scene>,
    /// Pixels of every picture.
    pub size: Size,
    /// File format.
    pub format: OutputFormat,
    /// Whether the mark is painted.
    pub watermark: bool,
    /// Events, or one JSON reply at the end.
    pub stream: bool,
    /// An address for each picture, or its bytes.
    pub by_address: bool,
    /// How fast, and what goes wrong.
    pub options: Options,
}

/// Answers `body`, the exact JSON of a request. `turn`: counts the requests of this visit.
pub fn answer(body: &str, options: Options, turn: u32) -> Answer {
    let request_id = format!("demo-{turn}");
    let refused = |refusal: &Refusal| Answer::Refused {
        status: refusal.status,
        body: refusal.body(&request_id),
    };
    let Some(request) = DemoRequest::read(body) else {
        return refused(&Refusal::invalid("body", "it is no JSON object"));
    };
    let model = match refusal::check(&request) {
        Ok(model) => model,
        Err(refusal) => return refused(&refusal),
    };
    if options.mishap == Mishap::Error {
        return refused(&Refusal {
            status: 500,
            code: "InternalServiceError",
            message: "The service encountered an unexpected internal error.".to_owned(),
            kind: "InternalServerError",
        });
    }
    let prompt = request.text("prompt").unwrap_or_default();
    let references = u32::try_from(request.references()).unwrap_or(u32::MAX);
    let left = model.budget.value.saturating_sub(references);
    let count = if request.is_group() {
        request.max_images().min(left).max(1)
    } else {
        1
    };
    let format = match request.text("output_format") {
        Some("png") => OutputFormat::Png,
        _ => OutputFormat::Jpeg,
    };
    Answer::Pictures(Script {
        model: DEMO_MODEL.to_owned(),
        scenes: scenes(
            prompt,
            count,
            turn,
            request.first_reference().and_then(noted),
        ),
        size: pixels(&request, model, prompt),
        format,
        // The API's default is true (protocol.md 1.1).
        watermark: request.flag("watermark").unwrap_or(true),
        stream: request.flag("stream").unwrap_or(false),
        by_address: request.text("response_format") != Some("b64_json"),
        options,
    })
}

/// Exact pixels are kept; with a tier the "model" decides the shape from the prompt's words, 3:2 without any.
fn pixels(request: &DemoRequest<'_>, model: &Model, prompt: &str) -> Size {
    const SQUARE: Size = Size {
        width: 2048,
        height: 2048,
    };
    match request.text("size").and_then(|text| text.parse().ok()) {
        Some(SizeSpec::Pixels(size)) => size,
        Some(SizeSpec::Tier(tier)) => model
            .recommended(tier, shape_in(prompt), Documents::Tutorial)
            .unwrap_or(SQUARE),
        // Without a size the API makes 2048x2048 (protocol.md 1.1).
        None => SQUARE,
    }
}

fn shape_in(prompt: &str) -> Ratio {
    const SHAPES: &[(&str, u32, u32)] = &[
        ("vertical", 9, 16),
        ("poster", 3, 4),
        ("portrait", 3, 4),
        ("square", 1, 1),
        ("cinematic", 21, 9),
        ("widescreen", 16, 9),
        ("panorama", 21, 9),
    ];
    let lower = prompt.to_ascii_lowercase();
    let named = SHAPES.iter().find(|(word, _, _)| lower.contains(word));
    named.map_or(
        Ratio {
            width: 3,
            height: 2,
        },
        |&(_, width, height)| Ratio { width, height },
    )
}

/// The request as the demo reads it: every field optional, unknown ones passed over.
pub(super) struct DemoRequest<'a>(Loose<'a>);

impl<'a> DemoRequest<'a> {
    /// Reads a body. `None`: it is no JSON object.
    fn read(body: &'a str) -> Option<Self> {
        Loose::parse(body)
            .ok()
            .filter(|body| matches!(body, Loose::Object(_)))
            .map(Self)
    }

    /// A field that holds text. `None`: it is missing, `null` or something else.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).text()
    }

    /// A field that holds a boolean. `None`: it is missing, `null` or something else.
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.0.get(name).bool()
    }

    /// Input pictures: one as a string, or several in an array.
    pub fn references(&self) -> usize {
        match self.0.get("image") {
            Loose::Text(text) => usize::from(!text.is_empty()),
            Loose::List(all) => all.len(),
            _ => 0,
        }
    }

    /// Image 1. `None`: there is none.
    fn first_reference(&self) -> Option<&str> {
        match self.0.get("image") {
            Loose::List(all) => all.first()?.text(),
            one => one.text(),
        }
    }

    pub fn is_group(&self) -> bool {
        self.text("sequential_image_generation") == Some("auto")
    }

    /// 15 where it is not given (protocol.md 1.1).
    pub fn max_images(&self) -> u32 {
        match self
            .0
            .get("sequential_image_generation_options")
            .get("max_images")
        {
            Loose::None => 15,
            value => value
                .whole()
                .and_then(|count| u32::try_from(count).ok())
                .unwrap_or(0),
        }
    }

    pub fn prompt_mode(&self) -> Option<&str> {
        self.0.get("optimize_prompt_options").get("mode").text()
    }
}
