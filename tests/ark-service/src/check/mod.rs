//! From a body to a request, refused with the real service's words where it would refuse (protocol
//! 1 and 4).

mod fields;
mod image;
mod size;

use serde_json::Value;

use crate::api::ApiError;
use crate::catalog::{MOST_IMAGES, Model, Sides};
use crate::picture::Format;

use self::fields::Fields;
use self::size::Size;

/// How pictures are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseFormat {
    /// An address.
    Url,
    /// Base64 in the answer itself.
    B64Json,
}

/// The vendor's two clouds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cloud {
    /// Plain ids.
    BytePlus,
    /// Ids that start with `doubao-`.
    Volcengine,
}

/// What was asked for, checked.
#[derive(Debug)]
pub struct Request {
    /// The id to echo: an alias is answered with the model's own id.
    pub model_id: String,
    /// Where the model lives.
    pub cloud: Cloud,
    /// How many pictures were asked for.
    pub asked: u32,
    /// Answer as a stream.
    pub stream: bool,
    /// Address or Base64.
    pub response_format: ResponseFormat,
    /// JPEG or PNG.
    pub format: Format,
    /// With the "AI generated" mark, which real addresses show.
    pub watermark: bool,
    /// `web_search` was offered to the model.
    pub tools: bool,
    size: Size,
}

impl Request {
    /// The size of the picture at `index`.
    pub fn sides(&self, index: u32) -> Sides {
        match self.size {
            Size::Tier(tier) => tier.size(index),
            Size::Pixels(sides) => sides,
        }
    }

    /// Reads and checks a body.
    pub fn read(body: &[u8]) -> Result<Self, ApiError> {
        let fields = Fields::read(body)?;
        let asked_model = fields.required("model")?;
        let (cloud, bare) = match asked_model.strip_prefix("doubao-") {
            Some(bare) => (Cloud::Volcengine, bare),
            None => (Cloud::BytePlus, asked_model),
        };
        let model = Model::find(bare).ok_or_else(|| ApiError::unknown_model(asked_model))?;
        fields.all_accepted_by(model)?;
        fields.required("prompt")?;
        let references = image::count(&fields)?;
        let size = size::read(&fields, model)?;
        fields.choice("optimize_prompt_options.mode", model.modes)?;
        let prefix = if cloud == Cloud::Volcengine {
            "doubao-"
        } else {
            ""
        };
        Ok(Self {
            model_id: format!("{prefix}{}", model.id),
            cloud,
            asked: asked(&fields, references)?,
            stream: fields.flag("stream")?.unwrap_or(false),
            response_format: match fields.choice("response_format", &["url", "b64_json"])? {
                Some("b64_json") => ResponseFormat::B64Json,
                _ => ResponseFormat::Url,
            },
            format: match fields.choice("output_format", &["jpeg", "png"])? {
                Some("png") => Format::Png,
                _ => Format::Jpeg,
            },
            // Protocol 1.1: the default is true.
            watermark: fields.flag("watermark")?.unwrap_or(true),
            tools: tools(&fields)?,
            size,
        })
    }
}

/// One picture, or up to `max_images` of a group. References and pictures together are at most 15;
/// that the service then draws fewer instead of refusing is what one application observed (protocol
/// 1.3).
fn asked(fields: &Fields, references: usize) -> Result<u32, ApiError> {
    const MAX_IMAGES: &str = "sequential_image_generation_options.max_images";
    let mode = fields.choice("sequential_image_generation", &["auto", "disabled"])?;
    let most = fields.integer(MAX_IMAGES, 1..=i64::from(MOST_IMAGES))?;
    if mode != Some("auto") {
        return Ok(1);
    }
    let most = most
        .and_then(|most| u32::try_from(most).ok())
        .unwrap_or(MOST_IMAGES);
    let room = MOST_IMAGES.saturating_sub(u32::try_from(references).unwrap_or(MOST_IMAGES));
    Ok(most.min(room))
}

fn tools(fields: &Fields) -> Result<bool, ApiError> {
    let Some(tools) = fields.get("tools") else {
        return Ok(false);
    };
    let known = |tool: &Value| tool.get("type").and_then(Value::as_str) == Some("web_search");
    match tools.as_array() {
        Some(list) if list.iter().all(known) => Ok(!list.is_empty()),
        _ => Err(ApiError::invalid(
            "tools",
            "tools.type must be 'web_search'",
        )),
    }
}
