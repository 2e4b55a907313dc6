//! The vendor's command line tool, with the flags that its own reference lists (`byteplus-sdk/ark-cli`,
//! `skills/arkcli-gen/references/arkcli-gen.md`).

use super::quote::shell;
use super::template::fill;
use super::{Snippet, Target};
use crate::catalog::Cloud;
use crate::request::{InputPicture, Request, Value};

const ARKCLI: &str = include_str!("templates/arkcli.sh");

/// A field and its flag. The prompt comes last, without one.
const FLAGS: &[(&str, &str)] = &[
    ("model", "--model "),
    ("size", "--size "),
    ("sequential_image_generation", "--sequential "),
    (
        "sequential_image_generation_options.max_images",
        "--image-count ",
    ),
    ("optimize_prompt_options.mode", "--prompt-mode "),
    ("stream", "--stream="),
    ("response_format", "--response-format "),
    ("output_format", "--output-format "),
    ("watermark", "--watermark="),
    ("seed", "--seed="),
    ("guidance_scale", "--guidance-scale="),
];

pub(super) fn snippet(request: &Request, at: &Target) -> Snippet {
    let (mut flags, mut unsent) = (String::new(), Vec::new());
    let mut flag = |flag: &str, value: &str| {
        flags.push_str(&["  ", flag, &shell(value), " \\\n"].concat());
    };
    for (path, value) in super::leaves(request) {
        let known = FLAGS.iter().find(|(field, _)| *field == path);
        match (known, value) {
            (Some((_, name)), Value::Text(text)) => flag(name, text),
            (Some((_, name)), Value::Bool(value)) => flag(name, &value.to_string()),
            (Some((_, name)), Value::Whole(number)) => flag(name, &number.to_string()),
            (Some((_, name)), Value::Json(_)) => match super::number(&path, value) {
                Some(number) => flag(name, number),
                None => unsent.push(path),
            },
            (None, Value::Pictures(all)) => {
                for picture in all {
                    match picture {
                        InputPicture::File(file) => {
                            flag("--input ", &["@", &file.file_name].concat())
                        }
                        // Its reference names files and addresses of the web, nothing else.
                        InputPicture::Address(address) if address.starts_with("data:") => {
                            unsent.push("image (data:)".to_owned());
                        }
                        InputPicture::Address(address) => flag("--input ", address),
                    }
                }
            }
            _ if path == "prompt" => {}
            _ => unsent.push(path),
        }
    }
    let prompt = request.prompt();
    let holes = [
        ("unsent", &*super::unsent("# ", &unsent)),
        ("base", &shell(at.base())),
        ("flags", &flags),
        // Behind it nothing is a flag.
        ("end", if prompt.starts_with('-') { "-- " } else { "" }),
        ("prompt", &shell(prompt)),
    ];
    Snippet {
        text: fill(ARKCLI, &holes),
        file_name: "seedream-arkcli.sh",
        install: Some(match at.cloud {
            Cloud::BytePlus => "npm install -g @byteplus/ark-cli@latest",
            Cloud::Volcengine => "npm install -g @volcengine/ark-cli@latest",
        }),
        // Its reference names no version for these flags, so the install line takes the latest.
        needs: &[],
        compiled_here: false,
    }
}
