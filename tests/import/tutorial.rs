//! The tutorial's own samples, as printed.

use crate::{form, imported};
use seedboard::request::{Draft, Field, ImportNote, Imported, check};
use serde_json::Value;
use std::fs;
use std::path::Path;

pub const SAMPLES: [&str; 8] = [
    "text_to_image",
    "image_to_image",
    "images_to_image",
    "text_to_group",
    "image_to_group",
    "images_to_group",
    "streaming",
    "prompt_optimization",
];

fn file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    fs::read_to_string(folder.join(name)).unwrap()
}

pub fn command(name: &str) -> String {
    file(&format!("curl/{name}.sh"))
}

/// What the form holds afterwards, against what the sample's JSON says, field by field; defaults elsewhere.
fn assert_holds(name: &str, draft: &Draft, json: &Value) {
    for field in Field::ALL {
        let said = field
            .path()
            .split('.')
            .try_fold(json, |at, key| at.get(key));
        let want = match (said, field) {
            (Some(Value::String(text)), _) => text.clone(),
            (Some(Value::Array(lines)), _) => {
                let lines: Vec<_> = lines.iter().map(|line| line.as_str().unwrap()).collect();
                lines.join("\n")
            }
            (Some(other), _) => other.to_string(),
            (None, Field::Image) => String::new(),
            (None, Field::SequentialImageGeneration) => "disabled".to_owned(),
            // A single picture: the number stays the form's.
            (None, Field::MaxImages) => "4".to_owned(),
            (None, Field::PromptMode) => "standard".to_owned(),
            (None, Field::OutputFormat) => "jpeg".to_owned(),
            (None, Field::ResponseFormat) => "url".to_owned(),
            (None, Field::Stream) => "false".to_owned(),
            (None, Field::Watermark) => "true".to_owned(),
            (None, field) => panic!("{name} does not say {field:?}"),
        };
        assert_eq!(draft.get(field), want, "{name}: {field:?}");
    }
}

fn defaults(imported: &Imported) -> Vec<Field> {
    let notes = imported.notes.iter();
    notes
        .filter_map(|note| match note {
            ImportNote::DefaultUsed { field } => Some(*field),
            _ => None,
        })
        .collect()
}

#[test]
fn every_command_of_the_tutorial_is_imported() {
    for name in SAMPLES {
        let json: Value = serde_json::from_str(&file(&format!("requests/{name}.json"))).unwrap();
        let got = imported(&command(name));
        assert_holds(name, &got.draft, &json);
        assert_eq!(got.dropped, [], "{name}");
        assert_eq!(got.draft.extra, [], "{name}");
        assert!(got.key.is_none(), "{name}");
        let base = "https://ark.ap-southeast.bytepluses.com/api/v3";
        assert_eq!(got.base_url.as_deref(), Some(base), "{name}");
        assert_eq!(check(&got.draft).problems, [], "{name}");
        let variable = ImportNote::KeyInVariable {
            name: "ARK_API_KEY".to_owned(),
        };
        assert!(got.notes.contains(&variable), "{name}");
        let repaired = got.notes.contains(&ImportNote::ApostropheRepaired);
        assert_eq!(repaired, name == "image_to_image", "{name}");
    }
}

#[test]
fn what_the_samples_leave_out_is_said() {
    use Field::*;
    for (name, want) in [
        (
            "text_to_image",
            &[SequentialImageGeneration, Stream, ResponseFormat][..],
        ),
        ("images_to_image", &[Stream, ResponseFormat, Watermark]),
        ("text_to_group", &[]),
        ("streaming", &[ResponseFormat, Watermark]),
    ] {
        assert_eq!(defaults(&imported(&command(name))), want, "{name}");
    }
}

#[test]
fn bodies_alone_are_imported() {
    for name in SAMPLES {
        let text = file(&format!("requests/{name}.json"));
        let json: Value = serde_json::from_str(&text).unwrap();
        for text in [
            text.clone(),
            format!("\u{feff}\r\n{}", text.replace('\n', "\r\n")),
            format!("```json\n{text}```\n"),
            format!("Try this one, it's nice:\n\n```\n{text}\n```\nIsn't it?"),
            format!("The body is\n{text}"),
            serde_json::to_string(&json).unwrap(),
        ] {
            assert_holds(name, &imported(&text).draft, &json);
        }
    }
}

/// The same commands with CRLF, in a fence, behind a prompt, indented, and with the spaces that copying adds.
#[test]
fn commands_survive_how_they_are_pasted() {
    for name in SAMPLES {
        let (text, want) = (command(name), imported(&command(name)));
        for (way, text) in [
            ("crlf", text.replace('\n', "\r\n")),
            (
                "fence",
                format!("Run this:\n\n```bash\n{text}```\nThat's all.\n"),
            ),
            ("prompt", format!("$ {text}")),
            (
                "blanks behind the backslash",
                text.replace("\\\n", "\\  \n"),
            ),
            ("lost backslashes", text.replace(" \\\n", "\n")),
            (
                "no-break spaces",
                text.replace("\\\n  ", "\\\n\u{a0}\u{a0}"),
            ),
            ("assigned before", format!("BASE=x; {text}")),
            ("more behind", format!("{text}\n# that's it\n| jq .data\n")),
        ] {
            let got = imported(&text);
            assert_eq!(got.draft, want.draft, "{name}, {way}");
            assert_eq!(got.base_url, want.base_url, "{name}, {way}");
        }
    }
}

#[test]
fn methods_1_and_2_keep_the_forms_model() {
    let text = file("requests/methods.txt");
    let got = imported(&text);
    assert_eq!(got.draft.size, "2K");
    assert!(
        got.draft
            .prompt
            .starts_with("Generate a series of 4 posters")
    );
    assert!(got.notes.contains(&ImportNote::FirstOfSeveral));
    assert!(got.notes.contains(&ImportNote::KeptFromForm {
        field: Field::Model
    }));
    assert_eq!(got.draft.model, form().model);
    let second = text.split_once("\n{").unwrap().1;
    let got = imported(&format!("{{{second}"));
    assert_eq!(got.draft.size, "2048x2048");
    assert!(!defaults(&got).contains(&Field::Size));
}
