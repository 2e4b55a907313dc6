//! The checked request: only fields that this model has, every one of them stated, in one order.

use super::references::{ReferenceFile, ReferenceSource};
use super::{Body, Draft, ExtraField, ResponseFormat, Sequential};
use crate::catalog::{Model, OutputFormat, PromptMode, SizeSpec, find};
use crate::ports::FileId;

/// A request that breaks no known rule. Only [`super::check`] makes one.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    model: &'static Model,
    pictures: u32,
    fields: Vec<(String, Value)>,
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A string.
    Text(String),
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Whole(u32),
    /// Input pictures: one goes as a string, several as an array, as the tutorial's samples do.
    Pictures(Vec<InputPicture>),
    /// An object, in order.
    Object(Vec<(String, Value)>),
    /// The JSON of a field that we do not know, as it came.
    Json(String),
}

/// One input picture on its way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputPicture {
    /// An address, or a whole `data:` address.
    Address(String),
    /// `data:image/<format>;base64,` and the file's bytes.
    File(InputFile),
}

/// A file that travels inside the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// Where its bytes are.
    pub id: FileId,
    /// What it is called on the person's disk.
    pub file_name: String,
    /// As it stands in `data:image/<fmt>`.
    pub format: &'static str,
    /// Its length before base64.
    pub bytes: u64,
    /// Image 1 is the first.
    pub number: u32,
}

impl Request {
    pub(super) fn of_checked(
        draft: &Draft,
        model: &'static Model,
        size: SizeSpec,
        pictures: u32,
    ) -> Self {
        let fields = fields_of(draft, model, size.to_string(), Value::Whole(pictures));
        Self {
            model,
            pictures,
            fields,
        }
    }

    /// The catalogue entry it was checked against.
    pub const fn model(&self) -> &'static Model {
        self.model
    }

    /// The fields as they are sent, in order.
    pub fn fields(&self) -> &[(String, Value)] {
        &self.fields
    }

    /// Whether the id is in no table, and somebody said whose rules hold.
    pub fn is_treated_as(&self) -> bool {
        find(self.model_id()).is_none()
    }

    /// The model id as it is sent.
    pub fn model_id(&self) -> &str {
        self.text("model")
    }

    /// The prompt as it is sent.
    pub fn prompt(&self) -> &str {
        self.text("prompt")
    }

    /// Pictures asked for, at most.
    pub const fn pictures(&self) -> u32 {
        self.pictures
    }

    /// Whether the model decides how many.
    pub fn is_group(&self) -> bool {
        self.text("sequential_image_generation") == Sequential::Auto.as_str()
    }

    /// Whether a stream of events is asked for.
    pub fn streams(&self) -> bool {
        self.field("stream") == Some(&Value::Bool(true))
    }

    /// `2K` or `2848x1600`.
    pub fn size(&self) -> &str {
        self.text("size")
    }

    /// Input pictures sent along, in order.
    pub fn references(&self) -> &[InputPicture] {
        match self.field("image") {
            Some(Value::Pictures(all)) => all,
            _ => &[],
        }
    }

    /// Whether pictures come as addresses that die.
    pub fn by_address(&self) -> bool {
        self.text("response_format") == ResponseFormat::Url.as_str()
    }

    /// What the pictures come as.
    pub fn output_format(&self) -> OutputFormat {
        if self.text("output_format") == OutputFormat::Png.as_str() {
            OutputFormat::Png
        } else {
            OutputFormat::Jpeg
        }
    }

    /// Most that the run can cost, in tenths of a US cent.
    pub const fn price_at_most(&self) -> u32 {
        self.model.price.value.saturating_mul(self.pictures)
    }

    /// The exact bytes of the body, with a place for each file's base64.
    pub fn body(&self) -> Body {
        Body::compact(&self.fields)
    }

    /// The same body, laid out for people.
    pub fn pretty_body(&self) -> Body {
        Body::pretty(&self.fields)
    }

    fn field(&self, name: &str) -> Option<&Value> {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value)
    }

    fn text(&self, name: &str) -> &str {
        match self.field(name) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }
}

/// The fields of a draft on a model, in the order of the tutorial's samples.
pub(super) fn fields_of(
    draft: &Draft,
    model: &'static Model,
    size: String,
    pictures: Value,
) -> Vec<(String, Value)> {
    let text = |text: &str| Value::Text(text.to_owned());
    let prompt_mode = Some(draft.prompt_mode)
        .filter(|mode| model.prompt_modes.value.contains(mode))
        .unwrap_or(PromptMode::Standard);
    // The order of the tutorial's samples.
    let fields = [
        ("model", Some(text(draft.model.trim()))),
        ("prompt", Some(Value::Text(draft.compiled_prompt()))),
        ("image", input_pictures(draft)),
        ("size", Some(Value::Text(size))),
        (
            "sequential_image_generation",
            Some(text(draft.sequential_image_generation.as_str())),
        ),
        (
            "sequential_image_generation_options",
            draft.is_group().then(|| object("max_images", pictures)),
        ),
        (
            "optimize_prompt_options",
            Some(object("mode", text(prompt_mode.as_str()))),
        ),
        (
            "stream",
            model.stream.value.then_some(Value::Bool(draft.stream)),
        ),
        (
            "response_format",
            Some(text(draft.response_format.as_str())),
        ),
        (
            "output_format",
            model
                .has_output_format()
                .then(|| text(draft.output_format.as_str())),
        ),
        ("watermark", Some(Value::Bool(draft.watermark))),
    ];
    let known = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    let mut fields: Vec<_> = known.collect();
    for extra in draft.extra.iter().filter(|extra| extra.send) {
        add_extra(&mut fields, extra);
    }
    fields
}

fn object(name: &str, value: Value) -> Value {
    Value::Object(vec![(name.to_owned(), value)])
}

/// `None`: there are none, and the field is left out.
fn input_pictures(draft: &Draft) -> Option<Value> {
    let picture = |(number, source): (u32, &ReferenceSource)| match source {
        ReferenceSource::Address(address) => InputPicture::Address(address.clone()),
        ReferenceSource::File(ReferenceFile {
            id,
            file_name,
            bytes,
            format,
            ..
        }) => InputPicture::File(InputFile {
            id: *id,
            file_name: file_name.clone(),
            format,
            bytes: *bytes,
            number,
        }),
    };
    let sources = draft
        .references
        .list()
        .iter()
        .map(|reference| &reference.source);
    let all: Vec<_> = (1u32..).zip(sources).map(picture).collect();
    (!all.is_empty()).then_some(Value::Pictures(all))
}

/// Puts an unknown field where it came from; one that would change a field of ours stays out.
fn add_extra(fields: &mut Vec<(String, Value)>, extra: &ExtraField) {
    let value = Value::Json(extra.json.clone());
    let (outer, inner) = match extra.path.split_once('.') {
        Some((outer, inner)) => (outer, Some(inner)),
        None => (extra.path.as_str(), None),
    };
    let place = fields.iter_mut().find(|(name, _)| name == outer);
    match (place, inner) {
        (Some((_, Value::Object(members))), Some(inner)) => {
            if !members.iter().any(|(name, _)| name == inner) {
                members.push((inner.to_owned(), value));
            }
        }
        (Some(_), _) => {}
        (None, Some(inner)) => fields.push((outer.to_owned(), object(inner, value))),
        (None, None) => fields.push((outer.to_owned(), value)),
    }
}
