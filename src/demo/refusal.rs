//! What the demo refuses, with the service's own status, code and wording (protocol.md sections 1 and 4).

use super::answer::DemoRequest;
use crate::catalog::{GenerationMode, Model, OutputFormat, PromptMode, SizeSpec, find};
use serde::Serialize;

/// An error body with its status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    pub status: u16,
    pub code: &'static str,
    pub message: String,
    pub kind: &'static str,
}

impl Refusal {
    pub fn invalid(parameter: &str, why: &str) -> Self {
        let message =
            format!("The parameter `{parameter}` specified in the request is not valid: {why}.");
        Self {
            status: 400,
            code: "InvalidParameter",
            message,
            kind: "BadRequest",
        }
    }

    fn missing(parameter: &str) -> Self {
        let message = format!("The request is missing the parameter `{parameter}`.");
        Self {
            status: 400,
            code: "MissingParameter",
            message,
            kind: "BadRequest",
        }
    }

    /// The body as it goes over the wire, with a request id as the service has.
    pub fn body(&self, request_id: &str) -> String {
        #[derive(Serialize)]
        struct Error<'a> {
            code: &'a str,
            message: String,
            param: &'a str,
            r#type: &'a str,
        }
        #[derive(Serialize)]
        struct Body<'a> {
            error: Error<'a>,
        }
        let message = format!("{} Request id: {request_id}", self.message);
        let error = Error {
            code: self.code,
            message,
            param: "",
            r#type: self.kind,
        };
        serde_json::to_string(&Body { error }).unwrap_or_default()
    }
}

/// Checks a request as the service does: the first thing that is wrong is named.
pub(super) fn check(request: &DemoRequest<'_>) -> Result<&'static Model, Refusal> {
    let id = request
        .text("model")
        .filter(|id| !id.is_empty())
        .ok_or(Refusal::missing("model"))?;
    let model = find(id).ok_or_else(|| Refusal {
        status: 404,
        code: "InvalidEndpointOrModel.NotFound",
        message: format!(
            "The model or endpoint {id} does not exist or you do not have access to it."
        ),
        kind: "Not Found",
    })?;
    if request
        .text("prompt")
        .is_none_or(|prompt| prompt.trim().is_empty())
    {
        return Err(Refusal::missing("prompt"));
    }
    check_size(request, model)?;
    let references = request.references();
    if references > model.references.count.value as usize {
        let why = format!(
            "number of reference images cannot exceed {}",
            model.references.count.value
        );
        return Err(Refusal::invalid("image", &why));
    }
    let group = request.is_group();
    if !model
        .modes
        .value
        .contains(&GenerationMode::of(references, group))
    {
        let field = "sequential_image_generation";
        return Err(Refusal::invalid(
            field,
            "it is not supported by the current model",
        ));
    }
    let budget = model.budget.value;
    if !(1..=budget).contains(&request.max_images()) {
        let why = format!("must be between 1 and {budget}");
        return Err(Refusal::invalid(
            "sequential_image_generation_options.max_images",
            &why,
        ));
    }
    check_modes(request, model)?;
    Ok(model)
}

fn check_size(request: &DemoRequest<'_>, model: &Model) -> Result<(), Refusal> {
    let Some(text) = request.text("size") else {
        return Ok(());
    };
    let (pixels, ratio) = (model.pixels.value, model.ratio.value);
    match text.parse() {
        Ok(SizeSpec::Tier(tier)) if model.tiers.value.contains(&tier) => Ok(()),
        Ok(SizeSpec::Tier(_)) => {
            let why = format!(
                "the specified size is not supported for model {}",
                model.name
            );
            Err(Refusal::invalid("size", &why))
        }
        Ok(SizeSpec::Pixels(size)) if size.pixels() < pixels.min => Err(Refusal::invalid(
            "size",
            &format!("image size must be at least {} pixels", pixels.min),
        )),
        Ok(SizeSpec::Pixels(size)) if size.pixels() > pixels.max => Err(Refusal::invalid(
            "size",
            &format!("image size must be at most {} pixels", pixels.max),
        )),
        Ok(SizeSpec::Pixels(size)) if !ratio.contains(size) => {
            let why = format!("aspect ratio must be between 1/{0} and {0}", ratio.most);
            Err(Refusal::invalid("size", &why))
        }
        Ok(SizeSpec::Pixels(_)) => Ok(()),
        Err(()) => {
            let tiers: Vec<_> = model
                .tiers
                .value
                .iter()
                .map(|t| t.as_str().to_ascii_lowercase())
                .collect();
            let why = format!(
                "size must be one of 'WIDTHxHEIGHT', '{}'",
                tiers.join("', '")
            );
            Err(Refusal::invalid("size", &why))
        }
    }
}

fn check_modes(request: &DemoRequest<'_>, model: &Model) -> Result<(), Refusal> {
    let one_of = |field: &str, names: Vec<&str>| {
        Err(Refusal::invalid(
            field,
            &format!("must be one of: {}", names.join(", ")),
        ))
    };
    if let Some(text) = request.text("output_format") {
        let known = OutputFormat::ALL
            .iter()
            .any(|format| format.as_str() == text);
        if !model.has_output_format() {
            return Err(Refusal::invalid(
                "output_format",
                "it is not supported by the current model",
            ));
        } else if !known {
            return one_of(
                "output_format",
                OutputFormat::ALL.iter().map(|f| f.as_str()).collect(),
            );
        }
    }
    if let Some(text) = request.prompt_mode() {
        let offered = model.prompt_modes.value;
        if !offered
            .iter()
            .any(|mode: &PromptMode| mode.as_str() == text)
        {
            return one_of(
                "optimize_prompt_options.mode",
                offered.iter().map(|mode| mode.as_str()).collect(),
            );
        }
    }
    Ok(())
}
