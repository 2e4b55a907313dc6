//! Python: the vendor's SDK, and the OpenAI client.
//!
//! Both clients stop reading a stream at the first refused picture (protocol.md 3.4). The programs let them send, and
//! read the lines of the reply themselves.

use super::quote::literal;
use super::template::fill;
use super::{Need, Snippet, Target, need, seconds};
use crate::catalog::Cloud;
use crate::request::{InputPicture, Request, Value};

const STREAM: &str = include_str!("templates/stream.py");
const REPLY: &str = include_str!("templates/reply.py");
const DATA_URL: &str = include_str!("templates/data_url.py");

/// A package with a client in it.
struct Sdk {
    install: &'static str,
    module: &'static str,
    client: &'static str,
    /// Fields that its call takes by name; all others go into `extra_body`.
    named: &'static [&'static str],
    /// Fields that are a class of its own, with that class and all the members it has.
    classes: &'static [(&'static str, &'static str, &'static str)],
    needs: &'static [Need],
    file_name: &'static str,
}

const VENDORS: &[&str] = &[
    "model",
    "prompt",
    "image",
    "size",
    "sequential_image_generation",
    "stream",
    "response_format",
    "output_format",
    "watermark",
];

const CLASSES: &[(&str, &str, &str)] = &[
    (
        "sequential_image_generation_options",
        "SequentialImageGenerationOptions",
        "max_images",
    ),
    ("optimize_prompt_options", "OptimizePromptOptions", "mode"),
];

/// Its own dependencies are not enough: httpx, pydantic and sniffio are imported but not declared (protocol.md 7).
const BYTEPLUS: Sdk = Sdk {
    install: "pip install byteplus-python-sdk-v2 httpx pydantic sniffio",
    module: "byteplussdkarkruntime",
    client: "Ark",
    named: VENDORS,
    classes: CLASSES,
    needs: &[
        need("Python", "3.8"),
        need("byteplus-python-sdk-v2", "3.0.32"),
    ],
    file_name: "seedream.py",
};

/// The documented `volcengine-python-sdk[ark]` has no such extra any more and brings a hundred packages; this is the one
/// of them that has the client, of the same version.
const VOLCENGINE: Sdk = Sdk {
    install: "pip install volcengine-ark-runtime",
    module: "volcenginesdkarkruntime",
    client: "Ark",
    named: VENDORS,
    classes: CLASSES,
    needs: &[
        need("Python", "3.8"),
        need("volcengine-ark-runtime", "5.0.51.post2"),
    ],
    file_name: "seedream.py",
};

const OPEN_AI: Sdk = Sdk {
    install: "pip install openai",
    module: "openai",
    client: "OpenAI",
    named: &[
        "model",
        "prompt",
        "size",
        "stream",
        "response_format",
        "output_format",
    ],
    classes: &[],
    needs: &[need("Python", "3.8"), need("openai", "1.97.0")],
    file_name: "seedream_openai.py",
};

pub(super) fn vendors(request: &Request, at: &Target) -> Snippet {
    match at.cloud {
        Cloud::BytePlus => snippet(request, at, &BYTEPLUS),
        Cloud::Volcengine => snippet(request, at, &VOLCENGINE),
    }
}

pub(super) fn open_ai(request: &Request, at: &Target) -> Snippet {
    snippet(request, at, &OPEN_AI)
}

fn snippet(request: &Request, at: &Target, sdk: &Sdk) -> Snippet {
    let (mut named, mut extra, mut classes) = (String::new(), String::new(), Vec::new());
    let mut loads = false;
    for (name, value) in request.fields() {
        loads |= needs_loads(value);
        if let Some((class, value)) = class_of(sdk, name, value) {
            classes.push(class);
            named.push_str(&format!("    {name}={value},\n"));
        } else if sdk.named.contains(&name.as_str()) {
            named.push_str(&format!("    {name}={},\n", expression(value)));
        } else {
            extra.push_str(&format!(
                "        {}: {},\n",
                literal(name),
                expression(value)
            ));
        }
    }
    if !extra.is_empty() {
        named.push_str(&format!("    extra_body={{\n{extra}    }},\n"));
    }
    let types = if classes.is_empty() {
        String::new()
    } else {
        let (module, classes) = (sdk.module, classes.join(", "));
        format!("from {module}.types.images.images import {classes}")
    };
    let files = request.body().has_files();
    let holes = [
        ("install", sdk.install),
        ("json", if loads { "import json\n" } else { "" }),
        ("module", sdk.module),
        ("client", sdk.client),
        ("types", &types),
        ("data_url", if files { DATA_URL.trim_end() } else { "" }),
        ("base", &literal(at.base())),
        ("seconds", &seconds(request).to_string()),
        ("extension", request.output_format().as_str()),
        ("arguments", &named),
    ];
    let template = if request.streams() { STREAM } else { REPLY };
    Snippet {
        text: fill(template, &holes),
        file_name: sdk.file_name,
        install: Some(sdk.install),
        needs: sdk.needs,
        compiled_here: true,
    }
}

/// The class of a field and the call that makes it, where the class has all that is sent.
fn class_of(sdk: &Sdk, name: &str, value: &Value) -> Option<(&'static str, String)> {
    let (_, class, member) = sdk.classes.iter().find(|(field, ..)| *field == name)?;
    let Value::Object(members) = value else {
        return None;
    };
    let [(only, value)] = members.as_slice() else {
        return None;
    };
    (only == member).then(|| (*class, format!("{class}({member}={})", expression(value))))
}

fn expression(value: &Value) -> String {
    match value {
        Value::Text(text) => literal(text),
        Value::Bool(value) => if *value { "True" } else { "False" }.to_owned(),
        Value::Whole(number) => number.to_string(),
        Value::Json(json) => any_json(json),
        Value::Object(members) => {
            let member = |(name, value): &(String, Value)| {
                [&literal(name), ": ", &expression(value)].concat()
            };
            let members: Vec<_> = members.iter().map(member).collect();
            ["{", &members.join(", "), "}"].concat()
        }
        Value::Pictures(all) => match all.as_slice() {
            [only] => picture(only),
            several => {
                let several: Vec<_> = several.iter().map(picture).collect();
                ["[\n        ", &several.join(",\n        "), ",\n    ]"].concat()
            }
        },
    }
}

fn picture(picture: &InputPicture) -> String {
    match picture {
        InputPicture::Address(address) => literal(address),
        InputPicture::File(file) => [
            "data_url(",
            &literal(&file.file_name),
            ", ",
            &literal(file.format),
            ")",
        ]
        .concat(),
    }
}

/// Numbers are written alike in both; of the rest, JSON's own reader knows best.
fn any_json(json: &str) -> String {
    match json.trim() {
        "true" => "True".to_owned(),
        "false" => "False".to_owned(),
        "null" => "None".to_owned(),
        number if super::is_number(number) => number.to_owned(),
        other => ["json.loads(", &literal(other), ")"].concat(),
    }
}

fn needs_loads(value: &Value) -> bool {
    match value {
        Value::Json(json) => any_json(json).starts_with("json."),
        Value::Object(members) => members.iter().any(|(_, value)| needs_loads(value)),
        _ => false,
    }
}
