//! Java, with the vendor's SDK.
//!
//! Its stream throws at the first refused picture and ends (protocol.md 3.4). So a streaming program takes the SDK's
//! classes and its JSON, and reads the lines itself; a plain one lets the SDK call.

use super::quote::{java, literal};
use super::template::fill;
use super::{Need, Snippet, Target, need, seconds};
use crate::catalog::Cloud;
use crate::request::{InputPicture, Request, Value};

const STREAM: &str = include_str!("templates/Stream.java");
const REPLY: &str = include_str!("templates/Reply.java");
const DATA_URL: &str = include_str!("templates/DataUrl.java");

/// The BytePlus SDK posts to the host's `/api/v3/images/generations`, whatever path the base URL has (protocol.md 7.2).
const PREFIX: &str = "                // This SDK keeps only the host of the base URL: another path than /api/v3 is dropped.";

/// The artifact of a cloud.
struct Sdk {
    package: &'static str,
    install: &'static str,
    /// The plain program, and the streaming one: `java.net.http` came with Java 11.
    needs: [&'static [Need]; 2],
}

const BYTEPLUS: Sdk = Sdk {
    package: "com.byteplus.ark.runtime",
    install: "<dependency><groupId>com.byteplus</groupId><artifactId>byteplus-java-sdk-v2-ark-runtime</artifactId><version>0.1.71</version></dependency>",
    needs: [
        &[
            need("Java", "8"),
            need("byteplus-java-sdk-v2-ark-runtime", "0.1.71"),
        ],
        &[
            need("Java", "11"),
            need("byteplus-java-sdk-v2-ark-runtime", "0.1.71"),
        ],
    ],
};

const VOLCENGINE: Sdk = Sdk {
    package: "com.volcengine.ark.runtime",
    install: "<dependency><groupId>com.volcengine</groupId><artifactId>volcengine-java-sdk-ark-runtime</artifactId><version>2.0.24</version></dependency>",
    needs: [
        &[
            need("Java", "8"),
            need("volcengine-java-sdk-ark-runtime", "2.0.24"),
        ],
        &[
            need("Java", "11"),
            need("volcengine-java-sdk-ark-runtime", "2.0.24"),
        ],
    ],
};

/// A field, its call on the SDK's builder, and around what the value goes.
const FIELDS: &[(&str, &str, &str)] = &[
    ("model", "model", "«»"),
    ("prompt", "prompt", "«»"),
    ("image", "image", "«»"),
    ("size", "size", "«»"),
    (
        "sequential_image_generation",
        "sequentialImageGeneration",
        "«»",
    ),
    (
        "sequential_image_generation_options.max_images",
        "sequentialImageGenerationOptions",
        "group",
    ),
    (
        "optimize_prompt_options.mode",
        "optimizePromptOptions",
        "optimize",
    ),
    ("stream", "stream", "«»"),
    ("response_format", "responseFormat", "«»"),
    ("output_format", "outputFormat", "«»"),
    ("watermark", "watermark", "«»"),
    ("seed", "seed", "«»"),
    ("guidance_scale", "guidanceScale", "Double.valueOf(«»)"),
];

/// Fields whose value is an object: what is done before the request is built.
const OBJECTS: &[(&str, &str)] = &[
    (
        "sequential_image_generation_options.max_images",
        "        GenerateImagesRequest.SequentialImageGenerationOptions group =
                new GenerateImagesRequest.SequentialImageGenerationOptions();
        group.setMaxImages(«»);
",
    ),
    (
        "optimize_prompt_options.mode",
        "        GenerateImagesRequest.OptimizePromptOptions optimize =
                new GenerateImagesRequest.OptimizePromptOptions();
        optimize.setMode(«»);
",
    ),
];

pub(super) fn snippet(request: &Request, at: &Target) -> Snippet {
    let sdk = match at.cloud {
        Cloud::BytePlus => BYTEPLUS,
        Cloud::Volcengine => VOLCENGINE,
    };
    let (mut objects, mut calls, mut unsent) = (String::new(), String::new(), Vec::new());
    for (path, value) in super::leaves(request) {
        let known = FIELDS.iter().find(|(field, ..)| *field == path);
        let (Some((_, call, around)), Some(value)) = (known, expression(&path, value)) else {
            unsent.push(path);
            continue;
        };
        let hole = [("", &*value)];
        if let Some((_, object)) = OBJECTS.iter().find(|(field, _)| *field == path) {
            objects.push_str(&fill(object, &hole));
        }
        let value = fill(around, &hole);
        calls.push_str(&["                .", call, "(", &value, ")\n"].concat());
    }
    let (streams, files) = (request.streams(), request.body().has_files());
    let prefix = !streams && at.cloud == Cloud::BytePlus && !at.is_vendors();
    let holes = [
        ("package", sdk.package),
        ("base", &*literal(at.base())),
        ("address", &literal(&at.address())),
        ("prefix", if prefix { PREFIX } else { "" }),
        ("seconds", &seconds(request).to_string()),
        ("objects", &objects),
        ("unsent", &super::unsent("        // ", &unsent)),
        ("calls", &calls),
        ("data_url", if files { DATA_URL } else { "" }),
        ("extension", request.output_format().as_str()),
    ];
    let [plain, streaming] = sdk.needs;
    Snippet {
        text: fill(if streams { STREAM } else { REPLY }, &holes),
        file_name: "Seedream.java",
        install: Some(sdk.install),
        needs: if streams { streaming } else { plain },
        compiled_here: false,
    }
}

/// `None`: nothing that a field of the SDK holds.
fn expression(path: &str, value: &Value) -> Option<String> {
    Some(match value {
        Value::Text(text) => java(text),
        Value::Bool(value) => value.to_string(),
        Value::Whole(number) => number.to_string(),
        // A list of one is sent as a list, which the service takes as well (protocol.md 1.3).
        Value::Pictures(all) => {
            let all: Vec<_> = all.iter().map(picture).collect();
            ["Arrays.asList(", &all.join(", "), ")"].concat()
        }
        Value::Object(_) | Value::Json(_) => super::number(path, value)?.to_owned(),
    })
}

fn picture(picture: &InputPicture) -> String {
    match picture {
        InputPicture::Address(address) => java(address),
        InputPicture::File(file) => [
            "dataUrl(",
            &literal(&file.file_name),
            ", ",
            &literal(file.format),
            ")",
        ]
        .concat(),
    }
}
