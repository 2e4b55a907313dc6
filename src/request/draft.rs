//! What the form holds, possibly nonsense.

use super::mention::{self, Mentioned, segments};
use super::references::{ReferenceId, References, same_name};
use crate::catalog::{Cloud, Documents, Model, OutputFormat, PromptMode, find};

/// The API's `sequential_image_generation`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sequential {
    /// `auto`: a group of related pictures, up to `max_images`; the model decides how many.
    Auto,
    /// `disabled`: one picture.
    Disabled,
}

impl Sequential {
    /// Both values, the API's default first.
    pub const ALL: [Sequential; 2] = [Sequential::Disabled, Sequential::Auto];

    /// The API's own spelling.
    pub const fn as_str(self) -> &'static str {
        match self {
            Sequential::Auto => "auto",
            Sequential::Disabled => "disabled",
        }
    }
}

/// The API's `response_format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseFormat {
    /// `b64_json`: the picture's bytes, in the reply.
    B64Json,
    /// `url`: an address that dies after 24 hours.
    Url,
}

impl ResponseFormat {
    /// Both values, the API's default first.
    pub const ALL: [ResponseFormat; 2] = [ResponseFormat::Url, ResponseFormat::B64Json];

    /// The API's own spelling.
    pub const fn as_str(self) -> &'static str {
        match self {
            ResponseFormat::B64Json => "b64_json",
            ResponseFormat::Url => "url",
        }
    }
}

/// A field that came with an import and is in no table of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraField {
    /// Its path in the body, such as `tools` or `optimize_prompt_options.thinking`.
    pub path: String,
    /// Its value as JSON, without line breaks.
    pub json: String,
    /// Whether the person wants it sent.
    pub send: bool,
}

/// The form's values. Fields that a model does not have keep their value here and are simply not sent; they are back
/// when the model is.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// A model id, of either cloud, or the id of an endpoint.
    pub model: String,
    /// Whose rules hold for an id that is in no table, such as an endpoint's. `None`: nobody has said.
    pub treat_as: Option<&'static Model>,
    /// Which documents count where they disagree.
    pub documents: Documents,
    /// The prompt as typed, with its mentions.
    pub prompt: String,
    /// The input pictures in order.
    pub references: References,
    /// `2K` or `2848x1600`, as typed.
    pub size: String,
    /// One picture or a group.
    pub sequential_image_generation: Sequential,
    /// A whole number, as typed; only read when the group is `auto`.
    pub max_images: String,
    /// How many were asked for before references took their place in the budget; they come back when a reference goes.
    /// `None`: the number is as the person left it.
    pub wished_images: Option<u32>,
    /// Pictures one by one as they are made.
    pub stream: bool,
    /// Bytes or address.
    pub response_format: ResponseFormat,
    /// JPEG or PNG, where the model lets one choose.
    pub output_format: OutputFormat,
    /// An "AI generated" mark on the picture. The API's default is `true`; ours is `false`, and it is always stated.
    pub watermark: bool,
    /// `standard` or `fast`, where the model lets one choose.
    pub prompt_mode: PromptMode,
    /// Fields of an import that we do not know.
    pub extra: Vec<ExtraField>,
}

impl Draft {
    /// The draft of a first visit: everything set for a streamed group, `prompt` and `model` as given.
    pub fn new(model: &str, prompt: &str) -> Self {
        Self {
            model: model.to_owned(),
            treat_as: None,
            documents: Documents::Tutorial,
            prompt: prompt.to_owned(),
            references: References::default(),
            size: "2848x1600".to_owned(),
            sequential_image_generation: Sequential::Auto,
            max_images: "4".to_owned(),
            wished_images: None,
            stream: true,
            response_format: ResponseFormat::B64Json,
            output_format: OutputFormat::Jpeg,
            watermark: false,
            prompt_mode: PromptMode::Standard,
            extra: Vec::new(),
        }
    }

    /// The catalogue entry whose rules hold. `None`: the id is in no table and nobody has said what it is like.
    pub fn known_model(&self) -> Option<&'static Model> {
        // It is sent without the white space that came with a paste.
        let id = self.model.trim();
        find(id).or(self.treat_as.filter(|_| !id.is_empty()))
    }

    /// The prompt as it is sent: without white space around it, and with numbers for mentions.
    pub fn compiled_prompt(&self) -> String {
        mention::compile(self.prompt.trim(), &self.references)
    }

    /// Changes the references. The prompt's mentions follow: a new name is written into them, and one whose reference
    /// goes stays behind as a mention of something that is gone.
    pub fn change_references(&mut self, change: impl FnOnce(&mut References)) {
        let before = self.references.clone();
        change(&mut self.references);
        self.rename_mentions(&before, |id| id);
    }

    /// Takes over what was typed into the text field for addresses, an address a line.
    pub fn set_image(&mut self, text: &str) {
        self.change_references(|references| references.set_text(text));
    }

    /// Makes two references one: `id` goes, and its mentions mean `into` from then on.
    pub fn merge_references(&mut self, id: ReferenceId, into: ReferenceId) {
        if id == into || self.references.get(into).is_none() {
            return;
        }
        let before = self.references.clone();
        self.references.drop_merged(id);
        self.rename_mentions(&before, |named| if named == id { into } else { named });
    }

    /// Lowers the number of pictures to what the references leave of the budget, and raises it again, up to what was
    /// wished, when they leave more. Nothing happens to a number that is over the budget by itself.
    pub fn fit_pictures(&mut self) {
        let Some(model) = self.known_model().filter(|_| self.is_group()) else {
            return;
        };
        let Ok(now) = self.max_images.trim().parse::<u32>() else {
            return;
        };
        let budget = model.budget.value;
        let wished = self.wished_images.unwrap_or(now);
        if now > budget || wished > budget {
            return;
        }
        let left = budget.saturating_sub(self.references.count()).max(1);
        let fitting = wished.min(left);
        if fitting != now {
            self.max_images = fitting.to_string();
        }
        self.wished_images = (fitting < wished).then_some(wished);
    }

    fn rename_mentions(&mut self, before: &References, now: impl Fn(ReferenceId) -> ReferenceId) {
        let after = &self.references;
        self.prompt = mention::renamed(&self.prompt, before, after, now);
        let gone: Vec<String> = segments(&self.prompt, after)
            .into_iter()
            .filter(|segment| segment.names == Some(Mentioned::Removed))
            .map(|segment| segment.text.trim_start_matches('@').to_owned())
            .collect();
        self.references
            .forget_removed(|name| gone.iter().any(|said| same_name(said, name)));
    }

    /// Whether a group is asked for.
    pub fn is_group(&self) -> bool {
        self.sequential_image_generation == Sequential::Auto
    }

    /// The same model under the id it has on `cloud`; an id that is not in the catalogue stays.
    pub fn move_to(&mut self, cloud: Cloud) {
        if let Some(model) =
            find(self.model.trim()).filter(|model| !model.ids.known_on(cloud, self.model.trim()))
        {
            self.model = model.ids.on(cloud).to_owned();
        }
    }
}
