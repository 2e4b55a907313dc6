//! Go, with the vendor's SDK. Its stream hands over a refused picture as an event and goes on (protocol.md 3.4).

use super::quote::literal;
use super::template::fill;
use super::{Need, Snippet, Target, need, seconds};
use crate::catalog::Cloud;
use crate::request::{InputPicture, Request, Value};

const STREAM: &str = include_str!("templates/stream.go");
const REPLY: &str = include_str!("templates/reply.go");
const DATA_URL: &str = include_str!("templates/data_url.go");

/// Generics, for the pointers that the SDK asks for.
const NEEDS: &[Need] = &[need("Go", "1.18")];

/// A field of the SDK's request, and around what its value goes.
const FIELDS: &[(&str, &str, &str)] = &[
    ("model", "Model", "«»"),
    ("prompt", "Prompt", "«»"),
    ("image", "Image", "«»"),
    ("size", "Size", "ptr(«»)"),
    (
        "sequential_image_generation",
        "SequentialImageGeneration",
        "ptr(model.SequentialImageGeneration(«»))",
    ),
    (
        "sequential_image_generation_options.max_images",
        "SequentialImageGenerationOptions",
        "&model.SequentialImageGenerationOptions{MaxImages: ptr(«»)}",
    ),
    (
        "optimize_prompt_options.mode",
        "OptimizePromptOptions",
        "&model.OptimizePromptOptions{Mode: ptr(model.OptimizePromptMode(«»))}",
    ),
    ("response_format", "ResponseFormat", "ptr(«»)"),
    (
        "output_format",
        "OutputFormat",
        "ptr(model.OutputFormat(«»))",
    ),
    ("watermark", "Watermark", "ptr(«»)"),
    ("seed", "Seed", "ptr(int64(«»))"),
    ("guidance_scale", "GuidanceScale", "ptr(float64(«»))"),
];

pub(super) fn snippet(request: &Request, at: &Target) -> Snippet {
    let (mut fields, mut unsent) = (Vec::new(), Vec::new());
    for (path, value) in super::leaves(request) {
        let known = FIELDS.iter().find(|(field, ..)| *field == path);
        match (known, expression(&path, value)) {
            (Some((_, name, around)), Some(value)) => {
                fields.push((*name, fill(around, &[("", &value)])));
            }
            // Which call is made says it.
            (None, _) if path == "stream" => {}
            _ => unsent.push(path),
        }
    }
    let widest = fields.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let field = |(name, value): &(&str, String)| {
        let gap = " ".repeat(widest.saturating_sub(name.len()).saturating_add(1));
        ["\t\t", name, ":", &gap, value, ",\n"].concat()
    };
    let fields: String = fields.iter().map(field).collect();
    let files = request.body().has_files();
    let module = match at.cloud {
        Cloud::BytePlus => "github.com/byteplus-sdk/byteplus-go-sdk-v2",
        Cloud::Volcengine => "github.com/volcengine/volcengine-go-sdk",
    };
    let holes = [
        ("module", module),
        ("base", &*literal(at.base())),
        ("seconds", &seconds(request).to_string()),
        ("unsent", &super::unsent("\t\t// ", &unsent)),
        ("fields", &fields),
        ("data_url", if files { DATA_URL } else { "" }),
        ("extension", request.output_format().as_str()),
    ];
    let template = if request.streams() { STREAM } else { REPLY };
    Snippet {
        text: fill(template, &holes),
        file_name: "main.go",
        install: Some(match at.cloud {
            Cloud::BytePlus => "go get github.com/byteplus-sdk/byteplus-go-sdk-v2",
            Cloud::Volcengine => "go get github.com/volcengine/volcengine-go-sdk",
        }),
        needs: NEEDS,
        compiled_here: false,
    }
}

/// `None`: nothing that a field of the SDK holds.
fn expression(path: &str, value: &Value) -> Option<String> {
    Some(match value {
        Value::Text(text) => literal(text),
        Value::Bool(value) => value.to_string(),
        Value::Whole(number) => number.to_string(),
        Value::Pictures(all) => match all.as_slice() {
            [only] => picture(only),
            several => {
                let several: Vec<_> = several.iter().map(picture).collect();
                ["[]string{", &several.join(", "), "}"].concat()
            }
        },
        Value::Object(_) | Value::Json(_) => super::number(path, value)?.to_owned(),
    })
}

fn picture(picture: &InputPicture) -> String {
    match picture {
        InputPicture::Address(address) => literal(address),
        InputPicture::File(file) => [
            "dataURL(",
            &literal(&file.file_name),
            ", ",
            &literal(file.format),
            ")",
        ]
        .concat(),
    }
}
