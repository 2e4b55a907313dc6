//! Requests, and what they are on the wire.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use seedboard::catalog::Size;
use seedboard::ports::FileId;
use seedboard::request::{
    Draft, ExtraField, ReferenceFile, ReferenceSource, Request, ResponseFormat, Sequential, check,
};
use serde_json::Value;

/// The model whose pictures may be smallest, so that the service is quick.
pub const MODEL: &str = "seedream-4-0-250828";

/// Files that a program finds in its folder: names as people have them, and names as nobody should.
pub const FILES: [(&str, &str, &[u8]); 3] = [
    (
        "cat.png",
        "png",
        b"\x89PNG\r\n\x1a\n not a picture, but bytes enough \xff\x00",
    ),
    (
        "it's \"$HOME\" `x` \\ \u{1f408}.jpg",
        "jpeg",
        b"\xff\xd8\xff\xe0 bytes",
    ),
    ("-n", "webp", b"RIFF....WEBP"),
];

/// A draft that is quick to answer.
pub fn draft(prompt: &str) -> Draft {
    let mut draft = Draft::new(MODEL, prompt);
    draft.size = "1024x1024".to_owned();
    draft.sequential_image_generation = Sequential::Disabled;
    draft.response_format = ResponseFormat::Url;
    draft.stream = false;
    draft
}

/// A streamed group of four.
pub fn group(prompt: &str) -> Draft {
    let mut draft = draft(prompt);
    draft.sequential_image_generation = Sequential::Auto;
    draft.max_images = "4".to_owned();
    draft.stream = true;
    draft
}

/// Adds all of [`FILES`].
pub fn add_files(draft: &mut Draft) {
    for (at, (name, format, bytes)) in (0u32..).zip(FILES) {
        draft.references.add(ReferenceSource::File(ReferenceFile {
            id: FileId(at),
            file_name: name.to_owned(),
            bytes: bytes.len() as u64,
            format,
            format_name: format,
            size: Some(Size {
                width: 64,
                height: 64,
            }),
            fingerprint: None,
            unreadable: false,
            unlooked: false,
        }));
    }
}

/// Adds a field that the catalogue does not know.
pub fn add_field(draft: &mut Draft, path: &str, json: &str) {
    draft.extra.push(ExtraField {
        path: path.to_owned(),
        json: json.to_owned(),
        send: true,
    });
}

/// The request. Panics where it breaks a rule.
pub fn request(draft: &Draft) -> Request {
    let checked = check(draft);
    checked
        .request
        .unwrap_or_else(|| panic!("{:?}", checked.problems))
}

/// The bytes that are sent.
pub fn wire(request: &Request) -> String {
    request
        .body()
        .text(|file| BASE64_STANDARD.encode(FILES[file.id.0 as usize].2))
}

/// A value without the nulls that an SDK writes for what is not set (protocol.md 1).
pub fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, without_nulls(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}
